"""How probable it is that something happens within the weeks ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from warsan.escalation.outlook.arrays import Array, delay, smooth
from warsan.escalation.outlook.backtest import WARM_UP
from warsan.escalation.outlook.history import History, find_history
from warsan.escalation.outlook.logistic import find_log_odds, fit_logistic
from warsan.escalation.outlook.pools import MEMORY, POWER
from warsan.escalation.outlook.verdicts import FEWEST_SCORED, SCORED
from warsan.escalation.refusals import Refusal

RATES = (0.05, 0.2)
"""The weights of the newest week in the shares of late."""
RIDGE = 2.0
PRIOR_SHARE = 0.5
"""What one week of evidence is worth against, before any is known."""


class ChanceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What such probabilities were worth on past weeks, each given on earlier weeks only.

    Attributes:
        weeks: How many were scored.
        happened: In how many of them it came true.
        brier: Mean squared distance from 1 where it came true and from 0 where not; lower is
            better.
        baselines: The same of simple methods: `base_rate` is the share of all weeks so far.
    """

    weeks: int
    happened: int
    brier: float
    baselines: Mapping[str, float]


class Chance(msgspec.Struct, frozen=True, kw_only=True):
    """The probability that it happens at least once within so many weeks.

    Attributes:
        weeks: How many weeks ahead, the next one included.
        probability: 0 to 1.
        record: What such probabilities were worth so far.
        reason: In a sentence.
    """

    weeks: int
    probability: float
    record: ChanceRecord
    reason: str


def judge_chances(
    happened: Sequence[bool | None],
    drivers: Mapping[str, Sequence[float]] | None = None,
    weeks: int = 4,
) -> tuple[Chance, ...] | Refusal:
    """Says how probable it is that something happens within one, two … weeks.

    The base rate, shares of late, the share after weeks like the last one, and a logistic
    regression on these and on the drivers are mixed by their discounted Brier scores.

    Args:
        happened: Whether it did, week by week, oldest first; None for a week that is not known.
        drivers: Series of the same weeks that may announce it, such as the pressure of the pair.
        weeks: Up to how many weeks ahead.

    Returns:
        One chance for each number of weeks, or a refusal where there is no record to be had.

    Raises:
        ValueError: A driver is not of the same weeks.
    """
    truth = np.array([np.nan if value is None else float(value) for value in happened])
    history = find_history({"": truth.tolist(), **(drivers or {})})
    needed = WARM_UP + FEWEST_SCORED + weeks - 1
    held = int(np.count_nonzero(~np.isnan(truth)))
    if held < needed:
        return Refusal(
            reason=f"probabilities for {weeks} weeks take {needed} known weeks; here are {held}",
            held=held,
            needed=needed,
        )
    return tuple(_chance(history, within) for within in range(1, weeks + 1))


def find_chances(history: History, within: int) -> tuple[Array, Array, dict[str, Array]]:
    """Probabilities at every origin, from the weeks before it.

    Args:
        history: The first column is 1 where it happened, the others are drivers.
        within: How many weeks ahead it may happen.

    Returns:
        What came true by origin (NaN where not known), the mixture, and the methods by name.
    """
    happened = history.weeks[:, 0]
    targets = _targets(happened, within)
    state = smooth(happened, 1.0)
    # A share of targets is known only once their weeks are over.
    shares = {
        "base_rate": delay(smooth(np.append(PRIOR_SHARE, targets), 0.0, warm=True)[1:], within),
        **{f"share_{alpha}": delay(smooth(targets, alpha, warm=True), within) for alpha in RATES},
    }
    methods = {
        **shares,
        "like_last_week": _after_state(targets, state, shares["base_rate"], within),
        "regression": _regression(history, targets, [*shares.values(), state], within),
    }
    members = np.array(list(methods.values()))
    losses = (members - targets) ** 2
    means = np.array([delay(smooth(loss, MEMORY, warm=True), within) for loss in losses])
    weights = (1 / np.maximum(means, 1e-4)) ** POWER
    mixture: Array = (members * weights).sum(axis=0) / weights.sum(axis=0)
    return targets, mixture, methods


def _targets(happened: Array, within: int) -> Array:
    """Whether it happens in the weeks `o` to `o + within - 1`, by origin `o`."""
    padded = np.append(happened, np.full(within, np.nan))
    ahead = np.array([padded[step : step + len(happened) + 1] for step in range(within)])
    # One week is enough to know that it happened, all are needed to know that it did not;
    # but it counts as known only when the last of them is over, as for the others.
    over = np.arange(len(happened) + 1) + within <= len(happened)
    known = ~np.isnan(ahead).any(axis=0)
    return np.where(over & known, np.nan_to_num(ahead).max(axis=0), np.nan)


def _after_state(targets: Array, state: Array, base: Array, within: int) -> Array:
    """The share after weeks like the last one, with the base rate as two weeks of evidence."""
    found = np.empty_like(base)
    for value in (0.0, 1.0):
        alike = np.where(state == value, targets, np.nan)
        known = ~np.isnan(alike)
        counts = delay(np.append(0.0, np.cumsum(known)), within)
        sums = delay(np.append(0.0, np.cumsum(np.nan_to_num(alike))), within)
        share = (sums + 2 * base) / (counts + 2)
        found = np.where(state == value, share, found)
    return found


def _regression(history: History, targets: Array, shares: Sequence[Array], within: int) -> Array:
    *rates, state = shares
    columns = [np.ones(len(targets)), *map(find_log_odds, rates), state]
    for column in range(1, len(history.names)):
        scale = history.scales[:, column]
        usable = np.where(scale > 0, scale, 1.0)
        last = np.append(0.0, history.filled[:, column])
        columns += [
            np.clip(history.levels[:, column] / usable, -5, 5),
            np.clip((last - history.levels[:, column]) / usable, -5, 5),
        ]
    features = np.column_stack(columns)
    prior = np.zeros(features.shape[1])
    prior[2] = 1.0  # the share of the last months
    return fit_logistic(features, targets, within, prior, RIDGE)


def _chance(history: History, within: int) -> Chance:
    targets, mixture, methods = find_chances(history, within)
    scored = np.flatnonzero(~np.isnan(targets))
    scored = scored[scored >= max(WARM_UP, len(targets) - within - SCORED)]
    truth = targets[scored]
    record = ChanceRecord(
        weeks=len(scored),
        happened=int(truth.sum()),
        brier=_brier(mixture[scored], truth),
        baselines={name: _brier(methods[name][scored], truth) for name in ("base_rate",)},
    )
    base = record.baselines["base_rate"]
    return Chance(
        weeks=within,
        probability=float(mixture[-1]),
        record=record,
        reason=f"it happened within {within} weeks in {record.happened} of the last "
        f"{record.weeks} cases; Brier score {record.brier:.3f}, of the base rate {base:.3f}",
    )


def _brier(probabilities: Array, truth: Array) -> float:
    return float(np.mean((probabilities - truth) ** 2))
