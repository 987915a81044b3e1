"""Forecasts of every week from the weeks before it, and their record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from warsan.escalation.outlook.arrays import Array, find_targets
from warsan.escalation.outlook.conformal import find_calibrated, find_ends
from warsan.escalation.outlook.history import History
from warsan.escalation.outlook.methods import BASELINES, MEMBERS, METHODS, find_hurdle_spread
from warsan.escalation.outlook.pools import find_pool, find_weights, keep_sign
from warsan.escalation.outlook.scores import Record, find_score
from warsan.escalation.outlook.spreads import find_plain_spread, find_spread

Job = tuple[str, int]
Watch = Callable[[Collection[Job]], Iterable[Job]]
"""Hands on the jobs of a backtest one by one and may show how far it is."""

WARM_UP = 30
"""The first weeks are not forecast: there is too little to learn from."""


@dataclass(frozen=True, eq=False)
class Backtest:
    """The forecasts of one series at every origin.

    Attributes:
        horizon: How many weeks ahead.
        targets: What came true, by origin; NaN where not known.
        means: By origin.
        quantiles: Origins by `LEVELS`.
        weights: How much each of `MEMBERS` counted, methods by origins.
        baselines: Means and quantiles by name.
    """

    horizon: int
    targets: Array
    means: Array
    quantiles: Array
    weights: Array
    baselines: Mapping[str, tuple[Array, Array]]

    def record(self, last: int) -> Record | None:
        """What the forecasts of the last weeks were worth.

        Weeks that are not known are left out, and so are those before `WARM_UP`. None if none is
        left.
        """
        scored = np.flatnonzero(~np.isnan(self.targets + self.quantiles[:, 0]))
        first = len(self.targets) - self.horizon - last
        scored = scored[scored >= max(WARM_UP, first)]
        if not len(scored):
            return None
        truth, ours = self.targets[scored], self.quantiles[scored]
        ends = np.array([find_ends(quantiles) for quantiles in ours])
        within = (truth >= ends[:, 0]) & (truth <= ends[:, 1])
        score = find_score(self.means[scored], ours, truth)
        return Record(
            weeks=len(scored),
            rmse=score.rmse,
            crps=score.crps,
            coverage_80=float(within.mean()),
            baselines={
                name: find_score(means[scored], quantiles[scored], truth)
                for name, (means, quantiles) in self.baselines.items()
            },
        )


def run_backtest(history: History, horizon: int, watch: Watch) -> tuple[Backtest, ...]:
    """Forecasts each series of a history at every origin.

    Args:
        history: The series.
        horizon: How many weeks ahead.
        watch: Hands on the jobs.

    Returns:
        One a column.
    """
    jobs = [(name, column) for name in MEMBERS for column in range(len(history.names))]
    spreads: dict[Job, Array] = {}
    centres: dict[str, Array] = {}
    for name, column in watch(jobs):
        if name in METHODS and name not in centres:
            centres[name] = METHODS[name](history, horizon)
        spreads[name, column] = _spread(history, (name, column), horizon, centres)
    return tuple(
        _pooled(history, column, horizon, spreads, centres) for column in range(len(history.names))
    )


def _spread(history: History, job: Job, horizon: int, centres: Mapping[str, Array]) -> Array:
    name, column = job
    if name not in METHODS:
        return find_hurdle_spread(history, column, horizon)
    targets = find_targets(history.weeks[:, column], horizon)
    return find_spread(centres[name][:, column], targets, horizon)


def _pooled(
    history: History,
    column: int,
    horizon: int,
    spreads: Mapping[Job, Array],
    centres: Mapping[str, Array],
) -> Backtest:
    targets = find_targets(history.weeks[:, column], horizon)
    members = np.array([spreads[name, column] for name in MEMBERS])
    weights = find_weights(members, targets, horizon)
    pool = keep_sign(find_pool(members, weights), history.weeks[:, column])
    baselines = {
        name: (means := centres[name][:, column], find_plain_spread(means, targets, horizon))
        for name in BASELINES
    }
    quantiles = find_calibrated(pool, targets, horizon)
    return Backtest(horizon, targets, pool.mean(axis=1), quantiles, weights, baselines)
