"""One change of a desk: all of it or none, while no other writer is at work."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import duckdb

from warsan.errors import DeskError
from warsan.store.folder import DeskFolder
from warsan.store.lock import hold_desk

_TRIES = 5
_PAUSE_S = 0.2  # grows with each try
_Made = TypeVar("_Made")
Work = Callable[[duckdb.DuckDBPyConnection], _Made]


def run_transaction(
    connection: duckdb.DuckDBPyConnection, folder: DeskFolder, work: Work[_Made]
) -> _Made:
    """Do `work` in one transaction, again if someone else's commit came between.

    Args:
        connection: In which the desk is attached.
        folder: The desk; held against other writers meanwhile.
        work: Given a cursor inside the transaction. It may be called again after a try that
            seemed to fail and yet was committed, and has to see that for itself.

    Raises:
        DeskError: The desk cannot be written; it is as it was.
    """
    with hold_desk(folder):
        for attempt in range(1, _TRIES + 1):
            try:
                return _try(connection, work)
            except duckdb.Error as error:
                if attempt == _TRIES or not _may_pass(error):
                    raise unwritten(folder, error) from None
                time.sleep(_PAUSE_S * attempt)
    raise AssertionError("unreachable")


def _try(connection: duckdb.DuckDBPyConnection, work: Work[_Made]) -> _Made:
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    try:
        made = work(cursor)
        cursor.execute("COMMIT")
    except BaseException:
        _roll_back(cursor)
        raise
    return made


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:  # the failed commit has ended the transaction already
        return


def _may_pass(error: duckdb.Error) -> bool:
    """Whether trying again can help: someone else's commit came between."""
    text = str(error).lower()
    return isinstance(error, duckdb.TransactionException) or "conflict" in text or "locked" in text


def unwritten(folder: DeskFolder, error: duckdb.Error) -> DeskError:
    """Why nothing was written."""
    return DeskError(
        f"nothing was written to the desk {folder.path}: {first_line(error)}",
        "check free space and permissions, then run the command again",
    )


def first_line(error: Exception) -> str:
    """The first line of an error, short enough for a terminal."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:300]
