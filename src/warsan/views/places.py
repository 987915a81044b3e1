"""The events of a desk by the place where they happened."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.model import Place, PlaceKind
from warsan.store import Store
from warsan.views.events import EventQuery, EventRow, view_events


class PlaceRow(msgspec.Struct, frozen=True):
    """A place with the events that happened there or around it.

    Attributes:
        key: What names it in an address: its number at GeoNames, else its name.
        lat, lon: Degrees north and east (WGS 84).
        country: ISO 3166-1 alpha-3 of where it lies; None where that is no single state.
        radii: How far around it its events may lie, kilometres, each distance once, widest first.
        words, deeds: How many of its events count, as in a pair.
        events: All of them, newest first.
    """

    key: str
    name: str
    lat: float
    lon: float
    country: str | None
    kind: PlaceKind | None
    radii: tuple[float, ...]
    words: int
    deeds: int
    events: tuple[EventRow, ...]


class PlacesView(msgspec.Struct, frozen=True):
    """The events that were asked for, each in one part.

    Attributes:
        places: Those with a position, by place; the place with the most events first.
        unresolved: Events whose place is named, but not told apart or in no gazetteer.
        nowhere: Events that name no place.
    """

    places: tuple[PlaceRow, ...]
    unresolved: tuple[EventRow, ...]
    nowhere: tuple[EventRow, ...]

    @property
    def located(self) -> int:
        """How many events have a position."""
        return sum(len(place.events) for place in self.places)


def view_places(store: Store, query: EventQuery, place: str | None = None) -> PlacesView:
    """The events that fit, by place.

    Args:
        store: The desk's.
        query: Which events.
        place: Only events at the place of this key; then none is without a place.
    """
    rows = view_events(store, query)
    if place is not None:
        rows = tuple(row for row in rows if row.event.where and place_key(row.event.where) == place)
    return group_places(rows)


def group_places(rows: Sequence[EventRow]) -> PlacesView:
    """Events, newest first, by place."""
    return PlacesView(
        _group([row for row in rows if _position(row.event.where)]),
        tuple(row for row in rows if row.event.where and not _position(row.event.where)),
        tuple(row for row in rows if row.event.where is None),
    )


def place_key(place: Place) -> str:
    """What names a place in an address line."""
    return str(place.geonameid) if place.geonameid is not None else place.name


def _position(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _group(rows: Sequence[EventRow]) -> tuple[PlaceRow, ...]:
    groups: dict[tuple[str, tuple[float, float] | None], list[EventRow]] = {}
    for row in rows:
        if row.event.where:
            at = place_key(row.event.where), _position(row.event.where)
            groups.setdefault(at, []).append(row)
    places = [_place_row(found) for found in groups.values()]
    return tuple(sorted(places, key=lambda p: (-len(p.events), p.name.casefold(), p.key)))


def _place_row(rows: Sequence[EventRow]) -> PlaceRow:
    """One place; it has the name and kind that its newest event gives it."""
    place = rows[0].event.where
    assert place is not None  # noqa: S101  only located events are grouped
    assert place.lat is not None  # noqa: S101
    assert place.lon is not None  # noqa: S101
    radii = {row.event.where.radius_km for row in rows if row.event.where}
    counted = [row.event.kind for row in rows if row.counted]
    return PlaceRow(
        place_key(place), place.name, place.lat, place.lon, place.country, place.kind,
        tuple(sorted((radius for radius in radii if radius), reverse=True)),
        counted.count("word"), counted.count("deed"), tuple(rows),
    )  # fmt: skip
