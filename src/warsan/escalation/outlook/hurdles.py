"""Hurdle regression: first whether anything happens in a week, then how much."""

from __future__ import annotations

import numpy as np

from warsan.escalation.outlook.arrays import Array, find_targets, smooth
from warsan.escalation.outlook.history import History
from warsan.escalation.outlook.logistic import find_log_odds, fit_logistic
from warsan.escalation.outlook.regressions import fit_departures

PRIOR: Array = np.array([0.0, 0.7, 0.3, 0.0, 0.0])
"""Where the coefficients start: zeros come as often as they did of late."""
RIDGE = 1.0
ALPHAS = (0.05, 0.3)
OTHER_ALPHA = 0.2
MOST_ZEROS = 0.7
"""A level is divided by the chance of no zero, but by no less than 1 minus this."""


def predict_zeros(history: History, column: int, horizon: int) -> Array:
    """How probable it is, at each origin, that the week is exactly 0: a logistic regression.

    It is fitted every week to all weeks known, by Newton steps from where it stood, on the shares
    of zeros of late here and in the other series, and on the size of the level.
    """
    zeros = np.where(np.isnan(history.weeks), np.nan, history.weeks == 0)
    seen = np.append(0, np.cumsum(zeros[:, column] == 1)) > 0
    if not seen.any():
        return np.zeros(len(seen))
    features = _features(history, zeros, column)
    targets = find_targets(zeros[:, column], horizon)
    # What has never happened yet is not forecast.
    return np.where(seen, fit_logistic(features, targets, horizon, PRIOR, RIDGE), 0.0)


def predict_sizes(history: History, column: int, zeros: Array, horizon: int) -> Array:
    """What a week holds if it is not 0, from the weeks that were not.

    Args:
        history: The series.
        column: Which of them.
        zeros: How probable a 0 is, by origin.
        horizon: How many weeks ahead.
    """
    targets = find_targets(history.weeks[:, column], horizon)
    targets[targets == 0] = np.nan
    anchor = history.levels[:, column] / np.maximum(1 - zeros, 1 - MOST_ZEROS)
    return fit_departures(history, column, anchor, targets, horizon)


def _features(history: History, zeros: Array, column: int) -> Array:
    own = [find_log_odds(smooth(zeros[:, column], alpha)) for alpha in ALPHAS]
    shares = [smooth(c, OTHER_ALPHA) for n, c in enumerate(zeros.T) if n != column]
    others = find_log_odds(np.mean(shares, axis=0)) if shares else np.zeros(len(zeros) + 1)
    scale = history.scales[:, column]
    size = np.abs(history.levels[:, column]) / np.where(scale > 0, scale, 1.0)
    return np.column_stack([np.ones(len(others)), *own, others, np.log1p(size)])
