"""TIMEX3 values of expressions that count from a date told before: two days later, that day."""

from __future__ import annotations

import msgspec

from warsan.reader.dates.durations import amount
from warsan.reader.dates.relative import back
from warsan.reader.dates.values import (
    Anchor,
    Groups,
    Value,
    no_anchor,
    relation,
    step,
    unit_code,
    vague,
    with_part,
)

_ELSEWHERE = "It counts from a day that is told elsewhere."
_FORWARD = frozenset(("later", "after", "afterwards"))
_SATURDAY = 5
_YEAR_BEFORE = ("a year ago", "a year earlier", "a year before", "year")
_BY_DAY = frozenset(("PD", "PNI", "PTH", "PTM", "PW", "PWE", "PF"))


def shift(groups: Groups, anchor: Anchor) -> Value | None:
    """Two days later, a year earlier; "two days after the vote" only says how long."""
    code = unit_code(groups)
    forward = groups["dir"].lower() in _FORWARD
    if "many" in groups:
        return vague("FUTURE_REF" if forward else "PAST_REF", "How many is not said.")
    count = amount(groups["num"])
    told = anchor.told_day if code in _BY_DAY else anchor.told
    if told is not None and told.first is not None:
        whence = f"counted from {told.value}, which is told before"
        return back(told.first, code, count if forward else -count, whence)
    if forward or anchor.day is None:
        return vague(None, _ELSEWHERE)
    return back(anchor.day, code, -count, "counted from publication, as no date is told before")


def told(groups: Groups, anchor: Anchor) -> Value | None:
    """That day, the same month, the next morning, the day before."""
    part, wanted = groups.get("part"), relation(groups)
    if wanted.endswith(_YEAR_BEFORE):
        return _year_before(anchor)
    if groups.get("unit") == " ":
        return _that_time(anchor)
    code = "PD" if part else unit_code(groups)
    if wanted == "the" and anchor.told is None:
        return _around(anchor, code)
    if code in ("PTM", "PTH"):
        return None
    origin = anchor.told_day if code in _BY_DAY else anchor.told
    if origin is None or origin.first is None:
        return _around(anchor, code) if wanted == "the" else vague(None, _ELSEWHERE)
    steps = {"next": 1, "following": 1, "after": 1}.get(wanted, 0)
    steps -= wanted in ("previous", "preceding", "before")
    reason = f"Told from {origin.value}, the date mentioned before."
    found = step(origin.first, code, steps, reason)
    return with_part(found, part or ("night" if code == "PNI" else None))


def _year_before(anchor: Anchor) -> Value | None:
    """The same month a year ago: of the span told before, else of the year of publication."""
    origin = anchor.told
    if origin is None or origin.first is None:
        return back(anchor.day, "PY", -1, "counted from publication") if anchor.day else no_anchor()
    first, reason = origin.first, f"A year before {origin.value}, which is told before."
    months = {"month": "PM", "quarter": "PQ", "week": "PW"}
    steps = {"PM": -12, "PQ": -4, "PW": -52}
    code = months.get(origin.precision, "PY")
    return step(first, code, steps.get(code, -1), reason)


def _that_time(anchor: Anchor) -> Value | None:
    """By that time: the date told before, whatever its length."""
    if anchor.told is None:
        return vague("PAST_REF", "It points to a time that is told elsewhere.")
    reason = f"The date mentioned before, {anchor.told.value}."
    return msgspec.structs.replace(anchor.told, reason=reason)


def _around(anchor: Anchor, code: str) -> Value | None:
    """For the year, over the weekend: the one of publication; a weekend that is past, before it."""
    if anchor.day is None:
        return no_anchor()
    over = code == "PWE" and anchor.tense == "past" and anchor.day.weekday() < _SATURDAY
    return step(anchor.day, code, -1 if over else 0, "The one nearest to publication.")
