"""What persons judged of claims: only ever added to, so that its history stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from warsan.store.schema import Row, create_table, insert_rows

if TYPE_CHECKING:
    from warsan.store.store import Store

_COLUMNS = "kind, statement, other, said, note, person, made"


def record_judgement(store: Store, values: Row) -> int:
    """Write down what a person judged; nothing written before is changed.

    Args:
        store: The desk's.
        values: As the table `judgements` has them, without the number.

    Returns:
        The judgement's number.

    Raises:
        DeskError: The desk cannot be written.
    """
    return store.change(lambda cursor: _record(cursor, values))


def _record(cursor: duckdb.DuckDBPyConnection, values: Row) -> int:
    create_table(cursor, "judgements")
    # A try that seemed to fail may have been committed: the same words are written once.
    known = cursor.execute(f"SELECT id, {_COLUMNS} FROM desk.judgements").fetchall()  # noqa: S608
    for row in known:
        if row[1:] == values:
            return int(row[0])
    number = 1 + max((int(row[0]) for row in known), default=0)
    insert_rows(cursor, "judgements", [(number, *values)])
    return number
