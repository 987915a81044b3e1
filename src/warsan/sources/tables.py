"""Articles kept as a table of text (CSV, TSV): a header, then one article a row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.columns import find_columns, map_record
from warsan.sources.draft import Given
from warsan.sources.json_files import MAX_LINE_BYTES
from warsan.sources.records import page_of_row

_SAMPLE = 1 << 18
_DELIMITERS = ",;\t|"
_ROW_HINT = "look for a quotation mark that is not closed or not doubled"


def read_table(
    stream: BinaryIO, origin: str, given: Given, *, first: bytes = b"", tabs: bool = False
) -> Iterator[Page | Refusal]:
    """The articles of a table, row by row; a row that cannot be read is refused by its number.

    Args:
        stream: The table, from where `first` ends.
        origin: Named in the refusals; the header is row 1.
        given: What the caller knows; names columns.
        first: What was read of the stream already.
        tabs: Whether cells are parted by tabs; else found in the header.

    Raises:
        InputError: There is no header, or no column for the text.
    """
    text = _open_text(stream, first)
    # One cell holds a whole article; the limit is Python's own, for all readers of this process.
    csv.field_size_limit(MAX_LINE_BYTES)
    header_line = text.readline(MAX_LINE_BYTES)
    delimiter = "\t" if tabs else max(_DELIMITERS, key=header_line.count)
    header = next(csv.reader([header_line], delimiter=delimiter), [])
    if not header:
        raise InputError(f"{origin} is empty", "give a table with a header and an article a row")
    found = find_columns(header, given.intake.columns, origin=origin)
    rows = csv.reader(text, delimiter=delimiter)
    for number, row in enumerate(_rows(rows), 2):
        if row:
            yield _read_row(row, header, found, f"{origin} row {number}", given)


def _rows(rows: Any) -> Iterator[list[str] | csv.Error]:
    """The rows, and an error in the place of one that breaks the rules of CSV."""
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _read_row(
    row: list[str] | csv.Error, header: list[str], found: dict[str, str], origin: str, given: Given
) -> Page | Refusal:
    if isinstance(row, csv.Error):
        return Refusal(origin=origin, reason=f"{origin} is no row: {row}", hint=_ROW_HINT)
    if len(row) != len(header):
        reason = f"{origin} has {len(row)} cells, the header {len(header)}"
        return Refusal(origin=origin, reason=reason, hint=_ROW_HINT)
    record = map_record(dict(zip(header, row, strict=True)), found)
    return page_of_row(record, origin=origin, given=given)


class _Joined(io.RawIOBase):
    """Bytes already read, then the stream that they came from."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        wanted = len(buffer)
        taken = self._first[:wanted] or self._rest.read(wanted)
        self._first = self._first[wanted:]
        buffer[: len(taken)] = taken
        return len(taken)


def _open_text(stream: BinaryIO, first: bytes) -> io.TextIOWrapper:
    sample = first + stream.read(_SAMPLE)
    joined = io.BufferedReader(_Joined(sample, stream), _SAMPLE)
    return io.TextIOWrapper(joined, _encoding(sample), errors="replace", newline="")


def _encoding(sample: bytes) -> str:
    """UTF-16 by its mark, UTF-8 if the sample is, else what Windows writes in the West."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the last letter may be cut
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8-sig"
