"""One writer at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from warsan.errors import DeskError
from warsan.store.folder import DeskFolder

_WAIT_S = 120.0  # a batch commits in well under a second, compacting a large desk takes minutes


@contextmanager
def hold_desk(folder: DeskFolder, wait: float = _WAIT_S) -> Iterator[None]:
    """Keep other writers out while the block runs; readers go on.

    DuckLake lets two transactions append to one table without conflict, so a check for what
    is already there holds only while nobody else writes. The lock is SQLite's own, on an empty
    file: it works alike on every system, and the system releases it when its holder is killed.

    Args:
        folder: The desk to write.
        wait: Seconds to wait for another writer.

    Raises:
        DeskError: Another writer did not finish in time, or the folder cannot be written.
    """
    try:
        with closing(sqlite3.connect(folder.lock, timeout=wait, isolation_level=None)) as lock:
            lock.execute("PRAGMA journal_mode = OFF")  # nothing is written, so nothing to undo
            lock.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise DeskError(
                f"another Warsan is writing to the desk {folder.path}", "try again when it is done"
            ) from None
        raise DeskError(
            f"the desk {folder.path} cannot be written", "check the folder's permissions"
        ) from None
