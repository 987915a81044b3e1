"""TIMEX3 values of how long and how often, and of spans whose bounds are not said."""

from __future__ import annotations

from warsan.codebook.calendar import load_calendar
from warsan.model.finding import Precision
from warsan.reader.dates.values import Anchor, Groups, Value, add_days

_BACK = frozenset(("last", "past", "recent"))
_PRECISION: dict[str, Precision] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def amount(text: str) -> float:
    """A written count; 0 if it is none."""
    numbers, lower = load_calendar().numbers, " ".join(text.lower().split())
    if lower in numbers:
        return float(numbers[lower])
    return float(lower) if lower.replace(".", "", 1).isdigit() else 0.0


def duration(groups: Groups, anchor: Anchor) -> Value | None:
    """Three days, the past two weeks: how long; bounds only where it ends at publication."""
    code = load_calendar().names["unit"][groups["unit"].lower()]
    if groups.get("many"):
        return Value(f"PX{code[-1]}", None, None, "vague", "It says how long, not when.")
    count = amount(groups["num"])
    value = _duration_code(code, count)
    relation = groups.get("rel", "").strip().lower()
    days = {"PD": 1, "PW": 7, "PF": 14, "PNI": 1}.get(code)
    precision = _PRECISION.get(code[-1], "vague")
    if relation in _BACK and days and anchor.day and count == int(count):
        first = add_days(anchor.day, -int(count) * days)
        return Value(value, first, anchor.day, precision, "It ends with the day of publication.")
    return Value(value, None, None, "vague", "It says how long, not when.")


def _duration_code(code: str, count: float) -> str:
    scale = {"PF": ("PW", 2), "PX": ("PY", 10), "PC": ("PY", 100), "PNI": ("PD", 1)}
    base, times = scale.get(code, (code, 1))
    return f"{base[:-1]}{count * times:g}{base[-1]}" if base != "PWE" else f"P{count:g}WE"


def open_span(groups: Groups, _anchor: Anchor) -> Value:
    """In the coming months, in recent days."""
    ahead = groups.get("rel", "").lower() in ("coming", "next few", "following", "within")
    value = "FUTURE_REF" if ahead else "PAST_REF"
    return Value(value, None, None, "vague", "Its bounds are not said.")


def how_often(groups: Groups, _anchor: Anchor) -> Value:
    """Every day, each Friday."""
    if groups.get("weekday"):
        number = int(load_calendar().names["weekday"][groups["weekday"].lower()]) + 1
        return Value(f"XXXX-WXX-{number}", None, None, "vague", "It says how often, not when.")
    code = load_calendar().names["unit"][groups["unit"].lower()]
    return Value(_duration_code(code, 1), None, None, "vague", "It says how often, not when.")
