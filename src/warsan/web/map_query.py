"""What a map is asked for, from its address."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from warsan.codebook.outlines import Box, load_outlines
from warsan.codebook.parties import find_code
from warsan.codebook.plover import load_plover
from warsan.errors import InputError
from warsan.model import EventKind
from warsan.views import EventQuery
from warsan.web.query import read_choice, read_day

FILTERS = ("actor", "recipient", "type", "kind", "certainty", "since", "until", "place")
_KINDS: tuple[EventKind, ...] = ("word", "deed")


class MapQuery(msgspec.Struct, frozen=True):
    """Which events, and which part of the world.

    Attributes:
        asked: The filters that are set, as they were written.
        events: The same, understood.
        place: Key of the only place that is meant; None for all.
        view: The part of the world to show; None for that around the places.
        named: Its name in the list of views; "" where it is given by its corners.
    """

    asked: dict[str, str]
    events: EventQuery
    place: str | None
    view: Box | None
    named: str

    def address(self, view: Box | str | None = None) -> str:
        """The address of the same events in another view, from "?" on."""
        corners = view if isinstance(view, str) else say_box(view) if view else ""
        asked = self.asked | ({"view": corners} if corners else {})
        return f"?{urlencode(asked)}"


def read_map_query(asked: Mapping[str, str]) -> MapQuery:
    """The filters and the view of a map; empty ones mean any.

    Raises:
        InputError: A filter does not exist, or its value fits none.
        NotFoundError: Nobody is called as `actor` or `recipient`.
    """
    unknown = sorted(set(asked) - {*FILTERS, "view"})
    if unknown:
        raise InputError(
            f"a map has no filter “{unknown[0][:40]}”", f"There are {', '.join(FILTERS)}."
        )
    given = {name: asked[name].strip() for name in FILTERS if asked.get(name, "").strip()}
    named = asked.get("view", "").strip()
    views = load_outlines().views
    return MapQuery(
        given, _read_events(given), given.get("place"),
        views[named] if named in views else _read_box(named), named if named in views else "",
    )  # fmt: skip


def say_box(box: Box) -> str:
    """A box as an address writes it: west, south, east and north, degrees."""
    return ",".join(f"{side:.2f}" for side in (box.west, box.south, box.east, box.north))


def _read_events(given: Mapping[str, str]) -> EventQuery:
    types = tuple(load_plover().types)
    return EventQuery(
        actor=find_code(given["actor"]) if "actor" in given else None,
        recipient=find_code(given["recipient"]) if "recipient" in given else None,
        type=read_choice("type", given.get("type", "").upper(), types),
        kind=read_choice("kind", given.get("kind"), _KINDS),
        certainty=_read_certainty(given.get("certainty")),
        since=read_day("since", given.get("since")),
        until=read_day("until", given.get("until")),
    )


def _read_certainty(text: str | None) -> float | None:
    try:
        value = float(text) if text else None
    except ValueError:
        value = 9.0
    if value is None or -3 <= value <= 3:
        return value
    raise InputError(f"“certainty” is {(text or '')[:40]}", "Write a number from -3 to 3.")


def _read_box(text: str) -> Box | None:
    if not text:
        return None
    try:
        west, south, east, north = (float(side) for side in text.split(","))
    except ValueError:
        west = east = 0.0
    if -180 <= west < east <= 180 and -90 <= south < north <= 90:
        return Box(west, south, east, north)
    hint = "Write the name of a view, or west,south,east,north in degrees."
    raise InputError(f"“view” is no part of the world: {text[:40]}", hint)
