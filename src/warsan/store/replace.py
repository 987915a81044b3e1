"""New Readings in the place of old ones, each only where the old one is still the one expected."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import msgspec

from warsan.model import Page, ReaderName, Reading, Refusal
from warsan.store.flatten import flatten, gather
from warsan.store.schema import TABLES, Row, create_table, insert_rows

# What a Reading says of its article; the page itself and the day it came stay as they are.
_READ = (
    "words", "deeds", "events", "attributions", "figures", "reading", "reader_version",
    "reader_model", "batch",
)  # fmt: skip
_FOUND = ("events", "attributions", "figures")
_IDS = """(SELECT unnest(from_json(?, '["VARCHAR"]')))"""  # one text: see `insert_rows`


class Replacement(msgspec.Struct, frozen=True):
    """A Reading that is to take the place of another.

    Attributes:
        batch: The transaction that stored the Reading it replaces.
    """

    batch: str
    reading: Reading

    @property
    def article(self) -> str:
        """The id of the article that was read."""
        return self.reading.article.id


class Exchange(msgspec.Struct, frozen=True):
    """What replacing came to.

    Attributes:
        kept: Ids of the articles that have the new Reading now.
        passed: Ids of those whose old Reading was no longer there: somebody else was quicker.
    """

    kept: tuple[str, ...]
    passed: tuple[str, ...]


def replace_readings(
    cursor: duckdb.DuckDBPyConnection, items: Sequence[Replacement], batch: str
) -> Exchange:
    """Replace Readings inside the transaction of the caller.

    The old ones stay in the snapshots before it.

    Args:
        cursor: Inside a transaction; the caller holds the desk.
        items: One an article.
        batch: The id of this transaction.
    """
    held = batches_of(cursor, [item.article for item in items])
    # A try that seemed to fail may have been committed: then the batch is our own.
    done = [item.article for item in items if held.get(item.article) == batch]
    new = [item for item in items if held.get(item.article) == item.batch]
    if new:
        _exchange(cursor, [item.reading for item in new], batch)
    kept = tuple(done + [item.article for item in new])
    return Exchange(kept, tuple(item.article for item in items if item.article not in kept))


def _exchange(cursor: duckdb.DuckDBPyConnection, readings: Sequence[Reading], batch: str) -> None:
    # The page was not fetched again.
    parts = gather(flatten(_stub(reading), reading, batch) for reading in readings)
    ids = [reading.article.id for reading in readings]
    _update_articles(cursor, parts.pop("articles"))
    for table in (*_FOUND, *(["refusals"] if has_table(cursor, "refusals") else [])):
        _delete(cursor, table, ids)
    for table, rows in parts.items():
        insert_rows(cursor, table, rows)


def _update_articles(cursor: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    columns = TABLES["articles"]
    sent = {name: columns[name] for name in ("id", *_READ)}
    every = [dict(zip(columns, row, strict=True)) for row in rows]
    text = msgspec.json.encode([{name: row[name] for name in sent} for row in every])
    values = ", ".join(f"{name} = n.r.{name}" for name in _READ)
    sql = f"""UPDATE desk.articles AS a SET {values}
              FROM (SELECT unnest(from_json_strict(?, ?)) AS r) AS n
              WHERE a.id = n.r.id"""  # noqa: S608 (names from TABLES)
    cursor.execute(sql, [text.decode(), msgspec.json.encode([sent]).decode()])


def _stub(reading: Reading) -> Page:
    """The article without its page, which is not written again."""
    return Page(article=reading.article, raw=b"", media_type="", origin="")


def _delete(cursor: duckdb.DuckDBPyConnection, table: str, ids: Sequence[str]) -> None:
    sql = f"DELETE FROM desk.{table} WHERE article IN {_IDS}"  # noqa: S608 (names from TABLES)
    cursor.execute(sql, [_list(ids)])


def batches_of(cursor: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, str]:
    """The batch that stored each of the ids that the desk holds."""
    sql = f"SELECT id, batch FROM desk.articles WHERE id IN {_IDS}"  # noqa: S608
    return dict(cursor.execute(sql, [_list(ids)]).fetchall())


def record_refusals(
    cursor: duckdb.DuckDBPyConnection, reader: ReaderName, refused: Sequence[Refusal]
) -> None:
    """Write down why articles keep the Reading of another reader, inside the caller's transaction.

    Args:
        cursor: Inside a transaction; the caller holds the desk.
        reader: Who could not read them.
        refused: Their origin is the article's id.
    """
    create_table(cursor, "refusals")
    held = batches_of(cursor, [refusal.origin for refusal in refused])
    _delete(cursor, "refusals", [refusal.origin for refusal in refused])
    rows: list[Row] = [
        (refusal.origin, reader.version, reader.build, refusal.reason, refusal.hint)
        for refusal in refused
        if refusal.origin in held  # it may have been forgotten meanwhile
    ]
    insert_rows(cursor, "refusals", rows)


def has_table(cursor: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether the desk has a table: older desks lack those that came later."""
    sql = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'desk' AND table_name = ?"
    return cursor.execute(sql, [name]).fetchall() == [(1,)]


def _list(ids: Sequence[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
