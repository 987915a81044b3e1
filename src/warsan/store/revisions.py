"""Pages that had changed when they were read again."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from warsan.store.schema import Row, create_table, insert_rows


def record_revisions(cursor: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Write down revisions inside the caller's transaction; those known already are left alone.

    Args:
        cursor: Inside a transaction; the caller holds the desk.
        rows: As the table has them.
    """
    create_table(cursor, "revisions")
    known = set(cursor.execute("SELECT earlier, later FROM desk.revisions").fetchall())
    insert_rows(cursor, "revisions", [row for row in rows if (row[1], row[2]) not in known])
