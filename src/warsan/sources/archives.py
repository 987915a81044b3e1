"""Pages in web archives (WARC), as crawlers and archives keep them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.draft import Given, Listed
from warsan.sources.pages import MAX_PAGE_BYTES, page_of_text

# A page that was saved, and a text that was made of one; requests, revisits and notes are none.
_KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_NO_PAGES = ("/robots.txt", "/ads.txt", "/humans.txt", "/security.txt")
_HINT = "its earlier pages were read; fetch the archive again for the rest"


def read_archive(stream: BinaryIO, origin: str, given: Given) -> Iterator[Page | Refusal]:
    """The HTML and text pages of an archive; pictures, scripts and redirects are passed over.

    Args:
        stream: The archive, packed or not.
        origin: Named in the refusals, with the page's address.
        given: What the caller knows.

    Raises:
        InputError: The archive is broken, or holds no pages.
    """
    found = False
    try:
        for record in ArchiveIterator(stream, record_types=_KINDS, auto_decode="all"):
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            kind = _media_type(record)
            if kind.partition(";")[0].strip().lower() in _PAGES and not address.endswith(_NO_PAGES):
                found = True
                yield _read_record(record, kind, address, origin, given)
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        raise InputError(f"{origin} is a broken archive: {error}", _HINT) from error
    if not found:
        raise InputError(f"{origin} is a web archive without pages", "give a WARC that holds HTML")


def _media_type(record: Any) -> str:
    """What a record holds; empty for the answers of servers that are no page."""
    if record.is_http:
        headers = record.http_headers
        return (headers.get("Content-Type") or "") if headers.status_code == 200 else ""
    return record.headers.get("Content-Type") or ""


def _read_record(
    record: Any, media_type: str, address: str, origin: str, given: Given
) -> Page | Refusal:
    named = f"{origin}: {address or 'a page without address'}"
    try:
        raw = record.reader.read(MAX_PAGE_BYTES + 1)
        known = replace(given, listed=Listed(url=address or None))
        return page_of_text(raw, origin=named, given=known, media_type=media_type)
    except InputError as error:
        return Refusal(origin=named, reason=error.message, hint=error.hint)
