"""Conversion between units of one dimension, by the SI factors in `data/units/factors.tsv`."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError


def convert(value: float, unit: str, to: str) -> float | None:
    """A value in another unit: `convert(50, "mile", "kilometre")` is 80.4672.

    Args:
        value: How many of `unit`.
        unit: Its unit, as a figure has it.
        to: The unit wanted.

    Returns:
        None where the units have no factor (people, money) or measure different things.
    """
    factors = load_factors()
    if unit == to:
        return value
    one, two = factors.get(unit), factors.get(to)
    if one is None or two is None or one[0] != two[0]:
        return None
    return value * one[1] / two[1]


@cache
def load_factors() -> MappingProxyType[str, tuple[str, float]]:
    """Unit to its dimension and what one of it is in that dimension's coherent SI unit.

    Raises:
        CodebookError: A factor is no positive number.
    """
    found: dict[str, tuple[str, float]] = {}
    for row in read_rows("units/factors.tsv", ("unit", "dimension", "factor")):
        factor = float(row["factor"])
        if factor <= 0:
            raise CodebookError(f"{row.place}: a factor is positive", "correct that line")
        found[row["unit"]] = row["dimension"], factor
    return MappingProxyType(found)
