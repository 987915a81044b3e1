"""The lines of a gold file, with the place of whatever is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warsan.errors import GoldError

_BOM = "\ufeff"


def gold_error(path: Path, line: int, wrong: str, hint: str = "") -> GoldError:
    """An error that names file and line (from 1) the way compilers do."""
    return GoldError(f"{path}:{line}: {wrong}", hint)


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file with their numbers from 1, without line ends and byte order mark.

    Only a line feed (or carriage return and line feed) ends a line: other separators that
    Unicode knows occur inside the tokens of real corpora.

    Raises:
        GoldError: The file cannot be opened, or a line is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, start=1):
                yield number, _decode(path, number, raw)
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}", "give a file you may read") from None


def _decode(path: Path, number: int, raw: bytes) -> str:
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise gold_error(path, number, "not UTF-8", "convert the file to UTF-8") from None
    return line.removeprefix(_BOM if number == 1 else "").removesuffix("\n").removesuffix("\r")
