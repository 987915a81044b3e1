"""What a watcher must remember between rounds and restarts: feeds, pages and hosts it has met.

It lies in a SQLite file beside the record, because it changes with every request; the record
itself does not depend on it. Without it, pages would be fetched again and found known.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from warsan.errors import DeskError

WATCH_FILE = "watch.sqlite"
_LOCK = "watch.lock"
_TABLE = """CREATE TABLE IF NOT EXISTS states
            (kind TEXT, key TEXT, due REAL, value TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID"""
_PUT = "INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?)"
_DUE = "SELECT key, value FROM states WHERE kind = ? AND due <= ? ORDER BY due LIMIT ?"

StateKind = Literal["feed", "page", "host"]


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as it was found last.

    Attributes:
        etag, last_modified: What to send to be told that nothing changed.
        failures: How often in a row it could not be had.
        lists: Feeds that it names, if it is a list of them.
    """

    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    lists: tuple[str, ...] = ()


class PageState(msgspec.Struct, frozen=True, kw_only=True):
    """A page that a feed named.

    Attributes:
        feed: The feed's address.
        listed: What it says of the page: title, published, outlet, byline, source, url.
        stamp: When the page last changed, as the feed writes it.
        text: The article as HTML where the feed carries it and it is not read yet.
        etag, last_modified: Of the page as it was read.
        digest: SHA-256 of what was read.
        article: The id of the article last read on it.
        visits: How often it was looked at since it was first read.
        failures: How often in a row it could not be had.
    """

    feed: str
    listed: dict[str, str] = {}
    stamp: str | None = None
    text: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    article: str | None = None
    visits: int = 0
    failures: int = 0


class HostState(msgspec.Struct, frozen=True, kw_only=True):
    """A host that did not answer, or asked to be left alone."""

    failures: int = 0
    reason: str = ""


_State = TypeVar("_State", FeedState, PageState, HostState)


class WatchedStore:
    """The states of one desk's watcher, each with the time at which it is due.

    Args:
        folder: The desk's folder.

    Raises:
        DeskError: The file is damaged or cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / WATCH_FILE
        try:
            self._connection = sqlite3.connect(self._path, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute(_TABLE)
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def get(self, kind: StateKind, key: str, of: type[_State]) -> _State | None:
        """What is known of a feed, page or host."""
        rows = self._rows("SELECT value FROM states WHERE kind = ? AND key = ?", kind, key)
        return msgspec.json.decode(rows[0][0], type=of) if rows else None

    def due_at(self, kind: StateKind, key: str) -> float | None:
        """When it is due (seconds since 1970); None if never, or if it is unknown."""
        rows = self._rows("SELECT due FROM states WHERE kind = ? AND key = ?", kind, key)
        return rows[0][0] if rows else None

    def put(self, kind: StateKind, key: str, state: _State, *, due: float | None) -> None:
        """Remember a state, and when to come back to it."""
        self._rows(_PUT, kind, key, due, msgspec.json.encode(state).decode())

    def due_pages(self, now: float, most: int) -> list[tuple[str, PageState]]:
        """The pages that are due, the longest waiting first."""
        rows = self._rows(_DUE, "page", now, most)
        return [(key, msgspec.json.decode(value, type=PageState)) for key, value in rows]

    def next_page(self) -> float | None:
        """When the next page is due."""
        found: float | None = self._rows("SELECT min(due) FROM states WHERE kind = 'page'")[0][0]
        return found

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let all that is put in the block be kept or none of it."""
        self._rows("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._rows("ROLLBACK")
            raise
        self._rows("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def _failed(self, error: sqlite3.Error) -> DeskError:
        hint = f"remove {self._path.name}: pages will be fetched again, none is lost"
        return DeskError(f"{self._path} cannot be used: {error}", hint)


@contextmanager
def hold_watch(folder: Path) -> Iterator[None]:
    """Keep a second watcher off the desk while the block runs; freed when the process ends.

    Raises:
        DeskError: Another watcher is at work, or the folder cannot be written.
    """
    try:
        with closing(sqlite3.connect(folder / _LOCK, timeout=0.5, isolation_level=None)) as lock:
            lock.execute("PRAGMA journal_mode = OFF")
            lock.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise DeskError(f"another Warsan watches for the desk {folder}", "stop it") from None
        raise DeskError(f"the desk {folder} cannot be written", "check its permissions") from None
