"""TIMEX3 values of expressions that only mean a day against the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.reader.dates.durations import amount
from warsan.reader.dates.tense import Tense
from warsan.reader.dates.values import (
    Anchor,
    Groups,
    Value,
    add_days,
    day_value,
    month_value,
    no_anchor,
    quarter_value,
    season_value,
    year_value,
)

_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "": 0, "the": 0}
_STEP |= {"next": 1, "coming": 1, "following": 1}


def weekday(groups: Groups, anchor: Anchor) -> Value | None:
    """A weekday: the last one in a past clause, the next one ahead; the day itself stays it.

    News name the day of publication by its weekday, so "on Tuesday" in Tuesday's paper is
    that day; "last Tuesday" and "next Tuesday" never are.
    """
    if anchor.day is None:
        return no_anchor()
    wanted = int(load_calendar().names["weekday"][groups["weekday"].lower()])
    back = (anchor.day.weekday() - wanted) % 7
    relation = groups.get("rel", "").strip().lower()
    if relation in ("last", "this past"):
        return _whole_day(add_days(anchor.day, -(back or 7)), "The last one before publication.")
    if relation in ("next", "this coming"):
        return _whole_day(add_days(anchor.day, 7 - back), "The next one after publication.")
    return _with_part(_by_tense(anchor.day, back, anchor.tense), groups.get("part"))


def _with_part(value: Value | None, part: str | None) -> Value | None:
    """The part of the day goes into the value: 2022-04-26TNI."""
    if value is None or value.value is None or not part:
        return value
    code = load_calendar().names["part"].get(part.lower())
    return value if code is None else msgspec.structs.replace(value, value=f"{value.value}T{code}")


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
    return Value(None, None, None, "vague", f"The clause has no clear tense: {names}.")


def _whole_day(day: date | None, reason: str) -> Value | None:
    return day_value(day, reason) if day else None


def word(groups: Groups, anchor: Anchor) -> Value | None:
    """Today, yesterday, now, recently, daily."""
    kind, value = load_calendar().words[" ".join(groups["word"].lower().split())]
    if kind == "set":
        return Value(value, None, None, "vague", "It says how often, not when.")
    if kind == "ref":
        return Value(value, None, None, "vague", "It points to a time without bounds.")
    if anchor.day is None:
        return no_anchor()
    day = add_days(anchor.day, int(value))
    reason = "The day of publication." if value == "0" else f"{value} day(s) from publication."
    last = groups["word"].split()[-1].lower()
    return _with_part(_whole_day(day, reason), "night" if last == "tonight" else last)


def unit(groups: Groups, anchor: Anchor) -> Value | None:
    """Last week, next month, this year."""
    code = load_calendar().names["unit"][groups["unit"].lower()]
    relation = groups.get("rel", "").strip().lower()
    if code in ("PTM", "PTH"):
        return Value("PRESENT_REF", None, None, "vague", "Too near to be a date of its own.")
    if relation in ("following", "previous"):
        return Value(None, None, None, "vague", "It counts from a day that is told elsewhere.")
    if anchor.day is None:
        return no_anchor()
    return step(anchor.day, code, _STEP.get(relation, 0))


def step(day: date, code: str, steps: int) -> Value | None:
    """The span of a unit's length that lies `steps` from the one around a day."""
    reason = f"{steps:+d} from the one of publication." if steps else "The one of publication."
    if code == "PM":
        month = day.year * 12 + day.month - 1 + steps
        return month_value(month // 12, month % 12 + 1, reason)
    if code == "PY":
        return year_value(day.year + steps, reason)
    if code == "PQ":
        quarter = day.year * 4 + (day.month - 1) // 3 + steps
        return quarter_value(quarter // 4, quarter % 4 + 1, reason)
    if code in ("PX", "PC"):
        return _long(day.year, 10 if code == "PX" else 100, steps, reason)
    if code in ("PW", "PWE"):
        return _week(day + timedelta(days=7 * steps), code == "PWE", reason)
    return _whole_day(add_days(day, steps), reason) if code in ("PD", "PNI") else None


def _week(day: date, weekend: bool, reason: str) -> Value:
    year, week, _ = day.isocalendar()
    first = date.fromisocalendar(year, week, 6 if weekend else 1)
    last = date.fromisocalendar(year, week, 7)
    value = f"{year:04}-W{week:02}" + ("-WE" if weekend else "")
    return Value(value, first, last, "week" if not weekend else "day", reason)


def _long(year: int, length: int, steps: int, reason: str) -> Value:
    first = year - year % length + steps * length
    last = date(first + length - 1, 12, 31)
    return Value(f"{first // length}", date(first, 1, 1), last, "decade", reason)


def part_of(groups: Groups, anchor: Anchor) -> Value | None:
    """Earlier this month, the end of the year: within a span, on publication's side of it."""
    whole = unit({**groups, "rel": groups.get("rel", "").replace("the", "this")}, anchor)
    if whole is None or whole.first is None or whole.last is None or anchor.day is None:
        return whole
    first, last, edge = whole.first, whole.last, groups["edge"].lower()
    if edge == "earlier" and first <= anchor.day <= last:
        last = anchor.day
    elif edge == "later" and first <= anchor.day <= last:
        first = anchor.day
    return Value(whole.value, first, last, whole.precision, f"“{edge}” within {whole.value}.")


def ago(groups: Groups, anchor: Anchor) -> Value | None:
    """Two weeks ago; "three days later" hangs on a day that is told elsewhere."""
    code = load_calendar().names["unit"][groups["unit"].lower()]
    if groups["dir"].lower() != "ago":
        return Value(None, None, None, "vague", "It counts from a day that is told elsewhere.")
    if groups.get("many") or not groups.get("num"):
        return Value("PAST_REF", None, None, "vague", "How long ago is not said.")
    count = amount(groups["num"])
    if code in ("PTM", "PTH"):
        return Value("PRESENT_REF", None, None, "vague", "Some time within the day or so.")
    if anchor.day is None:
        return no_anchor()
    if count != int(count) or count > 5000:
        return Value("PAST_REF", None, None, "vague", "The count is not whole.")
    steps = {"PWE": ("PWE", 1), "PF": ("PW", 2)}.get(code, (code, 1))
    return _ago(anchor.day, steps[0], int(count) * steps[1])


def _ago(day: date, code: str, count: int) -> Value | None:
    if code == "PNI":
        code = "PD"
    if code in ("PX", "PC"):
        code, count = "PY", count * (10 if code == "PX" else 100)
    if code == "PY" and count >= day.year:
        return None
    return step(day, code, -count)


def season(groups: Groups, anchor: Anchor) -> Value | None:
    """Summer 2022, last summer, this spring."""
    code = load_calendar().names["season"][groups["season"].lower()]
    relation = groups.get("rel", "").strip().lower()
    if groups.get("year"):
        return season_value(int(groups["year"]), code, "Season and year are written.")
    if anchor.day is None:
        return no_anchor()
    year = anchor.day.year
    this = season_value(year, code, "")
    begins, ends = this.first or anchor.day, this.last or anchor.day
    if relation == "last":
        return season_value(year if ends < anchor.day else year - 1, code, "The last one over.")
    if relation == "next":
        return season_value(year if begins > anchor.day else year + 1, code, "The next one.")
    if relation == "the" and anchor.tense not in ("past", "future"):
        return None
    if relation == "the" and anchor.tense == "past" and begins > anchor.day:
        year -= 1
    return season_value(year, code, "The one of the year of publication that fits the tense.")


def quarter(groups: Groups, anchor: Anchor) -> Value | None:
    """The first quarter of 2022, Q1; without a year that of publication."""
    number = int(groups.get("qn") or load_calendar().names["quarter"][groups["q"].lower()])
    if groups.get("year"):
        return quarter_value(int(groups["year"]), number, "Quarter and year are written.")
    if anchor.day is None:
        return no_anchor()
    year = anchor.day.year + _STEP.get((groups.get("rel") or "").lower(), 0)
    return quarter_value(year, number, "A quarter of the year of publication.")
