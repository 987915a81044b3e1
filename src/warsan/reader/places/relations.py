"""How the text relates something to a place, and how far around the place that may be."""

from __future__ import annotations

import math

import msgspec

from warsan.codebook.place_rows import Spot, load_place_classes, load_relations
from warsan.codebook.quantities import load_quantities
from warsan.reader.figures.numbers import find_numbers
from warsan.reader.parse import Parse, Range
from warsan.reader.places.candidates import is_side
from warsan.reader.places.names import PlaceName

_KILOMETRES = {"kilometre": 1.0, "mile": 1.609, "metre": 0.001}
_BETWEEN = frozenset({"away", "to", "the", "about", "or", "so"})
_TOWN = 0.015
"""Kilometres a square root of an inhabitant: a city of a million reaches 15 km from its middle."""


class Relation(msgspec.Struct, frozen=True):
    """How something is related to a place.

    Attributes:
        words: "150 kilometers from", "region"; None where it is the place itself.
        radius: Kilometres around the place's position in which it lies; None if unknown.
    """

    words: str | None
    radius: float | None


def find_relation(parse: Parse, name: PlaceName, spot: Spot | None) -> Relation:
    """How the words around a name relate something to the place that it means."""
    own = reach_of(spot) if spot else None
    if found := _distance(parse, name):
        return found
    if name.part_of:
        return Relation(f"in the name of “{name.part_of}”", own)
    if found := _nearby(parse, name, own):
        return found
    if side := _side(parse, name):
        return Relation(side, own)
    return _sort(parse, name, own)


def reach_of(spot: Spot) -> float:
    """Kilometres around a place's position in which most of it lies."""
    if spot.radius:
        return spot.radius
    return max(2.0, round(_TOWN * math.sqrt(spot.population), 1))


def _distance(parse: Parse, name: PlaceName) -> Relation | None:
    """So far around Moscow as "about 150 kilometers from Moscow" says."""
    at = _before(parse, name)
    if at < 2 or parse.tokens[at].text.lower() not in ("from", "of"):
        return None
    last = at
    at -= 1
    while at > 0 and (parse.tokens[at].text.lower() in _BETWEEN or is_side(parse.tokens[at].text)):
        at -= 1
    unit = parse.tokens[at]
    kilometres = _KILOMETRES.get(load_quantities().measures["word"].get(unit.lemma.lower(), ""))
    start = parse.tokens[parse.sentences[parse.sentence_of(at)].first].start
    before = parse.text[start : unit.start]
    number = next(reversed(find_numbers(before)), None)
    if kilometres is None or number is None or number.best is None or before[number.last :].strip():
        return None
    words = parse.text[start + number.first : parse.tokens[last].end]
    return Relation(words, round(number.best * kilometres, 1))


def _before(parse: Parse, name: PlaceName) -> int:
    """The token before a name, its article and "the city of"."""
    tokens, classes = parse.tokens, load_place_classes()
    at = name.first - 1
    if at > 1 and tokens[at].text.lower() == "of" and tokens[at - 1].lemma.lower() in classes:
        at -= 2
    while at >= 0 and tokens[at].text.lower() in ("the", "a"):
        at -= 1
    return at


def _nearby(parse: Parse, name: PlaceName, own: float | None) -> Relation | None:
    at = _before(parse, name)
    if at < 0:
        return None
    first = parse.tokens[parse.sentences[parse.sentence_of(at)].first].start
    before = f" {parse.text[first : parse.tokens[at].end]}".lower()
    for nearby in load_relations():
        if before.endswith(f" {nearby.words}"):
            return Relation(nearby.relation, max(nearby.radius, own or 0.0) or None)
    return None


def _side(parse: Parse, name: PlaceName) -> str:
    """Which part: "northern" in "northern Gaza"."""
    if not name.first:
        return ""
    before = parse.tokens[name.first - 1]
    return before.text.lower() if is_side(before.text) and before.upos != "ADP" else ""


def _sort(parse: Parse, name: PlaceName, own: float | None) -> Relation:
    """What sort: "region" in "the Belgorod region", "steel plant" in "the Mariupol steel plant"."""
    words = Range(name.last, name.last)
    while words.last < len(parse.tokens) and words.last - words.first < 3:
        token = parse.tokens[words.last]
        if token.upos not in ("NOUN", "ADJ") or parse.sentence_of(words.last) != parse.sentence_of(
            name.first
        ):
            break
        words = Range(words.first, words.last + 1)
        if token.lemma.lower() in load_place_classes():
            return Relation(parse.span(words.first, words.last).text, own)
    return Relation(None, own)
