"""TIMEX3 values of dates that name their day, month, year, decade or century."""

from __future__ import annotations

from datetime import date, timedelta

from warsan.codebook.calendar import load_calendar
from warsan.reader.dates.values import (
    Anchor,
    Groups,
    Value,
    day_value,
    month_value,
    no_anchor,
    relation,
    vague,
    with_part,
    year_value,
    years_value,
)

# A day without its year is meant to be found: three quarters of a year off, the tense of the
# clause ("was set for June 3") is likelier not the date's own.
_FAR = 270
_NO_DAY = vague(None, "The calendar has no such day.")
_YEARS = {"last": -1, "this": 0, "next": 1}


def iso_date(groups: Groups, _anchor: Anchor) -> Value | None:
    """2022-04-28; None if there is no such day."""
    day = _day(int(groups["y"]), int(groups["m"]), int(groups["d"]))
    return day_value(day, "Written as an ISO date.") if day else None


def numeric_date(groups: Groups, anchor: Anchor) -> Value | None:
    """4/28/22, 28.4.2022: where both orders give a day, the one nearer to publication."""
    a, b, c = int(groups["a"]), int(groups["b"]), int(groups["c"])
    year = c if c > 99 else c + (1900 if c > 50 else 2000)
    american, british = _day(year, a, b), _day(year, b, a)
    days = [d for d in (american, british) if d] if groups["sep"] == "/" else [british]
    found = [d for d in days if d]
    if not found:
        return None
    near = anchor.day
    day = min(found, key=lambda d: abs((d - near).days)) if near else found[0]
    if len(set(found)) > 1 and near is None:
        return vague(None, f"Day and month could be either: {found[0]} or {found[1]}.")
    return day_value(day, "Written in figures.")


def named_day(groups: Groups, anchor: Anchor) -> Value | None:
    """28 April 2022, April 28; without a year the one that the tense points to."""
    part = groups.get("part") or groups.get("pof")
    return with_part(_whole_day(groups, anchor), part)


def _whole_day(groups: Groups, anchor: Anchor) -> Value | None:
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
    far, tense = timedelta(days=_FAR), None if anchor.attribute else anchor.tense
    past = [c for c in candidates if anchor.day - far <= c <= anchor.day]
    ahead = [c for c in candidates if anchor.day <= c <= anchor.day + far]
    if tense == "past" and past:
        return max(past), "The year is not written: the last such day, as the clause is past."
    if tense == "future" and ahead:
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
    if groups.get("ry"):
        year = _told_year(groups["ry"].lower(), anchor)
        return month_value(year, month, f"Of {groups['ry'].lower()} year.")
    return _near_month(month, relation(groups), anchor.day, anchor)


def _told_year(word: str, anchor: Anchor) -> int:
    if word == "that" and anchor.told and anchor.told.first:
        return anchor.told.first.year
    return (anchor.day or date.min).year + _YEARS.get(word, 0)


def _near_month(month: int, wanted: str, day: date, anchor: Anchor) -> Value:
    tense = None if anchor.attribute else anchor.tense
    last, following = wanted in ("last", "this past"), wanted in ("next", "this coming")
    if last or (not following and tense == "past"):
        recent = month < day.month or (month == day.month and not last)
        year = day.year if recent else day.year - 1
        return month_value(year, month, "The last such month before publication.")
    if following or tense == "future":
        ahead = month > day.month or (month == day.month and not following)
        year = day.year if ahead else day.year + 1
        return month_value(year, month, "The next such month after publication.")
    near = min((-1, 0, 1), key=lambda n: abs(12 * n + month - day.month))
    return month_value(day.year + near, month, "The year is not written: the nearest such month.")


def named_year(groups: Groups, _anchor: Anchor) -> Value:
    """2014, the end of 2014."""
    return year_value(int(groups["year"]), "The year is written.")


def named_decade(groups: Groups, _anchor: Anchor) -> Value:
    """The 1990s, the nineties in figures or words."""
    if groups.get("decword"):
        first = int(load_calendar().names["decade"][groups["decword"].lower()])
    else:
        digits = groups["dec"]
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return years_value(first, 10, "A decade is written.")


def named_century(groups: Groups, _anchor: Anchor) -> Value | None:
    """The 19th century: the years that begin with 18."""
    word = groups.get("centword")
    number = int(load_calendar().names["ordinal"][word.lower()] if word else groups["cent"])
    return years_value(100 * (number - 1), 100, "A century is written.") if number > 1 else None


def year_range(groups: Groups, _anchor: Anchor) -> Value | None:
    """2014-2022, 2014-15."""
    first, text = int(groups["year"]), groups["y2"]
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if last <= first:
        return None
    value = f"{first:04}/{last:04}"
    return Value(value, date(first, 1, 1), date(last, 12, 31), "year", "Two years are written.")


def fiscal_year(groups: Groups, anchor: Anchor) -> Value | None:
    """Fiscal 2022, FY22, the current financial year; when it begins is its owner's choice."""
    written = groups.get("year") or groups.get("fy")
    if written is None and anchor.day is None:
        return no_anchor()
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(relation(groups), 0)
    year = int(written) if written else (anchor.day or date.min).year + step
    year += 2000 if year < 100 else 0
    return vague(f"FY{year}", "A financial year: its bounds are not said.")


def _month(groups: Groups) -> int:
    return int(load_calendar().names["month"][groups["month"].lower()])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
