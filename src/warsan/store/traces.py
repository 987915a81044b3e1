"""Looks for what should be gone in every file of a desk, packed ones included."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from warsan.store.raw_texts import find_texts

_ROWS = 100  # at a time: a row may hold a page


def find_traces(folder: Path, speaks: Callable[[str], bool]) -> tuple[str, ...]:
    """The files of a folder in which something is still said, by their path within it.

    Args:
        folder: A desk.
        speaks: Whether a text says it.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(
        str(path.relative_to(folder))
        for path in files
        if any(speaks(text) for text in _texts(path))
    )


def _texts(path: Path) -> Iterator[str]:
    try:
        yield path.read_bytes().decode("utf-8", "replace")
        if path.suffix == ".parquet":
            yield from _parquet_texts(path)
    except (OSError, duckdb.Error):  # taken away by another writer meanwhile
        return


def _parquet_texts(path: Path) -> Iterator[str]:
    with duckdb.connect(":memory:") as connection:
        for table in ("read_parquet", "parquet_metadata"):
            rows = connection.execute(f"SELECT * FROM {table}(?)", [str(path)])  # noqa: S608
            while some := rows.fetchmany(_ROWS):
                for row in some:
                    yield from _row_texts(row)


def _row_texts(row: tuple[object, ...]) -> Iterator[str]:
    for value in row:
        if isinstance(value, bytes):
            yield from find_texts(_unpacked(value))
        elif value is not None:
            yield str(value)


def _unpacked(value: bytes) -> bytes:
    try:
        return zlib.decompress(value)
    except zlib.error:
        return value
