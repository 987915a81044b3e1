"""How good forecasts were."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np

from warsan.escalation.outlook.arrays import LEVELS, Array


class Score(msgspec.Struct, frozen=True):
    """Errors of forecasts, in the unit of the series; lower is better.

    Attributes:
        rmse: Root mean squared error of the mean.
        crps: Mean continuous ranked probability score of the distribution.
    """

    rmse: float
    crps: float


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What forecasts of the same kind were worth on past weeks, each made on earlier weeks only.

    Attributes:
        weeks: How many forecasts were scored.
        rmse, crps: See `Score`.
        coverage_80: The share of weeks that fell into the 80 % interval.
        baselines: What simple methods scored on the same weeks.
    """

    weeks: int
    rmse: float
    crps: float
    coverage_80: float
    baselines: Mapping[str, Score]


def find_losses(quantiles: Array, truth: Array) -> Array:
    """The continuous ranked probability score of each forecast.

    It is twice the pinball loss, averaged over `LEVELS` (Gneiting and Ranjan 2011): the integral
    over all probabilities, taken at 99 of them.

    Args:
        quantiles: Forecasts by `LEVELS`.
        truth: One value a forecast.
    """
    off = truth[:, None] - quantiles
    losses: Array = 2 * np.maximum(LEVELS * off, (LEVELS - 1) * off).mean(axis=1)
    return losses


def find_score(means: Array, quantiles: Array, truth: Array) -> Score:
    """The errors of forecasts whose truth is known."""
    rmse = float(np.sqrt(np.mean((truth - means) ** 2)))
    return Score(rmse, float(find_losses(quantiles, truth).mean()))
