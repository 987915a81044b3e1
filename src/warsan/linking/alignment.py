"""Which sentences of one text stand in another, word for word or edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
import numpy as np
from rapidfuzz import fuzz, process

from warsan.linking.texts import words_of

_SAME = 75.0  # letters that two edited sentences have in common, percent (Indel similarity)
_LONGEST = 600  # sentences of a text that are compared with each other; live pages run on


class Couple(msgspec.Struct, frozen=True):
    """Two sentences that are one.

    Attributes:
        first, second: Their places in the two texts.
        likeness: How alike they are, 0 to 1; 1 where all words are the same.
    """

    first: int
    second: int
    likeness: float


class Overlap(msgspec.Struct, frozen=True):
    """What two texts have in common.

    Attributes:
        couples: Sentences that stand in both, in the order of the first.
        words: How many words these have, as the shorter of the two texts has them.
        share: Their share of the words of the shorter text, 0 to 1.
    """

    couples: tuple[Couple, ...]
    words: int
    share: float


def align_sentences(first: Sequence[str], second: Sequence[str]) -> Overlap:
    """Couple the sentences of two texts, each at most once, the most alike first.

    Paragraphs may have been moved, cut or added; a sentence that was written anew has no partner.
    """
    one = [words_of(sentence) for sentence in first[:_LONGEST]]
    other = [words_of(sentence) for sentence in second[:_LONGEST]]
    couples = _same(one, other)
    couples += _edited(one, other, couples)
    shorter = 0 if _count(one) <= _count(other) else 1
    lengths = [len(one[c.first]) if shorter == 0 else len(other[c.second]) for c in couples]
    total = min(_count(one), _count(other))
    return Overlap(
        tuple(sorted(couples, key=lambda couple: couple.first)),
        sum(lengths),
        sum(lengths) / total if total else 0.0,
    )


def _count(sentences: Sequence[Sequence[str]]) -> int:
    return sum(map(len, sentences))


def _same(one: Sequence[list[str]], other: Sequence[list[str]]) -> list[Couple]:
    """Sentences with the same words, in the order of both texts."""
    there = defaultdict[tuple[str, ...], list[int]](list)
    for place, words in enumerate(other):
        there[tuple(words)].append(place)
    couples = []
    for place, words in enumerate(one):
        partners = there.get(tuple(words)) if words else None
        if partners:
            couples.append(Couple(place, partners.pop(0), 1.0))
    return couples


def _edited(
    one: Sequence[list[str]], other: Sequence[list[str]], taken: Sequence[Couple]
) -> list[Couple]:
    """Sentences that differ in a few words, among those that are left."""
    mine = _left(one, {couple.first for couple in taken})
    theirs = _left(other, {couple.second for couple in taken})
    if not mine or not theirs:
        return []
    alike = process.cdist(
        [" ".join(one[i]) for i in mine], [" ".join(other[j]) for j in theirs],
        scorer=fuzz.ratio, score_cutoff=_SAME, dtype=np.float32,
    )  # fmt: skip
    found: list[Couple] = []
    free: tuple[set[int], set[int]] = set(range(len(mine))), set(range(len(theirs)))
    rows, columns = np.nonzero(alike)
    ranked = sorted(zip(-alike[rows, columns], rows.tolist(), columns.tolist(), strict=True))
    for score, i, j in ranked:
        if i in free[0] and j in free[1]:
            free[0].remove(i)
            free[1].remove(j)
            found.append(Couple(mine[i], theirs[j], float(-score) / 100))
    return found


def _left(sentences: Sequence[list[str]], taken: set[int]) -> list[int]:
    return [place for place, words in enumerate(sentences) if words and place not in taken]
