"""Directed pairs of parties: words and deeds, and their pressure, over days.

Pressure is the sum of the PLOVER intensities below zero, with the sign turned: the pressure of
words and the pressure of deeds apart. Cooperation is counted among the words and deeds, and is
not netted against pressure: a day of talks and shelling is no quiet day. What is denied,
doubted, planned, threatened or told as history is not counted, and what several copies of one text
or several versions of one page tell is counted once (`warsan.views.counting`).
Opinion, reviews and letters are left out unless asked for: what a column says was done it has from
the reports, and would count twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import msgspec

from warsan.errors import NotFoundError
from warsan.model import REPORTS, Genre
from warsan.store import Store
from warsan.views.counting import COUNTED, repeats_sql
from warsan.views.events import DAY, EventQuery, EventRow, view_events
from warsan.views.frames import to_pandas, to_polars

_SUMS = """
count(*) FILTER (kind = 'word'), count(*) FILTER (kind = 'deed'),
coalesce(sum(-score) FILTER (kind = 'word' AND score < 0), 0.0),
coalesce(sum(-score) FILTER (kind = 'deed' AND score < 0), 0.0)
"""
_EVENTS = f"""
WITH {{repeats}}, counted AS (
    SELECT e.actor, e.recipient, e.kind, e.score, {DAY} AS day
    FROM desk.events e JOIN desk.articles a ON a.id = e.article
    WHERE e.actor IS NOT NULL AND e.recipient IS NOT NULL AND e.actor <> e.recipient
      AND {COUNTED} AND list_contains(?::VARCHAR[], a.genre)
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
_LEFT_OUT = """
SELECT a.genre, count(*) FROM desk.events e JOIN desk.articles a ON a.id = e.article
WHERE e.actor IS NOT NULL AND e.recipient IS NOT NULL AND e.actor <> e.recipient
  AND NOT list_contains(?::VARCHAR[], a.genre)
GROUP BY a.genre ORDER BY count(*) DESC, a.genre
"""


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

    `events` also holds those that do not count, and those whose day is not known. `left_out` says
    how many more there are in articles of other genres than were asked for, by genre.
    """

    actor: str
    recipient: str
    days: tuple[DayRow, ...]
    events: tuple[EventRow, ...]
    left_out: dict[str, int] = {}

    def to_pandas(self) -> Any:
        """The days as a `pandas.DataFrame`.

        Raises:
            ExportError: pandas is not installed.
        """
        return to_pandas(self.days)

    def to_polars(self) -> Any:
        """The days as a `polars.DataFrame`.

        Raises:
            ExportError: polars is not installed.
        """
        return to_polars(self.days)


def view_pairs(store: Store, genres: Sequence[Genre] = REPORTS) -> tuple[PairRow, ...]:
    """All pairs with at least one event that counts in articles of the genres, busiest first."""
    sql = _PAIRS.format(repeats=repeats_sql(store, genres))
    rows = (cast(tuple[Any, ...], row) for row in store.rows(sql, [list(genres)]))
    return tuple(PairRow(*row[:-2], *map(_iso, row[-2:])) for row in rows)


def view_left_out(store: Store, genres: Sequence[Genre] = REPORTS) -> dict[str, int]:
    """How many events between pairs stand in articles of other genres, by genre, most first."""
    rows = (cast(tuple[str, int], row) for row in store.rows(_LEFT_OUT, [list(genres)]))
    return dict(rows)


def view_pair(
    store: Store, actor: str, recipient: str, genres: Sequence[Genre] = REPORTS
) -> PairView:
    """What `actor` said and did to `recipient`, in articles of the genres.

    Raises:
        NotFoundError: The desk holds nothing in this direction, in whatever genre.
    """
    query = EventQuery(actor=actor, recipient=recipient)
    events = view_events(store, query)
    if not events or actor == recipient:
        raise NotFoundError(
            f"the desk holds nothing that {actor} said or did to {recipient}",
            "list the pairs: warsan pair",
        )
    asked = [list(genres), actor, recipient]
    sql = _DAYS.format(repeats=repeats_sql(store, genres))
    rows = (cast(tuple[Any, ...], row) for row in store.rows(sql, asked))
    days = tuple(DayRow(row[0].isoformat(), *row[1:]) for row in rows)
    kept = view_events(store, msgspec.structs.replace(query, genres=tuple(genres)))
    left_out = Counter(row.genre for row in events if row.genre not in genres)
    return PairView(actor, recipient, days, kept, dict(left_out.most_common()))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
