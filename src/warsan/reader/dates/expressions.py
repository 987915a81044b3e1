"""Expressions of time in one text, with their TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.model import Date
from warsan.reader.dates.checks import is_date
from warsan.reader.dates.memory import Expression, settle
from warsan.reader.dates.rules import RULES
from warsan.reader.dates.tense import is_attribute, judge_tense
from warsan.reader.dates.values import Anchor, Groups
from warsan.reader.parse import Parse, Range

_STAMP = re.compile(r",? \d\d?[.:]\d\d\b")
_OLDEST_STAMP = 7
_PIECES = re.compile(r"[-–/’']")


class _Match(msgspec.Struct, frozen=True):
    """A piece of text that fits a pattern."""

    start: int
    end: int
    order: int
    rule: str
    groups: Groups


def find_dates(parse: Parse, published: str | None) -> tuple[Date, ...]:
    """The expressions of time in a text, in order, with their TIMEX3 values.

    Args:
        parse: One field of an article.
        published: ISO day or time of publication; None if unknown, then whatever needs it
            keeps no value and says so.
    """
    day = _day_of(published)
    matches = sorted(_matches(parse), key=lambda m: (m.start - m.end, m.start, m.order))
    stamps = _stamps(parse.text, matches, day)
    taken: list[Expression] = []
    for match in matches:
        if any(match.start < other.end and other.start < match.end for other in taken):
            continue
        written = next((stamp for place, stamp in stamps if place < match.start), day)
        found = _resolve(parse, match, written)
        if found is not None:
            taken.append(found)
    settled = settle(parse, sorted(taken, key=lambda e: e.start), day)
    return tuple(_date(parse, item) for item in settled)


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10].replace("/", "-"))
    except ValueError:
        return None


def _matches(parse: Parse) -> Iterator[_Match]:
    patterns = load_calendar().patterns
    for start, end, signals in _dated_stretches(parse):
        for order, line in enumerate(patterns):
            if not line.needs <= signals:
                continue
            for match in line.pattern.finditer(parse.text, start, end):
                groups = {k: v for k, v in match.groupdict().items() if v is not None}
                yield _Match(match.start(), match.end(), order, line.rule, groups)


def _dated_stretches(parse: Parse) -> Iterator[tuple[int, int, set[str]]]:
    """The sentences that have digits or words of the calendar, and which: most have none."""
    for sentence in parse.sentences:
        tokens = parse.tokens[sentence.first : sentence.last]
        signals = {signal for token in tokens for signal in _signals(token.text)}
        if signals:
            # the stop of "3 p.m." may have gone to the sentence
            yield tokens[0].start, min(tokens[-1].end + 2, len(parse.text)), signals


@lru_cache(maxsize=16384)
def _signals(text: str) -> frozenset[str]:
    known, lower = load_calendar().signals, text.lower()
    found = set(known.get(lower, ()))
    if not lower.isalpha():
        found |= {key for piece in _PIECES.split(lower) for key in known.get(piece, ())}
        found |= {"digit"} if any(c.isdigit() for c in lower) else set()
    return frozenset(found)


def _stamps(text: str, matches: Sequence[_Match], day: date | None) -> list[tuple[int, date]]:
    """When the parts of a live page were written, the last first: day and time before each.

    A stamp that is later than the page or more than a week older dates something else.
    """
    found: list[tuple[int, date]] = []
    for match in matches:
        if match.rule != "date" or "year" not in match.groups or not _STAMP.match(text, match.end):
            continue
        value = RULES["date"](match.groups, Anchor(day, None))
        if value and value.first and day and 0 <= (day - value.first).days <= _OLDEST_STAMP:
            found.append((match.start, value.first))
    return sorted(found, reverse=True)


def _resolve(parse: Parse, match: _Match, day: date | None) -> Expression | None:
    tokens = parse.range_in_sentence(match.start, match.end)
    if tokens is None or not is_date(parse, tokens, match.rule, match.groups):
        return None
    head = _head(parse, tokens)
    before = parse.tokens[tokens.first - 1].text.lower() if tokens.first else ""
    anchor = Anchor(day, judge_tense(parse, head), is_attribute(parse, head), before=before)
    try:
        value = RULES[match.rule](match.groups, anchor)
    except (ValueError, OverflowError):
        return None  # a year before the first or after the last of the calendar
    if value is None:
        return None
    return Expression(match.start, match.end, tokens, match.rule, match.groups, anchor, value)


def _head(parse: Parse, tokens: Range) -> int:
    inside: Sequence[int] = range(tokens.first, tokens.last)
    return next((i for i in inside if parse.tokens[i].head not in inside), tokens.first)


def _date(parse: Parse, item: Expression) -> Date:
    value = item.value
    since = item.anchor.before == "since" and value.first is not None and value.kind == "DATE"
    return Date(
        span=msgspec.structs.replace(
            parse.span(item.tokens.first, item.tokens.last),
            start=item.start,
            end=item.end,
            text=parse.text[item.start : item.end],
        ),
        value=value.value,
        start=value.first.isoformat() if value.first else None,
        end=None if since or value.last is None else value.last.isoformat(),
        precision=value.precision,
        reason=f"{value.reason} Since then: open." if since else value.reason,
        kind=value.kind,
    )
