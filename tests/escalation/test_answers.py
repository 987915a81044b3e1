"""Whether one side answers the other, and when that cannot be told."""

import math

import numpy as np
import pytest

from warsan.escalation.answers import Answers, find_answers
from warsan.escalation.refusals import Refusal


def exchange(weeks: int = 200, answer: float = 0.6) -> dict[str, list[float]]:
    """What `b` does follows what `a` did the week before; `a` minds its own business."""
    random = np.random.default_rng(4)
    a, b = np.zeros(weeks), np.zeros(weeks)
    for week in range(1, weeks):
        a[week] = 0.3 * a[week - 1] + random.normal()
        b[week] = 0.2 * b[week - 1] + answer * a[week - 1] + random.normal()
    return {"a": a.tolist(), "b": b.tolist()}


def test_an_answer_is_found_one_way_and_not_the_other() -> None:
    found = find_answers(exchange())
    assert isinstance(found, Answers)
    a, b = found.answers
    assert (a.of, a.to, a.answers) == ("a", "b", False)
    assert (b.of, b.to, b.answers) == ("b", "a", True)
    assert b.responses[0].value == pytest.approx(0.6, abs=0.15)
    assert b.responses[0].low < b.responses[0].value < b.responses[0].high
    assert "is followed by +" in b.reason
    assert "adds nothing sure" in a.reason


def test_levels_that_wander_are_tested_as_changes() -> None:
    found = find_answers({n: np.cumsum(v).tolist() for n, v in exchange().items()})
    assert isinstance(found, Answers)
    assert found.differenced
    assert any("changes from week to week" in caveat for caveat in found.caveats)


def gap(weeks: list[float]) -> list[float]:
    return [*weeks[:50], math.nan, *weeks[51:]]


@pytest.mark.parametrize(
    ("series", "held", "needed", "said"),
    [
        (exchange(40), 40, 60, "the longest stretch here has 40"),
        ({n: gap(v) for n, v in exchange(90).items()}, 50, 60, "takes 60 weeks in a row"),
        (
            exchange(100) | {"b": [0.0] * 90 + [float(n) for n in range(1, 11)]},
            10,
            20,
            "b moves in only 10 of 100 weeks",
        ),
    ],
    ids=["short", "with a gap", "hardly moving"],
)
def test_too_little_is_refused_with_what_it_takes(
    series: dict[str, list[float]], held: int, needed: int, said: str
) -> None:
    found = find_answers(series)
    assert isinstance(found, Refusal)
    assert (found.held, found.needed) == (held, needed)
    assert said in found.reason


def test_one_series_cannot_answer() -> None:
    with pytest.raises(ValueError, match="two series"):
        find_answers({"a": [1.0]})
