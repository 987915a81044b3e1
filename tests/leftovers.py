"""Looks for words in every file of a folder, also inside SQLite, Parquet and zlib."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb


def leftovers(folder: Path, *words: str) -> list[str]:
    """Where words are left: "file: word". Letter case counts, escapes in JSON do not hide them."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        for piece in pieces(path):
            found += [f"{path.name}: {word}" for word in words if is_in(word, piece)]
    return sorted(set(found))


def is_in(word: str, piece: bytes) -> bool:
    return word.encode() in piece or json.dumps(word)[1:-1].encode() in piece


def pieces(path: Path) -> Iterator[bytes]:
    """The file's name and bytes, and whatever can be unpacked from it."""
    yield str(path).encode()
    yield path.read_bytes()
    if path.suffix == ".parquet":
        with duckdb.connect() as connection:
            for table in ("read_parquet", "parquet_metadata", "parquet_kv_metadata"):
                rows = connection.execute(f"SELECT * FROM {table}(?)", [str(path)]).fetchall()  # noqa: S608
                yield from values_of(rows)
    elif path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as file:
            names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (name,) in names:
                yield from values_of(file.execute(f"SELECT * FROM {name}").fetchall())  # noqa: S608


def values_of(rows: list[tuple[object, ...]]) -> Iterator[bytes]:
    for value in (value for row in rows for value in row):
        if isinstance(value, bytes):
            yield value
            try:
                yield zlib.decompress(value)
            except zlib.error:
                continue
        else:
            yield str(value).encode("utf-8", "surrogatepass")
