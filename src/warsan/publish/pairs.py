"""The pairs of parties in the published articles, counted as on the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from warsan.model import REPORTS
from warsan.views import DayRow, EventRow


class SitePair(msgspec.Struct, frozen=True):
    """A directed pair with what was said and done in it.

    Attributes:
        words, deeds: Events that count, also those that are not dated to a day.
        days: The same by day, oldest first.
        events: All events, also those that do not count, newest first.
    """

    actor: str
    recipient: str
    words: int
    deeds: int
    days: tuple[DayRow, ...]
    events: tuple[EventRow, ...]


def find_pairs(rows: Iterable[EventRow]) -> tuple[SitePair, ...]:
    """The pairs with at least one event that counts, busiest first; reports only."""
    groups: dict[tuple[str, str], list[EventRow]] = defaultdict(list)
    for row in rows:
        actor = row.event.actor.code if row.event.actor else ""
        recipient = row.event.recipient.code if row.event.recipient else ""
        if actor and recipient and actor != recipient and row.genre in REPORTS:
            groups[actor, recipient].append(row)
    pairs = [_pair(*sides, found) for sides, found in groups.items()]
    counted = [pair for pair in pairs if pair.words + pair.deeds]
    return tuple(sorted(counted, key=lambda p: (-p.words - p.deeds, p.actor, p.recipient)))


def _pair(actor: str, recipient: str, rows: Sequence[EventRow]) -> SitePair:
    counted = [row for row in rows if row.counted]
    words, deeds = _count(counted)
    days: dict[str, list[EventRow]] = defaultdict(list)
    for row in counted:
        if row.day:
            days[row.day].append(row)
    lines = tuple(_day(day, days[day]) for day in sorted(days))
    return SitePair(actor, recipient, words, deeds, lines, tuple(rows))


def _day(day: str, rows: Sequence[EventRow]) -> DayRow:
    return DayRow(day, *_count(rows), _pressure(rows, "word"), _pressure(rows, "deed"))


def _count(rows: Sequence[EventRow]) -> tuple[int, int]:
    kinds = [row.event.kind for row in rows]
    return kinds.count("word"), kinds.count("deed")


def _pressure(rows: Sequence[EventRow], kind: str) -> float:
    """The sum of the PLOVER intensities below zero, sign turned."""
    return sum((max(0.0, -row.event.score) for row in rows if row.event.kind == kind), 0.0)
