"""When, where and how many in the article that the project began with (../shared/seed)."""

import pytest

from tests.reader.test_who_is_meant import needs_seed, read_seed

FIGURES = {
    "soldier": (None, 15000.0, None, "RUS", "GBR"),
    "military asset": (20.0, None, 30.0, "RUS", "GBR"),
    "troop": (400.0, 400.0, 400.0, "GBR", "GBR"),
    "foreigner": (200.0, None, None, None, "RUS"),
}
PLACES = {
    "Ramstein": "DEU", "Belgorod": "RUS", "Tver": "RUS", "Mariupol": "UKR", "Donbass": "UKR",
    "Transnistria": "MDA", "Sigonella": "ITA",
}  # fmt: skip


@needs_seed
@pytest.mark.parametrize("counts", FIGURES)
def test_a_figure_says_how_many_of_whom_and_who_claims_it(counts: str) -> None:
    (found,) = [f for f in read_seed().figures if f.counts == counts]
    of, by = found.of and found.of.code, found.claimed_by and found.claimed_by.code
    assert (found.low, found.best, found.high, of, by) == FIGURES[counts]


@needs_seed
@pytest.mark.parametrize("words", PLACES)
def test_a_place_lies_in_its_country(words: str) -> None:
    found = {p.country for p in read_seed().places if p.span.text == words and p.lat is not None}
    assert found == {PLACES[words]}


@needs_seed
def test_tver_lies_150_kilometres_from_moscow() -> None:
    told = [p for p in read_seed().places if p.relation == "150 kilometers from"]
    assert [(p.span.text, p.radius_km) for p in told] == [("Moscow", 150.0)]
    assert [f.best for f in read_seed().figures if f.unit == "kilometre"] == [150.0]


@needs_seed
def test_tuesday_is_the_tuesday_before() -> None:
    told = {d.value for d in read_seed().dates if d.span.text.endswith("Tuesday")}
    assert told == {"2022-04-26"}
