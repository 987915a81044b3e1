"""TIMEX3 values of dates that name their day, month, year, season or decade."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.model.finding import Precision
from warsan.reader.dates.tense import Tense

Groups = dict[str, str]


class Value(msgspec.Struct, frozen=True):
    """What an expression means: as in `Date`, without its span."""

    value: str | None
    first: date | None
    last: date | None
    precision: Precision
    reason: str


class Anchor(msgspec.Struct, frozen=True):
    """What an expression is read against: the day of publication and the tense around it."""

    day: date | None
    tense: Tense | None


# A day without its year is meant to be found: three quarters of a year off, the tense of the
# clause ("was set for June 3") is likelier not the date's own.
_FAR = 270
_NO_DAY = Value(None, None, None, "vague", "The calendar has no such day.")


def no_anchor() -> Value:
    """The value of an expression that cannot be read without a day of publication."""
    return Value(None, None, None, "vague", "It needs a day of publication, and none is known.")


def day_value(day: date, reason: str) -> Value:
    """One day."""
    return Value(day.isoformat(), day, day, "day", reason)


def month_value(year: int, month: int, reason: str) -> Value:
    """One month."""
    last = date(year, month, monthrange(year, month)[1])
    return Value(f"{year:04}-{month:02}", date(year, month, 1), last, "month", reason)


def year_value(year: int, reason: str) -> Value:
    """One year."""
    return Value(f"{year:04}", date(year, 1, 1), date(year, 12, 31), "year", reason)


def season_value(year: int, code: str, reason: str) -> Value:
    """A season, by the months of the northern hemisphere; winter begins in its year's December."""
    months = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}[code]
    over = year + 1 if months[1] < months[0] else year
    last = date(over, months[1], monthrange(over, months[1])[1])
    reason += " Its months are those of the northern hemisphere."
    return Value(f"{year:04}-{code}", date(year, months[0], 1), last, "season", reason)


def quarter_value(year: int, quarter: int, reason: str) -> Value:
    """A quarter of a calendar year."""
    first = month_value(year, 3 * quarter - 2, "").first
    last = month_value(year, 3 * quarter, "").last
    return Value(f"{year:04}-Q{quarter}", first, last, "quarter", reason)


def iso_date(groups: Groups) -> Value | None:
    """2022-04-28; None if there is no such day."""
    day = _day(int(groups["y"]), int(groups["m"]), int(groups["d"]))
    return day_value(day, "Written as an ISO date.") if day else None


def named_day(groups: Groups, anchor: Anchor) -> Value | None:
    """28 April 2022, April 28; without a year the one that the tense points to."""
    month, number = _month(groups), int(groups["d"])
    if groups.get("year"):
        day = _day(int(groups["year"]), month, number)
        return day_value(day, "Day, month and year are written.") if day else _NO_DAY
    if anchor.day is None:
        return no_anchor() if _day(2000, month, number) else None
    candidates = [_day(anchor.day.year + n, month, number) for n in (-1, 0, 1)]
    chosen = choose_day([c for c in candidates if c], anchor)
    return day_value(chosen[0], chosen[1]) if chosen else None


def choose_day(candidates: list[date], anchor: Anchor) -> tuple[date, str] | None:
    """Of a day in several years the one that fits the tense, else the nearest."""
    if anchor.day is None or not candidates:
        return None
    far = timedelta(days=_FAR)
    past = [c for c in candidates if anchor.day - far <= c <= anchor.day]
    ahead = [c for c in candidates if anchor.day <= c <= anchor.day + far]
    if anchor.tense == "past" and past:
        return max(past), "The year is not written: the last such day, as the clause is past."
    if anchor.tense == "future" and ahead:
        return min(ahead), "The year is not written: the next such day, as the clause looks ahead."
    near = min(candidates, key=lambda c: abs((c - anchor.day).days if anchor.day else 0))
    return near, "The year is not written: the one nearest to publication."


def named_days(groups: Groups, anchor: Anchor) -> Value | None:
    """24-28 April: both ends inclusive."""
    end = named_day({**groups, "d": groups["d2"]}, anchor)
    if end is None or end.last is None:
        return end
    first = _day(end.last.year, end.last.month, int(groups["d"]))
    if first is None or first >= end.last:
        return None
    value = f"{first.isoformat()}/{end.last.isoformat()}"
    return Value(value, first, end.last, "day", "First and last day are written.")


def named_month(groups: Groups, anchor: Anchor) -> Value | None:
    """April 2022, last April, April; without a year the one that the tense points to."""
    month = _month(groups)
    if groups.get("year"):
        return month_value(int(groups["year"]), month, "Month and year are written.")
    if anchor.day is None:
        return no_anchor()
    day, relation = anchor.day, groups.get("rel", "").strip()
    this = day.year
    if relation == "last" or (relation != "next" and anchor.tense == "past"):
        strict = relation == "last"
        year = this if (month < day.month or (month == day.month and not strict)) else this - 1
        return month_value(year, month, "The last such month before publication.")
    if relation == "next" or anchor.tense == "future":
        strict = relation == "next"
        year = this if (month > day.month or (month == day.month and not strict)) else this + 1
        return month_value(year, month, "The next such month after publication.")
    near = min((-1, 0, 1), key=lambda n: abs(12 * n + month - day.month))
    return month_value(this + near, month, "The year is not written: the nearest such month.")


def named_decade(groups: Groups) -> Value:
    """The 1990s, the nineties in figures."""
    digits = groups["dec"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    last = date(first + 9, 12, 31)
    return Value(f"{first // 10}", date(first, 1, 1), last, "decade", "A decade is written.")


def year_range(groups: Groups) -> Value | None:
    """2014-2022, 2014-15."""
    first, text = int(groups["year"]), groups["y2"]
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if last <= first:
        return None
    value = f"{first:04}/{last:04}"
    return Value(value, date(first, 1, 1), date(last, 12, 31), "year", "Two years are written.")


def clock_value(groups: Groups) -> Value | None:
    """A time of day; the day it belongs to is not settled here."""
    hour, minute = int(groups["h"]), int(groups.get("min") or 0)
    half = groups.get("ap", "")[:1].lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return Value(f"T{hour:02}:{minute:02}", None, None, "time", "A time of day without its day.")


def add_days(day: date, days: int) -> date | None:
    """A day later or earlier; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _month(groups: Groups) -> int:
    return int(load_calendar().names["month"][groups["month"].lower()])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
