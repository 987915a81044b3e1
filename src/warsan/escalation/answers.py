"""Whether what one side does answers what the other did: Granger tests and impulse responses.

The tests are those of statsmodels (Seabold and Perktold 2010), which is imported only when they are
asked for.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from warsan.escalation.refusals import Refusal

LEVEL = 0.05
"""The error of the first kind that every test allows."""
MOST_LAGS = 8
WEEKS_PER_COEFFICIENT = 10
NEEDED = 60
"""With fewer weeks in a row even one lag would rest on too little."""
MOVES = 20
"""In so many weeks a series must differ from its most frequent value."""
AHEAD = 8
Z_80 = 1.2816
"""How many standard errors an 80 % interval reaches to either side."""

_Array = NDArray[np.float64]


class Response(msgspec.Struct, frozen=True):
    """What one more unit of the other series is followed by, `week` weeks later.

    Attributes:
        week: 1 is the week after.
        value: In the unit of the series that answers, per unit of the other.
        low, high: The ends of an 80 % interval (asymptotic).
    """

    week: int
    value: float
    low: float
    high: float


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the past of one series helps to tell the next week of another.

    Attributes:
        of: The series that would answer.
        to: The series that would be answered.
        answers: Whether the Granger test finds so at `LEVEL`.
        f: The test's F statistic.
        p: How probable so large an F is if there is no answer.
        responses: Week by week; meaningful only where `answers`.
        total: Their sum over all weeks.
        reason: In a sentence.
    """

    of: str
    to: str
    answers: bool
    f: float
    p: float
    responses: tuple[Response, ...]
    total: float
    reason: str


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """Two series, and whether either answers the other.

    Attributes:
        weeks: How many weeks the tests rest on, without a gap.
        lags: How many weeks back the autoregression looks (chosen by BIC).
        differenced: Whether changes from week to week were tested, because the levels wander.
        answers: One each way.
        caveats: What speaks against relying on it.
    """

    weeks: int
    lags: int
    differenced: bool
    answers: tuple[Answer, Answer]
    caveats: tuple[str, ...]


def find_answers(series: Mapping[str, Sequence[float]]) -> Answers | Refusal:
    """Tests both ways whether one weekly series answers another.

    Args:
        series: Two series of the same weeks by name, oldest first; NaN for a week that is not
            known. The longest stretch without one is used.

    Returns:
        The tests, or a refusal: too few weeks in a row, too little movement, or levels that wander
        even as changes from week to week.

    Raises:
        ValueError: There are not two series, or they differ in length.
    """
    if len(series) != 2 or len({len(values) for values in series.values()}) != 1:
        raise ValueError("an answer takes two series of the same weeks")
    weeks = _longest(np.column_stack([np.asarray(v, dtype=np.float64) for v in series.values()]))
    if refused := _refuse_short(weeks, tuple(series)):
        return refused
    differenced = not _is_stationary(weeks)
    tested = np.diff(weeks, axis=0) if differenced else weeks
    if differenced and not _is_stationary(tested):
        return Refusal(
            reason="the series wander even as changes from week to week; neither test would hold",
            held=len(weeks),
            needed=0,
        )
    return _test(tested, tuple(series), differenced)


def _longest(weeks: _Array) -> _Array:
    """The longest stretch in which both are known."""
    gaps = np.flatnonzero(np.isnan(weeks).any(axis=1))
    stretches = np.split(weeks, gaps)
    stretches = [stretches[0], *(stretch[1:] for stretch in stretches[1:])]
    return max(stretches, key=len)


def _refuse_short(weeks: _Array, names: Sequence[str]) -> Refusal | None:
    held = len(weeks)
    if held < NEEDED:
        reason = (
            f"whether one side answers the other takes {NEEDED} weeks in a row in which both are "
            f"known; the longest stretch here has {held}"
        )
        return Refusal(reason=reason, held=held, needed=NEEDED)
    for name, column in zip(names, weeks.T, strict=True):
        moves = held - int(np.unique(column, return_counts=True)[1].max())
        if moves < MOVES:
            reason = (
                f"{name} moves in only {moves} of {held} weeks; {MOVES} are needed before a test "
                "means anything"
            )
            return Refusal(reason=reason, held=moves, needed=MOVES)
    return None


def _is_stationary(weeks: _Array) -> bool:
    """Whether the augmented Dickey-Fuller test rejects a unit root in both series."""
    from statsmodels.tsa.stattools import adfuller  # noqa: PLC0415

    return all(float(adfuller(c, result_object=False)[1]) < LEVEL for c in weeks.T)


def _test(weeks: _Array, names: Sequence[str], differenced: bool) -> Answers:
    from statsmodels.tsa.api import VAR  # noqa: PLC0415

    # An equation has a constant and a coefficient for each lag of both series.
    most = int(min(MOST_LAGS, (len(weeks) / WEEKS_PER_COEFFICIENT - 1) // 2))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        model = VAR(weeks)
        lags = max(1, int(model.select_order(most, trend="c").bic))
        fit = model.fit(lags, trend="c")
        both = tuple(_answer(fit, names, of) for of in (0, 1))
        caveats = tuple(_caveats(fit, lags, differenced))
    return Answers(
        weeks=len(weeks),
        lags=lags,
        differenced=differenced,
        answers=(both[0], both[1]),
        caveats=caveats,
    )


def _answer(fit: Any, names: Sequence[str], of: int) -> Answer:
    test = fit.test_causality(of, [1 - of], kind="f", signif=LEVEL)
    f, p = float(test.test_statistic), float(test.pvalue)
    impulse = fit.irf(AHEAD)
    values = impulse.irfs[1:, of, 1 - of]
    errors = impulse.stderr(orth=False)[1:, of, 1 - of]
    responses = tuple(
        Response(week, float(value), float(value - Z_80 * error), float(value + Z_80 * error))
        for week, (value, error) in enumerate(zip(values, errors, strict=True), 1)
    )
    total = float(values.sum())
    return Answer(
        of=names[of],
        to=names[1 - of],
        answers=p < LEVEL,
        f=f,
        p=p,
        responses=responses,
        total=total,
        reason=_reason(names[of], names[1 - of], p, total),
    )


def _reason(of: str, to: str, p: float, total: float) -> str:
    if p >= LEVEL:
        return (
            f"the past of {to} adds nothing sure to what the past of {of} says of its next week "
            f"(Granger test, p = {p:.2g})"
        )
    return (
        f"the past of {to} helps to tell the next week of {of} (Granger test, p = {p:.2g}); one "
        f"more unit of {to} is followed by {total:+.2f} units of {of} over {AHEAD} weeks"
    )


def _caveats(fit: Any, lags: int, differenced: bool) -> Sequence[str]:
    found = ["what is forecast is not thereby caused: both may answer a third"]
    if differenced:
        found.append("the levels wander, so changes from week to week were tested")
    if not fit.is_stable():
        found.append("the autoregression is not stable: responses grow without end")
    white = float(fit.test_whiteness(max(10, lags + 2)).pvalue)
    if white < LEVEL:
        found.append(
            f"what it leaves unexplained is not noise (portmanteau test, p = {white:.2g}): "
            "the p values above are too small"
        )
    return found
