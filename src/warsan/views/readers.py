"""Which readers read the articles of a desk, and which articles a rereading is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, cast

import msgspec
from packaging.version import InvalidVersion, Version

from warsan.model import ReaderName, Reading, reading_from_json
from warsan.store import Store

_READERS = """
SELECT reader_version, reader_model, count(*) FROM desk.articles
GROUP BY ALL ORDER BY 3 DESC, 1, 2
"""
_UNREADABLE = """
SELECT article, reason, hint FROM desk.refusals WHERE reader_version = ? AND reader_model = ?
"""
_IDS = "(SELECT unnest(from_json(?, '[\"VARCHAR\"]')))"
_ARTICLES = f"SELECT id, batch, reading FROM desk.articles WHERE id IN {_IDS}"  # noqa: S608
_CONDITIONS = {
    "outlet": "outlet = ?",
    "since": "published_utc >= ?::DATE",
    "until": "published_utc < ?::DATE + INTERVAL 1 DAY",
}
_NO_LIMIT = 2**62


class ReaderRow(msgspec.Struct, frozen=True):
    """A reader, and how many articles of the desk have a Reading of it."""

    reader: ReaderName
    articles: int


class Unreadable(msgspec.Struct, frozen=True):
    """Why a reader could not read an article, which therefore keeps the Reading of another."""

    article: str
    reason: str
    hint: str


class Staleness(msgspec.Struct, frozen=True):
    """How a desk stands to a reader.

    Attributes:
        articles: How many the desk holds.
        other: Those that an older version read, or another model, and this reader can read.
        newer: Those that a newer version read.
        unreadable: Those that this reader has tried in vain.
    """

    articles: int
    other: int
    newer: int
    unreadable: int


class ReadingQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Whose Readings; None means any.

    Attributes:
        readers: Made by one of these.
        articles: Ids of articles.
        outlet: As the article names it.
        since, until: ISO days of publication, inclusive; undated articles fall outside.
        limit: How many at most, the newest articles first.
    """

    readers: tuple[ReaderName, ...] | None = None
    articles: tuple[str, ...] | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None


def judge_age(
    reader: ReaderName, present: ReaderName
) -> Literal["present", "older", "newer", "other"]:
    """How a reader stands to the present one: versions have an order, models have none."""
    if reader == present:
        return "present"
    try:
        one, other = Version(reader.version), Version(present.version)
    except InvalidVersion:
        return "other"
    return "other" if one == other else "newer" if one > other else "older"


def view_readers(store: Store) -> tuple[ReaderRow, ...]:
    """The readers of a desk, that of the most articles first."""
    rows = (cast(tuple[Any, ...], row) for row in store.rows(_READERS))
    return tuple(ReaderRow(ReaderName.of_build(v, m), n) for v, m, n in rows)


def view_unreadable(store: Store, reader: ReaderName) -> tuple[Unreadable, ...]:
    """The articles that a reader has tried in vain."""
    if not store.has_table("refusals"):
        return ()
    rows = store.rows(_UNREADABLE, [reader.version, reader.build])
    return tuple(Unreadable(*map(str, row)) for row in rows)


def view_staleness(store: Store, present: ReaderName) -> Staleness:
    """How the Readings of a desk stand to the present reader."""
    counts = {"present": 0, "older": 0, "newer": 0, "other": 0}
    for row in view_readers(store):
        counts[judge_age(row.reader, present)] += row.articles
    unreadable = len(view_unreadable(store, present))
    other = counts["older"] + counts["other"] - unreadable
    return Staleness(sum(counts.values()), max(0, other), counts["newer"], unreadable)


def find_ids(store: Store, query: ReadingQuery) -> tuple[str, ...]:
    """The ids of the articles whose Readings fit, the newest articles first."""
    conditions, values = ["true"], list[object]()
    for name, condition in _CONDITIONS.items():
        if getattr(query, name) is not None:
            conditions.append(condition)
            values.append(getattr(query, name))
    if query.articles is not None:
        conditions.append(f"id IN {_IDS}")
        values.append(_list(query.articles))
    if query.readers is not None:
        conditions.append(f"reader_version || ' ' || reader_model IN {_IDS}")
        values.append(_list([f"{name.version} {name.build}" for name in query.readers]))
    sql = f"""SELECT id FROM desk.articles WHERE {" AND ".join(conditions)}
              ORDER BY published_utc DESC NULLS LAST, id LIMIT ?"""  # noqa: S608 (constants)
    limit = _NO_LIMIT if query.limit is None else query.limit
    return tuple(str(name) for (name,) in store.rows(sql, [*values, limit]))


def view_readings(store: Store, ids: Sequence[str]) -> dict[str, tuple[str, Reading]]:
    """By article, the transaction that stored its Reading, and the Reading.

    Args:
        store: The desk.
        ids: Few enough for the Readings to be held in memory; those the desk lacks are left out.
    """
    rows = store.rows(_ARTICLES, [_list(ids)])
    return {str(n): (str(batch), reading_from_json(str(text))) for n, batch, text in rows}


def _list(texts: Sequence[str]) -> str:
    return msgspec.json.encode(list(texts)).decode()
