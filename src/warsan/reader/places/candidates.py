"""Which places of the gazetteer a name can mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from warsan.codebook.gazetteer import find_country, load_gazetteer
from warsan.codebook.parties import load_parties
from warsan.codebook.place_rows import Spot, load_place_classes, load_short_forms, load_sides

_MOST = 40
"""Candidates of a name that are weighed: the tables' and the most populous."""


def find_candidates(text: str) -> tuple[Spot, ...]:
    """The places that a name can mean; where it is a people's, their state.

    Reading never asks of a people: "Georgian" is no place there. A user's list of places may.
    """
    return find_spots(text) or _of_people(text)


@lru_cache(maxsize=4096)
def find_spots(text: str) -> tuple[Spot, ...]:
    """The places that bear a name as written, those of the tables first.

    Where no place is called that, words that say of what sort it is or which part of it is meant
    are left out ("Hubei Province", "City of Perth", "Northern Gaza").
    """
    for name in _forms(text):
        if found := _short(name) or load_gazetteer().named(name):
            return _weighed(found)
    return ()


def side_of(text: str) -> str:
    """The part of a place that a name means ("Northern Gaza"); "" where it means the whole.

    A town of that name does not count where the rest is a state or a region ("East Texas").
    """
    word, _, rest = text.partition(" ")
    if not rest or word.lower() not in load_sides():
        return ""
    wide = {"country", "region", "area"}
    whole, part = load_gazetteer().named(text), load_gazetteer().named(rest)
    if any(s.kind in wide for s in whole) or (whole and not any(s.kind in wide for s in part)):
        return ""
    return word.lower() if part else ""


def is_side(word: str) -> bool:
    """Whether a word says which part of a place is meant."""
    return word.lower() in load_sides()


def _forms(text: str) -> Iterator[str]:
    yield text
    text = text.strip(" .,;:'’\"").removesuffix("'s").removesuffix("’s")
    yield text
    yield f"{text}."
    words, classes = text.split(), load_place_classes()
    if len(words) > 1 and words[-1].lower() in classes:
        yield " ".join(words[:-1])
    if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in classes:
        yield " ".join(words[2:])
    if len(words) > 1 and words[0].lower() in load_sides():
        yield " ".join(words[1:])


def _short(name: str) -> tuple[Spot, ...]:
    """The states and provinces that a short form stands for."""
    forms = load_short_forms().get(name, ())
    return tuple(
        spot
        for country, full in forms
        for spot in load_gazetteer().named(full)
        if spot.kind == "region" and spot.country == country
    )


def _of_people(text: str) -> tuple[Spot, ...]:
    """The states whose people or adjective a name is."""
    codes = {
        e.code: e.name for e in load_parties().named(text) if e.kind in ("adjective", "people")
    }
    spots = (find_country(code) for code in codes)
    return tuple(spot for spot in spots if spot)


def _weighed(found: tuple[Spot, ...]) -> tuple[Spot, ...]:
    if len(found) <= _MOST:
        return found
    return tuple(sorted(found, key=lambda s: (s.kind in ("city", "district"), -s.population)))[
        :_MOST
    ]
