"""The store: create, open, write a batch, ask, compact."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar
from uuid import uuid4

import duckdb
import msgspec

from warsan.errors import DeskError
from warsan.model import Page, ReaderName, Reading, Refusal
from warsan.store.batches import Receipt, write_pages
from warsan.store.compact import Compaction, compact_lake
from warsan.store.erasing import ErasingStore
from warsan.store.folder import DeskFolder, find_desk, prepare_folder, sign_folder
from warsan.store.lake import open_lake
from warsan.store.lock import hold_desk
from warsan.store.replace import (
    Exchange,
    Replacement,
    has_table,
    record_refusals,
    replace_readings,
)
from warsan.store.revisions import record_revisions
from warsan.store.schema import Row, create_tables
from warsan.store.transactions import Work, first_line, run_transaction, unwritten

# The ids come as one text of JSON, for the reason that `insert_rows` gives.
_KNOWN = """SELECT id FROM desk.articles
            WHERE id IN (SELECT unnest(from_json(?, '["VARCHAR"]')))"""


_Made = TypeVar("_Made")


class Store(ErasingStore):
    """The tables of one desk. Safe to share between threads; use as a context manager.

    Attributes:
        path: The desk's folder.
        read_only: True where the folder cannot be written (asking still works).
    """

    def __init__(self, folder: DeskFolder, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = folder.path
        self.read_only = not folder.writable
        self._folder = folder
        self._connection = connection

    @classmethod
    def create(cls, path: str | Path) -> Store:
        """Make a desk in a new or empty folder; open it if it is a desk already.

        Raises:
            DeskError: Something else lies there, or the folder cannot be written.
        """
        folder = DeskFolder(_resolve(path))
        if not folder.sign.exists():
            folder = prepare_folder(folder.path)
            with hold_desk(folder):
                if not folder.sign.exists():  # another may have been quicker
                    return cls(folder, _make(folder))
        return cls.open(path)

    @classmethod
    def open(cls, path: str | Path) -> Store:
        """Open the desk at `path`.

        Raises:
            DeskError: There is none, it is damaged, or a newer Warsan wrote it.
        """
        folder = find_desk(_resolve(path))
        try:
            connection = open_lake(
                folder.catalog, folder.data, create=False, read_only=not folder.writable
            )
            connection.execute("SELECT count(*) FROM desk.articles").fetchall()
        except duckdb.Error as error:
            raise _damaged(folder, error) from None
        return cls(folder, connection)

    def write_batch(self, items: Sequence[tuple[Page, Reading]]) -> Receipt:
        """Store pages and their readings in one transaction: all of them or none.

        An article that the desk holds already (same content hash) is left as it is, also when
        two writers bring it at once.

        Raises:
            DeskError: The desk cannot be written.
        """
        batch = uuid4().hex
        return self.change(lambda cursor: write_pages(cursor, items, batch))

    def replace_readings(self, items: Sequence[Replacement]) -> Exchange:
        """Put new Readings in the place of old ones in one transaction: all of them or none.

        An article whose old Reading is no longer the expected one is left as it is. The
        Readings that were replaced stay in the snapshots before.

        Raises:
            DeskError: The desk cannot be written.
        """
        batch = uuid4().hex
        return self.change(lambda cursor: replace_readings(cursor, items, batch))

    def record_refusals(self, reader: ReaderName, refused: Sequence[Refusal]) -> None:
        """Write down why a reader could not read articles, by their ids as origin.

        Raises:
            DeskError: The desk cannot be written.
        """
        self.change(lambda cursor: record_refusals(cursor, reader, refused))

    def record_revisions(self, rows: Sequence[Row]) -> None:
        """Write down pages that changed, each pair of versions once.

        Args:
            rows: As the table `revisions` has them.

        Raises:
            DeskError: The desk cannot be written.
        """
        self.change(lambda cursor: record_revisions(cursor, rows))

    def change(self, work: Work[_Made]) -> _Made:
        """Do `work` in one transaction while no other writer is at work: all of it or none.

        Args:
            work: Given a cursor; it may be called again after a try that failed.

        Raises:
            DeskError: The desk cannot be written.
        """
        self._check_writable()
        return run_transaction(self._connection, self._folder, work)

    def has_table(self, name: str) -> bool:
        """Whether the desk has a table: those that came later are made when first needed."""
        return has_table(self._connection.cursor(), name)

    def _check_writable(self) -> None:
        if self.read_only:
            raise DeskError(f"the desk {self.path} cannot be written", "check its permissions")

    def known(self, ids: Sequence[str]) -> set[str]:
        """Those of the ids that the desk holds."""
        found = self.rows(_KNOWN, [msgspec.json.encode(list(ids)).decode()])
        return {str(name) for (name,) in found}

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows of a query; tables stand under the name `desk` (`desk.events`).

        Raises:
            DeskError: A file of the desk is missing or damaged.
        """
        for attempt in (1, 2):
            try:
                return self._connection.cursor().execute(sql, list(values)).fetchall()
            except duckdb.IOException as error:
                # Another process may have merged the files between the plan and the reading.
                if attempt == 2:
                    raise _damaged(self._folder, error) from None
            except duckdb.Error as error:
                raise _damaged(self._folder, error) from None
        raise AssertionError("unreachable")

    def compact(self) -> Compaction:
        """Merge the small files that many batches left, and remove what no batch owns.

        Raises:
            DeskError: The desk cannot be written.
        """
        self._check_writable()
        with hold_desk(self._folder):
            try:
                return compact_lake(self._connection.cursor(), self._folder)
            except duckdb.Error as error:
                raise unwritten(self._folder, error) from None

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _resolve(path: str | Path) -> Path:
    return Path(path).expanduser().absolute()


def _make(folder: DeskFolder) -> duckdb.DuckDBPyConnection:
    try:
        connection = open_lake(folder.catalog, folder.data, create=True, read_only=False)
        create_tables(connection)
        sign_folder(folder)
    except (duckdb.Error, OSError) as error:
        raise DeskError(f"no desk can be made at {folder.path}: {first_line(error)}") from None
    return connection


def _damaged(folder: DeskFolder, error: duckdb.Error) -> DeskError:
    return DeskError(
        f"the desk {folder.path} is damaged: {first_line(error)}",
        "restore catalog.sqlite and data/ from a backup",
    )
