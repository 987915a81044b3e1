"""Rows as the data frames of pandas and polars, or as an Arrow table; loaded only when asked."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import msgspec

from warsan.errors import ExportError


def flat_columns(rows: Sequence[msgspec.Struct]) -> dict[str, list[Any]]:
    """Column names to values; a value within a value becomes `outer_inner`."""
    flat = [_flat(msgspec.to_builtins(row)) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    return {name: [row.get(name) for row in flat] for name in names}


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            found |= {f"{name}_{inner}": part for inner, part in _flat(value).items()}
        else:
            found[name] = value
    return found


def to_pandas(rows: Sequence[msgspec.Struct]) -> Any:
    """A `pandas.DataFrame`, one row a value.

    Raises:
        ExportError: pandas is not installed.
    """
    return _library("pandas").DataFrame(flat_columns(rows))


def to_polars(rows: Sequence[msgspec.Struct]) -> Any:
    """A `polars.DataFrame`, one row a value.

    Raises:
        ExportError: polars is not installed.
    """
    return _library("polars").DataFrame(flat_columns(rows), strict=False)


def to_arrow(rows: Sequence[msgspec.Struct]) -> Any:
    """A `pyarrow.Table`, one row a value.

    Raises:
        ExportError: pyarrow is not installed.
    """
    return _library("pyarrow").table(flat_columns(rows))


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise ExportError(f"{name} is not installed", f"pip install {name}") from None
