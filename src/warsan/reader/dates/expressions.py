"""Expressions of time in one text, and which of them governs an event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from warsan.codebook.calendar import load_calendar
from warsan.model import Date
from warsan.reader.dates import durations, relative, values
from warsan.reader.dates.checks import is_date
from warsan.reader.dates.tense import judge_tense
from warsan.reader.dates.values import Anchor, Groups, Value
from warsan.reader.parse import Parse, Range

_CLIMB = frozenset(
    ("obj", "iobj", "nsubj", "obl", "nmod", "xcomp", "compound", "conj", "amod", "appos", "advcl")
)


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
    taken: list[tuple[int, int, Date]] = []
    for match in _matches(parse.text):
        if any(match.start < end and start < match.end for start, end, _ in taken):
            continue
        found = _resolve(parse, match, day)
        if found is not None:
            taken.append((match.start, match.end, found))
    return tuple(entry[2] for entry in sorted(taken, key=lambda entry: entry[:2]))


def date_of(parse: Parse, dates: Iterable[Date], token_index: int) -> Date | None:
    """The date that governs an event: of its trigger, else of the clause the trigger is in.

    A date that hangs on the verb of saying does not date what is said. Two dates on one
    verb that differ leave None.
    """
    hung = _hung(parse, dates)
    node = token_index
    while True:
        own = hung.get(node, [])
        if own:
            return own[0] if len(own) == 1 else None
        token = parse.tokens[node]
        if token.head == node or token.rel not in _CLIMB:
            return None
        node = token.head


def _hung(parse: Parse, dates: Iterable[Date]) -> dict[int, list[Date]]:
    """Which dates hang on a token; durations and repetitions date nothing."""
    found: dict[int, list[Date]] = {}
    for item in dates:
        tokens = parse.range_of(item.span.start, item.span.end)
        refers = item.value is not None and item.value.endswith("_REF")
        if tokens is None or (item.start is None and not refers):
            continue
        heads = (parse.tokens[i].head for i in range(tokens.first, tokens.last))
        outside = next((h for h in heads if not tokens.first <= h < tokens.last), None)
        if outside is not None:
            found.setdefault(outside, []).append(item)
    return found


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10].replace("/", "-"))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _matches(text: str) -> tuple[_Match, ...]:
    """What the calendar's patterns find, the longest first; kept, as figures ask again."""
    found = (
        _Match(m.start(), m.end(), order, rule, _groups(m))
        for order, (rule, pattern) in enumerate(load_calendar().patterns)
        for m in pattern.finditer(text)
    )
    return tuple(sorted(found, key=lambda m: (m.start - m.end, m.start, m.order)))


def _groups(match: re.Match[str]) -> Groups:
    return {k: v for k, v in match.groupdict().items() if v is not None}


def _resolve(parse: Parse, match: _Match, day: date | None) -> Date | None:
    tokens = parse.range_in_sentence(match.start, match.end)
    if tokens is None or not is_date(parse, tokens, match.rule, match.groups):
        return None
    head = _head(parse, tokens)
    try:
        value = _RULES[match.rule](match.groups, Anchor(day, judge_tense(parse, head)))
    except (ValueError, OverflowError):
        return None  # a year before the first or after the last of the calendar
    if value is None:
        return None
    return Date(
        span=msgspec.structs.replace(
            parse.span(tokens.first, tokens.last),
            start=match.start,
            end=match.end,
            text=parse.text[match.start : match.end],
        ),
        value=value.value,
        start=value.first.isoformat() if value.first else None,
        end=value.last.isoformat() if value.last else None,
        precision=value.precision,
        reason=value.reason,
    )


def _head(parse: Parse, tokens: Range) -> int:
    inside: Sequence[int] = range(tokens.first, tokens.last)
    return next((i for i in inside if parse.tokens[i].head not in inside), tokens.first)


_RULES: dict[str, Callable[[Groups, Anchor], Value | None]] = {
    "iso": lambda groups, _: values.iso_date(groups),
    "date": values.named_day,
    "days": values.named_days,
    "month": values.named_month,
    "year": lambda groups, _: values.year_value(int(groups["year"]), "The year is written."),
    "years": lambda groups, _: values.year_range(groups),
    "decade": lambda groups, _: values.named_decade(groups),
    "weekday": relative.weekday,
    "words": relative.word,
    "unit": relative.unit,
    "partof": relative.part_of,
    "ago": relative.ago,
    "vague": durations.open_span,
    "span": durations.duration,
    "season": relative.season,
    "quarter": relative.quarter,
    "clock": lambda groups, _: values.clock_value(groups),
    "set": durations.how_often,
}
