"""The folder of a desk: what lies in it, and whether it is one."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from warsan.errors import DeskError
from warsan.store.schema import FORMAT

_SIGN = "desk.json"
_OWN = (
    "catalog.sqlite",
    "data",
    "desk.json",
    "writer.lock",
    "watch.sqlite",
    "watch.lock",
)  # and what SQLite puts beside them
_BESIDE = ("parties.toml", "outlets.tsv")  # a user's own, which may be there before the desk


class DeskFolder(msgspec.Struct, frozen=True):
    """The places in a desk's folder.

    desk.json         what this is: format and day of making; written last, so a desk that
                      was killed while being made is no desk yet
    catalog.sqlite    DuckLake's catalog: the tables, their files, every snapshot
    data/             Parquet files
    writer.lock       held by whoever is writing
    watch.sqlite      what `warsan watch` remembers; watch.lock: held by the one that watches
    """

    path: Path

    @property
    def sign(self) -> Path:
        """The file that makes the folder a desk."""
        return self.path / _SIGN

    @property
    def catalog(self) -> Path:
        """DuckLake's catalog."""
        return self.path / "catalog.sqlite"

    @property
    def data(self) -> Path:
        """The folder of the Parquet files."""
        return self.path / "data"

    @property
    def lock(self) -> Path:
        """The file that a writer locks."""
        return self.path / "writer.lock"

    @property
    def writable(self) -> bool:
        """Whether this process may write here."""
        return os.access(self.path, os.W_OK) and os.access(self.catalog, os.W_OK)


class _Sign(msgspec.Struct):
    """What desk.json holds."""

    format: int
    created: str


def find_desk(path: Path) -> DeskFolder:
    """The desk at `path`.

    Raises:
        DeskError: There is none, or a newer Warsan wrote it, or its sign is damaged.
    """
    folder = DeskFolder(path)
    if not path.exists():
        raise DeskError(f"there is no desk at {path}", f"make one: warsan read FILE --desk {path}")
    if not path.is_dir():
        raise DeskError(f"{path} is a file, not a desk", "name the folder of a desk")
    if not folder.sign.is_file():
        raise DeskError(f"{path} is no desk", f"it has no {_SIGN}; name the folder of a desk")
    _check_format(folder)
    if not folder.catalog.is_file():
        raise DeskError(f"the desk {path} has lost its catalog", "restore catalog.sqlite")
    return folder


def _check_format(folder: DeskFolder) -> None:
    try:
        sign = msgspec.json.decode(folder.sign.read_bytes(), type=_Sign)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise DeskError(
            f"{folder.sign} is damaged", f'it should read {{"format":{FORMAT},"created":"…"}}'
        ) from None
    except OSError as error:
        raise DeskError(f"{folder.sign} cannot be read: {error.strerror}") from None
    if sign.format > FORMAT:
        raise DeskError(
            f"a newer Warsan wrote the desk {folder.path} (its format is {sign.format}, "
            f"this one reads up to {FORMAT})",
            "upgrade: pip install -U warsan",
        )


def prepare_folder(path: Path) -> DeskFolder:
    """An empty folder for a new desk (or one whose making was cut short).

    Raises:
        DeskError: Something else lies there, or the folder cannot be written.
    """
    folder = DeskFolder(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not _holds_only_ours(path, *_BESIDE):
            raise DeskError(f"{path} is no desk and not empty", "name a new or an empty folder")
        folder.data.mkdir(exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise DeskError(f"{path} is a file, not a folder", "name a new folder") from None
    except OSError as error:
        raise DeskError(f"no desk can be made at {path}: {error.strerror}") from None
    return folder


def remove_desk(path: Path) -> None:
    """Remove a desk and its folder; its sign first, so that what a kill leaves is no desk.

    Raises:
        DeskError: There is no desk, or other files lie beside it.
    """
    folder = find_desk(path)
    if not _holds_only_ours(path):
        raise DeskError(f"other files lie in the desk {path}", "move them, or name a new folder")
    folder.sign.unlink()
    shutil.rmtree(path)


def _holds_only_ours(path: Path, *more: str) -> bool:
    return all(entry.name.startswith((".", *_OWN, *more)) for entry in path.iterdir())


def sign_folder(folder: DeskFolder) -> None:
    """Write desk.json, at once and whole."""
    new = folder.path / f"{_SIGN}.new"
    created = datetime.now(UTC).isoformat(timespec="seconds")
    new.write_bytes(msgspec.json.encode(_Sign(FORMAT, created)) + b"\n")
    new.replace(folder.sign)
