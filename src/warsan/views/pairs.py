"""Directed pairs of parties: words and deeds, and their pressure, over days.

Pressure is the sum of the PLOVER intensities below zero, with the sign turned: the pressure of
words and the pressure of deeds apart. Cooperation is counted among the words and deeds, and is
not netted against pressure: a day of talks and shelling is no quiet day. What is denied,
doubted, planned, threatened or told as history is not counted (`warsan.views.events.COUNTED`).
"""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import msgspec

from warsan.errors import NotFoundError
from warsan.store import Store
from warsan.views.events import COUNTED, DAY, EventQuery, EventRow, view_events

_SUMS = """
count(*) FILTER (kind = 'word'), count(*) FILTER (kind = 'deed'),
coalesce(sum(-score) FILTER (kind = 'word' AND score < 0), 0.0),
coalesce(sum(-score) FILTER (kind = 'deed' AND score < 0), 0.0)
"""
_EVENTS = f"""
WITH counted AS (
    SELECT e.actor, e.recipient, e.kind, e.score, {DAY} AS day FROM desk.events e
    WHERE e.actor IS NOT NULL AND e.recipient IS NOT NULL AND e.actor <> e.recipient
      AND {COUNTED}
)
"""  # noqa: S608 (built from constants of this package; values are bound)
_PAIRS = f"""{_EVENTS}
SELECT actor, recipient, {_SUMS}, min(day), max(day) FROM counted
GROUP BY actor, recipient ORDER BY count(*) DESC, actor, recipient
"""  # noqa: S608
_DAYS = f"""{_EVENTS}
SELECT day, {_SUMS} FROM counted WHERE actor = ? AND recipient = ? AND day IS NOT NULL
GROUP BY day ORDER BY day
"""  # noqa: S608


class PairRow(msgspec.Struct, frozen=True):
    """What one party said and did to another, summed over the desk.

    Attributes:
        words, deeds: How many of each, cooperation and conflict alike.
        word_pressure, deed_pressure: Sums of PLOVER intensities below zero, sign turned.
        first, last: ISO days of the first and last event; None where no day is known.
    """

    actor: str
    recipient: str
    words: int
    deeds: int
    word_pressure: float
    deed_pressure: float
    first: str | None
    last: str | None


class DayRow(msgspec.Struct, frozen=True):
    """One day of a pair; see `PairRow`."""

    day: str
    words: int
    deeds: int
    word_pressure: float
    deed_pressure: float


class PairView(msgspec.Struct, frozen=True):
    """A pair's days, oldest first, and all its events, newest first.

    `events` also holds those that do not count, and those whose day is not known.
    """

    actor: str
    recipient: str
    days: tuple[DayRow, ...]
    events: tuple[EventRow, ...]


def view_pairs(store: Store) -> tuple[PairRow, ...]:
    """All pairs with at least one event that counts, the most active first."""
    rows = (cast(tuple[Any, ...], row) for row in store.rows(_PAIRS))
    return tuple(PairRow(*row[:-2], *map(_iso, row[-2:])) for row in rows)


def view_pair(store: Store, actor: str, recipient: str) -> PairView:
    """What `actor` said and did to `recipient`.

    Raises:
        NotFoundError: The desk holds nothing in this direction.
    """
    events = view_events(store, EventQuery(actor=actor, recipient=recipient))
    if not events or actor == recipient:
        raise NotFoundError(
            f"the desk holds nothing that {actor} said or did to {recipient}",
            "list the pairs: warsan pair",
        )
    rows = (cast(tuple[Any, ...], row) for row in store.rows(_DAYS, [actor, recipient]))
    days = tuple(DayRow(row[0].isoformat(), *row[1:]) for row in rows)
    return PairView(actor, recipient, days, events)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
