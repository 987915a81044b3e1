"""How certain it is that what a word of a sentence names happened, and for whom."""

from __future__ import annotations

from warsan.errors import InputError
from warsan.model.certainty_verdict import CertaintyVerdict
from warsan.reader.encoder.articles import parse_text
from warsan.reader.events.certainty import judge_certainty as judge_tree
from warsan.reader.events.factuality import judge_factuality
from warsan.reader.parse import Parse
from warsan.reader.parties.mentions import find_mentions

Extent = tuple[int, int]


def judge_certainty(sentence: str, *, span: Extent) -> CertaintyVerdict:
    """The verdict on the predicate that a span of characters names.

    Args:
        sentence: The sentence.
        span: Characters [start, end) of a verb, a noun of a deed, or the clause it heads.

    Raises:
        InputError: The span holds no words of the sentence.
        ModelError: The model's files are missing or do not fit.
    """
    parse = parse_text(sentence)
    word = _head(parse, span)
    judged = judge_tree(parse, word, find_mentions(parse, published=None)[0])
    return CertaintyVerdict(
        value=judge_factuality(parse, word, judged),
        by=judged.certainty.by,
        frame=judged.frame,
        reason=judged.certainty.reason,
    )


def _head(parse: Parse, span: Extent) -> int:
    """The first word of the span whose governor stands outside it."""
    start, end = span
    found = parse.range_of(start, end) if 0 <= start < end <= len(parse.text) else None
    if found is None:
        raise InputError(
            f"characters {start} to {end} hold no word of the sentence",
            f"give a start and an end within its {len(parse.text)} characters",
        )
    inside = range(found.first, found.last)
    heads = ((i, parse.tokens[i].head) for i in inside)
    return next((i for i, head in heads if head == i or head not in inside), found.first)
