"""TIMEX3 values of times of day, alone and joined with their day."""

from __future__ import annotations

from datetime import date

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.reader.dates.durations import amount
from warsan.reader.dates.values import Anchor, Groups, Value

_NOON = 12


def clock(groups: Groups, _anchor: Anchor) -> Value | None:
    """3 p.m., 14:30 GMT, noon; the day it belongs to is not settled here."""
    hour, minute = _hour(groups), int(groups.get("min") or 0)
    if hour is None or hour >= 2 * _NOON:
        return None
    value = f"T{hour:02}:{minute:02}{_zone(groups)}"
    return Value(value, None, None, "time", "A time of day without its day.", "TIME")


def _hour(groups: Groups) -> int | None:
    if groups.get("noon"):
        return _NOON if groups["noon"].lower() == "noon" else 0
    if groups.get("oclock"):
        late = "noon" in groups.get("ampm", "") or "evening" in groups.get("ampm", "")
        hour = int(amount(groups["oclock"]))
        return hour + _NOON if late and 0 < hour < _NOON else hour
    hour = int(groups["h"])
    half = groups.get("ap", "")[:1].lower()
    if not half:
        return hour
    return hour % _NOON + (_NOON if half == "p" else 0) if 1 <= hour <= _NOON else None


def _zone(groups: Groups) -> str:
    """As ISO 8601 writes it; nothing where the letters leave it open."""
    name = groups.get("zone", "").lower()
    offset = "".join(groups.get("off", "").split())
    if name in ("gmt", "utc") and offset:
        return f"{offset[0]}{int(offset[1:]):02}:00"
    return load_calendar().names["zone"].get(name, "-").removesuffix("-") if name else ""


def on_day(time: Value, day: date, reason: str) -> Value:
    """The time on a day: 2022-04-26T15:00."""
    value = f"{day.isoformat()}{time.value}"
    return msgspec.structs.replace(time, value=value, first=day, last=day, reason=reason)
