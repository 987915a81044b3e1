"""Feeds, sitemaps and lists of feeds: documents that name pages instead of being one."""

from __future__ import annotations

import json

from warsan.errors import InputError
from warsan.sources.characters import read_characters
from warsan.sources.listed import Listing


def read_listing(raw: bytes, *, origin: str, charset: str | None = None) -> Listing | None:
    """The pages that a feed (RSS, Atom, JSON Feed), sitemap or OPML list names.

    Args:
        raw: The document; the caller has limited its size.
        origin: File or address, for messages; addresses in it are resolved against it.
        charset: What the server declared, if anything.

    Returns:
        None if the document is none of these.

    Raises:
        InputError: It is one, but broken past mending, or unsafe.
    """
    text = read_characters(raw, origin=origin, charset=charset)
    start = text.lstrip()[:1]
    if start == "{":
        return _read_json_feed(text, origin)
    if start != "<":
        return None
    # Imported when needed: lxml takes time that a folder of texts need not pay.
    from warsan.sources.xml_listings import read_xml_listing  # noqa: PLC0415

    return read_xml_listing(text, origin=origin)


def _read_json_feed(text: str, origin: str) -> Listing | None:
    from warsan.sources.json_feeds import is_json_feed, read_json_feed  # noqa: PLC0415

    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        if "jsonfeed.org/version" in text[:2000]:
            raise InputError(f"{origin} is a broken JSON feed", "fetch it again") from error
        return None
    return read_json_feed(data, origin=origin) if is_json_feed(data) else None
