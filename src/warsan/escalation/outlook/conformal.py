"""Intervals that hold what they promise, whatever the series does."""

from __future__ import annotations

import numpy as np

from warsan.escalation.outlook.arrays import LEVELS, Array

TAIL = 0.1
"""What an 80 % interval leaves out on either side."""
STEP = 0.01
"""How far a miss moves a level."""
LOWEST, HIGHEST = 0.01, 0.3


def find_calibrated(quantiles: Array, targets: Array, horizon: int) -> Array:
    """Moves the tails of each forecast so that of late one week in ten fell outside either.

    Adaptive conformal inference (Gibbs and Candès 2021), for each tail on its own: whenever a week
    falls below the lower end, the level that the end is read off at is lowered by
    `STEP * (1 - TAIL)`; whenever it does not, raised by `STEP * TAIL`. The levels between follow in
    proportion, so that the whole distribution stays one.

    Args:
        quantiles: Origins by `LEVELS`.
        targets: What came true, by origin; NaN where not known.
        horizon: How many weeks ahead.

    Returns:
        Origins by `LEVELS`.
    """
    found = quantiles.copy()
    low = high = TAIL
    for origin in range(len(quantiles)):
        seen = origin - horizon
        if seen >= 0 and not np.isnan(targets[seen] + found[seen, 0]):
            ends = find_ends(found[seen])
            low = _moved(low, targets[seen] < ends[0])
            high = _moved(high, targets[seen] > ends[1])
        if not np.isnan(quantiles[origin, 0]):
            found[origin] = np.interp(_levels(low, high), LEVELS, quantiles[origin])
    return found


def find_ends(quantiles: Array) -> tuple[float, float]:
    """The two ends of the 80 % interval."""
    low, high = np.interp([TAIL, 1 - TAIL], LEVELS, quantiles)
    return float(low), float(high)


def _moved(tail: float, missed: bool) -> float:
    moved = tail + STEP * (TAIL - float(missed))
    return min(max(moved, LOWEST), HIGHEST)


def _levels(low: float, high: float) -> Array:
    """Where the levels are read off once the ends of the interval are at these tails."""
    at: Array = np.interp(LEVELS, [0.0, TAIL, 0.5, 1 - TAIL, 1.0], [0.0, low, 0.5, 1 - high, 1.0])
    return at
