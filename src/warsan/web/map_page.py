"""The map: events at the places where they happened, and the same as GeoJSON and CSV."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from warsan.codebook.outlines import Box, load_outlines
from warsan.codebook.phrases import load_phrases
from warsan.codebook.plover import load_plover
from warsan.desk import Desk
from warsan.exports.places import to_csv, to_geojson
from warsan.views import PlaceRow, PlacesView
from warsan.web.map_drawing import draw_map, find_contested
from warsan.web.map_frame import KILOMETRES, find_box, fit_frame
from warsan.web.map_query import FILTERS, MapQuery, read_map_query
from warsan.web.render import render_page

_MOST_SENTENCES = 300
_LEAST_ZOOM = 1.5  # degrees around a place that is zoomed to


class PlaceCard(msgspec.Struct, frozen=True):
    """A place of the list; `zoom` is the address of the map around it."""

    number: int
    place: PlaceRow
    shown: int
    zoom: str


def map_routes(desk: Desk) -> APIRouter:
    """The routes of `/map`, `/map.geojson` and `/map.csv`."""
    routes = APIRouter()

    @routes.get("/map", response_class=HTMLResponse)
    def show(request: Request) -> HTMLResponse:
        query = read_map_query(request.query_params)
        return _show(desk, desk.places(query.events, query.place), query)

    @routes.get("/map.geojson")
    def geojson(request: Request) -> Response:
        found = _find(desk, request)
        return Response(to_geojson(found), media_type="application/geo+json")

    @routes.get("/map.csv")
    def csv(request: Request) -> Response:
        return Response(to_csv(_find(desk, request)), media_type="text/csv; charset=utf-8")

    return routes


def _find(desk: Desk, request: Request) -> PlacesView:
    query = read_map_query(request.query_params)
    return desk.places(query.events, query.place)


def _show(desk: Desk, view: PlacesView, query: MapQuery) -> HTMLResponse:
    box = query.view or find_box(view.places)
    seen = fit_frame(box, "wide").box
    values: dict[str, Any] = {
        "view": view,
        "cards": _cards(view.places, query),
        "drawings": {size: draw_map(view.places, box, size) for size in ("wide", "narrow")},
        "contested": find_contested(seen),
        "outside": sum(not seen.holds(place.lon, place.lat) for place in view.places),
        "query": query,
        "form": {name: query.asked.get(name, "") for name in FILTERS},
        "moves": _moves(box, query),
        "views": list(load_outlines().views),
        "types": list(load_plover().types),
        "steps": [step for step in load_phrases().certainty if step.floor >= -0.5],
        "parties": sorted({code for row in desk.pairs() for code in (row.actor, row.recipient)}),
    }
    return render_page("map.html", **values)


def _cards(places: Sequence[PlaceRow], query: MapQuery) -> list[PlaceCard]:
    """Places with as many sentences as a page bears; one that is asked for alone has all."""
    room, cards = _MOST_SENTENCES, []
    for number, place in enumerate(places, 1):
        shown = len(place.events) if len(places) == 1 else min(len(place.events), room)
        room -= shown
        cards.append(PlaceCard(number, place, shown, query.address(_around(place))))
    return cards


def _around(place: PlaceRow) -> Box:
    """The part of the world that a place's events may lie in, with something around it."""
    up = max(1.3 * max(place.radii, default=0) / KILOMETRES, _LEAST_ZOOM)
    across = up / math.cos(math.radians(min(abs(place.lat), 75)))
    return _within(Box(place.lon - across, place.lat - up, place.lon + across, place.lat + up))


def _moves(box: Box, query: MapQuery) -> list[tuple[str, str]]:
    """Nearer, farther and a step to each side, as addresses; no script is needed."""
    wide, tall = box.east - box.west, box.north - box.south
    steps = {
        "zoom in": (wide / 4, tall / 4, -wide / 4, -tall / 4),
        "zoom out": (-wide / 2, -tall / 2, wide / 2, tall / 2),
        "west": (-wide / 3, 0.0, -wide / 3, 0.0),
        "east": (wide / 3, 0.0, wide / 3, 0.0),
        "north": (0.0, tall / 3, 0.0, tall / 3),
        "south": (0.0, -tall / 3, 0.0, -tall / 3),
    }
    sides = (box.west, box.south, box.east, box.north)
    moved = {
        name: _within(Box(*(side + by for side, by in zip(sides, step, strict=True))))
        for name, step in steps.items()
    }
    return [(name, query.address(new)) for name, new in moved.items() if new != box]


def _within(box: Box) -> Box:
    """The box pushed back into the world, and cut where it is larger."""
    west, east = _slide(box.west, box.east, 180)
    south, north = _slide(box.south, box.north, 85)
    return Box(west, south, east, north)


def _slide(low: float, high: float, bound: float) -> tuple[float, float]:
    back = max(-bound - low, 0) + min(bound - high, 0)
    return max(-bound, low + back), min(bound, high + back)
