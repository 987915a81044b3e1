"""Whether two reports tell of one event: judged by type, parties, time, place and figures.

The base is the one-a-day filter of event data (one event of a type between two parties on a
day), which place, figures, mode and persons can part and a wire can widen. See
docs/escalation.md.
"""

from __future__ import annotations

from datetime import date
from math import asin, cos, radians, sin, sqrt

import msgspec

from warsan.escalation.reports import Amount, Report
from warsan.model import Place
from warsan.views import EventRow

_EARTH_KM = 6371.0
_LEAST_APART = 25.0  # km: two places nearer than this are told apart by no reporter
_WIDE = frozenset({"country", "region", "area"})  # too wide to tell two events apart
_FACTOR = 2.0  # figures of the same thing that differ by more measure two events
_WIRE_DAYS = 3  # copies of one text may be dated by their own days of publication


class Likeness(msgspec.Struct, frozen=True):
    """Whether two reports tell of one event, and why."""

    same: bool
    reason: str


def judge_likeness(one: Report, other: Report) -> Likeness:
    """Whether two reports of the same type between the same parties are of one event."""
    for judge in (_judge_modes, _judge_persons, _judge_places, _judge_amounts):
        if reason := judge(one, other):
            return Likeness(False, reason)
    wire = one.wire is not None and one.wire == other.wire
    agreeing = _agreements(one, other)
    when = _judge_time(one, other, wire=wire, agreeing=bool(agreeing))
    if when is None:
        return Likeness(False, "on different days")
    return Likeness(True, "; ".join([when, *agreeing]))


def _judge_modes(one: Report, other: Report) -> str:
    modes = {one.row.event.mode, other.row.event.mode} - {None}
    return f"modes differ: {', '.join(map(str, sorted(map(str, modes))))}" if len(modes) > 1 else ""


def _judge_persons(one: Report, other: Report) -> str:
    """Two named persons who speak, or who are spoken to, are two occasions."""
    first, second = one.row.event, other.row.event
    sides = ((first.actor, second.actor), (first.recipient, second.recipient))
    for a, b in sides:
        if a and b and a.name and b.name and a.name.split()[-1] != b.name.split()[-1]:
            return f"{a.name} is not {b.name}"
    return ""


def _judge_places(one: Report, other: Report) -> str:
    a, b = one.row.event.where, other.row.event.where
    if a is None or b is None or a.kind in _WIDE or b.kind in _WIDE:
        return ""
    apart = _distance(a, b)
    reach = max(_LEAST_APART, (a.radius_km or 0) + (b.radius_km or 0))
    if apart is None or apart <= reach:
        return ""
    return f"{a.name} and {b.name} lie {apart:.0f} km apart"


def _judge_amounts(one: Report, other: Report) -> str:
    for a, b in _comparable(one, other):
        low, high = sorted((_size(a), _size(b)))
        if low > 0 and high / low > _FACTOR:
            return f"{low:g} is not {high:g} {a.counts or a.unit}"
    return ""


def _agreements(one: Report, other: Report) -> list[str]:
    """Place and figures that both tell alike."""
    found, a, b = [], one.row.event.where, other.row.event.where
    if a and b and a.kind not in _WIDE and (a.geonameid or a.name) == (b.geonameid or b.name):
        found.append(f"both at {a.name}")
    found += [
        f"both count {_size(x):g} {x.counts or x.unit}"
        for x, y in _comparable(one, other)
        if _size(x) == _size(y)
    ]
    return list(dict.fromkeys(found))


def _judge_time(one: Report, other: Report, *, wire: bool, agreeing: bool) -> str | None:
    """How the days fit; None if they do not.

    A day that is only assumed (the day of publication) may be the day after the event.
    """
    a, b = one.row, other.row
    if a.day and b.day:
        apart = abs(_ordinal(a.day) - _ordinal(b.day))
        if wire and apart <= _WIRE_DAYS:
            return "copies of one text"
        if apart == 0:
            return f"same day ({a.day})"
        assumed = _is_next_day(a.day, b) or _is_next_day(b.day, a)
        known = a.event.when.assumed != b.event.when.assumed
        return "told the day after" if apart == 1 and known and assumed else None
    if wire:
        return "copies of one text"
    return "days overlap" if agreeing and _overlap(one, other) else None


def _is_next_day(day: str, later: EventRow) -> bool:
    return later.event.when.assumed and _ordinal(later.day or "") == _ordinal(day) + 1


def _overlap(one: Report, other: Report) -> bool:
    a, b = one.row.event.when, other.row.event.when
    if not (a.start and a.end and b.start and b.end):
        return False
    return a.start <= b.end and b.start <= a.end


def _comparable(one: Report, other: Report) -> list[tuple[Amount, Amount]]:
    """Figures of both that count the same; only where each has one of the sort."""
    pairs = []
    for a in one.amounts:
        b = [x for x in other.amounts if (x.unit, x.counts) == (a.unit, a.counts)]
        alone = sum((x.unit, x.counts) == (a.unit, a.counts) for x in one.amounts) == 1
        if alone and len(b) == 1 and _size(a) and _size(b[0]):
            pairs.append((a, b[0]))
    return pairs


def _size(amount: Amount) -> float:
    return amount.best or amount.low or amount.high or 0.0


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _distance(one: Place, other: Place) -> float | None:
    """Kilometres between two positions on a sphere; None where one is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = radians(one.lat), radians(other.lat)
    across = radians(other.lon - one.lon)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
