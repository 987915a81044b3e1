"""What a store does to forget: take out, then leave nothing of it in the files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from uuid import uuid4

import duckdb
import msgspec

from warsan.errors import DeskError
from warsan.store.folder import DeskFolder
from warsan.store.forget import Removal, confirm_purged, load_marks, remove_articles
from warsan.store.lake import open_lake
from warsan.store.lock import hold_desk
from warsan.store.marks import Marks
from warsan.store.purge import purge_lake, scrub_catalog, scrub_watched
from warsan.store.transactions import first_line, run_transaction
from warsan.store.watched import WATCH_FILE

_HINT = "make room and check permissions, then run warsan forget again: it goes on where it was"


class Purged(msgspec.Struct, frozen=True):
    """What making the files forget came to.

    Attributes:
        snapshots: States of the past that went.
        pages: Pages that a watcher remembered no longer.
    """

    snapshots: int
    pages: int


class ErasingStore:
    """The part of a `Store` that forgets."""

    _connection: duckdb.DuckDBPyConnection
    _folder: DeskFolder

    def marks(self) -> Marks:
        """What this desk was made to forget."""
        return load_marks(self._connection.cursor())

    def forget(self, removal: Removal) -> bool:
        """Take articles out of the tables and put down that they were, in one transaction.

        Until `purge` they stay in the files and in the snapshots before.

        Returns:
            False, with nothing changed, if the desk is not as it was looked through.

        Raises:
            DeskError: The desk cannot be written.
        """
        batch = uuid4().hex
        return run_transaction(
            self._connection, self._folder, lambda cursor: remove_articles(cursor, removal, batch)
        )

    def purge(self, speaks: Callable[[str], bool]) -> Purged:
        """Leave nothing in the files of what was taken out, nor of the past of anything else.

        No other thread may use this store meanwhile; other processes may. Killed in between,
        it is done by the next `purge`.

        Args:
            speaks: Whether a watcher's note tells of what was forgotten.

        Raises:
            DeskError: A file cannot be written.
        """
        with hold_desk(self._folder):
            try:
                return self._purge(speaks)
            except (duckdb.Error, sqlite3.Error) as error:
                raise DeskError(
                    f"the files of {self._folder.path} still hold what was forgotten: "
                    f"{first_line(error)}",
                    _HINT,
                ) from None

    def _purge(self, speaks: Callable[[str], bool]) -> Purged:
        marks = self.marks()
        snapshots = purge_lake(self._connection.cursor())
        self._connection.close()
        try:
            scrub_catalog(self._folder)
            pages = scrub_watched(self._folder.path / WATCH_FILE, marks, speaks)
        finally:
            folder = self._folder
            self._connection = open_lake(folder.catalog, folder.data, create=False, read_only=False)
        cursor = self._connection.cursor()
        confirm_purged(cursor)
        # Of its own: a writer that had looked before takes no statistics from then for present.
        cursor.execute("CALL ducklake_flush_inlined_data('desk')").fetchall()
        return Purged(snapshots, pages)
