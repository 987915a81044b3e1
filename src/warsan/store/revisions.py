"""Pages that had changed when they were read again."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from warsan.store.replace import batches_of
from warsan.store.schema import Row, create_table, insert_rows


def record_revisions(cursor: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Write down revisions inside the caller's transaction; those known already are left alone.

    Args:
        cursor: Inside a transaction; the caller holds the desk.
        rows: As the table has them.
    """
    create_table(cursor, "revisions")
    known = set(cursor.execute("SELECT earlier, later FROM desk.revisions").fetchall())
    new = [row for row in rows if (row[1], row[2]) not in known]
    # A version may have been forgotten since the two were compared.
    held = batches_of(cursor, [str(name) for row in new for name in row[1:3]])
    insert_rows(cursor, "revisions", [r for r in new if r[1] in held and r[2] in held])
