"""TIMEX3 values of expressions that only mean a day against the day of publication."""

from __future__ import annotations

from datetime import date

from warsan.codebook.calendar import load_calendar
from warsan.reader.dates.durations import amount
from warsan.reader.dates.tense import Tense
from warsan.reader.dates.values import (
    Anchor,
    Groups,
    Value,
    add_days,
    day_value,
    half_value,
    no_anchor,
    quarter_value,
    relation,
    season_value,
    step,
    unit_code,
    vague,
    with_part,
)

_STEP = {"last": -1, "past": -1, "previous": -1, "this past": -1, "the previous": -1}
_STEP |= {"next": 1, "coming": 1, "this coming": 1, "the following": 1}
_LONGEST_AGO = 5000


def weekday(groups: Groups, anchor: Anchor) -> Value | None:
    """A weekday: the last one in a past clause, the next one ahead; the day itself stays it.

    News name the day of publication by its weekday, so "on Tuesday" in Tuesday's paper is
    that day; "last Tuesday" and "next Tuesday" never are. What bears a weekday in its name
    ("Thursday's sentence") has been, unless the clause looks ahead.
    """
    if anchor.day is None:
        return no_anchor()
    wanted = int(load_calendar().names["weekday"][groups["weekday"].lower()])
    if groups.get("rw"):
        return _of_week(anchor.day, wanted, _STEP.get(groups["rw"].lower(), 0))
    back = (anchor.day.weekday() - wanted) % 7
    steps = _STEP.get(relation(groups), 0)
    if steps < 0:
        return _whole_day(add_days(anchor.day, -(back or 7)), "The last one before publication.")
    if steps > 0:
        return _whole_day(add_days(anchor.day, 7 - back), "The next one after publication.")
    named = anchor.attribute and anchor.tense != "future"
    found = _by_tense(anchor.day, back, "past" if named else anchor.tense)
    return with_part(found, groups.get("part") or groups.get("pof"))


def _of_week(day: date, wanted: int, weeks: int) -> Value | None:
    moved = add_days(day, 7 * weeks + wanted - day.weekday())
    return _whole_day(moved, f"In the week {weeks:+d} from publication." if weeks else "This week.")


def _by_tense(day: date, back: int, tense: Tense | None) -> Value | None:
    if not back:
        return day_value(day, "The day of publication bears this name.")
    if tense == "past":
        return _whole_day(add_days(day, -back), "The last one, as the clause is past.")
    if tense == "future":
        return _whole_day(add_days(day, 7 - back), "The next one, as the clause looks ahead.")
    return _either_day(day, back)


def _either_day(day: date, back: int) -> Value:
    ends = add_days(day, -back), add_days(day, 7 - back)
    names = " or ".join(str(e) for e in ends)
    return vague(None, f"The clause has no clear tense: {names}.")


def _whole_day(day: date | None, reason: str) -> Value | None:
    return day_value(day, reason) if day else None


def word(groups: Groups, anchor: Anchor) -> Value | None:
    """Today, yesterday, now, recently, daily."""
    kind, value = load_calendar().words[" ".join(groups["word"].lower().split())]
    if kind == "set":
        return vague(value, "It says how often, not when.", "SET")
    if kind == "ref":
        return vague(value, "It points to a time without bounds.")
    if anchor.day is None:
        return no_anchor()
    day = add_days(anchor.day, int(value))
    reason = "The day of publication." if value == "0" else f"{value} day(s) from publication."
    last = groups["word"].split()[-1].lower()
    return with_part(_whole_day(day, reason), "night" if last in _NIGHTS else last)


_NIGHTS = frozenset(("tonight", "overnight"))


def unit(groups: Groups, anchor: Anchor) -> Value | None:
    """Last week, next month, this year."""
    code = unit_code(groups)
    wanted = relation(groups).removeprefix("the ")
    if code in ("PTM", "PTH"):
        return vague("PRESENT_REF", "Too near to be a date of its own.")
    if anchor.day is None:
        return no_anchor()
    found = _stepped(anchor.day, code, _STEP.get(wanted, 0))
    return with_part(found, "night") if code == "PNI" else found


def _stepped(day: date, code: str, steps: int) -> Value | None:
    reason = f"{steps:+d} from the one of publication." if steps else "The one of publication."
    return step(day, code, steps, reason)


def part_of(groups: Groups, anchor: Anchor) -> Value | None:
    """Earlier this month, the end of the year: within a span, on publication's side of it."""
    wanted = "" if relation(groups) == "the" else relation(groups)
    whole = unit({**groups, "rel": wanted}, anchor)
    if whole is None or whole.first is None or whole.last is None or anchor.day is None:
        return whole
    first, last, edge = whole.first, whole.last, groups["edge"].lower()
    if edge == "earlier" and first <= anchor.day <= last:
        last = anchor.day
    elif edge == "later" and first <= anchor.day <= last:
        first = anchor.day
    return Value(whole.value, first, last, whole.precision, f"“{edge}” within {whole.value}.")


def ago(groups: Groups, anchor: Anchor) -> Value | None:
    """Two weeks ago, years ago."""
    count = amount(groups.get("num", "0")) + (0.5 if groups.get("half") else 0)
    if "many" in groups or not count:
        return vague("PAST_REF", "How long ago is not said.")
    if anchor.day is None:
        return no_anchor()
    if count > _LONGEST_AGO:
        return vague("PAST_REF", "Too long ago for the calendar.")
    found = back(anchor.day, unit_code(groups), -count, "counted from publication")
    return found or vague("PAST_REF", "The calendar does not go back so far.")


def back(day: date, code: str, count: float, whence: str) -> Value | None:
    """The span of a unit's length that lies `count` units from the one around a day."""
    reason = f"{count:+g} {_SAID.get(code, 'units')}, {whence}."
    if code in ("PTM", "PTH"):
        return Value(f"{day.isoformat()}TXX:XX", day, day, "day", reason, "TIME")
    if count % 1:
        code, count = ("PM", count * 12) if code == "PY" else (code, count)
    if count != int(count):
        return vague("PAST_REF" if count < 0 else "FUTURE_REF", "The count is not whole.")
    base, times = {"PNI": ("PD", 1), "PF": ("PW", 2), "PX": ("PY", 10), "PC": ("PY", 100)}.get(
        code, (code, 1)
    )
    steps = int(count) * times
    if base == "PY" and not 1 <= day.year + steps <= date.max.year:
        return None
    return step(day, base, steps, reason)


_SAID = {"PD": "day(s)", "PW": "week(s)", "PM": "month(s)", "PY": "year(s)", "PX": "decade(s)"}
_SAID |= {"PQ": "quarter(s)", "PF": "fortnight(s)", "PTH": "hour(s)", "PTM": "minute(s)"}


def season(groups: Groups, anchor: Anchor) -> Value | None:
    """Summer 2022, last summer, this spring."""
    code = load_calendar().names["season"][groups["season"].lower()]
    wanted = relation(groups)
    if groups.get("year"):
        return season_value(int(groups["year"]), code, "Season and year are written.")
    if anchor.day is None:
        return no_anchor()
    year = anchor.day.year
    this = season_value(year, code, "")
    begins, ends = this.first or anchor.day, this.last or anchor.day
    if wanted in ("last", "this past"):
        return season_value(year if ends < anchor.day else year - 1, code, "The last one over.")
    if wanted in ("next", "this coming"):
        return season_value(year if begins > anchor.day else year + 1, code, "The next one.")
    if wanted == "the" and anchor.tense not in ("past", "future"):
        return None
    if wanted == "the" and anchor.tense == "past" and begins > anchor.day:
        year -= 1
    return season_value(year, code, "The one of the year of publication that fits the tense.")


def quarter(groups: Groups, anchor: Anchor) -> Value | None:
    """The first quarter of 2022, Q1; without a year the one that the tense points to."""
    number = int(groups.get("qn") or load_calendar().names["quarter"][groups["q"].lower()])
    if groups.get("year"):
        return quarter_value(int(groups["year"]), number, "Quarter and year are written.")
    if anchor.day is None:
        return no_anchor()
    year = anchor.day.year
    if groups.get("rel"):
        year += _STEP.get(relation(groups), 0)
        return quarter_value(year, number, "A quarter of a year told from publication.")
    this = (anchor.day.month + 2) // 3
    if anchor.tense in ("past", "future"):
        year += (number < this) if anchor.tense == "future" else -(number > this)
        return quarter_value(year, number, "The one that the tense points to.")
    near = min((-1, 0, 1), key=lambda n: abs(4 * n + number - this))
    return quarter_value(year + near, number, "The nearest such quarter.")


def half(groups: Groups, anchor: Anchor) -> Value | None:
    """The first half of the year, the second half of 2022."""
    number = 1 if groups["hn"].lower() == "first" else 2
    if groups.get("year"):
        return half_value(int(groups["year"]), number, "Half and year are written.")
    if anchor.day is None:
        return no_anchor()
    year = anchor.day.year + _STEP.get(relation(groups), 0)
    return half_value(year, number, "A half of a year told from publication.")
