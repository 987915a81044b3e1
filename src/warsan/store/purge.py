"""Takes what was deleted out of the files: old snapshots, old Parquet files, free pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import duckdb

from warsan.store.folder import DeskFolder
from warsan.store.marks import Marks

# In this order: rows in the catalog go to files, files with deleted rows are written anew without
# them; then nothing but the present is kept, so that no file is needed that still holds them.
_WRITE_ANEW = (
    "CALL ducklake_flush_inlined_data('desk')",
    "CALL ducklake_rewrite_data_files('desk', delete_threshold => 0)",
)
_SNAPSHOTS = "SELECT snapshot_id FROM ducklake_snapshots('desk') ORDER BY snapshot_id"
_CLEAN = (
    "CALL ducklake_cleanup_old_files('desk', cleanup_all => true)",
    # Safe only because the caller keeps other writers out: their files have no owner yet.
    "CALL ducklake_delete_orphaned_files('desk', cleanup_all => true)",
)
_WAIT_S = 60.0
# Least and greatest values of texts are texts of the desk. Where every file has them, those of the
# table are counted anew; a file of which only some rows are left has no others than its own.
_STATISTICS = """
UPDATE ducklake_table_column_stats AS whole SET
  min_value = (SELECT min(f.min_value) FROM ducklake_file_column_stats AS f
    JOIN ducklake_data_file AS d USING (data_file_id)
    WHERE d.end_snapshot IS NULL AND f.table_id = whole.table_id AND f.column_id = whole.column_id),
  max_value = (SELECT max(f.max_value) FROM ducklake_file_column_stats AS f
    JOIN ducklake_data_file AS d USING (data_file_id)
    WHERE d.end_snapshot IS NULL AND f.table_id = whole.table_id AND f.column_id = whole.column_id)
WHERE EXISTS (SELECT 1 FROM ducklake_column AS c WHERE c.column_id = whole.column_id
  AND c.table_id = whole.table_id AND c.column_type = 'varchar')"""


def purge_lake(cursor: duckdb.DuckDBPyConnection) -> int:
    """Keep nothing but the present state, in files of its own. The caller holds the desk.

    Returns:
        How many snapshots of the past went.

    Raises:
        duckdb.Error: The files cannot be written; the tables are as they were.
    """
    for step in _WRITE_ANEW:
        cursor.execute(step).fetchall()
    past = [number for (number,) in cursor.execute(_SNAPSHOTS).fetchall()][:-1]
    if past:
        cursor.execute(f"CALL ducklake_expire_snapshots('desk', versions => {past})").fetchall()
    for step in _CLEAN:
        cursor.execute(step).fetchall()
    return len(past)


def scrub_catalog(folder: DeskFolder) -> None:
    """Write the catalog anew, without what was deleted from it.

    The caller holds the desk and has closed its own connection: two copies of SQLite in one
    process would undo each other's locks.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    _scrub(folder.catalog, [(_STATISTICS, ())])


def scrub_watched(path: Path, marks: Marks, speaks: Callable[[str], bool]) -> int:
    """Let a watcher forget every page that is marked as forgotten; how many.

    Args:
        path: The file of what a watcher remembers; there need be none.
        marks: What was forgotten.
        speaks: Whether a text tells of it in another way.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(path, timeout=_WAIT_S)) as file:
        states = file.execute("SELECT kind, key, value FROM states").fetchall()
    told = [
        (kind, key)
        for kind, key, value in states
        if marks.of_address(key) or any(marks.tells(t) or speaks(t) for t in (key, value))
    ]
    _scrub(path, [("DELETE FROM states WHERE kind = ? AND key = ?", state) for state in told])
    return len(told)


def _scrub(path: Path, changes: Sequence[tuple[str, tuple[str, ...]]]) -> None:
    with closing(sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)) as file:
        file.execute("PRAGMA secure_delete = ON")
        file.execute("BEGIN IMMEDIATE")
        for sql, values in changes:
            file.execute(sql, values)
        file.execute("COMMIT")
        file.execute("VACUUM")
        # A log beside the file still holds the old pages: it is emptied.
        busy = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
        if busy:
            raise sqlite3.OperationalError(f"{path.name} is in use: stop what reads it")
