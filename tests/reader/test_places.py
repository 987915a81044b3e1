"""Which places a text names, which they are, and how it relates to them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

import warsan
from tests.trees import parse_of
from warsan.model import Place
from warsan.reader.parties.index import Mentions
from warsan.reader.parties.mentions import find_mentions
from warsan.reader.places.names import PlaceName
from warsan.reader.places.records import Places, find_places
from warsan.reader.places.resolution import Verdict, judge_places
from warsan.reader.places.settings import Settings

SEED = Path(__file__).parents[3] / "shared" / "seed"
TREES = Path(__file__).with_name("located_trees.conllu").read_text(encoding="utf-8")
CASES = {
    parse.text.strip(): parse
    for parse in (parse_of("# text =" + block) for block in TREES.split("# text =")[1:])
}


def name(written: str) -> PlaceName:
    """ "Paris < Texas" is followed by Texas; "Belgorod | region" stands before "region"."""
    written, _, kind = written.partition(" | ")
    text, _, within = written.partition(" < ")
    return PlaceName(first=0, last=1, text=text, kind=kind, within=within)


def judge(*written: str) -> Verdict:
    """What the first of the names of a text means."""
    return judge_places([name(w) for w in written])[0]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Paris",), "city FRA"),
        (("Paris < Texas", "Texas"), "city USA"),
        (("Paris < Tex.",), "city USA"),
        (("Moscow",), "city RUS"),
        (("Moscow < Idaho", "Idaho"), "city USA"),
        (("Georgia", "Atlanta", "Alabama"), "region USA"),
        (("Georgia", "Tbilisi", "Russia"), "country GEO"),
        (("Tripoli", "Beirut", "Lebanon"), "city LBN"),
        (("Tripoli", "Benghazi", "Libya"), "city LBY"),
        (("London", "Ontario", "Toronto"), "city CAN"),
        (("Birmingham", "Alabama"), "city USA"),
        (("Birmingham", "England"), "city GBR"),
        (("Punjab", "Lahore"), "region PAK"),
        (("Punjab", "Delhi"), "region IND"),
        (("Belgorod",), "city RUS"),
        (("Belgorod | region",), "region RUS"),
        (("Kherson",), "city UKR"),
        (("Zaporizhzhia | region",), "region UKR"),
        (("Transnistria",), "region MDA"),
        (("Crimea",), "region UKR"),
        (("Kosovo",), "country XKX"),
        (("Donbass",), "area UKR"),
        (("Strait of Hormuz",), "water "),
        (("Hmeimim",), "facility SYR"),
        (("Azovstal", "Mariupol"), "facility UKR"),
        (("Hubei Province",), "region CHN"),
        (("Butler County", "Pittsburgh"), "district USA"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_a_name_means_the_place_that_its_company_speaks_for(
    names: tuple[str, ...], expected: str
) -> None:
    spot = judge(*names).spot
    assert spot is not None
    assert f"{spot.kind} {spot.country}" == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kiev", "Kyiv"),
        ("Kharkov", "Kharkiv"),
        ("Odessa", "Odesa"),
        ("Lvov", "Lviv"),
        ("Sloviansk", "Slovyansk"),
        ("Donbass", "the Donbas"),
        ("Rangoon", "Yangon"),
        ("Zürich", "Zurich"),
        ("St. Louis", "Saint Louis"),
        ("U.S.", "United States"),
    ],
)
def test_spellings_agree(one: str, other: str) -> None:
    first, second = judge(one, "Ukraine").spot, judge(other, "Ukraine").spot
    assert first is not None
    assert second is not None
    assert (first.lat, first.lon) == (second.lat, second.lon)


def test_a_name_has_one_sense_in_a_text_unless_the_text_says_otherwise() -> None:
    once = judge_places([name(w) for w in ("Paris < Texas", "Texas", "Paris")])
    twice = judge_places([name(w) for w in ("Paris < Texas", "Paris < France", "France")])
    assert [v.spot.country for v in once if v.spot] == ["USA", "USA", "USA"]
    assert [v.spot.country for v in twice if v.spot] == ["USA", "FRA", "FRA"]


def test_what_cannot_be_decided_names_its_candidates() -> None:
    verdict = judge("Springfield")
    assert verdict.spot is None
    assert verdict.reason.count("Springfield (town in USA)") == 2


def places_of(text: str) -> tuple[Place, ...]:
    return find_places(CASES[text])[0].values


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        ("A fire broke out in Tver, about 150 kilometers from Moscow.", 0, "Tver | None | 9.5"),
        (
            "A fire broke out in Tver, about 150 kilometers from Moscow.",
            1,
            "Moscow | 150 kilometers from | 150.0",
        ),
        ("Troops gathered 20 miles north of Kyiv.", 0, "Kyiv | 20 miles north of | 32.2"),
        ("Two people were wounded in the Belgorod region.", 0, "Belgorod | region | 115.0"),
        ("The siege of the Mariupol steel plant went on.", 0, "Mariupol | steel plant | 7.0"),
        ("Shells fell on northern Gaza.", 0, "Gaza | northern | 9.5"),
    ],
)
def test_a_relative_place_keeps_its_relation_and_a_radius(
    sentence: str, at: int, expected: str
) -> None:
    place = places_of(sentence)[at]
    assert f"{place.span.text} | {place.relation} | {place.radius_km}" == expected


def test_a_place_that_no_gazetteer_knows_keeps_its_name_and_leaves_the_others_alone() -> None:
    known, unknown = places_of("Militants left Aleppo and attacked a convoy near Grobelnik.")
    assert (known.name, known.country) == ("Aleppo", "SYR")
    assert (unknown.name, unknown.lat, unknown.relation) == ("Grobelnik", None, "near")
    assert unknown.reason == "No place called “Grobelnik” is in the gazetteer."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Bank of China lent money.", []),
        ("NATO held talks in Minsk.", ["Minsk"]),
    ],
)
def test_a_body_that_is_named_by_a_place_is_no_place(sentence: str, expected: list[str]) -> None:
    assert [p.span.text for p in places_of(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Two people were wounded in the Belgorod region.", "wounded", "Belgorod"),
        ("The siege of the Mariupol steel plant went on.", "siege", "Mariupol"),
        ("Moscow said that the talks in Minsk had failed.", "talks", "Minsk"),
        ("At the Ramstein summit, Austin said that Russia shelled the town.", "shelled", None),
        ("Militants left Aleppo and attacked a convoy near Grobelnik.", "attacked", "Grobelnik"),
        ("The rebels retreated from Palmyra and attacked the army.", "attacked", None),
        ("In Homs, rebels shot at soldiers and killed two.", "killed", "Homs"),
    ],
)
def test_an_event_lies_where_a_place_governs_it(
    sentence: str, trigger: str, expected: str | None
) -> None:
    parse = CASES[sentence]
    mentions = find_mentions(parse, published="2022-04-28")[0]
    at = next(i for i, t in enumerate(parse.tokens) if t.text == trigger)
    place = Settings(parse, find_places(parse)[0], mentions, [at]).of(at)
    assert (place.span.text if place else None) == expected


def test_no_place_is_where_nothing_is_named() -> None:
    parse = CASES["The Bank of China lent money."]
    assert Settings(parse, Places(), Mentions("body"), [4]).of(4) is None


def test_the_seed_article_is_on_the_map() -> None:
    if not SEED.is_dir():
        pytest.skip("needs ../shared/seed")
    text = next(islice(SEED.iterdir(), 1)).read_text(encoding="utf-8")
    found = {p.span.text: p for p in warsan.read(text, published="2022-04-28").places}
    expected = {
        "Ramstein": "DEU", "Belgorod": "RUS", "Tver": "RUS", "Mariupol": "UKR", "Kiev": "UKR",
        "Donbass": "UKR", "Transnistria": "MDA", "Sigonella": "ITA",
    }  # fmt: skip
    assert {text: found[text].country for text in expected if text in found} == expected
    assert all(found[text].lat is not None for text in expected)
    related = [p for p in warsan.read(text, published="2022-04-28").places if p.radius_km == 150]
    assert ("Moscow", "150 kilometers from") in [(p.name, p.relation) for p in related]
