"""The sentences of a pair: by day, those without a day, and those that do not count."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.views import DayRow, EventRow

_MOST_SENTENCES = 300


class DaySection(msgspec.Struct, frozen=True):
    """The sentences of one day; `hidden` counts those left off a long page."""

    day: str
    words: int
    deeds: int
    events: tuple[EventRow, ...]
    hidden: int


class PairSentences(msgspec.Struct, frozen=True):
    """All sentences of a pair, each in one place.

    Attributes:
        days: Events that count, by day, oldest first.
        undated: Events that count, known only by week, month or year.
        uncounted: Events that were planned, threatened, denied, … and do not count.
    """

    days: tuple[DaySection, ...]
    undated: tuple[EventRow, ...]
    uncounted: tuple[EventRow, ...]


def split_sentences(
    days: Sequence[DayRow], events: Sequence[EventRow], first: str = "", last: str = ""
) -> PairSentences:
    """Sort a pair's events into the parts of its page.

    Args:
        days: The pair's days that are shown.
        events: All its events, newest first.
        first: ISO day, inclusive; empty for no bound.
        last: As `first`.
    """
    asked = [row for row in events if _within(row, first, last or "9999")]
    counted = [row for row in asked if row.counted]
    return PairSentences(
        _sections(days, [row for row in counted if row.day]),
        tuple(row for row in counted if not row.day),
        tuple(row for row in asked if not row.counted),
    )


def _within(row: EventRow, first: str, last: str) -> bool:
    """Whether an event may lie in these days; one that is not dated lies in none but all."""
    when = row.event.when
    start, end = when.start or when.end, when.end or when.start
    if start is None or end is None:
        return not first and last == "9999"
    return start <= last and first <= end


def _sections(days: Sequence[DayRow], events: Sequence[EventRow]) -> tuple[DaySection, ...]:
    """Each day with its sentences, oldest first; on a long page the oldest are only counted."""
    counts = {row.day: (row.words, row.deeds) for row in days}
    by_day: dict[str, list[EventRow]] = {}
    for event in events:
        by_day.setdefault(event.day or "", []).append(event)
    sections, room = [], _MOST_SENTENCES
    for day in sorted(by_day, reverse=True):
        found = by_day[day]
        # A day shown alone is shown whole: that is where "show the sentences" leads.
        shown = found if len(found) <= room or len(by_day) == 1 else []
        room -= len(shown)
        hidden = len(found) - len(shown)
        sections.append(DaySection(day, *counts.get(day, (0, 0)), tuple(shown), hidden))
    return tuple(sections[::-1])
