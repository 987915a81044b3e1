"""Regressions that are fitted anew every week on what was known by then."""

from __future__ import annotations

import numpy as np

from warsan.escalation.outlook.arrays import Array, find_targets
from warsan.escalation.outlook.history import History

RIDGE = 20.0
"""How many weeks' worth of evidence a coefficient other than 0 has to overcome."""
OWN_ALPHAS = (1.0, 0.6, 0.1, 0.03)
OTHER_ALPHAS = (1.0, 0.3, 0.1)
SLOW = 0.03
"""The smoothing that says what is usual for a series: a memory of about a year."""
MOST = 4.0
"""Errors count up to this many scales: one shock must not turn a coefficient."""
LAGS = 6
ROWS_PER_COEFFICIENT = 3


def predict_online(features: Array, targets: Array, horizon: int, ridge: Array) -> Array:
    """Least squares with a ridge, at each origin on the rows whose targets are known there.

    Args:
        features: Origins by features.
        targets: Origins by targets; a row that holds NaN is left out.
        horizon: The target of origin `o` is known at origin `o + horizon`.
        ridge: Added to the diagonal, by feature.

    Returns:
        Origins by targets: what the coefficients of each origin say.
    """
    known = np.isfinite(targets.sum(axis=1))
    gram, moment = np.diag(ridge), np.zeros((features.shape[1], targets.shape[1]))
    found = np.zeros_like(targets)
    for origin, row in enumerate(features):
        seen = origin - horizon
        if seen >= 0 and known[seen]:
            gram += np.outer(features[seen], features[seen])
            moment += np.outer(features[seen], targets[seen])
        found[origin] = row @ np.linalg.solve(gram, moment)
    return found


def predict_vector(history: History, horizon: int) -> Array:
    """Vector autoregression of order `LAGS` with a constant, by least squares on all weeks so far.

    For more than one week ahead it is fitted to that week directly. Until there are
    `ROWS_PER_COEFFICIENT` weeks for each coefficient it is the mean of the last eight weeks.
    """
    weeks = history.filled
    count, columns = weeks.shape
    features = np.ones((count + 1, 1 + LAGS * columns))
    for lag in range(1, LAGS + 1):
        features[:lag, 1 + (lag - 1) * columns : 1 + lag * columns] = 0.0
        features[lag:, 1 + (lag - 1) * columns : 1 + lag * columns] = weeks[: count + 1 - lag]
    targets = find_targets(weeks, horizon)
    targets[:LAGS] = np.nan
    # Only so large that weeks of nothing but zeros can be solved.
    ridge = np.full(features.shape[1], 1e-6)
    found = predict_online(features, targets, horizon, ridge)
    early = ROWS_PER_COEFFICIENT * features.shape[1] + LAGS + horizon
    found[:early] = predict_mean(history)[:early]
    return found


def predict_mean(history: History, weeks: int = 8) -> Array:
    """The mean of the last weeks; of fewer where there are no more, 0 where there is none."""
    sums = np.cumsum(np.vstack([np.zeros(history.filled.shape[1]), history.filled]), axis=0)
    last = np.arange(len(sums))
    first = np.maximum(last - weeks, 0)
    means: Array = (sums[last] - sums[first]) / np.maximum(last - first, 1)[:, None]
    return means


def predict_departures(history: History, horizon: int) -> Array:
    """The level, and what regression finds in how fast, slow and other series stand to it.

    What is explained is the departure of the week from the level, in scales of late. The ridge
    pulls all coefficients to 0, so with little evidence this is exponential smoothing.
    """
    targets = find_targets(history.weeks, horizon)
    found = np.empty_like(history.levels)
    for column in range(found.shape[1]):
        anchor = history.levels[:, column]
        found[:, column] = fit_departures(history, column, anchor, targets[:, column], horizon)
    return found


def fit_departures(
    history: History, column: int, anchor: Array, targets: Array, horizon: int
) -> Array:
    """One column of `predict_departures`, from an anchor and targets of the caller's choosing."""
    scale = history.scales[:, column]
    usable = np.where(scale > 0, scale, 1.0)
    features = find_features(history, column) / usable[:, None]
    departures = np.clip((targets - anchor) / usable, -MOST, MOST)
    departures[scale <= 0] = np.nan
    ridge = np.full(features.shape[1], RIDGE)
    learnt = predict_online(features, departures[:, None], horizon, ridge)[:, 0]
    fitted: Array = anchor + scale * learnt
    return fitted


def find_features(history: History, column: int) -> Array:
    """Where a series stands to its level, and the others to what is usual for them.

    The others are told in scales of their own and averaged, so that it does not matter how many
    there are nor in which unit.
    """
    level, scale = history.levels[:, column], history.scales[:, column]
    own = [history.smoothed(alpha)[:, column] - level for alpha in OWN_ALPHAS]
    others = [other for other in range(len(history.names)) if other != column]
    if not others:
        return np.column_stack([*own, level])
    scales, slow = history.scales[:, others], history.smoothed(SLOW)[:, others]
    usable = np.where(scales > 0, scales, np.inf)
    moved = [
        ((history.smoothed(alpha)[:, others] - slow) / usable).mean(axis=1) * scale
        for alpha in OTHER_ALPHAS
    ]
    return np.column_stack([*own, level, *moved])
