"""Places in the fields of an article, as the Reading has them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.codebook.place_rows import Spot
from warsan.model import Place, PlaceKind, Span
from warsan.reader.parse import Parse, Range
from warsan.reader.places.names import PlaceName, describe_names, find_place_names
from warsan.reader.places.relations import find_relation
from warsan.reader.places.resolution import Verdict, judge_places

_KINDS: dict[str, PlaceKind] = {
    "country": "country", "region": "region", "district": "region", "city": "city",
    "facility": "facility", "water": "water", "area": "area",
}  # fmt: skip


class Places(msgspec.Struct, frozen=True):
    """The places of one field in text order.

    Attributes:
        values: The places.
        ranges: For each the tokens of its name.
        inner: For each whether it only stands in the name of a body.
    """

    values: tuple[Place, ...] = ()
    ranges: tuple[Range, ...] = ()
    inner: tuple[bool, ...] = ()


def find_places(*parses: Parse) -> tuple[Places, ...]:
    """The places of an article, field by field: a name has one sense in all of them.

    Args:
        parses: The fields in reading order.
    """
    names = [find_place_names(parse) for parse in parses]
    verdicts = judge_places([name for field in names for name in field])
    found, at = list[Places](), 0
    for parse, field in zip(parses, names, strict=True):
        found.append(_places(parse, field, verdicts[at : at + len(field)]))
        at += len(field)
    return tuple(found)


def find_places_at(parse: Parse, ranges: Sequence[Range]) -> tuple[Place, ...]:
    """The places that given names of one text mean, one each."""
    names = describe_names(parse, ranges)
    return _places(parse, names, judge_places(names)).values


def _places(parse: Parse, names: Sequence[PlaceName], verdicts: Sequence[Verdict]) -> Places:
    return Places(
        tuple(_place(parse, n, v) for n, v in zip(names, verdicts, strict=True)),
        tuple(Range(n.first, n.last) for n in names),
        tuple(bool(n.part_of) for n in names),
    )


def _place(parse: Parse, name: PlaceName, verdict: Verdict) -> Place:
    spot, span = verdict.spot, parse.span(name.first, name.last)
    relation = find_relation(parse, name, spot)
    if spot is None:
        return Place(
            span=span, name=name.text, relation=relation.words, reason=verdict.reason,
            radius_km=None,
        )  # fmt: skip
    return _located(span, spot, verdict.reason, relation.words, relation.radius)


def _located(
    span: Span, spot: Spot, reason: str, relation: str | None, radius: float | None
) -> Place:
    return Place(
        span=span,
        name=spot.name,
        lat=spot.lat,
        lon=spot.lon,
        country=spot.country or None,
        geonameid=spot.number,
        kind=_KINDS[spot.kind],
        relation=relation,
        reason=reason,
        radius_km=radius,
    )
