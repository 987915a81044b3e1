"""Many forecasts made one, each weighed by what it was worth so far."""

from __future__ import annotations

import numpy as np

from warsan.escalation.outlook.arrays import LEVELS, Array, delay, smooth
from warsan.escalation.outlook.scores import find_losses
from warsan.escalation.outlook.spreads import find_quantiles

MEMORY = 0.02
"""The weight of the newest loss: what lies a year back counts a third."""
POWER = 2.0
"""A method with twice the loss gets this power of a half of the weight."""


def find_weights(members: Array, targets: Array, horizon: int) -> Array:
    """How much each method counts at each origin: its discounted mean loss to a negative power.

    (Bates and Granger 1969; Stock and Watson 2004, with the CRPS in the place of the squared
    error.)

    Args:
        members: Methods by origins by `LEVELS`; NaN where a method has no forecast yet.
        targets: What came true, by origin; NaN where not known.
        horizon: How many weeks ahead.

    Returns:
        Methods by origins. They add up to 1 where any method has a forecast, else all are 0.
    """
    losses = np.array([find_losses(quantiles, targets) for quantiles in members])
    # A week counts only if all have a forecast of it, so that none is spared a hard one.
    losses[:, np.isnan(losses).any(axis=0)] = np.nan
    means = np.array([delay(smooth(loss, MEMORY, warm=True), horizon) for loss in losses])
    least = np.maximum(means.max(axis=0), 1e-12) * 1e-6
    raw = (1 / np.maximum(means, least)) ** POWER
    raw[np.isnan(members).any(axis=2)] = 0.0
    total = raw.sum(axis=0)
    weights: Array = raw / np.where(total > 0, total, 1.0)
    return weights


def find_pool(members: Array, weights: Array) -> Array:
    """The quantiles of the mixture of all methods at each origin (a linear pool).

    Args:
        members: Methods by origins by `LEVELS`.
        weights: Methods by origins.

    Returns:
        Origins by `LEVELS`; NaN where no method has a forecast.
    """
    found = np.full(members.shape[1:], np.nan)
    for origin in np.flatnonzero(weights.sum(axis=0) > 0):
        counts = weights[:, origin] > 0
        values = members[counts, origin].ravel()
        order = np.argsort(values)
        each = np.repeat(weights[counts, origin], len(LEVELS))
        found[origin] = find_quantiles(values[order], each[order])
    return found


def keep_sign(quantiles: Array, weeks: Array) -> Array:
    """A series that has never been negative is not forecast to be, nor one never positive.

    Args:
        quantiles: Origins by `LEVELS`.
        weeks: The weeks themselves; NaN where not known.
    """
    known = np.where(np.isnan(weeks), 0.0, weeks)
    start = [0.0]
    least = np.concatenate([start, np.minimum.accumulate(known)])
    most = np.concatenate([start, np.maximum.accumulate(known)])
    floor = np.where(least >= 0, 0.0, -np.inf)[:, None]
    ceiling = np.where(most <= 0, 0.0, np.inf)[:, None]
    # Before anything has happened a series has no sign to keep.
    quiet = (least >= 0) & (most <= 0)
    kept: Array = np.where(quiet[:, None], quantiles, np.clip(quantiles, floor, ceiling))
    return kept
