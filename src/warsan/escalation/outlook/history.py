"""Weekly series as the methods of the outlook take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from warsan.escalation.outlook.arrays import Array, find_scale, find_targets, smooth

ALPHA = 0.3
"""The weight of the newest week in the smoothing that all else is measured against."""


@dataclass(frozen=True, eq=False)
class History:
    """Series of the same weeks, side by side.

    Attributes:
        names: One a column.
        weeks: Weeks by columns; NaN where a week is not known.
    """

    names: tuple[str, ...]
    weeks: Array

    @cached_property
    def levels(self) -> Array:
        """Origins by columns: each series smoothed with `ALPHA`."""
        return self.smoothed(ALPHA)

    @cached_property
    def filled(self) -> Array:
        """The weeks, with the level before it for a week that is not known."""
        return np.where(np.isnan(self.weeks), self.levels[:-1], self.weeks)

    @cached_property
    def scales(self) -> Array:
        """Origins by columns: how far weeks have been from the level of late."""
        errors = find_targets(self.weeks, 1) - self.levels
        return np.column_stack([find_scale(column, 1) for column in errors.T])

    def smoothed(self, alpha: float) -> Array:
        """Origins by columns: each series smoothed."""
        return np.column_stack([smooth(column, alpha) for column in self.weeks.T])


def find_history(series: Mapping[str, Sequence[float]]) -> History:
    """Puts series of equal length side by side.

    Args:
        series: Values by name, oldest first; NaN where a week is not known.

    Raises:
        ValueError: There is none, or they are not of one length, or a value is infinite.
    """
    columns = [np.asarray(values, dtype=np.float64) for values in series.values()]
    if len({column.shape for column in columns}) != 1 or columns[0].ndim != 1:
        raise ValueError("an outlook needs at least one series, all of them over the same weeks")
    weeks = np.column_stack(columns)
    if np.isinf(weeks).any():
        raise ValueError("an outlook needs finite values, or NaN for a week that is not known")
    return History(tuple(series), weeks)
