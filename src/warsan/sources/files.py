"""Reads whatever a person names: files, folders, packed files, JSONL, standard input."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.draft import Given
from warsan.sources.pages import MAX_PAGE_BYTES, check_given, page_of_text
from warsan.sources.records import page_of_record, parse_json, read_record
from warsan.sources.streams import STDIN, open_stream

# A line of JSONL spends up to six bytes on a character (\u201c).
MAX_LINE_BYTES = 3 * MAX_PAGE_BYTES
_CHUNK = 1 << 16
_LINE_HINT = "give one article a line"
_TEXT_HINT = "give .txt, .md, .html, .json or .jsonl files"
_MEDIA = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".md": "text/markdown",
    ".markdown": "text/markdown",
}  # fmt: skip
_LINES = frozenset({".jsonl", ".ndjson"})


def read_sources(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    today: date | None = None,
) -> Iterator[Page | Refusal]:
    """Every article in the given files and folders, one after the other, as they are read.

    Files are pages (HTML, Markdown, text), JSON, or JSONL with one article a line, each also
    as .gz; folders are read through in order of their names, without hidden files; "-" is
    standard input. What cannot be read comes as a Refusal in its place, and the rest goes on.

    Args:
        paths: Files, folders, "-".
        published: Time of publication for all of them; wins over what they say.
        outlet: Their outlet; wins over what they say.
        today: The clock's day; tests set it.

    Raises:
        InputError: `published` is no date or lies in the future. Raised at the call, before
            anything is read.
    """
    given = check_given(published=published, outlet=outlet, today=today)
    return itertools.chain.from_iterable(_read_path(path, given) for path in paths)


def _read_path(path: str | Path, given: Given) -> Iterator[Page | Refusal]:
    if str(path) != STDIN and Path(path).is_dir():
        yield from _read_folder(Path(path), given)
    else:
        yield from _read_file(path, given)


def _read_folder(folder: Path, given: Given) -> Iterator[Page | Refusal]:
    found = False
    denied: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            found = True
            yield from _read_file(Path(parent, name), given)
        yield from (_denied(error) for error in denied)
        found = found or bool(denied)
        denied.clear()
    yield from (_denied(error) for error in denied)
    if not found and not denied:
        yield Refusal(origin=str(folder), reason=f"{folder} holds no files", hint=_TEXT_HINT)


def _denied(error: OSError) -> Refusal:
    origin = str(error.filename)
    hint = "give yourself permission to read it"
    return Refusal(origin=origin, reason=f"the folder {origin} may not be read", hint=hint)


def _read_file(path: str | Path, given: Given) -> Iterator[Page | Refusal]:
    origin = "standard input" if str(path) == STDIN else str(path)
    try:
        with open_stream(path) as stream:
            yield from _read_stream(stream, _suffix(path), origin, given)
    except InputError as error:
        yield Refusal(origin=origin, reason=error.message, hint=error.hint)


def _suffix(path: str | Path) -> str:
    name = Path(path)
    return (name.with_suffix("") if name.suffix.lower() == ".gz" else name).suffix.lower()


def _read_stream(
    stream: BinaryIO, suffix: str, origin: str, given: Given
) -> Iterator[Page | Refusal]:
    if suffix in _LINES:
        yield from _read_lines(stream, origin, given)
        return
    first = b"" if suffix in _MEDIA else _first_line(stream)
    looks_like_json = suffix != ".txt" and first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}
    if first and (suffix == ".json" or looks_like_json):
        yield from _read_json(first, stream, origin, given)
        return
    raw = first + stream.read(MAX_PAGE_BYTES + 1 - min(len(first), MAX_PAGE_BYTES))
    yield page_of_text(raw, origin=origin, given=given, media_type=_MEDIA.get(suffix))


def _first_line(stream: BinaryIO) -> bytes:
    """The first line that is not empty, with the empty ones above it; bounded."""
    first = b""
    while not first.strip() and len(first) <= MAX_LINE_BYTES:
        line = stream.readline(MAX_LINE_BYTES + 1)
        if not line:
            break
        first += line
    return first


def _read_json(
    first: bytes, stream: BinaryIO, origin: str, given: Given
) -> Iterator[Page | Refusal]:
    """JSONL if the first line is an object of its own, else one object or an array."""
    try:
        alone = isinstance(parse_json(first, origin=origin), dict)
    except InputError:
        alone = False
    second = stream.readline(MAX_LINE_BYTES + 1) if alone else b""
    if alone and second.strip():
        yield from _read_lines(stream, origin, given, (first, second))
        return
    raw = first + second + stream.read(MAX_LINE_BYTES + 1)
    if len(raw) > MAX_LINE_BYTES:
        hint = "give one article a line as .jsonl, which is read line by line"
        raise InputError(f"{origin} is larger than {MAX_LINE_BYTES // 1_000_000} MB of JSON", hint)
    data = parse_json(raw, origin=origin)
    if not isinstance(data, list):
        yield page_of_record(data, raw=raw, origin=origin, given=given)
        return
    for number, record in enumerate(data, 1):
        yield _read_item(record, f"{origin} item {number}", given)


def _read_item(record: object, origin: str, given: Given) -> Page | Refusal:
    try:
        raw = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        return page_of_record(record, raw=raw, origin=origin, given=given)
    except InputError as error:
        return Refusal(origin=origin, reason=error.message, hint=error.hint)


def _read_lines(
    stream: BinaryIO, origin: str, given: Given, first: tuple[bytes, ...] = ()
) -> Iterator[Page | Refusal]:
    """One article a line; a line that cannot be read is refused by its number."""
    found = False
    rest = iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b"")
    for number, line in enumerate(itertools.chain(first, rest), 1):
        if not line.strip():
            continue
        found = True
        if len(line) > MAX_LINE_BYTES:
            _skip_line(stream)
        yield _read_line(line, f"{origin} line {number}", given)
    if not found:
        raise InputError(f"{origin} is empty", "give a file with one article a line")


def _skip_line(stream: BinaryIO) -> None:
    while chunk := stream.readline(_CHUNK):
        if chunk.endswith(b"\n"):
            return


def _read_line(line: bytes, origin: str, given: Given) -> Page | Refusal:
    if len(line) > MAX_LINE_BYTES:
        size = MAX_LINE_BYTES // 1_000_000
        return Refusal(origin=origin, reason=f"{origin} is longer than {size} MB", hint=_LINE_HINT)
    try:
        return read_record(line.rstrip(b"\r\n"), origin=origin, given=given)
    except InputError as error:
        return Refusal(origin=origin, reason=error.message, hint=error.hint)
