"""Records with columns of any name to records with the fields of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from warsan.codebook.columns import fold_column, load_columns
from warsan.errors import InputError

# "20220428", as event data sets write a day: only where a column says that it is one.
_COMPACT_DAY = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_HINT = "write --columns title=headline,body=text: a field of ours, then the column's name"


def read_columns(text: str) -> dict[str, str]:
    """Which column holds which field, as a person writes it: "title=headline,body=text".

    Raises:
        InputError: A field is unknown or given twice, or a part is no pair.
    """
    columns: dict[str, str] = {}
    for part in text.split(","):
        field, mark, column = (piece.strip() for piece in part.partition("="))
        if not mark or not field or not column:
            raise InputError(f"--columns: {part.strip()!r} is no pair", _HINT)
        if field not in load_columns():
            fields = ", ".join(load_columns())
            raise InputError(f"--columns: {field!r} is no field", f"fields: {fields}")
        if field in columns:
            raise InputError(f"--columns: {field!r} is given twice", _HINT)
        columns[field] = column
    return columns


def find_columns(
    names: Iterable[str], columns: Mapping[str, str], *, origin: str
) -> dict[str, str]:
    """The column of each field that a table has: the one given, else one of a usual name.

    A field that is given by name never takes a usual one; a column serves one field only.

    Args:
        names: The table's columns.
        columns: What the caller gave.
        origin: Named in the error.

    Raises:
        InputError: The table lacks a column that was given, or has none for the text.
    """
    there: dict[str, str] = {}
    for name in names:
        there.setdefault(fold_column(name), name)
    found = {field: _given(column, there, origin) for field, column in columns.items()}
    for field, usual in load_columns().items():
        free = [
            there[name] for name in usual if name in there and there[name] not in found.values()
        ]
        if field not in found and free:
            found[field] = free[0]
    if not {"body", "html"} & set(found):
        listed = ", ".join(list(there.values())[:12]) or "none"
        raise InputError(f"{origin} has no column for the text (its columns: {listed})", _HINT)
    return found


def _given(column: str, there: Mapping[str, str], origin: str) -> str:
    if fold_column(column) not in there:
        listed = ", ".join(list(there.values())[:12]) or "none"
        raise InputError(f"{origin} has no column {column!r}", f"its columns: {listed}")
    return there[fold_column(column)]


def map_record(record: Mapping[str, Any], found: Mapping[str, str]) -> dict[str, Any]:
    """A row under the names of our fields; cells that are no text and no date are left out.

    Args:
        record: Values by column.
        found: As `find_columns` returns it.
    """
    values = {field: _text(record.get(column)) for field, column in found.items()}
    if _COMPACT_DAY.fullmatch(values.get("published") or ""):
        values["published"] = date.fromisoformat(str(values["published"])).isoformat()
    return {field: value for field, value in values.items() if value is not None}


def map_json(record: Mapping[str, Any], columns: Mapping[str, str], *, origin: str) -> Any:
    """A record of JSON under the names of our fields, where it does not use them itself.

    Raises:
        InputError: It lacks a column that was given.
    """
    if not columns and (record.get("body") or record.get("html")):
        return record
    try:
        return map_record(record, find_columns(record, columns, origin=origin))
    except InputError:
        if columns:
            raise
        return record


def _text(value: Any) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple) and value and all(isinstance(one, str) for one in value):
        return ", ".join(value)  # several authors
    if isinstance(value, int) and _COMPACT_DAY.fullmatch(str(value)):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None
