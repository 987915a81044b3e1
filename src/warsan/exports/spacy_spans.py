"""The findings of one field as labelled characters, by the name of their span group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from warsan.model import Attribution, Event, Field, Party, Place, Reading, Span

UNRESOLVED = "UNRESOLVED"


class Mark(msgspec.Struct, frozen=True):
    """Characters of a field with a label.

    Attributes:
        start, end: Characters, end exclusive.
        label: What it is found to be.
        id: Of the finding; "" for dates and places, which have none.
        resolved: What it stands for in the world: a party's code, a TIMEX3 value, a place's
            number at GeoNames; "" if nothing.
    """

    start: int
    end: int
    label: str
    id: str = ""
    resolved: str = ""


def find_groups(reading: Reading, field: Field) -> dict[str, list[Mark]]:
    """All groups, those without findings too, so that asking for one never fails."""
    said, events = reading.attributions, reading.events
    groups: dict[str, Iterable[tuple[Span, Mark]]] = {
        "parties": (_party(m.span, m.id, m.party) for m in reading.mentions),
        "sources": (_party(a.source.span, a.id, a.source.party) for a in said if a.source),
        "cues": (_mark(a.cue, a.kind, a.id) for a in said if a.cue),
        "contents": _contents(said),
        "events": (_mark(e.trigger, e.type, e.id) for e in events),
        "actors": _sides(events, "actor"),
        "recipients": _sides(events, "recipient"),
        "figures": (_mark(f.span, f.unit or "count", f.id) for f in reading.figures),
        "places": (_mark(p.span, p.kind or "place", "", _number(p)) for p in reading.places),
        "dates": (_mark(d.span, d.precision, "", d.value or "") for d in reading.dates),
    }
    return {
        name: [mark for span, mark in found if span.field == field]
        for name, found in groups.items()
    }


def _mark(span: Span, label: str, name: str, resolved: str = "") -> tuple[Span, Mark]:
    return span, Mark(span.start, span.end, label, name, resolved)


def _party(span: Span, name: str, party: Party | None) -> tuple[Span, Mark]:
    code = party.code if party else ""
    return _mark(span, code or UNRESOLVED, name, code)


def _number(place: Place) -> str:
    return str(place.geonameid or "")


def _contents(said: Iterable[Attribution]) -> Iterator[tuple[Span, Mark]]:
    for attribution in said:
        for fragment in attribution.content:
            yield _mark(fragment, attribution.kind, attribution.id)


def _sides(events: Iterable[Event], role: str) -> Iterator[tuple[Span, Mark]]:
    """The words that name an event's actor or recipient; the id is the event's."""
    for event in events:
        span: Span | None = getattr(event, f"{role}_span")
        if span:
            yield _party(span, event.id, getattr(event, role))
