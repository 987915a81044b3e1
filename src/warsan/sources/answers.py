"""What a server answered, as a page or as a listing of pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from warsan.errors import InputError
from warsan.model import Fetched, Page
from warsan.sources.draft import Given
from warsan.sources.listed import Listing
from warsan.sources.listings import read_listing
from warsan.sources.pages import page_of_text

if TYPE_CHECKING:
    from warsan.sources.fetching import Answer

_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
_TEXT_MEDIA = (*_HTML, "text/plain", "text/markdown")
_HINT = "give the address of an article or a feed"


def read_answer(answer: Answer, given: Given) -> Page | Listing:
    """The page, or the listing, that an address gave.

    Raises:
        InputError: It is neither, or broken.
        LanguageError: It is a page that is not in English.
    """
    kind = answer.media_type.partition(";")[0].strip().lower()
    # Feeds are served as anything, but no page is served as XML or JSON, nor begins like a feed.
    if kind not in _HTML or _begins_as_listing(answer.raw):
        found = listing_of_answer(answer)
        if found is not None:
            return found
        if answer.raw.lstrip()[:1] in {b"{", b"["}:
            raise InputError(f"{answer.address} is JSON, no page and no feed", _HINT)
    return page_of_answer(answer, given)


def listing_of_answer(answer: Answer) -> Listing | None:
    """The feed, sitemap or list that an address gave; None if it is none.

    Raises:
        InputError: It is one, but broken or unsafe.
    """
    charset = _CHARSET.search(answer.media_type)
    found = charset[1] if charset else None
    return read_listing(answer.raw, origin=answer.address, charset=found)


def page_of_answer(answer: Answer, given: Given) -> Page:
    """The page that an address gave.

    Args:
        answer: What the server sent.
        given: What the caller knows, and what the page was listed with.

    Raises:
        InputError: It cannot be read as news.
        LanguageError: It is not in English.
    """
    known = replace(given, listed=replace(given.listed, url=answer.address))
    kind = answer.media_type.partition(";")[0].strip().lower()
    media_type = answer.media_type if kind in _TEXT_MEDIA else None
    page = page_of_text(answer.raw, origin=answer.address, given=known, media_type=media_type)
    came = Fetched(
        address=answer.address, at=answer.fetched, media_type=answer.media_type,
        etag=answer.etag, last_modified=answer.last_modified,
    )  # fmt: skip
    return msgspec.structs.replace(page, fetched=came)


def _begins_as_listing(raw: bytes) -> bool:
    return bool(re.match(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:|urlset|sitemapindex|opml)\b",
                         raw[:1000].removeprefix(b"\xef\xbb\xbf"), re.IGNORECASE))  # fmt: skip
