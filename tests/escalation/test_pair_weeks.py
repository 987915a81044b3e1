"""The weeks of a pair in both directions, as forecasts take them."""

from __future__ import annotations

import math

from warsan.escalation import Point, Question, Series, find_pair_weeks, read_side, turn_round
from warsan.escalation.series import Strand

QUESTION = Question(actor=read_side("RUS"), recipient=read_side("UKR"))


def strand(fresh: float | None) -> Strand:
    return Strand(fresh=fresh)


def point(week: str, words: float | None, deeds: float | None) -> Point:
    return Point(week, week, "covered", 10, 3, strand(words), strand(deeds))


def series(question: Question, *points: Point) -> Series:
    return Series(question, points, (), 0.1, ())


def test_both_directions_stand_over_the_same_weeks() -> None:
    one = series(QUESTION, point("2022-04-04", 1.0, 9.0), point("2022-04-18", 2.0, 0.0))
    other = series(turn_round(QUESTION), point("2022-04-11", 3.0, 4.0))
    found = find_pair_weeks([one, other])
    assert list(found) == [
        "RUS > UKR words", "RUS > UKR deeds", "UKR > RUS words", "UKR > RUS deeds",
    ]  # fmt: skip
    assert {len(weeks) for weeks in found.values()} == {3}
    assert found["RUS > UKR deeds"][0] == 9.0
    assert found["UKR > RUS words"][1] == 3.0


def test_a_week_of_which_too_little_was_read_is_unknown_and_not_zero() -> None:
    found = find_pair_weeks([series(QUESTION, point("2022-04-04", None, 0.0))])
    assert math.isnan(found["RUS > UKR words"][0])
    assert found["RUS > UKR deeds"] == (0.0,)


def test_without_a_point_there_are_no_weeks() -> None:
    assert find_pair_weeks([series(QUESTION)]) == {}
