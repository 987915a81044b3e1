"""Which kind of file a stream is, by its name and how it begins, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.draft import Given
from warsan.sources.json_files import read_first_line, read_json, read_lines
from warsan.sources.listed_pages import read_carried
from warsan.sources.listings import read_listing
from warsan.sources.pages import MAX_PAGE_BYTES, page_of_text
from warsan.sources.tables import read_table

_MEDIA = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".md": "text/markdown",
    ".markdown": "text/markdown",
}  # fmt: skip
_LINES = frozenset({".jsonl", ".ndjson"})
_TABLES = {".csv": False, ".tsv": True, ".tab": True}
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:|urlset|sitemapindex|opml)\b", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"


def read_stream(
    stream: BinaryIO, path: str | Path, origin: str, given: Given
) -> Iterator[Page | Refusal]:
    """The articles in a stream.

    Args:
        stream: The unpacked bytes.
        path: The file's name, whose ending says what it is; "-" says nothing.
        origin: Named in refusals.
        given: What the caller knows.

    Raises:
        InputError: It cannot be read as a whole.
    """
    suffix = suffix_of(path)
    if suffix in _LINES:
        yield from read_lines(stream, origin, given)
        return
    if suffix in _TABLES:
        yield from read_table(stream, origin, given, tabs=_TABLES[suffix])
        return
    yield from _read_sniffed(stream, suffix, origin, given)


def suffix_of(path: str | Path) -> str:
    """What a file's name says it is, beneath its packing: ".warc" for "a.WARC.gz"."""
    name = Path(path)
    packed = name.suffix.lower() in {".gz", ".zst"}
    return (name.with_suffix("") if packed else name).suffix.lower()


def _read_sniffed(
    stream: BinaryIO, suffix: str, origin: str, given: Given
) -> Iterator[Page | Refusal]:
    first = b"" if suffix in _MEDIA else read_first_line(stream)
    start = first.removeprefix(_BOM).lstrip()
    if first.startswith(b"WARC/1."):
        hint = "give it as a file whose name ends in .warc or .warc.gz"
        raise InputError(f"{origin} is a web archive", hint)
    if first and (suffix == ".json" or (suffix != ".txt" and start[:1] in {b"{", b"["})):
        yield from read_json(first, stream, origin, given)
        return
    if first and given.intake.columns and not suffix:
        yield from read_table(stream, origin, given, first=first)
        return
    if suffix != ".txt" and _XML.match(start):
        yield from _read_xml(first, stream, origin, given)
        return
    raw = first + stream.read(MAX_PAGE_BYTES + 1 - min(len(first), MAX_PAGE_BYTES))
    yield page_of_text(raw, origin=origin, given=given, media_type=_MEDIA.get(suffix))


def _read_xml(
    first: bytes, stream: BinaryIO, origin: str, given: Given
) -> Iterator[Page | Refusal]:
    limit = given.intake.manners.most_map_bytes
    raw = first + stream.read(limit + 1 - min(len(first), limit))
    listing = read_listing(raw, origin=origin) if len(raw) <= limit else None
    if listing is None:
        yield page_of_text(raw, origin=origin, given=given)
        return
    yield from read_carried(listing, origin=origin, given=given)
