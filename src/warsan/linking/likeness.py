"""How alike two texts are in what they are about."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from warsan.linking.meanings import find_meanings
from warsan.linking.rarity import Rarity
from warsan.linking.terms import Terms, all_terms

Floats = NDArray[np.float32]
_TITLE, _OPENING = 3.0, 2.0  # what a word of the title and of the opening counts beside the body's
_NAME = 1.0  # how much more a word that is part of a name counts
_NAMES, _MEANING = 0.5, 0.5  # weights of the names and of the meaning; words have 1


class Likeness:
    """Texts that others can be compared with.

    Args:
        rarity: What words tell; texts added later are weighed by what it knows then.
    """

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._words = WordIndex()
        self._names = WordIndex()
        self._meanings: list[Floats] = []

    def __len__(self) -> int:
        return len(self._meanings)

    def add(self, texts: Sequence[Terms]) -> None:
        """Take in texts; they go by their numbers, from 0 in the order in which they come."""
        for terms, meaning in zip(texts, find_meanings(texts), strict=True):
            self._words.add(weigh_words(terms, self._rarity))
            self._names.add(weigh_names(terms, self._rarity))
            self._meanings.append(meaning)

    def to_others(self, number: int) -> Floats:
        """How alike a text is to those before it, 0 to 1, by their numbers."""
        meaning = np.stack(self._meanings[:number]) @ self._meanings[number] if number else _EMPTY
        words, names = (index.to_others(number) for index in (self._words, self._names))
        total = words + _NAMES * names + _MEANING * np.maximum(meaning, 0)
        return (total / (1 + _NAMES + _MEANING)).astype(np.float32)


_EMPTY = np.zeros(0, dtype=np.float32)


def weigh_words(terms: Terms, rarity: Rarity) -> dict[str, float]:
    """The words of a text with their weights: TF-IDF, the title's and the opening's more."""
    title, opening = frozenset(terms.title), frozenset(terms.opening)
    found = dict.fromkeys(sorted(all_terms(terms)), 0.0)
    for word in found:
        count = terms.body.get(word, 0)
        weight = (1 + math.log(count) if count else 0) + _TITLE * (word in title)
        weight += _OPENING * (word in opening)
        found[word] = weight * rarity.of(word) * (1 + _NAME * (word in terms.names))
    return found


def weigh_names(terms: Terms, rarity: Rarity) -> dict[str, float]:
    """The words of a text's names with their weights."""
    return {w: (1 + math.log(n)) * rarity.of(w) for w, n in terms.names.items()}


class WordIndex:
    """Vectors of words, found by their words; the cosines of one with all before it at once."""

    def __init__(self) -> None:
        self._vectors: list[Mapping[str, float]] = []
        self._having: dict[str, list[tuple[int, float]]] = defaultdict(list)

    def add(self, weights: Mapping[str, float]) -> None:
        """Take in the next vector; its length is made 1."""
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vector = {word: weight / length for word, weight in weights.items() if weight > 0}
        for word, weight in vector.items():
            self._having[word].append((len(self._vectors), weight))
        self._vectors.append(vector)

    def to_others(self, number: int) -> Floats:
        """The cosine of a vector with each that was taken in before it."""
        found = [0.0] * number
        for word, weight in self._vectors[number].items():
            for other, theirs in self._before(word, number):
                found[other] += weight * theirs
        return np.asarray(found, dtype=np.float32)

    def _before(self, word: str, number: int) -> Iterable[tuple[int, float]]:
        for other, weight in self._having[word]:
            if other >= number:
                return
            yield other, weight
