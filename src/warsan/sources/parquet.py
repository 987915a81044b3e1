"""Articles kept as Parquet, one a row, read a few at a time."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.columns import find_columns, map_record
from warsan.sources.draft import Given
from warsan.sources.records import page_of_row

_AT_ONCE = 64  # rows fetched together: of news some megabytes
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "2GB",
}


def read_parquet(path: str | Path, origin: str, given: Given) -> Iterator[Page | Refusal]:
    """The articles of a Parquet file; a row that cannot be read is refused by its number.

    Args:
        path: The file.
        origin: Named in the refusals; the first row is row 1.
        given: What the caller knows; names columns.

    Raises:
        InputError: It is no Parquet file, is damaged, or has no column for the text.
    """
    # Imported when needed: DuckDB is large, and most files are no Parquet.
    import duckdb  # noqa: PLC0415

    try:
        with duckdb.connect(":memory:", config=_CONFIG) as connection:
            yield from _read(connection, glob.escape(str(path)), origin, given)
    except duckdb.Error as error:
        why = str(error).strip().splitlines()[0][:200]
        raise InputError(f"{origin} is no Parquet that can be read: {why}",
                         "write it again, or give it as JSONL") from error  # fmt: skip


def _read(connection: object, path: str, origin: str, given: Given) -> Iterator[Page | Refusal]:
    execute = connection.execute  # type: ignore[attr-defined]
    described = execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()
    found = find_columns((str(row[0]) for row in described), given.intake.columns, origin=origin)
    names = list(dict.fromkeys(found.values()))
    listed = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
    rows = execute(f"SELECT {listed} FROM read_parquet(?)", [path])  # noqa: S608 (quoted)
    number = 0
    while batch := rows.fetchmany(_AT_ONCE):
        for row in batch:
            number += 1
            record = map_record(dict(zip(names, row, strict=True)), found)
            yield page_of_row(record, origin=f"{origin} row {number}", given=given)
