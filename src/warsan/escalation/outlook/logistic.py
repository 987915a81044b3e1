"""Logistic regression that is fitted anew every week on what was known by then."""

from __future__ import annotations

import numpy as np

from warsan.escalation.outlook.arrays import Array

LONGEST = 0.5
"""How far a coefficient moves in one step."""


def fit_logistic(
    features: Array, targets: Array, horizon: int, prior: Array, ridge: float
) -> Array:
    """Probabilities by origin, each from the rows whose targets are known there.

    Args:
        features: Origins by features.
        targets: 0 or 1 by origin; NaN rows are left out.
        horizon: The target of origin `o` is known at origin `o + horizon`.
        prior: The coefficients that little evidence leaves.
        ridge: How much evidence the prior is worth.
    """
    found, at = np.zeros(len(features)), prior.copy()
    for origin in range(len(features)):
        seen = max(origin - horizon + 1, 0)
        known = np.flatnonzero(~np.isnan(targets[:seen]))
        rows, truth = features[known], targets[known]
        for _ in range(2):
            chance = _logistic(rows @ at)
            slope = rows.T @ (truth - chance) - ridge * (at - prior)
            bend = (rows * (chance * (1 - chance))[:, None]).T @ rows
            step = np.linalg.solve(bend + ridge * np.eye(len(at)), slope)
            # Where chances are near 0 or 1 a whole step would leap into the void.
            at = at + step * min(1.0, LONGEST / max(float(np.abs(step).max()), 1e-12))
        found[origin] = _logistic(features[origin] @ at)
    return found


def find_log_odds(share: Array) -> Array:
    """Log odds of shares, held off the ends by one in fifty."""
    odds: Array = np.log((share + 0.02) / (1.02 - share))
    return odds


def _logistic(x: Array) -> Array:
    chance: Array = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return chance
