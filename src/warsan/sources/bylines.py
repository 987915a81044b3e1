"""Who wrote it, out of a line that may also tell when, and where to write to."""

from __future__ import annotations

import re

_BY = re.compile(
    r"^(?:written\s+by|reported\s+by|words\s+by|posted\s+by|by|author)\b[:\s]*", re.IGNORECASE
)
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# Where the names end: a mark between parts, a handle or address, a time, or what announces one.
_END = re.compile(
    rf"\s*(?:[|•·»\n\t]|\s[–—]\s|\S*@\S|https?:|\(|\d|"
    rf"\b(?:on\s+)?(?:{_WEEKDAYS},?\s+(?={_MONTHS}\s|\d)|{_MONTHS}\s+\d)|"
    r"\b(?:first\s+|last\s+)?(?:posted|published|updated|follow)\b)",
    re.IGNORECASE,
)
_LOOSE = " ,;:-–—/"
_LONGEST = 120


def clean_byline(text: str | None) -> str | None:
    """The names of a byline as printed ("Ann Lee and Tom Ray, Daily Post"); None without any.

    Args:
        text: What a page marks as its author, on one line.
    """
    line = " ".join((text or "").split())
    line = _BY.sub("", line)
    end = _END.search(line)
    names = line[: end.start()] if end else line
    names = re.sub(r"\s+(?:on|at|for)$", "", names.strip(_LOOSE)).strip(_LOOSE)
    return names if any(map(str.isalpha, names)) and len(names) <= _LONGEST else None
