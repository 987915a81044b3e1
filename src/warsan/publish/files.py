"""Files of a site: each is written whole or not at all, and only if it changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from warsan.errors import ExportError

_LIST = ".warsan-site.json"  # the files that are ours: only these are ever changed or removed


class Written(msgspec.Struct, frozen=True):
    """How many files were written, were there already as they are, and were removed."""

    written: int
    unchanged: int
    removed: int


def write_files(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Bring a folder to hold these files, beside whatever else the user keeps there.

    What an earlier site left there and this one does not have is removed. A kill leaves each file
    as it was or as it is to be, and writing again does the rest.

    Args:
        folder: Is made if it is not there.
        files: Their bytes by path within the folder.

    Raises:
        ExportError: The folder holds files of somebody else's and no site, or cannot be written.
    """
    try:
        own = _own(folder)
        _put(folder / _LIST, _listed({*own, *files}))
        changed = sum(_put(folder / name, content) for name, content in files.items())
        stale = sorted(own - files.keys())
        for name in stale:
            _remove(folder, name)
        _put(folder / _LIST, _listed(set(files)))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{folder} cannot be written: {reason}", "check the folder") from None
    return Written(changed, len(files) - changed, len(stale))


def _own(folder: Path) -> set[str]:
    """The files that an earlier site wrote; the folder is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / _LIST
    if not listed.is_file():
        if any(folder.iterdir()):
            raise ExportError(f"{folder} is no site and not empty", "name a new or an empty folder")
        return set()
    try:
        names = msgspec.json.decode(listed.read_bytes(), type=list[str])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise ExportError(f"{listed} is damaged", "remove the folder, then publish again") from None
    return {name for name in names if not Path(name).is_absolute() and ".." not in Path(name).parts}


def _listed(names: set[str]) -> bytes:
    return msgspec.json.encode(sorted(names)) + b"\n"


def _put(path: Path, content: bytes) -> bool:
    """Write a file at once and whole; False if it is there with these very bytes."""
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return True


def _remove(folder: Path, name: str) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    if path.parent != folder and not any(path.parent.iterdir()):
        path.parent.rmdir()
