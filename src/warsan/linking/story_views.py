"""The stories of a desk: their articles, a name, and what was found, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, cast

import msgspec

from warsan.linking.likeness import Likeness
from warsan.linking.rarity import Rarity
from warsan.linking.terms import Terms
from warsan.store import Store
from warsan.views import EventQuery, EventRow, find_id, view_events
from warsan.views.events import is_counted

_ARTICLES = """
SELECT s.story, a.id, a.outlet, a.title, a.published, a.credit, coalesce(w.wire, a.id),
       s.day, s.terms
FROM desk.stories s JOIN desk.articles a ON a.id = s.article
LEFT JOIN desk.wires w ON w.article = a.id
WHERE s.story IN (SELECT story FROM desk.stories GROUP BY story HAVING count(*) >= ?) {condition}
ORDER BY a.published_utc NULLS LAST, a.stored, a.id
"""
_terms = msgspec.json.Decoder(Terms)


class StoryArticle(msgspec.Struct, frozen=True):
    """An article of a story.

    Attributes:
        wire: Those that share it are copies of one text.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    credit: str | None
    wire: str


class StoryRow(msgspec.Struct, frozen=True):
    """Articles about one happening.

    Attributes:
        id: By which the story goes: the id of its first article on the desk.
        headline: That of the article most like all others.
        central: That article.
        articles: All of them, the first published first.
        sources: How many texts that are: copies and versions count once.
        first, last: ISO days of the first and last article.
    """

    id: str
    headline: str | None
    central: str
    articles: tuple[StoryArticle, ...]
    sources: int
    first: str
    last: str


class StoryDay(msgspec.Struct, frozen=True):
    """What was found of one day; `day` is None for what has no day."""

    day: str | None
    events: tuple[EventRow, ...]


class StoryView(msgspec.Struct, frozen=True):
    """A story with its findings, oldest day first; what counts stands before what does not.

    What several copies of one text tell, or an earlier version of a page, stands there once.
    """

    row: StoryRow
    timeline: tuple[StoryDay, ...]


def view_story_rows(store: Store, *, least: int = 2) -> tuple[StoryRow, ...]:
    """The stories of at least so many articles, those with the latest article first."""
    rows = _rows(store, "", [], least)
    return tuple(sorted(rows, key=lambda row: (row.last, len(row.articles), row.id), reverse=True))


def view_story(store: Store, prefix: str) -> StoryView | None:
    """The story that an article stands in; None where none has been looked for yet.

    Args:
        store: The desk.
        prefix: The article's id, or enough of its beginning.

    Raises:
        NotFoundError: No id begins so, or several do.
    """
    name = find_id(store, prefix)
    condition = "AND s.story = (SELECT story FROM desk.stories WHERE article = ?)"
    found = _rows(store, condition, [name], 1)
    if not found:
        return None
    query = EventQuery(articles=tuple(one.id for one in found[0].articles))
    return StoryView(found[0], _timeline(view_events(store, query)))


def _rows(store: Store, condition: str, values: list[object], least: int) -> list[StoryRow]:
    if not store.has_table("stories"):
        return []
    members: dict[str, list[tuple[StoryArticle, str, Terms]]] = defaultdict(list)
    for story, *row in store.rows(_ARTICLES.format(condition=condition), [least, *values]):
        *fields, day, terms = cast(list[Any], row)
        members[str(story)].append((StoryArticle(*fields), str(day), _terms.decode(terms)))
    return [_row(story, found) for story, found in members.items()]


def _row(story: str, members: Sequence[tuple[StoryArticle, str, Terms]]) -> StoryRow:
    articles = tuple(article for article, _, _ in members)
    central = articles[_central([terms for _, _, terms in members])]
    days = sorted(day for _, day, _ in members)
    sources = len({article.wire for article in articles})
    return StoryRow(story, central.title, central.id, articles, sources, days[0], days[-1])


def _central(texts: Sequence[Terms]) -> int:
    """The text that is most like all others; of two the first."""
    if len(texts) < 3:
        return 0
    likeness = Likeness(Rarity())
    likeness.add(texts)
    totals = [0.0] * len(texts)
    for number in range(len(texts)):
        for other, value in enumerate(likeness.to_others(number)):
            totals[number] += float(value)
            totals[other] += float(value)
    return max(range(len(texts)), key=lambda number: (totals[number], -number))


def _timeline(events: Sequence[EventRow]) -> tuple[StoryDay, ...]:
    days: dict[str | None, list[EventRow]] = defaultdict(list)
    for row in events:
        if row.counted or not is_counted(row.event):  # what another copy tells is told once
            days[row.day].append(row)
    ordered = sorted((day for day in days if day), key=str)
    named = [*ordered, *([None] if None in days else [])]
    return tuple(
        StoryDay(day, tuple(sorted(days[day], key=lambda row: not row.counted))) for day in named
    )
