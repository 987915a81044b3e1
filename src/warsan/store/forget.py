"""Takes articles out of the tables and puts down that they were taken out, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import msgspec

from warsan.model import Page, Reading
from warsan.store.flatten import flatten, gather
from warsan.store.marks import Mark, Marks
from warsan.store.replace import batches_of, has_table
from warsan.store.schema import TABLES, create_table, insert_rows

_TABLE = "forgotten"
# Texts and whatever holds texts (lists, structs): an id may stand in any of them.
_TEXTUAL = """SELECT column_name FROM duckdb_columns() WHERE database_name = 'desk'
              AND table_name = ? AND NOT regexp_matches(data_type,
              '^(BOOLEAN|BLOB|DATE|TIMESTAMP.*|DOUBLE|FLOAT|[UH]?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$')"""
_ALL = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'desk' ORDER BY 1"


class Removal(msgspec.Struct, frozen=True):
    """What is to go, and what is to come in its place.

    Attributes:
        ids: Articles whose rows go from every table.
        addresses: Rows of other tables that name one of these go too.
        instead: Pages without a name, read again, that take the place of some of `ids`.
        marks: What is put down about it.
        seen: Batch of each article that was looked through; None to look at no other.
    """

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    instead: tuple[tuple[Page, Reading], ...]
    marks: tuple[Mark, ...]
    seen: dict[str, str] | None = None


class _Word(msgspec.Struct, frozen=True):
    """What tells that a row is to go: a whole value, or what stands inside of one."""

    whole: str
    inside: str


def load_marks(cursor: duckdb.DuckDBPyConnection) -> Marks:
    """What a desk was made to forget; nothing where it never was."""
    if not has_table(cursor, _TABLE):
        return Marks()
    columns = ", ".join(TABLES[_TABLE])
    rows = cursor.execute(f"SELECT {columns} FROM desk.{_TABLE} ORDER BY day, act, kind, digest")  # noqa: S608
    return Marks(Mark(*row) for row in rows.fetchall())


def remove_articles(cursor: duckdb.DuckDBPyConnection, removal: Removal, batch: str) -> bool:
    """Remove and put down, inside the caller's transaction.

    Returns:
        False, with nothing changed, if articles came or changed since they were looked through.
    """
    if removal.seen is not None and _all_batches(cursor) != removal.seen:
        # A try that seemed to fail may have been committed: then the marks are there.
        return {m.act for m in removal.marks} <= {m.act for m in load_marks(cursor).all}
    for (table,) in cursor.execute(_ALL).fetchall():
        _delete(cursor, table, removal)
    held = batches_of(cursor, [reading.article.id for _, reading in removal.instead])
    parts = [flatten(p, r, batch) for p, r in removal.instead if r.article.id not in held]
    for table, rows in gather(parts).items():
        insert_rows(cursor, table, rows)
    create_table(cursor, _TABLE)
    insert_rows(cursor, _TABLE, [msgspec.structs.astuple(mark) for mark in removal.marks])
    return True


def confirm_purged(cursor: duckdb.DuckDBPyConnection) -> None:
    """Put down that nothing is left of what was forgotten, inside the caller's transaction."""
    cursor.execute(f"UPDATE desk.{_TABLE} SET purged = true WHERE NOT purged")  # noqa: S608


def _all_batches(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(cursor.execute("SELECT id, batch FROM desk.articles").fetchall())


def _delete(cursor: duckdb.DuckDBPyConnection, table: str, removal: Removal) -> None:
    if table == _TABLE or not removal.ids:
        return
    ids = [_Word(name, name) for name in removal.ids]
    # An address may begin another one: inside a longer text it must stand in quotes.
    addresses = [_Word(address, f'"{address}"') for address in removal.addresses]
    if table == "articles":
        _delete_rows(cursor, table, ["id"], ids)
        return
    columns = [name for (name,) in cursor.execute(_TEXTUAL, [table]).fetchall()]
    _delete_rows(cursor, table, columns, (*ids, *addresses))


def _delete_rows(
    cursor: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], words: Sequence[_Word]
) -> None:
    """Delete the rows in which one of the words stands in one of the columns."""
    empty = not cursor.execute(f'SELECT 1 FROM desk."{table}" LIMIT 1').fetchall()  # noqa: S608
    if empty or not columns:
        return
    texts = [f'CAST("{name}" AS VARCHAR)' for name in columns]
    either = " OR ".join(f"{text} = w.whole OR contains({text}, w.inside)" for text in texts)
    cursor.execute(
        f"""DELETE FROM desk."{table}" WHERE rowid IN (
            SELECT t.rowid FROM desk."{table}" AS t, (SELECT unnest(from_json(?,
            '[{{"whole": "VARCHAR", "inside": "VARCHAR"}}]'), recursive := true)) AS w
            WHERE {either})""",  # noqa: S608
        [msgspec.json.encode(list(words)).decode()],
    )
