"""The weeks ahead of weekly series, each forecast with its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from warsan.escalation.outlook.arrays import LEVELS
from warsan.escalation.outlook.backtest import WARM_UP, Backtest, Watch, run_backtest
from warsan.escalation.outlook.conformal import find_ends
from warsan.escalation.outlook.history import find_history
from warsan.escalation.outlook.methods import MEMBERS
from warsan.escalation.outlook.scores import Record
from warsan.escalation.refusals import Refusal

SHOWN = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
"""The probabilities whose quantiles are handed out."""
SCORED = 104
"""The record covers this many of the last weeks."""
FEWEST_SCORED = 10
"""A forecast without so many scored ones behind it is not made."""


class Quantile(msgspec.Struct, frozen=True):
    """With this `probability` the week lies at `value` or below it."""

    probability: float
    value: float


class Ahead(msgspec.Struct, frozen=True, kw_only=True):
    """A week ahead.

    Attributes:
        week: 1 is the week after the last one known.
        mean: What to expect on average, in the unit of the series.
        low, high: In four weeks of five it lies between these.
        quantiles: The distribution.
        record: What such forecasts were worth so far, beside simple methods.
        weights: How much each method counts in it; they add up to 1.
        reason: In a sentence.
    """

    week: int
    mean: float
    low: float
    high: float
    quantiles: tuple[Quantile, ...]
    record: Record
    weights: Mapping[str, float]
    reason: str


class SeriesOutlook(msgspec.Struct, frozen=True):
    """The weeks ahead of the series of that `name`, the nearest first."""

    name: str
    ahead: tuple[Ahead, ...]


class Outlook(msgspec.Struct, frozen=True):
    """The weeks ahead of several series that may bear on one another."""

    series: tuple[SeriesOutlook, ...]


def judge_outlook(
    series: Mapping[str, Sequence[float]], weeks: int = 4, watch: Watch = iter
) -> Outlook | Refusal:
    """Forecasts weekly series, and says how good such forecasts were.

    Seven methods forecast every past week from the weeks before it; what they were worth decides
    how much each counts now, and the record is that of the mixture over the last `SCORED` weeks.
    docs/outlook.md has the formulas.

    Args:
        series: Values by name over the same weeks, oldest first; NaN for a week that is not known
            (too little was read). Two directions of a pair belong into one call.
        weeks: How many weeks ahead, 1 or more.
        watch: Hands on the jobs of one horizon after the other and may show how far they are.

    Returns:
        The outlook, or a refusal where some series is too short to have a record.

    Raises:
        ValueError: The series are not of one length, there is none, or a value is infinite.
    """
    history = find_history(series)
    needed = WARM_UP + FEWEST_SCORED + weeks - 1
    held = min(int(np.count_nonzero(~np.isnan(column))) for column in history.weeks.T)
    if held < needed:
        return Refusal(
            reason=f"an outlook over {weeks} weeks takes {needed} known weeks of every series, "
            f"{WARM_UP} to learn from and the rest to say how good it is; here are {held}",
            held=held,
            needed=needed,
        )
    runs = [run_backtest(history, horizon, watch) for horizon in range(1, weeks + 1)]
    series_ahead = []
    for column, name in enumerate(history.names):
        ahead = [_ahead(week, run[column]) for week, run in enumerate(runs, 1)]
        if refused := [found for found in ahead if isinstance(found, Refusal)]:
            return refused[0]
        made = tuple(found for found in ahead if isinstance(found, Ahead))
        series_ahead.append(SeriesOutlook(name, made))
    return Outlook(tuple(series_ahead))


def _ahead(week: int, backtest: Backtest) -> Ahead | Refusal:
    record = backtest.record(SCORED)
    if record is None or record.weeks < FEWEST_SCORED:
        scored = 0 if record is None else record.weeks
        return Refusal(
            reason=f"only {scored} of the last {SCORED} weeks could be forecast and are known; "
            f"{FEWEST_SCORED} are needed to say how good the outlook is",
            held=scored,
            needed=FEWEST_SCORED,
        )
    quantiles = backtest.quantiles[-1]
    shown = np.interp(SHOWN, LEVELS, quantiles)
    low, high = find_ends(quantiles)
    weights = dict(zip(MEMBERS, backtest.weights[:, -1].tolist(), strict=True))
    return Ahead(
        week=week,
        mean=float(backtest.means[-1]),
        low=low,
        high=high,
        quantiles=tuple(map(Quantile, SHOWN, shown.tolist())),
        record=record,
        weights=weights,
        reason=_reason(record, weights),
    )


def _reason(record: Record, weights: Mapping[str, float]) -> str:
    """Of what it is made, and how it stood against the best of the simple methods."""
    used = sum(weight > 0 for weight in weights.values())
    best = min(record.baselines, key=lambda name: record.baselines[name].crps)
    least = record.baselines[best].crps
    apart = 100 * abs(record.crps - least) / least if least > 0 else 0.0
    told = f"{apart:.0f} % {'less' if record.crps < least else 'more'} than" if apart else "as"
    return (
        f"a mixture of {used} methods; over the last {record.weeks} weeks it was off (CRPS) by "
        f"{told} the best simple one, {best.replace('_', ' ')}, "
        f"and {100 * record.coverage_80:.0f} % of the weeks lay in its 80 % interval"
    )
