"""The events of a desk, with the sentence behind each and who vouches for it."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from warsan.model import GENRES, Attribution, Event, EventKind, Genre, Span
from warsan.store import Row, Store
from warsan.views.counting import COUNTED, repeats_sql

_TOLD = {"word": {"done", "ongoing", "threatened", "conditional"}, "deed": {"done", "ongoing"}}
# An event known only by month or year has no day on a line of days; it is counted, not drawn.
DAY = "CASE WHEN e.precision IN ('time', 'day') THEN e.day END"

_SQL = f"""
WITH {{repeats}}
SELECT a.id, a.outlet, a.title, a.published, e.event, e.field, e.sentence_start,
       e.sentence_stop, e.sentence, e.attribution, {DAY}, {COUNTED}, a.credit, a.genre
FROM desk.events e JOIN desk.articles a ON a.id = e.article
WHERE {{conditions}}
ORDER BY coalesce(e.day, a.published_utc::DATE) DESC NULLS LAST, a.published_utc DESC NULLS LAST,
         a.id, e.position
LIMIT ?
"""  # noqa: S608 (built from constants of this file; values are bound)
_CONDITIONS = {
    "actor": "e.actor = ?",
    "recipient": "e.recipient = ?",
    "actors": "list_contains(?::VARCHAR[], e.actor)",
    "recipients": "list_contains(?::VARCHAR[], e.recipient)",
    "genres": "list_contains(?::VARCHAR[], a.genre)",
    "type": "e.type = ?",
    "kind": "e.kind = ?",
    "article": "e.article = ?",
    # An event known to lie within a month may lie on any day of it.
    "since": "e.day_end >= ?::DATE",
    "until": "e.day <= ?::DATE",
    "certainty": "e.certainty >= ?",
    "articles": "list_contains(?::VARCHAR[], e.article)",
}
_event = msgspec.json.Decoder(Event)
_attribution = msgspec.json.Decoder(Attribution)
_NO_LIMIT = 2**62


class EventQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which events; None means any.

    Attributes:
        actor, recipient: Codes of parties ("RUS", "NATO").
        actors, recipients: Any of several, as for an alliance with its members.
        type: PLOVER type ("ACCUSE").
        since, until: ISO days, inclusive; events without a day fall outside.
        article: Id of an article.
        certainty: The least that decides (`Certainty.decisive`), from -3 to 3.
        articles: Ids of articles.
        genres: Of the articles; what a copy of another genre tells is then no repetition.
        limit: How many at most.
    """

    actor: str | None = None
    recipient: str | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    genres: tuple[Genre, ...] | None = None
    type: str | None = None
    kind: EventKind | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None
    certainty: float | None = None
    articles: tuple[str, ...] | None = None
    limit: int | None = None


class EventRow(msgspec.Struct, frozen=True):
    """An event with its article, its sentence and what vouches for it.

    Attributes:
        sentence: The sentence around the event's trigger.
        attribution: None where the article itself says so.
        day: ISO day; None where only a longer stretch (a month, a year) is known, or nothing.
        counted: Whether it counts in its pair's words, deeds and pressure: see `views.counting`.
        credit: To whom the page credits its text.
        genre: What kind of text the article is.
    """

    article_id: str
    outlet: str | None
    title: str | None
    published: str | None
    event: Event
    sentence: Span
    attribution: Attribution | None
    day: str | None
    counted: bool
    credit: str | None = None
    genre: str = "news"


def is_counted(event: Event) -> bool:
    """Whether an event that is on no desk yet would count: `counting.TOLD`, in Python."""
    return event.certainty.decisive >= 0 and event.frame in _TOLD[event.kind]


def view_events(store: Store, query: EventQuery) -> tuple[EventRow, ...]:
    """The events that fit, newest day first; within an article in the order of the text."""
    asked = {name: getattr(query, name) for name in _CONDITIONS}
    given = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asked.items()
        if value is not None
    }
    conditions = " AND ".join(_CONDITIONS[name] for name in given) or "true"
    limit = _NO_LIMIT if query.limit is None else query.limit
    repeats = repeats_sql(store, query.genres or GENRES)
    sql = _SQL.format(conditions=conditions, repeats=repeats)
    found = store.rows(sql, [*given.values(), limit])
    return tuple(_row(row) for row in found)


def _row(row: Row) -> EventRow:
    article, outlet, title, published, event, field, start, stop, text, vouching, *rest = cast(
        tuple[Any, ...], row
    )
    day, counted, credit, genre = rest
    return EventRow(
        article, outlet, title, published, _event.decode(event),
        Span(field, start, stop, text),
        _attribution.decode(vouching) if vouching else None,
        day.isoformat() if day else None, counted, credit, genre,
    )  # fmt: skip
