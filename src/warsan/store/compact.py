"""Few large files instead of many small ones."""

from __future__ import annotations

import duckdb
import msgspec

from warsan.store.folder import DeskFolder

# In this order: rows kept in the catalog go to files, files of which rereading has replaced most
# rows are written anew without them, small files go into large ones, and what that leaves behind
# (or a killed writer left) is removed. Snapshots stay, with the files they need: they are the
# history.
_STEPS = (
    "CALL ducklake_flush_inlined_data('desk')",
    "CALL ducklake_rewrite_data_files('desk', delete_threshold => 0.5)",
    "CALL ducklake_merge_adjacent_files('desk')",
    "CALL ducklake_cleanup_old_files('desk', cleanup_all => true)",
    # Safe only because the caller keeps other writers out: their files have no owner yet.
    "CALL ducklake_delete_orphaned_files('desk', cleanup_all => true)",
)


class Compaction(msgspec.Struct, frozen=True):
    """Data files and their bytes, before and after."""

    files_before: int
    files: int
    bytes_before: int
    bytes: int


def compact_lake(connection: duckdb.DuckDBPyConnection, folder: DeskFolder) -> Compaction:
    """Merge and clean the data files. The caller holds the desk.

    Raises:
        duckdb.Error: The files cannot be written; the desk is as it was.
    """
    before = _sizes(folder)
    for step in _STEPS:
        connection.execute(step).fetchall()
    after = _sizes(folder)
    return Compaction(len(before), len(after), sum(before), sum(after))


def _sizes(folder: DeskFolder) -> list[int]:
    return [file.stat().st_size for file in folder.data.rglob("*.parquet")]
