"""The articles of a desk."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from warsan.store import Store

_SQL = """
SELECT id, outlet, title, published, genre, credit, length, words, deeds, events, attributions
FROM desk.articles ORDER BY published_utc DESC NULLS LAST, stored DESC, id
"""


class ArticleRow(msgspec.Struct, frozen=True):
    """An article as a list shows it.

    Attributes:
        published: As the page says (ISO 8601), None if it does not.
        credit: To whom the page credits its text.
        length: Words of the body.
        words, deeds: Events that are words and events that are deeds.
        events, attributions: How many were found.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    genre: str
    credit: str | None
    length: int
    words: int
    deeds: int
    events: int
    attributions: int


def view_articles(store: Store) -> tuple[ArticleRow, ...]:
    """All articles, newest first; those without a time of publication last."""
    return tuple(ArticleRow(*cast(tuple[Any, ...], row)) for row in store.rows(_SQL))
