"""TIMEX3 values: days, months, seasons and years as spans of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.model.finding import Precision, TimexKind
from warsan.reader.dates.tense import Tense

Groups = dict[str, str]


class Value(msgspec.Struct, frozen=True):
    """What an expression means: as in `Date`, without its span."""

    value: str | None
    first: date | None
    last: date | None
    precision: Precision
    reason: str
    kind: TimexKind = "DATE"


class Anchor(msgspec.Struct, frozen=True):
    """What an expression is read against.

    Attributes:
        day: The day of publication, if known.
        tense: Of the clause around it.
        attribute: Whether it narrows a noun, so that the clause's tense may not be its own.
        told: The last date mentioned before it, in its paragraph or the one before.
        told_day: The last such date that is a day.
        before: The word before it, lower case.
    """

    day: date | None
    tense: Tense | None
    attribute: bool = False
    told: Value | None = None
    told_day: Value | None = None
    before: str = ""


def no_anchor() -> Value:
    """The value of an expression that cannot be read without a day of publication."""
    return Value(None, None, None, "vague", "It needs a day of publication, and none is known.")


def vague(value: str | None, reason: str, kind: TimexKind = "DATE") -> Value:
    """The value of an expression without bounds in the calendar."""
    return Value(value, None, None, "vague", reason, kind)


def day_value(day: date, reason: str) -> Value:
    """One day."""
    return Value(day.isoformat(), day, day, "day", reason)


def with_part(value: Value | None, part: str | None) -> Value | None:
    """The part of the day goes into the value: 2022-04-26TNI."""
    if value is None or value.value is None or not part or value.precision != "day":
        return value
    code = load_calendar().names["part"].get(part.lower())
    if code is None:
        return value
    return msgspec.structs.replace(value, value=f"{value.value}T{code}", kind="TIME")


def month_value(year: int, month: int, reason: str) -> Value:
    """One month."""
    last = date(year, month, monthrange(year, month)[1])
    return Value(f"{year:04}-{month:02}", date(year, month, 1), last, "month", reason)


def year_value(year: int, reason: str) -> Value:
    """One year."""
    return Value(f"{year:04}", date(year, 1, 1), date(year, 12, 31), "year", reason)


def years_value(first: int, length: int, reason: str) -> Value:
    """A decade (197) or a century (18) by the digits that its years share."""
    last = date(first + length - 1, 12, 31)
    return Value(f"{first // length}", date(first, 1, 1), last, "decade", reason)


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


def half_value(year: int, half: int, reason: str) -> Value:
    """The first or second half of a calendar year."""
    first = month_value(year, 6 * half - 5, "").first
    last = month_value(year, 6 * half, "").last
    return Value(f"{year:04}-H{half}", first, last, "year", reason)


def week_value(day: date, weekend: bool, reason: str) -> Value:
    """The ISO week around a day, or its weekend."""
    year, week, _ = day.isocalendar()
    first = date.fromisocalendar(year, week, 6 if weekend else 1)
    last = date.fromisocalendar(year, week, 7)
    value = f"{year:04}-W{week:02}" + ("-WE" if weekend else "")
    return Value(value, first, last, "day" if weekend else "week", reason)


def step(day: date, code: str, steps: int, reason: str) -> Value | None:
    """The span of a unit's length that lies `steps` from the one around a day."""
    if code == "PM":
        month = day.year * 12 + day.month - 1 + steps
        return month_value(month // 12, month % 12 + 1, reason)
    if code == "PY":
        return year_value(day.year + steps, reason)
    if code == "PQ":
        quarter = day.year * 4 + (day.month - 1) // 3 + steps
        return quarter_value(quarter // 4, quarter % 4 + 1, reason)
    if code in ("PX", "PC"):
        length = 10 if code == "PX" else 100
        return years_value(day.year - day.year % length + steps * length, length, reason)
    if code in ("PW", "PWE"):
        return week_value(day + timedelta(days=7 * steps), code == "PWE", reason)
    moved = add_days(day, steps)
    return day_value(moved, reason) if moved and code in ("PD", "PNI") else None


def add_days(day: date, days: int) -> date | None:
    """A day later or earlier; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def unit_code(groups: Groups) -> str:
    """The TIMEX3 code of the unit of an expression."""
    return load_calendar().names["unit"][groups["unit"].lower()]


def relation(groups: Groups) -> str:
    """last, next, this, … as written before a name of the calendar."""
    return " ".join(groups.get("rel", "").lower().split())
