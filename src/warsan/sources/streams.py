"""Bytes from a file, packed or not, or from standard input; never more than asked for."""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from warsan.errors import InputError

STDIN = "-"


@contextmanager
def open_stream(path: str | Path, *, unpack: bool = True) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked if it is gzip, or of standard input for "-".

    Args:
        path: A file, or "-".
        unpack: False for formats that unpack themselves.

    Raises:
        InputError: There is no such file, it may not be read, or its packing is broken.
    """
    try:
        if str(path) == STDIN:
            yield sys.stdin.buffer
            return
        _check_regular(Path(path))
        with Path(path).open("rb") as file:
            packed = unpack and file.read(2) == b"\x1f\x8b"
            file.seek(0)
            yield cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        hint = "pack it again with gzip, or give the unpacked file"
        raise InputError(f"{path} is a broken gzip file", hint) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def _check_regular(path: Path) -> None:
    # A named pipe or a device would block for ever.
    mode = os.stat(path).st_mode  # noqa: PTH116
    if not stat.S_ISREG(mode):
        raise InputError(f"{path} is no regular file", "give a file, a folder or '-'")


def _unreadable(path: str | Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        if Path(path).is_symlink():
            return InputError(f"{path} is a link to a file that is not there", "repair the link")
        return InputError(f"there is no file {path}", "check the path")
    if isinstance(error, PermissionError):
        return InputError(f"{path} may not be read", "give yourself permission to read it")
    return InputError(f"{path} cannot be read: {error.strerror or error}", "check the path")
