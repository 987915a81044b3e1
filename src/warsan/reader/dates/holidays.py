"""Days with a name: Christmas, Good Friday, Thanksgiving."""

from __future__ import annotations

from datetime import date, timedelta

from warsan.codebook.calendar import load_calendar
from warsan.reader.dates.named import choose_day
from warsan.reader.dates.values import Anchor, Groups, Value, day_value, no_anchor, relation


def holiday(groups: Groups, anchor: Anchor) -> Value | None:
    """The one of the year that is written, else the one that the tense points to."""
    rule, day = load_calendar().holidays[groups["holiday"].lower()]
    if groups.get("year"):
        found = day_of(rule, day, int(groups["year"]))
        return day_value(found, "A holiday and its year are written.") if found else None
    if anchor.day is None:
        return no_anchor()
    around = [day_of(rule, day, anchor.day.year + n) for n in (-1, 0, 1)]
    days = [found for found in around if found]
    wanted = relation(groups)
    if wanted == "last":
        days = [d for d in days if d < anchor.day][-1:]
    elif wanted == "next":
        days = [d for d in days if d > anchor.day][:1]
    chosen = choose_day(days, anchor)
    return day_value(*chosen) if chosen else None


def day_of(rule: str, day: str, year: int) -> date | None:
    """A holiday in one year."""
    try:
        if rule == "fixed":
            return date.fromisoformat(f"{year:04}-{day}")
        if rule in ("easter", "orthodox"):
            return _easter(year, western=rule == "easter") + timedelta(days=int(day))
        month, weekday, which = map(int, day.split())
        return _nth(year, month, weekday, which)
    except (ValueError, OverflowError):
        return None


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second, … or (-1) last such weekday of a month."""
    if which < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int, *, western: bool) -> date:
    """Easter Sunday, by the computus of Gauss as Meeus gives it (Astronomical Algorithms, 8)."""
    if not western:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        # thirteen days are right from 1900 to 2099
        return date(year, month, day + 1) + timedelta(days=13)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
