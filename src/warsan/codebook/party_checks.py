"""What every row of the tables of parties must keep to."""

from __future__ import annotations

import re
from functools import cache

from warsan.codebook.party_values import Sector
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

_CODE = re.compile(r"[A-Z]{2,8}$")
_YEAR = re.compile(r"\d{4}$")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")


@cache
def load_sectors() -> dict[str, Sector]:
    """The sectors of `sectors.tsv` by code."""
    columns = ("code", "name", "cameo", "abroad", "loss")
    return {r["code"]: Sector(**r.cells) for r in read_rows("parties/sectors.tsv", columns)}


def check_codes(row: Row, code: str = "", sector: str = "") -> None:
    """A code is written in capitals; a sector is one of PLOVER's.

    Raises:
        CodebookError: It is not so; file and line are named.
    """
    if code and not _CODE.match(code):
        raise CodebookError(f"{row.place}: {code!r} is no code", "use capital letters only")
    if sector and sector not in load_sectors():
        raise CodebookError(f"{row.place}: unknown sector {sector!r}", "see sectors.tsv")


def check_years(row: Row) -> None:
    """The columns "from" and "to", if there are any, hold years in their order.

    Raises:
        CodebookError: They do not; file and line are named.
    """
    begin, end = row.cells.get("from", ""), row.cells.get("to", "")
    if any(year and not _YEAR.match(year) for year in (begin, end)):
        raise CodebookError(f"{row.place}: a year is not written with four digits")
    _check_order(row, begin, end)


def check_days(row: Row, *, begin_known: bool = True) -> None:
    """The columns "from" and "to" hold ISO dates, as precise as known, in their order.

    Raises:
        CodebookError: They do not; file and line are named.
    """
    begin, end = row["from"], row["to"]
    wrong = (begin_known or begin) and not _DAY.match(begin)
    if wrong or (end and not _DAY.match(end)):
        raise CodebookError(f"{row.place}: a date is not ISO 8601", "write 2022, 2022-04 or a day")
    _check_order(row, begin, end)


def _check_order(row: Row, begin: str, end: str) -> None:
    if begin and end and begin[: len(end)] > end[: len(begin)]:
        raise CodebookError(f"{row.place}: ends before it begins ({begin} to {end})")
