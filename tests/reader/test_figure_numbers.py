from __future__ import annotations

import pytest

from warsan.codebook.factors import convert, load_factors
from warsan.codebook.quantities import load_quantities
from warsan.reader.figures.numbers import find_numbers


def ends(text: str) -> list[tuple[str, float | None, float | None, float | None, str | None]]:
    return [
        (text[n.start : n.end], n.low, n.best, n.high, n.sign)
        for n in find_numbers(text)
        if not n.none
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two-thirds of the fleet", [("two-thirds", 66.666666, 66.666666, 66.666666, "percent")]),
        ("hit. Two thirds of it", [("Two thirds", 66.666666, 66.666666, 66.666666, "percent")]),
        ("more than half of its tanks", [("more than half", 50, 50, None, "percent")]),
        ("one in five homes", [("one in five", 20, 20, 20, "percent")]),
        ("nine out of ten", [("nine out of ten", 90, 90, 90, "percent")]),
        ("about a million people", [("about a million", None, 1e6, None, None)]),
        ("a quarter of the grain", [("a quarter", 25, 25, 25, "percent")]),
        ("a range of 70km to 80km", [("70km to 80km", 70, None, 80, "kilometre")]),
        ("a 50-mile convoy", [("50-mile", 50, 50, 50, "mile")]),
        ("killed 12 and 15", [("12", 12, 12, 12, None), ("15", 15, 15, 15, None)]),
        ("six or seven thousand boxes", [("six or seven thousand", 6000, None, 7000, None)]),
        ("20—30 tanks", [("20—30", 20, None, 30, None)]),
        ("between 2,000 and 3,000", [("between 2,000 and 3,000", 2000, None, 3000, None)]),
        ("no more than 50", [("no more than 50", None, None, 50, None)]),
        ("$17m-$20m", [("$17m-$20m", 17e6, None, 20e6, "USD")]),
        ("US$5bn", [("US$5bn", 5e9, 5e9, 5e9, "USD")]),
        ("a 16-year-old", []),
        ("the T-72 and the F-16", []),
        ("on 9/11 at 3:15", []),
        ("Covid-19", []),
    ],
)
def test_numbers_keep_their_ends_and_units(
    text: str, expected: list[tuple[str, float | None, float | None, float | None, str | None]]
) -> None:
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("a further 12 people", True),
        ("another 300 tanks", True),
        ("at least another 12", True),
        ("12 more were hurt", True),
        ("12 more than last year", False),
        ("more than 12 people", False),
        ("12 people", False),
    ],
)
def test_an_increment_is_told_from_a_total(text: str, more: bool) -> None:
    assert [n.more for n in find_numbers(text)] == [more]


@pytest.mark.parametrize("text", ["no casualties", "none of them", "not a single tank", "no one"])
def test_words_for_none_are_zero_and_marked(text: str) -> None:
    assert [(n.high, n.none) for n in find_numbers(text)] == [(0, True)]


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (50, "mile", "kilometre", 80.4672),
        (1, "square mile", "hectare", 258.9988110336),
        (3, "kilometre", "kilometre", 3),
        (5, "USD", "USD", 5),
        (5, "USD", "EUR", None),
        (5, "mile", "hectare", None),
        (5, "person", "mile", None),
    ],
)
def test_units_of_one_dimension_convert(
    value: float, unit: str, to: str, expected: float | None
) -> None:
    found = convert(value, unit, to)
    assert found == (None if expected is None else pytest.approx(expected))


def test_every_factor_belongs_to_a_unit_that_a_figure_can_have() -> None:
    measures = load_quantities().measures
    units = {*measures["word"].values(), *measures["sign"].values(), "metre per second", "pound"}
    assert set(load_factors()) <= units
