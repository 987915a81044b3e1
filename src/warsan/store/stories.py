"""Which articles are about one happening: a row an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import duckdb
import msgspec

from warsan.store.schema import Row, create_table, insert_rows

_NEW = """
SELECT a.id, a.reading, coalesce(a.published_utc, a.stored)::DATE, coalesce(w.wire, a.id)
FROM desk.articles a ANTI JOIN desk.stories s ON a.id = s.article
LEFT JOIN desk.wires w ON w.article = a.id
ORDER BY a.stored, a.id LIMIT ?
"""
_HELD = """
WITH new AS (SELECT unnest(from_json_strict(?, '[{"day":"DATE","wire":"VARCHAR"}]')) AS n)
SELECT s.article, s.terms, s.day, coalesce(w.wire, s.article), s.story
FROM desk.stories s LEFT JOIN desk.wires w ON w.article = s.article
WHERE EXISTS (SELECT 1 FROM new WHERE abs(date_diff('day', n.day, s.day)) <= ?
                                      OR n.wire = coalesce(w.wire, s.article))
ORDER BY s.day, s.article
"""


class StoryRecord(msgspec.Struct, frozen=True):
    """An article as stories are joined by it.

    Attributes:
        text: Its Reading (JSON) if it is new, else its words (JSON).
        day: On which it was published, or came.
        wire: The wire that it stands in.
        story: The story that it stands in; None if it is new.
    """

    article: str
    text: str
    day: date
    wire: str
    story: str | None = None


def find_untold(cursor: duckdb.DuckDBPyConnection, most: int) -> tuple[StoryRecord, ...]:
    """Articles that stand in no story yet, in the order in which they came."""
    for table in ("wires", "stories"):
        create_table(cursor, table)
    return _records(cursor.execute(_NEW, [most]).fetchall())


def find_told(
    cursor: duckdb.DuckDBPyConnection, new: Sequence[StoryRecord], days: int
) -> tuple[StoryRecord, ...]:
    """Articles in stories that came out within so many days of a new one, or are its copies."""
    asked = msgspec.json.encode([{"day": one.day, "wire": one.wire} for one in new]).decode()
    return _records(cursor.execute(_HELD, [asked, days]).fetchall())


def add_story_rows(cursor: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Write down the stories of new articles, as the table has them."""
    insert_rows(cursor, "stories", list(rows))


def _records(rows: Sequence[Row]) -> tuple[StoryRecord, ...]:
    return tuple(StoryRecord(*cast(tuple[Any, ...], row)) for row in rows)
