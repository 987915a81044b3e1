"""Events with their places as GeoJSON (RFC 7946) and as CSV (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import msgspec

from warsan.views import EventRow, PlacesView

COLUMNS = (
    "article", "event", "place", "lat", "lon", "radius_km", "relation", "country", "place_kind",
    "geonameid", "type", "mode", "kind", "actor", "recipient", "start", "end", "precision",
    "day_assumed", "frame", "certainty", "counted", "outlet", "title", "published", "trigger",
    "sentence",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_geojson(view: PlacesView) -> bytes:
    """A FeatureCollection, one feature an event, in the view's order.

    Events without a position are features without a geometry, so that the file holds all that
    was asked for. The point is the place named; `radius_km` says how far around it the event may
    lie.
    """
    features = [_feature(row) for row in _rows(view)]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})


def to_csv(view: PlacesView) -> bytes:
    """A table in UTF-8 with a header, one row an event; empty where a value is unknown.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in _rows(view):
        writer.writerow([_cell(value) for value in _values(row).values()])
    return text.getvalue().encode()


def _rows(view: PlacesView) -> Iterator[EventRow]:
    for place in view.places:
        yield from place.events
    yield from view.unresolved
    yield from view.nowhere


def _feature(row: EventRow) -> dict[str, Any]:
    values = _values(row)
    lat, lon = values.pop("lat"), values.pop("lon")
    located = lat is not None and lon is not None
    return {
        "type": "Feature",
        "id": f"{row.article_id}#{row.event.id}",
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
        "properties": values,
    }


def _values(row: EventRow) -> dict[str, Any]:
    """The columns of an event, by name, in order."""
    event, place = row.event, row.event.where
    found = (
        row.article_id, event.id,
        *((place.name, place.lat, place.lon, place.radius_km, place.relation, place.country,
           place.kind, place.geonameid) if place else (None,) * 8),
        event.type, event.mode, event.kind,
        event.actor.code if event.actor else None,
        event.recipient.code if event.recipient else None,
        event.when.start, event.when.end, event.when.precision, event.when.assumed, event.frame,
        event.certainty.decisive, row.counted, row.outlet, row.title, row.published,
        event.trigger.text, " ".join(row.sentence.text.split()),
    )  # fmt: skip
    return dict(zip(COLUMNS, found, strict=True))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
