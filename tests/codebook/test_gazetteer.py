"""The gazetteer and the tables of places: what is in them, and that they hold together."""

from __future__ import annotations

import pytest

from warsan.codebook.gazetteer import load_gazetteer
from warsan.codebook.place_rows import (
    load_place_classes,
    load_relations,
    load_short_forms,
    load_sides,
    load_spellings,
    load_weights,
    read_spots,
)
from warsan.codebook.place_words import place_key
from warsan.reader.places.evidence import FEATURES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("St. Louis", "Saint Louis"),
        ("the Donbas", "Donbas"),
        ("Łódź", "Lodz"),
        ("Mek'ele", "Mekele"),
        ("U.S.", "US"),
    ],
)
def test_names_are_compared_without_marks(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kyiv", "UKR", "city"),
        ("Belgorod", "RUS", "city"),
        ("Tver", "RUS", "city"),
        ("Mariupol", "UKR", "city"),
        ("Donbas", "UKR", "area"),
        ("Transnistria", "MDA", "region"),
        ("Gaza", "PSE", "region"),
        ("Crimea", "UKR", "region"),
        ("Kosovo", "XKX", "country"),
        ("Naval Air Station Sigonella", "ITA", "facility"),
        ("Rapides Parish", "USA", "district"),
        ("Ontario", "CAN", "region"),
    ],
)
def test_the_gazetteer_knows(name: str, country: str, kind: str) -> None:
    assert (country, kind) in {(s.country, s.kind) for s in load_gazetteer().named(name)}


def test_a_name_that_nobody_bears_has_no_places() -> None:
    assert load_gazetteer().named("Grobelnik Hollow") == ()
    assert load_gazetteer().named("") == ()


def test_every_row_of_the_tables_has_a_position_and_a_radius() -> None:
    spots = read_spots()
    assert sum(s.origin.startswith("data/places/areas.tsv") for s in spots) >= 400
    assert not [s for s in spots if not (-90 <= s.lat <= 90 and -180 <= s.lon <= 180)]
    assert not [s.origin for s in spots if s.radius < 0 or (s.kind != "country" and not s.radius)]


def test_the_small_tables_are_whole() -> None:
    assert set(load_weights()) == set(FEATURES)
    assert load_short_forms()["Tex."] == (("USA", "Texas"),)
    assert load_spellings()["kiev"] == (703448,)
    assert load_place_classes()["region"] == "region"
    assert "northern" in load_sides()
    assert load_relations()[0].words.count(" ") >= load_relations()[-1].words.count(" ")
