"""TIMEX3 values of how long and how often, and of spans whose bounds are not said."""

from __future__ import annotations

from warsan.codebook.calendar import load_calendar
from warsan.model.finding import Precision
from warsan.reader.dates.values import (
    Anchor,
    Groups,
    Value,
    add_days,
    relation,
    unit_code,
    vague,
)

_BACK = frozenset(("last", "past", "recent", "previous"))
_PRECISION: dict[str, Precision] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_HALF = 0.5
_SMALLER = {"PTH": ("PTM", 60), "PY": ("PM", 12), "PD": ("PTH", 24), "PTM": ("PTS", 60)}
_OPEN = {"PX": "DE", "PC": "CE", "PNI": "D", "PF": "W"}
_HOW_LONG = "It says how long, not when."
_HOW_OFTEN = "It says how often, not when."


def amount(text: str) -> float:
    """A written count; 0 if it is none."""
    lower = " ".join(text.lower().replace(",", "").split())
    if lower.endswith(" and a half"):
        return amount(lower.removesuffix(" and a half")) + _HALF
    numbers = load_calendar().numbers
    if lower in numbers:
        return float(numbers[lower])
    pieces = lower.replace("-", " ").split()
    if len(pieces) == 2 and all(piece in numbers for piece in pieces):
        return float(sum(numbers[piece] for piece in pieces))
    return float(lower) if lower.replace(".", "", 1).isdigit() else 0.0


def duration(groups: Groups, anchor: Anchor) -> Value | None:
    """Three days, the past two weeks: how long; bounds only where it ends at publication."""
    code = unit_code(groups)
    if "many" in groups:
        return vague(open_code(code), _HOW_LONG, "DURATION")
    count = amount(groups.get("num", "1"))
    count = _HALF if "halfa" in groups else count + (_HALF if "half" in groups else 0)
    value = duration_code(code, count)
    days = {"PD": 1, "PW": 7, "PF": 14, "PNI": 1}.get(code)
    back = relation(groups) in _BACK or "past" in groups
    if back and days and anchor.day and count == int(count):
        first = add_days(anchor.day, -int(count) * days)
        precision = _PRECISION.get(code[-1], "day")
        reason = "It ends with the day of publication."
        return Value(value, first, anchor.day, precision, reason, "DURATION")
    return vague(value, _HOW_LONG, "DURATION")


def duration_code(code: str, count: float) -> str:
    """P3D, PT2H, P1WE, PT30M; decades and centuries in years."""
    scale = {"PF": ("PW", 2), "PX": ("PY", 10), "PC": ("PY", 100), "PNI": ("PD", 1)}
    base, times = scale.get(code, (code, 1))
    count *= times
    if count == _HALF and base in _SMALLER:
        base, times = _SMALLER[base]
        count *= times
    head = "PT" if base.startswith("PT") else "P"
    return f"{head}{count:g}{base.removeprefix(head)}"


def several(groups: Groups, _anchor: Anchor) -> Value:
    """For years, within hours: more than one unit, how many is open."""
    return vague(open_code(unit_code(groups)), _HOW_LONG, "DURATION")


def open_code(code: str) -> str:
    """PXD, PTXH: a count that is open."""
    if code.startswith("PT"):
        return f"PTX{code[2:]}"
    return f"PX{_OPEN.get(code, code[1:])}"


def age(groups: Groups, _anchor: Anchor) -> Value:
    """34-year-old, two years old."""
    code = unit_code({"unit": groups.get("unit", "year")})
    return vague(duration_code(code, amount(groups["num"])), "How old, not when.", "DURATION")


def open_span(groups: Groups, _anchor: Anchor) -> Value:
    """In the coming months, in recent days."""
    value = "FUTURE_REF" if relation(groups) in ("coming", "following") else "PAST_REF"
    return vague(value, "Its bounds are not said.")


def how_often(groups: Groups, _anchor: Anchor) -> Value:
    """Every day, each Friday, every two weeks."""
    return vague(_frequency(groups), _HOW_OFTEN, "SET")


def _frequency(groups: Groups) -> str:
    names = load_calendar().names
    if groups.get("weekday"):
        return f"XXXX-WXX-{int(names['weekday'][groups['weekday'].lower()]) + 1}"
    if groups.get("month"):
        return f"XXXX-{int(names['month'][groups['month'].lower()]):02}"
    if groups.get("part"):
        return f"XXXX-XX-XXT{names['part'][groups['part'].lower()]}"
    if groups.get("season"):
        return f"XXXX-{names['season'][groups['season'].lower()]}"
    count = 2.0 if groups.get("other") else amount(groups.get("num", "1"))
    return duration_code(unit_code(groups), count)


def elapse(_groups: Groups, _anchor: Anchor) -> Value:
    """The more time goes by: a span that grows with no bound named."""
    return vague(None, "It says that time passes, not how much.", "DURATION")
