"""Quantities in one text: what is counted, of whom, and who claims it."""

from __future__ import annotations

from warsan.model import Date, Figure, Span
from warsan.reader.attributions.records import Attributions
from warsan.reader.dates.expressions import find_dates
from warsan.reader.figures.counted import Counted, find_counted, find_owner, is_victim
from warsan.reader.figures.numbers import Number, find_numbers
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.index import MentionIndex

_LONGEST_BARE = 6  # digits in a row; longer ones without a noun are numbers of things


def find_figures(
    parse: Parse,
    mentions: MentionIndex,
    attributions: Attributions,
    *,
    first_id: int = 1,
    dates: tuple[Date, ...] | None = None,
) -> tuple[Figure, ...]:
    """The quantities of a text, in order.

    Dates, times, durations, ages, ordinals, scores and the numbers in names ("S-400",
    "Resolution 242") are none.

    Args:
        parse: One field of an article.
        mentions: Resolves tokens to parties.
        attributions: Those of the same field; the innermost over a number claims it.
        first_id: Number of the first figure ("f1").
        dates: Those of the same field, where they are known already.
    """
    dates = find_dates(parse, None) if dates is None else dates
    found: list[Figure] = []
    for number in find_numbers(parse.text):
        place = parse.range_in_sentence(number.first, number.last)
        if place is None or _is_dated(dates, number) or _is_named(parse, number, place):
            continue
        counted = find_counted(parse, place.last - 1, number.sign)
        if _is_figure(parse, number, counted, place):
            name = f"f{first_id + len(found)}"
            found.append(_figure(parse, mentions, attributions, number, counted, name=name))
    return tuple(found)


def _is_dated(dates: tuple[Date, ...], number: Number) -> bool:
    return any(d.span.start < number.last and number.first < d.span.end for d in dates)


def _is_named(parse: Parse, number: Number, place: Range) -> bool:
    """Part of a name, or behind the thing it numbers ("Resolution 242", "page 12")."""
    if number.sign is None and any(
        n.first <= place.first
        and place.last <= n.last
        and n.last - n.first > place.last - place.first
        and n.label != "MONEY"
        for n in parse.names
    ):
        return True
    if number.words or number.sign is not None or not place.first:
        return False
    token, before = parse.tokens[place.last - 1], parse.tokens[place.first - 1]
    behind = token.head == place.first - 1 and before.upos in ("NOUN", "PROPN")
    aged = before.text == "," and token.rel in ("appos", "nummod", "amod", "parataxis")
    return behind or (aged and token.head < place.first)


def _is_figure(parse: Parse, number: Number, counted: Counted, place: Range) -> bool:
    if counted.timed:
        return False
    if number.words and number.exact and number.low == 1:
        # "one" counts who came to harm; else it mostly is a figure of speech ("one man's war")
        return counted.noun == place.last and counted.unit is not None and is_victim(parse, counted)
    if counted.unit is not None or counted.counts is not None:
        return True
    if number.loose or number.words:
        return not number.loose and number.low is not None and not number.exact
    digits = number.last - number.first
    bounded = number.low is None or not number.exact
    return bounded and digits <= _LONGEST_BARE


def _figure(
    parse: Parse,
    mentions: MentionIndex,
    attributions: Attributions,
    number: Number,
    counted: Counted,
    *,
    name: str,
) -> Figure:
    span = Span(parse.field, number.start, number.end, parse.text[number.start : number.end])
    owner, whose = find_owner(parse, mentions, counted)
    claim = attributions.covering(counted.anchor)
    claimed = None if claim is None or claim.source is None else claim.source
    return Figure(
        id=name,
        low=number.low,
        best=number.best,
        high=number.high,
        unit=counted.unit,
        counts=counted.counts,
        of=owner,
        claimed_by=None if claimed is None else claimed.party,
        span=span,
        attribution=None if claim is None else claim.id,
        reason=_reason(span.text, counted, whose, None if claimed is None else claimed.text),
    )


def _reason(text: str, counted: Counted, whose: str, source: str | None) -> str:
    parts = [f"“{text}” counts {counted.counts or counted.unit or 'what is not said'}"]
    if whose:
        parts.append(whose)
    parts.append(f"claimed by “{source}”" if source else "in the author's words or unattributed")
    return "; ".join(parts) + "."
