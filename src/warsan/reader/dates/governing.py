"""Which expression of time dates an event: the one in its clause, else its sentence's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from warsan.codebook.speech import load_speech
from warsan.model import Date
from warsan.reader.dates.tense import Tense, judge_tense
from warsan.reader.parse import Parse

_CLIMB = frozenset(
    ("obj", "iobj", "nsubj", "obl", "nmod", "xcomp", "compound", "conj", "amod", "appos", "advcl")
)
_CLAUSES = frozenset(("acl", "advcl", "ccomp", "csubj", "parataxis", "root"))
_NOT_THEN = frozenset(("until", "till", "than", "compared"))
_COUNTED = ("earlier", "ago", "before")
_SAID = frozenset(("ccomp", "parataxis"))
_SPANS = frozenset(
    (("between", "and"), ("from", "to"), ("from", "until"), ("from", "till"), ("from", "through"))
)


def find_when(
    parse: Parse, dates: Iterable[Date], token_index: int, published: str | None
) -> Date | None:
    """The date of an event: what governs it, else its sentence's; None leaves publication's.

    A date ahead of publication dates nothing that a past clause tells: "they unveiled it ahead of
    the reopening on Sunday".
    """
    found = tuple(dates)
    governing = date_of(parse, found, token_index)
    if governing is None:
        return date_in_sentence(parse, found, token_index, published)
    day = (published or "")[:10]
    ahead = day and governing.start is not None and governing.start > day
    return None if ahead and judge_tense(parse, token_index) == "past" else governing


def date_of(parse: Parse, dates: Iterable[Date], token_index: int) -> Date | None:
    """The date that governs an event: of its trigger, else of the clause the trigger is in.

    A date that hangs on the verb of saying does not date what is said. Two dates on one
    verb that differ leave None, unless they are the ends of one span ("between … and …").
    """
    found = tuple(dates)
    hung = _hung(parse, found)
    node = token_index
    while True:
        own = hung.get(node, [])
        if own:
            return _only(own, parse, found)
        token = parse.tokens[node]
        if token.head == node or token.rel not in _CLIMB:
            return None
        node = token.head


def date_in_sentence(
    parse: Parse, dates: Iterable[Date], token_index: int, published: str | None
) -> Date | None:
    """The date of the sentence that an event stands in, where none governs it.

    It is the only one there that is not another clause's own: it hangs somewhere below the
    trigger, or in a clause above it from which no verb of saying parts it. What is below a verb
    of saying dates what is talked about ("the attack of 24 February was condemned"). A date
    ahead of publication dates nothing that a past clause tells, and the other way round.
    """
    sentence = parse.sentence_of(token_index)
    says = _says(parse, token_index)
    above = frozenset(n for n in _above(parse, token_index) if not (says and n == token_index))
    near = [
        item
        for item, head in _heads(parse, dates)
        if parse.sentence_of(head) == sentence and _clause(parse, head, above) in above
    ]
    closed = [item for item in near if item.start and item.end]
    if len({(item.start, item.end) for item in closed}) != 1:
        return None
    return closed[0] if _fits(closed[0], judge_tense(parse, token_index), published) else None


def _fits(item: Date, tense: Tense | None, published: str | None) -> bool:
    day = (published or "")[:10]
    if not day or not item.start or not item.end:
        return True
    return not (item.start > day and tense != "future") and not (
        item.end < day and tense == "future"
    )


def _above(parse: Parse, index: int) -> Iterator[int]:
    """A trigger and the words above it, up to what is said by another."""
    yield index
    for node in parse.ancestors(index):
        if parse.tokens[index].rel in _SAID and _says(parse, node):
            return
        yield node
        index = node


def _says(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return (token.lemma.lower(), token.upos) in load_speech().cues


def _clause(parse: Parse, index: int, above: frozenset[int]) -> int:
    """The first word above a date that stands above the trigger too or heads a clause."""
    for node in (index, *parse.ancestors(index)):
        if node in above or _heads_clause(parse, node):
            return node
    return index


def _heads_clause(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.rel in _CLAUSES or (token.rel == "conj" and token.upos == "VERB")


def _hung(parse: Parse, dates: Sequence[Date]) -> dict[int, list[Date]]:
    """Which dates hang on a token; durations and repetitions date nothing."""
    found: dict[int, list[Date]] = {}
    for item, head in _heads(parse, dates):
        found.setdefault(head, []).append(item)
    return found


def _heads(parse: Parse, dates: Iterable[Date]) -> Iterator[tuple[Date, int]]:
    for item in dates:
        refers = item.value is not None and item.value.endswith("_REF")
        if (item.start is None and not refers) or item.kind == "DURATION":
            continue
        tokens = parse.range_of(item.span.start, item.span.end)
        if tokens is None:
            continue
        if _is_elsewhere(parse, item, tokens.first):
            continue
        heads = (parse.tokens[i].head for i in range(tokens.first, tokens.last))
        outside = next((h for h in heads if not tokens.first <= h < tokens.last), None)
        if outside is not None:
            yield item, outside


def _is_elsewhere(parse: Parse, item: Date, first: int) -> bool:
    """Not when it happened: "until Friday", "more than last year", "up from a year earlier"."""
    before = {t.text.lower() for t in parse.tokens[max(first - 2, 0) : first]}
    last = item.span.text.split()[-1].lower()
    return bool(before & _NOT_THEN) or ("from" in before and last in _COUNTED)


def _only(own: Sequence[Date], parse: Parse, dates: Sequence[Date]) -> Date | None:
    """The one date among several: a time and its day are one, and so are two ends of a span."""
    days = {(item.start, item.end) for item in own}
    first = max(own, key=lambda item: item.precision == "time")
    if len(days) > 1:
        return _ended(own[0], own[1], parse) if len(own) == len(days) == 2 else None
    return next((e for other in dates if (e := _ended(first, other, parse))), first)


def _ended(first: Date, last: Date, parse: Parse) -> Date | None:
    """Both ends of "from … to …" and "between … and …" as one date."""
    if not first.start or not last.end or last.span.start <= first.span.start:
        return None
    before = parse.text[: first.span.start].rpartition("\n")[2].split()[-1:]
    between = parse.text[first.span.end : last.span.start].strip().lower()
    frame = (before[0].lower() if before else "", between)
    if frame not in _SPANS or first.start > last.end:
        return None
    reason = f"From “{first.span.text}” to “{last.span.text}”."
    return msgspec.structs.replace(first, end=last.end, reason=reason)
