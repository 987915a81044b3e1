"""The weeks ahead: made of the past alone, as distributions, with an honest record."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from warsan.escalation.outlook import Outlook, judge_outlook
from warsan.escalation.outlook.arrays import LEVELS, Array, find_scale, find_targets, smooth
from warsan.escalation.outlook.backtest import Backtest, run_backtest
from warsan.escalation.outlook.conformal import find_calibrated, find_ends
from warsan.escalation.outlook.history import History, find_history
from warsan.escalation.outlook.methods import BASELINES, MEMBERS
from warsan.escalation.outlook.pools import find_pool, keep_sign
from warsan.escalation.outlook.scores import find_losses
from warsan.escalation.refusals import Refusal


def war(weeks: int = 100, seed: int = 1) -> Array:
    """Two sides that answer each other, with quiet weeks and bursts; negative is hostile."""
    random = np.random.default_rng(seed)
    found, heat = np.zeros((weeks, 2)), 1.0
    for week in range(weeks):
        heat = 0.9 * heat + random.gamma(0.5, 2.0)
        found[week] = -heat * random.gamma(2.0, size=2) * (random.random(2) > 0.2)
    return found


def with_gaps(weeks: Array) -> Array:
    found = weeks.copy()
    found[[3, 40, 41, 60], 0] = np.nan
    return found


def run(weeks: Array, horizon: int = 1) -> tuple[Backtest, ...]:
    names = tuple(f"column {n}" for n in range(weeks.shape[1]))
    return run_backtest(History(names, weeks), horizon, iter)


def said_by(backtest: Backtest, origins: int) -> list[Array]:
    """All that was said at the first origins."""
    baselines = [array[:origins] for pair in backtest.baselines.values() for array in pair]
    return [
        backtest.means[:origins],
        backtest.quantiles[:origins],
        backtest.weights[:, :origins],
        *baselines,
    ]


@pytest.mark.parametrize("horizon", [1, 3])
@pytest.mark.parametrize(
    "shape",
    [war, lambda: with_gaps(war()), lambda: war()[:, :1], lambda: np.minimum(war(), -0.1)],
    ids=["two sides", "with gaps", "one series", "no week of 0 yet"],
)
def test_changing_the_future_changes_no_earlier_forecast(
    horizon: int, shape: Callable[[], Array]
) -> None:
    told, known = shape(), 70
    other = told.copy()
    other[known:] = -50 * other[known:] + 1000
    other[known + 5 :: 3] = 0.0
    for before, after in zip(run(told, horizon), run(other, horizon), strict=True):
        # Origin `known` has seen the weeks before `known` and none of the changed ones.
        first = said_by(before, known + 1)
        for ours, theirs in zip(first, said_by(after, known + 1), strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-9)
        # And the change is one that a forecast could see.
        assert not np.allclose(before.means[known + horizon :], after.means[known + horizon :])


def test_what_is_scored_is_what_was_forecast_before_the_file_went_on() -> None:
    longer = war(100)
    assert run(longer[:80])[0].means[80] == pytest.approx(run(longer)[0].means[80])


def test_a_forecast_follows_the_unit_of_the_series() -> None:
    ours, theirs = run(war())[0], run(war() * 1000)[0]
    np.testing.assert_allclose(ours.quantiles * 1000, theirs.quantiles, rtol=1e-6)


def test_intervals_hold_what_they_promise_through_a_sudden_change() -> None:
    weeks = war(300)
    weeks[200:] *= 20
    record = run(weeks)[0].record(100)
    assert record is not None
    assert 0.72 <= record.coverage_80 <= 0.88


def test_a_series_that_is_never_positive_is_not_forecast_to_be() -> None:
    quantiles = run(war())[0].quantiles
    assert np.nanmax(quantiles[50:]) <= 0


def test_every_forecast_shows_its_record_and_of_what_it_is_made() -> None:
    weeks = war()
    found = judge_outlook({"a": weeks[:, 0].tolist(), "b": weeks[:, 1].tolist()}, weeks=2)
    assert isinstance(found, Outlook)
    assert [series.name for series in found.series] == ["a", "b"]
    for ahead in (ahead for series in found.series for ahead in series.ahead):
        assert set(ahead.record.baselines) == set(BASELINES)
        assert set(ahead.weights) == set(MEMBERS)
        assert sum(ahead.weights.values()) == pytest.approx(1.0)
        assert ahead.low <= ahead.quantiles[3].value <= ahead.high
        assert f"the last {ahead.record.weeks} weeks" in ahead.reason


def test_too_short_a_series_is_refused_with_what_it_takes() -> None:
    found = judge_outlook({"a": [1.0] * 42 + [math.nan] * 20})
    assert isinstance(found, Refusal)
    assert (found.held, found.needed) == (42, 43)
    assert "takes 43 known weeks" in found.reason


def test_weeks_that_ended_long_ago_have_no_record() -> None:
    found = judge_outlook({"a": [*war(50)[:, 0].tolist(), *[math.nan] * 110]}, weeks=1)
    assert isinstance(found, Refusal)
    assert (found.held, found.needed) == (0, 10)


def test_a_series_that_never_moved_is_forecast_not_to() -> None:
    found = judge_outlook({"a": [0.0] * 60}, weeks=1)
    assert isinstance(found, Outlook)
    ahead = found.series[0].ahead[0]
    assert (ahead.low, ahead.mean, ahead.high) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "series",
    [{}, {"a": [1.0, 2.0], "b": [1.0]}, {"a": [1.0, math.inf]}],
    ids=["none", "of two lengths", "infinite"],
)
def test_what_is_no_history_is_refused(series: dict[str, list[float]]) -> None:
    with pytest.raises(ValueError, match="an outlook needs"):
        find_history(series)


@pytest.mark.parametrize(
    ("values", "alpha", "warm", "levels"),
    [
        ([4.0, 8.0], 0.5, False, [0, 4, 6]),
        ([4.0, math.nan, 8.0], 0.5, False, [0, 4, 4, 6]),
        ([math.nan, 4.0], 0.5, False, [0, 0, 4]),
        ([3.0, 6.0, 9.0], 0.0, True, [0, 3, 4.5, 6]),
        ([], 0.5, False, [0]),
    ],
    ids=["two weeks", "a gap", "unknown at first", "plain mean", "none"],
)
def test_smoothing(values: list[float], alpha: float, warm: bool, levels: list[float]) -> None:
    assert smooth(np.array(values), alpha, warm=warm).tolist() == levels


def test_the_scale_of_an_error_is_known_only_when_its_week_is_over() -> None:
    errors = find_targets(np.array([2.0, 2.0, 2.0]), 2)
    assert find_scale(errors, 2).tolist() == [0, 0, 2, 2]


@pytest.mark.parametrize(
    ("truth", "loss"), [(0.0, 0.0), (1.0, 1.0), (-3.0, 3.0)], ids=["right", "above", "below"]
)
def test_the_score_of_a_single_number_is_its_distance(truth: float, loss: float) -> None:
    found = find_losses(np.zeros((1, len(LEVELS))), np.array([truth]))
    assert found[0] == pytest.approx(loss)


def test_the_score_of_a_normal_distribution_is_that_of_the_formula() -> None:
    draws = np.sort(np.random.default_rng(1).normal(size=200_000))
    quantiles = np.quantile(draws, LEVELS)[None]
    # Gneiting and Raftery 2007: for the standard normal and a truth of 0, (sqrt(2) - 1)/sqrt(pi).
    formula = (math.sqrt(2) - 1) / math.sqrt(math.pi)
    assert find_losses(quantiles, np.zeros(1))[0] == pytest.approx(formula, rel=0.02)


def test_a_pool_lies_between_its_members() -> None:
    members = np.stack([np.tile(LEVELS, (1, 1)), np.tile(LEVELS + 10, (1, 1))])
    pool = find_pool(members, np.array([[0.5], [0.5]]))[0]
    assert pool[24] == pytest.approx(0.5, abs=0.02)
    assert pool[74] == pytest.approx(10.5, abs=0.02)
    assert find_pool(members, np.zeros((2, 1)))[0][0] != find_pool(members, np.zeros((2, 1)))[0][0]


def test_misses_on_one_side_widen_that_side_only() -> None:
    quantiles = np.tile(LEVELS, (60, 1))
    found = find_calibrated(quantiles, np.full(60, -1.0), 1)
    low, high = find_ends(found[-1])
    assert low < 0.05
    assert high == pytest.approx(0.85, abs=0.06)


@pytest.mark.parametrize(
    ("weeks", "kept"),
    [
        ([0.0, 2.0], [0, 0.5]),
        ([0.0, -2.0], [-0.5, 0]),
        ([-1.0, 2.0], [-0.5, 0.5]),
        ([0.0, math.nan], [-0.5, 0.5]),
    ],
    ids=["never negative", "never positive", "both", "nothing yet"],
)
def test_the_sign_of_a_series_is_kept(weeks: list[float], kept: list[float]) -> None:
    found = keep_sign(np.tile([-0.5, 0.5], (3, 1)), np.array(weeks))
    assert found[-1].tolist() == kept
