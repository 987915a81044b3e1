"""Which articles of a desk are published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from warsan.desk import Desk
from warsan.model import Reading
from warsan.views import EventRow


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Filters; an article must pass all that are set.

    Attributes:
        outlets: Names of outlets, in any case.
        genres: Kinds of text.
        since, until: ISO days of publication, inclusive; undated articles fall outside.
        actor, recipient, type, kind: What at least one of its events must be.
        limit: How many at most, the newest first.
    """

    outlets: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    kind: str | None = None
    limit: int | None = None

    @property
    def asks_events(self) -> bool:
        """Whether it depends on what was found in an article."""
        return any((self.actor, self.recipient, self.type, self.kind))


def select_articles(desk: Desk, selection: Selection) -> Iterator[Reading]:
    """The Readings of the articles that pass, newest first."""
    outlets = {name.casefold() for name in selection.outlets}
    rows = [
        row
        for row in desk.articles()
        if (not outlets or (row.outlet or "").casefold() in outlets)
        and (not selection.genres or row.genre in selection.genres)
        and _is_within(row.published, selection)
    ]
    if selection.asks_events:
        named = {event.article_id for event in _events(desk, selection)}
        rows = [row for row in rows if row.id in named]
    for row in rows[: selection.limit]:
        yield desk.reading(row.id)


def select_events(desk: Desk, articles: Iterable[str]) -> tuple[EventRow, ...]:
    """All events of some articles, newest day first."""
    chosen = frozenset(articles)
    return tuple(row for row in desk.events() if row.article_id in chosen)


def _events(desk: Desk, selection: Selection) -> tuple[EventRow, ...]:
    return desk.events(
        actor=selection.actor, recipient=selection.recipient, type=selection.type,
        kind=selection.kind,  # type: ignore[arg-type]  # checked by the command
    )  # fmt: skip


def _is_within(published: str | None, selection: Selection) -> bool:
    if not selection.since and not selection.until:
        return True
    day = (published or "")[:10]
    return bool(day) and (selection.since or "") <= day <= (selection.until or "9999")
