"""Quantities in one text: what is counted, of whom, and who claims it."""

from __future__ import annotations

import re

import msgspec

from warsan.codebook.quantities import load_quantities
from warsan.model import Attribution, Date, Figure, Span
from warsan.reader.attributions.records import Attributions
from warsan.reader.dates.expressions import find_dates
from warsan.reader.dates.governing import find_when
from warsan.reader.figures.claims import Claims
from warsan.reader.figures.counted import Counted, find_counted
from warsan.reader.figures.elided import find_elided
from warsan.reader.figures.losses import is_lost, is_victim
from warsan.reader.figures.measured import find_converted, find_measured
from warsan.reader.figures.numbers import Number, find_numbers
from warsan.reader.figures.owners import find_owner
from warsan.reader.occurrences import when_of
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.index import MentionIndex

_FOLD = re.compile(r"-?(?: ?(?:to|or) \w+)?[- ]?fold\b")
_LONGEST_BARE = 6  # digits in a row; longer ones without a noun are numbers of things


def find_figures(
    parse: Parse,
    mentions: MentionIndex,
    attributions: Attributions,
    *,
    first_id: int = 1,
    dates: tuple[Date, ...] | None = None,
    published: str | None = None,
) -> tuple[Figure, ...]:
    """The quantities of a text, in order.

    Dates, times, durations, ages, ordinals, scores and the numbers in names ("S-400",
    "Resolution 242") are none.

    Args:
        parse: One field of an article.
        mentions: Resolves tokens to parties.
        attributions: Those of the same field; the innermost that vouches for a number claims it.
        first_id: Number of the first figure ("f1").
        dates: Those of the same field, where they are known already.
        published: ISO day or time of publication: when a figure that nothing dates holds.
    """
    dates = find_dates(parse, None) if dates is None else dates
    claims = Claims(parse, attributions)
    found: list[Figure] = []
    before: Counted | None = None
    previous: Counted | None = None
    for written in find_numbers(parse.text):
        number = _without_name(parse, written)
        place = parse.range_in_sentence(number.first, number.last)
        if place is None or parse.is_unread(place.first):
            continue
        if _is_dated(dates, number) or _is_named(parse, number, place):
            continue
        before = _before(parse, before, place)
        counted = _counted(parse, number, place, before, previous)
        if counted is None or not _is_figure(parse, number, counted, place):
            continue
        settled = _settle(parse, number, place)
        before = counted if counted.unit in (None, "person") else before
        previous = counted
        claim = claims.of(place.last - 1)
        figure = _figure(parse, mentions, claim, settled, counted)
        when = when_of(find_when(parse, dates, counted.anchor, published), published)
        name = f"f{first_id + len(found)}"
        found.append(msgspec.structs.replace(figure, id=name, when=when))
    return tuple(found)


def _before(parse: Parse, before: Counted | None, place: Range) -> Counted | None:
    """What was counted last, forgotten where a new paragraph begins."""
    if before is None:
        return None
    start, end = parse.tokens[before.anchor].end, parse.tokens[place.first].start
    return None if "\n" in parse.text[start:end] else before


def _counted(
    parse: Parse,
    number: Number,
    place: Range,
    before: Counted | None,
    previous: Counted | None,
) -> Counted | None:
    """What it counts: by the words beside it, else by what was told before it."""
    if number.none:
        counted, lost = is_lost(parse, place.last - 1)
        return counted if lost else None
    counted = find_counted(parse, place.last - 1, number.sign)
    if counted.unit is not None and counted.counts is None and not counted.timed:
        whole = parse.range_in_sentence(number.start, number.end) or place
        counted = find_converted(parse, whole, counted, previous)
        counted = counted if counted.counts else find_measured(parse, whole, counted)
    return find_elided(parse, place.last - 1, counted, before, exact=number.exact)


def _settle(parse: Parse, number: Number, place: Range) -> Number:
    """As it is, save that "rose from 20 to 30" is no range: the figure is what it came to."""
    changes = load_quantities().measures["change"]
    if not number.spread or all(
        parse.tokens[i].lemma not in changes for i in parse.ancestors(place.last - 1)
    ):
        return number
    return msgspec.structs.replace(number, low=number.high, best=number.high)


def _is_dated(dates: tuple[Date, ...], number: Number) -> bool:
    return any(d.span.start < number.last and number.first < d.span.end for d in dates)


def _without_name(parse: Parse, number: Number) -> Number:
    """Of a pair whose first number ends a name only the second: "through Nord Stream 1 to 33m"."""
    if number.start == number.first or number.low is None or number.high is None or number.best:
        return number
    first = parse.range_in_sentence(number.start, number.start + 1)
    if first is None or not first.first:
        return number
    at, token = first.first - 1, parse.tokens[first.first]
    named = any(n.last == first.first and n.last - n.first > 1 for n in parse.names)
    part = token.head == at or (named and token.text.isdigit() and len(token.text) == 1)
    if parse.tokens[at].upos != "PROPN" or not part:
        return number
    return msgspec.structs.replace(
        number, start=number.first, low=number.high, best=number.high, spread=False
    )


def _is_named(parse: Parse, number: Number, place: Range) -> bool:
    """Part of a name, behind the thing it numbers ("page 12"), or of a multiple ("sixfold")."""
    if number.sign is None and any(
        n.first <= place.first
        and place.last <= n.last
        and n.last - n.first > place.last - place.first
        and n.label != "MONEY"
        for n in parse.names
    ):
        return True
    if _FOLD.match(parse.text, number.end):
        return True
    if number.words or number.sign is not None or not place.first:
        return False
    token, before = parse.tokens[place.last - 1], parse.tokens[place.first - 1]
    behind = token.head == place.first - 1 and before.upos in ("NOUN", "PROPN")
    behind = behind or _in_name(parse, place)
    aged = before.text == "," and token.rel in ("appos", "nummod", "amod", "parataxis")
    return behind or (aged and token.head < place.first)


def _in_name(parse: Parse, place: Range) -> bool:
    """In "the Nord Stream 1 pipeline", "the Group of 7"."""
    token, before = parse.tokens[place.last - 1], parse.tokens[place.first - 1]
    if before.text == "of" and place.first > 1:
        return _is_capital(parse, place.first - 2)
    return before.upos == "PROPN" and before.rel == "compound" and before.head == token.head


def _is_capital(parse: Parse, index: int) -> bool:
    """A capital that does not only begin a sentence: "the Group of 7"."""
    first = parse.sentences[parse.sentence_of(index)].first
    return index > first and parse.tokens[index].text[:1].isupper()


def _is_figure(parse: Parse, number: Number, counted: Counted, place: Range) -> bool:
    if number.none:
        return True
    head = parse.tokens[counted.anchor].head
    calibre = counted.unit == "millimetre" and counted.noun in (None, head)
    if counted.timed or calibre:
        return False
    if _is_loose_talk(number):
        harmed = counted.unit is not None and is_victim(parse, counted)
        return harmed and (number.low != 1 or counted.noun in (None, place.last))
    if counted.unit is not None or counted.counts is not None:
        return True
    if number.loose or number.words:
        return not number.loose and number.low is not None and not number.exact
    bounded = number.low is None or not number.exact
    return bounded and number.last - number.first <= _LONGEST_BARE


def _is_loose_talk(number: Number) -> bool:
    """Words that count only who came to harm, else are a figure of speech or mean "some".

    "One man's war"; "several", "a couple".
    """
    one = number.words and number.exact and number.low == 1 and number.sign is None
    return one or number.some


def _figure(
    parse: Parse,
    mentions: MentionIndex,
    claim: Attribution | None,
    number: Number,
    counted: Counted,
) -> Figure:
    span = Span(parse.field, number.start, number.end, parse.text[number.start : number.end])
    owner, whose = find_owner(parse, mentions, counted)
    claimed = None if claim is None or claim.source is None else claim.source
    return Figure(
        id="",
        low=number.low,
        best=number.best,
        high=number.high,
        unit=counted.unit,
        counts=counted.counts,
        of=owner,
        claimed_by=None if claimed is None else claimed.party,
        span=span,
        increment=number.more,
        attribution=None if claim is None else claim.id,
        reason=_reason(span.text, counted, whose, None if claimed is None else claimed.text),
    )


def _reason(text: str, counted: Counted, whose: str, source: str | None) -> str:
    parts = [f"“{text}” counts {counted.counts or counted.unit or 'what is not said'}"]
    if whose:
        parts.append(whose)
    parts.append(f"claimed by “{source}”" if source else "in the author's words or unattributed")
    return "; ".join(parts) + "."
