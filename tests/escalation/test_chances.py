"""How probable it is that something happens within the weeks ahead."""

import numpy as np
import pytest

from warsan.escalation.outlook import judge_chances
from warsan.escalation.outlook.chances import find_chances
from warsan.escalation.outlook.history import find_history
from warsan.escalation.refusals import Refusal


def spells(weeks: int = 160) -> list[bool]:
    """It happens in spells: now for weeks on end, now not at all."""
    random = np.random.default_rng(2)
    found, state = [], False
    for _ in range(weeks):
        state = state if random.random() < 0.9 else not state
        found.append(bool(state))
    return found


def test_spells_are_told_better_than_by_the_base_rate() -> None:
    chances = judge_chances(spells())
    assert not isinstance(chances, Refusal)
    assert [chance.weeks for chance in chances] == [1, 2, 3, 4]
    assert chances[0].record.brier < 0.8 * chances[0].record.baselines["base_rate"]
    assert "of the base rate" in chances[0].reason


def test_more_weeks_are_no_less_probable() -> None:
    chances = judge_chances(spells())
    assert not isinstance(chances, Refusal)
    found = [chance.probability for chance in chances]
    assert found == sorted(found)
    assert all(0 <= probability <= 1 for probability in found)


@pytest.mark.parametrize("within", [1, 3])
def test_changing_the_future_changes_no_earlier_chance(within: int) -> None:
    told = np.array(spells(), dtype=float)
    driver = np.random.default_rng(3).normal(size=len(told))
    other, moved = told.copy(), driver.copy()
    other[100:], moved[100:] = 1 - other[100:], 100.0
    before = find_chances(find_history({"": told.tolist(), "d": driver.tolist()}), within)[1]
    after = find_chances(find_history({"": other.tolist(), "d": moved.tolist()}), within)[1]
    np.testing.assert_allclose(before[:101], after[:101], rtol=1e-9)


def test_too_few_weeks_are_refused() -> None:
    found = judge_chances([True, None] * 30)
    assert isinstance(found, Refusal)
    assert (found.held, found.needed) == (30, 43)


@pytest.mark.parametrize("always", [True, False])
def test_what_always_or_never_happened_is_all_but_sure(always: bool) -> None:
    chances = judge_chances([always] * 100)
    assert not isinstance(chances, Refusal)
    assert abs(chances[0].probability - always) < 0.05
