"""Noun chunks of a tree after Universal Dependencies; spaCy's own for English know other labels."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# A nominal in one of these relations is part of another's chunk, or of a fixed phrase.
_PARTS = frozenset({"compound", "flat", "fixed", "goeswith", "det", "nmod:poss", "expl", "dep"})
_BEFORE = frozenset(
    {"det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "nmod:desc", "flat"}
)
_AFTER = frozenset({"flat", "goeswith", "fixed"})


def find_chunks(text: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Base noun phrases: first token, last (exclusive), label; none within another.

    A chunk is a nominal with its determiners, adjectives, numbers, possessors and the rest of
    its name, without prepositional phrases, clauses and what is coordinated with it.
    """
    label = text.doc.vocab.strings.add("NP")
    last = -1
    for word in text:
        if word.pos_ not in _NOMINAL or word.dep_ in _PARTS:
            continue
        first, end = _extent(word)
        if first > last:
            yield first, end + 1, label
            last = end


def _extent(word: Token) -> tuple[int, int]:
    first = min((c.left_edge.i for c in word.lefts if c.dep_ in _BEFORE), default=word.i)
    last = max((c.right_edge.i for c in word.rights if c.dep_ in _AFTER), default=word.i)
    return first, last
