"""What arrays mean in this room, and the smoothing that all methods share.

Weeks are counted from 0. An *origin* `o` is the moment at which the weeks before `o` are known, so
an array over origins has one more entry than there are weeks. A forecast made at origin `o` for
horizon `h` is about week `o + h - 1`; its error is known at origin `o + h` and no earlier. Nothing
in this room reads more than that: `tests/escalation` changes the future and looks whether any
forecast moves.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

LEVELS: Array = np.arange(1, 100) / 100
"""The probabilities whose quantiles make up a forecast."""

LONG_SHARE = 0.2
"""How much of the mean error of all time a scale keeps after a long quiet."""


def smooth(values: Array, alpha: float, *, warm: bool = False) -> Array:
    """Simple exponential smoothing: the level at each origin.

    Args:
        values: One value a week; NaN where it is not known, which leaves the level as it is.
        alpha: The weight of the newest week.
        warm: Whether to start as the plain mean of what is known, until that gives the newest week
            less weight than `alpha`. Otherwise the first known week is the first level.

    Returns:
        Levels by origin; 0 before any week is known.
    """
    levels = np.zeros(len(values) + 1)
    level, known = 0.0, 0
    for week, value in enumerate(values.tolist()):
        if not math.isnan(value):
            known += 1
            least = 1 / known if warm or known == 1 else 0.0
            level += max(alpha, least) * (value - level)
        levels[week + 1] = level
    return levels


def delay(levels: Array, horizon: int) -> Array:
    """Levels over errors as they are known at each origin.

    Args:
        levels: Entry `k` rests on the errors of the first `k` origins.
        horizon: The errors of origin `o` are known at origin `o + horizon`.

    Returns:
        By origin, as many entries as `levels` less one.
    """
    origins = np.arange(len(levels) - 1)
    known: Array = levels[np.maximum(origins - horizon + 1, 0)]
    return known


def find_scale(errors: Array, horizon: int, alpha: float = 0.1) -> Array:
    """How large errors have been of late: their smoothed absolute size at each origin.

    Args:
        errors: By origin; NaN where the week is not known.
        horizon: How many weeks ahead they are.
        alpha: The weight of the newest error.

    Returns:
        By origin; 0 as long as no error was seen that is not 0.
    """
    sizes = np.abs(errors)
    recent = smooth(sizes, alpha, warm=True)
    overall = smooth(sizes, 0.0, warm=True)
    return delay(np.maximum(recent, LONG_SHARE * overall), horizon)


def find_targets(values: Array, horizon: int) -> Array:
    """What comes true, by origin `o`: the value of week `o + horizon - 1`, NaN if not yet known."""
    ahead = values[horizon - 1 :]
    unknown = np.full((len(values) + 1 - len(ahead), *values.shape[1:]), np.nan)
    return np.concatenate([ahead, unknown])
