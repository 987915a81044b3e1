"""Reads JSON: one article, an array of them, or one a line."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import BinaryIO

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.draft import Given
from warsan.sources.json_feeds import is_json_feed, read_json_feed
from warsan.sources.listed_pages import read_carried
from warsan.sources.pages import MAX_PAGE_BYTES
from warsan.sources.records import page_of_record, parse_json, read_record

# A line of JSONL spends up to six bytes on a character (\u201c).
MAX_LINE_BYTES = 3 * MAX_PAGE_BYTES
_CHUNK = 1 << 16
_LINE_HINT = "give one article a line"


def read_first_line(stream: BinaryIO) -> bytes:
    """The first line that is not empty, with the empty ones above it; bounded."""
    first = b""
    while not first.strip() and len(first) <= MAX_LINE_BYTES:
        line = stream.readline(MAX_LINE_BYTES + 1)
        if not line:
            break
        first += line
    return first


def read_json(
    first: bytes, stream: BinaryIO, origin: str, given: Given
) -> Iterator[Page | Refusal]:
    """JSONL if the first line is an object of its own, else one object or an array."""
    try:
        alone = isinstance(parse_json(first, origin=origin), dict)
    except InputError:
        alone = False
    second = stream.readline(MAX_LINE_BYTES + 1) if alone else b""
    if alone and second.strip():
        yield from read_lines(stream, origin, given, (first, second))
        return
    raw = first + second + stream.read(MAX_LINE_BYTES + 1)
    if len(raw) > MAX_LINE_BYTES:
        hint = "give one article a line as .jsonl, which is read line by line"
        raise InputError(f"{origin} is larger than {MAX_LINE_BYTES // 1_000_000} MB of JSON", hint)
    data = parse_json(raw, origin=origin)
    if is_json_feed(data):
        yield from read_carried(read_json_feed(data, origin=origin), origin=origin, given=given)
        return
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


def read_lines(
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
