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
from warsan.views.sides import Side, is_between, read_side

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
_DAYS_OF_MANY = f"""{_EVENTS}
SELECT actor, recipient, day, {_SUMS} FROM counted
WHERE list_contains(?::VARCHAR[], actor) AND day IS NOT NULL
GROUP BY actor, recipient, day ORDER BY actor, recipient, day
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

    Args:
        store: The desk's tables.
        actor: A party's code; "NATO+" stands for the alliance and who belonged to it on the day.
        recipient: As `actor`.
        genres: Of the articles that count.

    Raises:
        NotFoundError: The desk holds nothing in this direction, in whatever genre.
    """
    one, other = read_side(actor), read_side(recipient)
    together = one.members or other.members
    find = _between if together else _of_codes
    events = find(store, one, other)
    if not events or actor == recipient:
        raise NotFoundError(
            f"the desk holds nothing that {actor} said or did to {recipient}",
            "list the pairs: warsan pair",
        )
    kept = find(store, one, other, genres)
    if together:
        days = _sum_days(kept)
    else:
        sql = _DAYS.format(repeats=repeats_sql(store, genres))
        asked = [list(genres), actor, recipient]
        rows = (cast(tuple[Any, ...], row) for row in store.rows(sql, asked))
        days = tuple(DayRow(row[0].isoformat(), *row[1:]) for row in rows)
    left_out = Counter(row.genre for row in events if row.genre not in genres)
    return PairView(actor, recipient, days, kept, dict(left_out.most_common()))


def _of_codes(
    store: Store, one: Side, other: Side, genres: Sequence[Genre] | None = None
) -> tuple[EventRow, ...]:
    """The events between two parties as such."""
    kept = None if genres is None else tuple(genres)
    return view_events(store, EventQuery(actor=one.code, recipient=other.code, genres=kept))


def _between(
    store: Store, one: Side, other: Side, genres: Sequence[Genre] | None = None
) -> tuple[EventRow, ...]:
    """The events between two sides of which at least one counts with its members."""
    kept = None if genres is None else tuple(genres)
    query = EventQuery(actors=one.codes, recipients=other.codes, genres=kept)
    return tuple(row for row in view_events(store, query) if is_between(row.event, one, other))


def _sum_days(rows: Sequence[EventRow]) -> tuple[DayRow, ...]:
    """What `_DAYS` sums, over events that are here already."""
    days: dict[str, list[float]] = {}
    for row in rows:
        if row.counted and row.day:
            sums = days.setdefault(row.day, [0, 0, 0.0, 0.0])
            at = 0 if row.event.kind == "word" else 1
            sums[at] += 1
            sums[2 + at] += max(0.0, -row.event.score)
    return tuple(
        DayRow(day, int(words), int(deeds), said, done)
        for day, (words, deeds, said, done) in sorted(days.items())
    )


def view_pair_days(
    store: Store, pairs: Sequence[PairRow], genres: Sequence[Genre] = REPORTS
) -> dict[tuple[str, str], tuple[DayRow, ...]]:
    """The days of several pairs at once, oldest first."""
    wanted = {(row.actor, row.recipient) for row in pairs}
    actors = sorted({actor for actor, _ in wanted})
    found: dict[tuple[str, str], list[DayRow]] = {pair: [] for pair in wanted}
    sql = _DAYS_OF_MANY.format(repeats=repeats_sql(store, genres))
    for row in store.rows(sql, [list(genres), actors]):
        actor, recipient, day, *sums = cast(tuple[Any, ...], row)
        if (actor, recipient) in wanted:
            found[actor, recipient].append(DayRow(day.isoformat(), *sums))
    return {pair: tuple(days) for pair, days in found.items()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
