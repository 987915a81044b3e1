"""What the fields of an article are called in tables that others made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from warsan.codebook.rows import read_rows


@cache
def load_columns() -> Mapping[str, tuple[str, ...]]:
    """Each field of a record with the names of its column, folded, the likeliest first."""
    rows = read_rows("pages/columns.tsv", ("field", "names"))
    return MappingProxyType(
        {row["field"]: tuple(fold_column(name) for name in row.entries("names")) for row in rows}
    )


def fold_column(name: str) -> str:
    """A column's name without case, spaces, "_" and "-"."""
    return "".join(letter for letter in name.casefold() if letter not in " _-\ufeff")
