"""Weekly series as CSV: a header, an index in the first column, a series in each other one."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path

from warsan.errors import GoldError

_UNKNOWN = {"", "na", "nan"}
_HINT = "give a CSV file with a header, an index first and a number a week in each other column"


def read_weekly_csv(path: Path) -> dict[str, list[float]]:
    """The series by name, oldest week first; NaN where a cell is empty, NA or NaN.

    Raises:
        GoldError: The file cannot be read, or a line does not fit the header, or holds something
            that is no finite number.
    """
    rows = _rows(path)
    line, header = next(rows, (1, []))
    names = [name.strip() for name in header[1:]]
    if not names or not all(names) or len({*names}) < len(names) or any(map(_is_number, names)):
        raise GoldError(f"{path}:{line}: no header that names an index and series", _HINT)
    series: dict[str, list[float]] = {name: [] for name in names}
    for line, row in rows:
        if len(row) != len(header):
            raise GoldError(f"{path}:{line}: {len(row)} columns, not {len(header)}", _HINT)
        for name, cell in zip(names, row[1:], strict=True):
            series[name].append(_value(path, line, cell))
    return series


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with the line that each ends on."""
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            for row in reader:
                line = reader.line_num
                if any(cell.strip() for cell in row):
                    yield line, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(f"{path}:{line}: cannot be read: {error}", _HINT) from error


def _value(path: Path, line: int, cell: str) -> float:
    text = cell.strip()
    if text.lower() in _UNKNOWN:
        return math.nan
    if not _is_number(text):
        raise GoldError(f"{path}:{line}: {cell!r} is no finite number", _HINT)
    return float(text)


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
