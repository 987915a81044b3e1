"""What the expressions of a text owe each other: years, days of times, dates told before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from warsan.reader.dates.clock import on_day
from warsan.reader.dates.rules import RULES
from warsan.reader.dates.values import Anchor, Groups, Value
from warsan.reader.parse import Parse, Range

_JOINED = re.compile(r"\s*(?:,|and|or|to|until|through|-|–|—)\s*", re.IGNORECASE)
_SAME = re.compile(r",?\s")
_NARRATED = frozenset(("shift", "told", "month"))
_YEARLESS = frozenset(("month", "date"))
_DAYS = frozenset(("date", "iso", "numeric", "weekday", "words", "holiday", "told"))


class Expression(msgspec.Struct, frozen=True):
    """An expression of time with what its value was made of."""

    start: int
    end: int
    tokens: Range
    rule: str
    groups: Groups
    anchor: Anchor
    value: Value


def settle(
    parse: Parse, expressions: Sequence[Expression], day: date | None
) -> tuple[Expression, ...]:
    """The expressions of a text with what others tell of them.

    "March and April 2014" are both of 2014; "3 p.m. Tuesday" is one time; a time of day takes
    the day of its sentence, else the day told before, else that of publication; "two days later"
    counts from the day told before.

    Args:
        parse: The text.
        expressions: Those found in it, in order.
        day: The day of publication, if known.
    """
    dated = _with_years(parse.text, expressions)
    told = tuple(_narrate(parse, _join(parse.text, dated)))
    return tuple(_timed(parse, item, told, day) for item in told)


def _with_years(text: str, items: Sequence[Expression]) -> list[Expression]:
    """Months and days take the year of the one that they are joined to."""
    found = list(items)
    for n, (left, right) in reversed(list(enumerate(pairwise(items)))):
        year = found[n + 1].groups.get("year")
        if year and right.rule in _YEARLESS and _JOINED.fullmatch(text[left.end : right.start]):
            found[n] = _of_year(left, year)
    return found


def _again(item: Expression, anchor: Anchor, groups: Groups) -> Expression:
    value = RULES[item.rule](groups, anchor)
    return msgspec.structs.replace(
        item, anchor=anchor, groups=groups, value=item.value if value is None else value
    )


def _join(text: str, items: Sequence[Expression]) -> Iterator[Expression]:
    """A time and its day that stand side by side are one expression."""
    held: Expression | None = None
    for item in items:
        joined = _joined(text, held, item) if held else None
        if joined is None and held is not None:
            yield held
        held = joined or item
    if held is not None:
        yield held


def _joined(text: str, left: Expression, right: Expression) -> Expression | None:
    if not _SAME.fullmatch(text[left.end : right.start]):
        return None
    time, day = (left, right) if left.rule == "clock" else (right, left)
    if time.rule != "clock" or day.rule not in _DAYS or day.value.precision != "day":
        return None
    if day.value.first is None or time.value.first is not None:
        return None
    value = on_day(time.value, day.value.first, day.value.reason)
    tokens = Range(left.tokens.first, right.tokens.last)
    return Expression(left.start, right.end, tokens, "clock", {}, left.anchor, value)


def _of_year(item: Expression, year: str) -> Expression:
    """A month or day without its year, behind one in its sentence that has it."""
    wants = item.rule in _YEARLESS and not item.groups.keys() & {"year", "rel", "ry"}
    return _again(item, item.anchor, {**item.groups, "year": year}) if wants else item


def _narrate(parse: Parse, items: Iterator[Expression]) -> Iterator[Expression]:
    """Expressions that count from a date told before get it."""
    starts = [p.first for p in parse.paragraphs]
    told: list[tuple[int, Value]] = []
    year: tuple[int, str] = (-1, "")
    for given in items:
        sentence = parse.sentence_of(given.tokens.first)
        item = _of_year(given, year[1]) if year[0] == sentence else given
        if item.groups.get("year") and item.rule in _YEARLESS:
            year = sentence, item.groups["year"]
        paragraph = bisect_right(starts, item.tokens.first)
        near = [value for place, value in told if paragraph - place <= 1]
        found = item
        if item.rule in _NARRATED and near:
            days = [value for value in near if value.precision in ("day", "time")]
            anchor = msgspec.structs.replace(
                item.anchor, told=near[-1], told_day=days[-1] if days else None
            )
            found = _again(item, anchor, item.groups)
        if found.value.first is not None and found.value.kind in ("DATE", "TIME"):
            told.append((paragraph, found.value))
        yield found


def _timed(
    parse: Parse, item: Expression, items: Sequence[Expression], day: date | None
) -> Expression:
    """A time of day with its day."""
    if item.rule != "clock" or item.value.first is not None:
        return item
    sentence = parse.sentence_of(item.tokens.first)
    days = [e for e in items if e.value.precision == "day" and e.value.kind != "DURATION"]
    near = [e for e in days if parse.sentence_of(e.tokens.first) == sentence]
    if near:
        other = min(near, key=lambda e: abs(e.start - item.start))
        found, reason = other.value.first, f"On {other.value.value}, the day of its sentence."
    else:
        earlier = [e for e in days if e.start < item.start and _close(parse, e, item)]
        found = earlier[-1].value.first if earlier else day
        reason = "On the day told before." if earlier else "On the day of publication."
    if found is None:
        return item
    return msgspec.structs.replace(item, value=on_day(item.value, found, reason))


def _close(parse: Parse, left: Expression, right: Expression) -> bool:
    starts = [p.first for p in parse.paragraphs]
    ends = (bisect_right(starts, e.tokens.first) for e in (left, right))
    first, last = ends
    return last - first <= 1
