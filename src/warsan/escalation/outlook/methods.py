"""The methods of the outlook by name: what each says of every week, from the weeks before it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from warsan.escalation.outlook.arrays import Array, find_targets
from warsan.escalation.outlook.history import History
from warsan.escalation.outlook.hurdles import predict_sizes, predict_zeros
from warsan.escalation.outlook.regressions import (
    predict_departures,
    predict_mean,
    predict_vector,
)
from warsan.escalation.outlook.spreads import Hurdle, find_spread

GRID: Array = np.arange(0.02, 1.0, 0.04)
"""Among these the fitted smoothing chooses."""

Centres = Callable[[History, int], Array]


def predict_last(history: History, horizon: int) -> Array:  # noqa: ARG001
    """Random walk: all goes on as in the last week."""
    return np.vstack([np.zeros(len(history.names)), history.filled])


def predict_recent(history: History, horizon: int) -> Array:  # noqa: ARG001
    """The mean of the last eight weeks."""
    return predict_mean(history)


def predict_level(history: History, horizon: int) -> Array:  # noqa: ARG001
    """Simple exponential smoothing with a weight of 0.3."""
    return history.levels


def predict_fitted(history: History, horizon: int) -> Array:
    """Simple exponential smoothing with the weight that would have been best so far."""
    tried = np.array([history.smoothed(alpha) for alpha in GRID])
    squares = np.nan_to_num((find_targets(history.weeks, horizon) - tried) ** 2)
    sums = np.cumsum(squares, axis=1)
    best = np.zeros(sums.shape[1:], dtype=int)
    best[horizon:] = np.argmin(sums[:, : sums.shape[1] - horizon], axis=0)
    chosen: Array = np.take_along_axis(tried, best[None], axis=0)[0]
    return chosen


METHODS: dict[str, Centres] = {
    "random_walk": predict_last,
    "mean_8": predict_recent,
    "exponential_smoothing": predict_level,
    "exponential_smoothing_fitted": predict_fitted,
    "var_6": predict_vector,
    "regression": predict_departures,
}
"""Those that say one number; their distribution follows from their errors."""

BASELINES = tuple(METHODS)[:5]
"""Those that forecasts are measured against."""

MEMBERS = (*METHODS, "hurdle")
"""Those that the forecast is made of."""


def find_hurdle_spread(history: History, column: int, horizon: int) -> Array:
    """The distribution that hurdle regression gives: a chance of 0, and sizes otherwise."""
    zeros = predict_zeros(history, column, horizon)
    centres = predict_sizes(history, column, zeros, horizon)
    targets = find_targets(history.weeks[:, column], horizon)
    targets[targets == 0] = np.nan
    return find_spread(centres, targets, horizon, Hurdle(zeros))
