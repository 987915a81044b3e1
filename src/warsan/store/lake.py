"""A DuckDB connection with DuckLake, from the installed wheels and nothing else."""

from __future__ import annotations

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

import duckdb

from warsan.errors import DeskError

# Nothing may be fetched: what DuckDB does not have loaded, it must not go and look for.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
}
_EXTENSIONS = ("sqlite_scanner", "ducklake")  # DuckLake looks for its catalog's driver: that first
_LOCK_WAIT_MS = 30_000  # how long a reader waits for a commit to reach the catalog
_INLINE_ROWS = 10  # a batch of few rows goes into the catalog itself instead of a tiny file


def open_lake(
    catalog: Path, data: Path, *, create: bool, read_only: bool
) -> duckdb.DuckDBPyConnection:
    """A connection in which the lake is attached under the name `desk`.

    Args:
        catalog: SQLite file of the catalog.
        data: Folder of the Parquet files; given each time, so that a desk can be moved.
        create: Whether to make the catalog where there is none.
        read_only: Attach for reading, as on a medium that cannot be written.

    Raises:
        DeskError: DuckDB's extensions are not installed.
        duckdb.Error: The catalog cannot be opened.
    """
    connection = duckdb.connect(":memory:", config=_CONFIG)
    spill = Path(tempfile.gettempdir()) / f"warsan-{os.getpid()}"
    connection.execute(f"SET temp_directory = {_quote(spill)}")
    # On a busy machine it would draw its bar among what a command prints.
    connection.execute("SET enable_progress_bar = false")
    for name in _EXTENSIONS:
        connection.execute(f"LOAD {_quote(_extension_file(name))}")
    options = [
        f"DATA_PATH {_quote(str(data) + os.sep)}",
        "OVERRIDE_DATA_PATH true",
        f"DATA_INLINING_ROW_LIMIT {_INLINE_ROWS}",
        f"META_BUSY_TIMEOUT {_LOCK_WAIT_MS}",
        f"CREATE_IF_NOT_EXISTS {create}",
    ]
    if read_only:
        options.append("READ_ONLY")
    connection.execute(
        f"ATTACH {_quote(f'ducklake:sqlite:{catalog}')} AS desk ({', '.join(options)})"
    )
    return connection


def _extension_file(name: str) -> Path:
    """The extension's file inside its wheel."""
    found = find_spec(f"duckdb_extension_{name}")
    for folder in (found.submodule_search_locations or []) if found else []:
        file = Path(folder, "extensions", f"v{duckdb.__version__}", f"{name}.duckdb_extension")
        if file.is_file():
            return file
    package = f"duckdb-extension-{name.replace('_', '-')}=={duckdb.__version__}"
    raise DeskError(f"DuckDB's extension {name} is not installed", f"pip install {package}")


def _quote(text: str | Path) -> str:
    """A string literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"
