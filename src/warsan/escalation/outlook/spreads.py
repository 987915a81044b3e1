"""From the middle of a forecast to its distribution: how wrong such forecasts have been so far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warsan.escalation.outlook.arrays import LEVELS, Array, find_scale

FIRST = 10
"""Errors of earlier origins are those of methods that know too little yet."""
FEWEST = 5
"""With fewer errors than this there is no distribution."""
WIDTH = 0.6
"""How alike two weeks are whose forecasts stand this many scales apart: exp(-1/2)."""
ALIKE = 0.05
"""What an error counts from a week that was nothing like this one."""
CENTRED = 100.0
"""How many weeks of evidence it takes to believe half of a lean to one side."""
WINDOW = 104
"""How many errors make up the distribution of a baseline."""


@dataclass(frozen=True, eq=False)
class Hurdle:
    """What `find_spread` needs to know of weeks that may be exactly 0: how probable, by origin."""

    zeros: Array


def find_spread(
    centres: Array, targets: Array, horizon: int, hurdle: Hurdle | None = None
) -> Array:
    """The distribution of each forecast: past errors in scales of their time, in that of now.

    Errors of weeks whose forecast stood alike to its scale count for more, which lets the
    distribution lean and sharpen with the state of things (filtered historical simulation with a
    kernel). A middle that is off in such a state is set right by the same means, as far as there is
    evidence.

    Args:
        centres: Forecasts by origin.
        targets: What came true, by origin; NaN where not known. With a hurdle, weeks of 0 too.
        horizon: How many weeks ahead.
        hurdle: How probable a week of exactly 0 is.

    Returns:
        Origins by `LEVELS`; NaN where too few errors are known.
    """
    errors = targets - centres
    scale = find_scale(errors, horizon)
    usable = np.where(scale > 0, scale, 1.0)
    shares = np.where(scale > 0, errors / usable, np.nan)
    shares[:FIRST] = np.nan
    states = centres / usable
    ordered = np.argsort(shares, kind="stable")[: np.count_nonzero(~np.isnan(shares))]
    found = np.full((len(centres), len(LEVELS)), np.nan)
    for origin in range(FIRST + horizon, len(centres)):
        seen = ordered[ordered <= origin - horizon]
        if len(seen) < FEWEST:
            # A series that has never moved is forecast not to.
            found[origin] = centres[origin] if scale[origin] <= 0 and hurdle is None else np.nan
            continue
        weights = ALIKE + np.exp(-0.5 * ((states[seen] - states[origin]) / WIDTH) ** 2)
        lean = weights @ shares[seen] / weights.sum() * CENTRED / (CENTRED + weights.sum())
        values = centres[origin] + scale[origin] * (shares[seen] - lean)
        if hurdle is not None:
            values, weights = _with_zeros(values, weights, hurdle.zeros[origin])
        found[origin] = find_quantiles(values, weights)
    return found


def find_plain_spread(centres: Array, targets: Array, horizon: int) -> Array:
    """The distribution of a baseline: its forecast plus its last `WINDOW` errors, all alike."""
    errors = targets - centres
    found = np.full((len(centres), len(LEVELS)), np.nan)
    for origin in range(FIRST + horizon, len(centres)):
        last = origin - horizon + 1
        seen = errors[max(last - WINDOW, 0) : last]
        seen = np.sort(seen[~np.isnan(seen)])
        if len(seen) >= FEWEST:
            found[origin] = centres[origin] + find_quantiles(seen, np.ones(len(seen)))
    return found


def find_quantiles(values: Array, weights: Array, levels: Array = LEVELS) -> Array:
    """Quantiles of weighted values that are already in order."""
    total = np.cumsum(weights)
    quantiles: Array = np.interp(levels, (total - weights / 2) / total[-1], values)
    return quantiles


def _with_zeros(values: Array, weights: Array, zeros: float) -> tuple[Array, Array]:
    """Puts a lump of probability at 0 among the values."""
    at = int(np.searchsorted(values, 0.0))
    scaled = weights * (1 - zeros) / weights.sum()
    return np.insert(values, at, 0.0), np.insert(scaled, at, zeros)
