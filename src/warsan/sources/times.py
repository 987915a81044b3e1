"""Times of publication as pages write them, to ISO 8601 as precise as they are given."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

import pytz  # type: ignore[import-untyped]

from warsan.codebook.pages import load_page_words
from warsan.errors import InputError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}})(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
    )
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>(?i:[ap]\.?m\b\.?))?\s*(?P<zone>[+-]\d{2}:?\d{2}|[A-Z]{1,4}\b)?"
)


def find_time(text: str) -> str | None:
    """The date, and the time of day where given, that stands in a short text.

    Returns:
        ISO 8601 ("2022-04-28", "2022-04-28T10:05+01:00"); None if there is none, or if it
        can be read in two ways ("04/05/2022").
    """
    for pattern in _DAYS:
        found = pattern.search(text)
        if found:
            day = _day(found)
            return _with_clock(day, text[: found.start()], text[found.end() :]) if day else None
    slashed = _SLASHED.search(text)
    day = _slashed_day(slashed) if slashed else None
    return _with_clock(day, "", text[slashed.end() :]) if day and slashed else None


def check_published(text: str, *, today: date, origin: str) -> str:
    """The time of publication in ISO 8601, if it can be read and is not in the future.

    Raises:
        InputError: It cannot be read as one date, or lies after tomorrow of `today` (a zone
            ahead of ours may already have the next day).
    """
    found = find_time(text)
    if found is None:
        hint = "write the date as 2022-04-28, or with time as 2022-04-28T10:05+01:00"
        raise InputError(f"{origin}: {text[:60]!r} is not one date of publication", hint)
    if date.fromisoformat(found[:10]) > today + timedelta(days=1):
        hint = f"today is {today.isoformat()} by this computer's clock; give the right date"
        raise InputError(f"{origin}: {found[:10]} lies in the future", hint)
    return found


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = parts.get("m") or 1 + _MONTHS.index(parts["month"][:3].lower())
    return _date(int(parts["year"]), int(month), int(parts["day"]))


def _slashed_day(found: re.Match[str]) -> date | None:
    """Day and month in numbers, only where one order is possible."""
    first, second, year = (int(part) for part in found.groups())
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_clock(day: date, before: str, after: str) -> str:
    """The day with the clock time that follows it or, failing that, precedes it."""
    for text in (after[:40], before[-40:]):
        for clock in _CLOCK.finditer(text):
            moment = _moment(day, clock)
            if moment:
                return moment
    return day.isoformat()


def _moment(day: date, clock: re.Match[str]) -> str | None:
    half, minute, second = clock["half"], clock["minute"], clock["second"]
    if not (half or minute):
        return None
    hour = int(clock["hour"])
    if half:
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    try:
        moment = datetime(day.year, day.month, day.day, hour, int(minute or 0), int(second or 0))
        zoned = moment.replace(tzinfo=_zone(clock["zone"], moment))
        written = zoned.isoformat(timespec="seconds" if second else "minutes")
    except (ValueError, OverflowError):
        return None
    return written.removesuffix("+00:00") + "Z" if written.endswith("+00:00") else written


def _zone(letters: str | None, moment: datetime) -> tzinfo | None:
    known = load_page_words().zones
    name = known.get(letters, "") if letters and letters[0].isalpha() else letters or ""
    if not name:
        return None
    if name[0] in "+-":
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
    offset = pytz.timezone(name).utcoffset(moment)
    return timezone(offset)
