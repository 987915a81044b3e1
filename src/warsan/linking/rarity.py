"""How much a word tells: little where most texts have it.

Words are counted in the texts at hand, and to these are added fifty imagined ones of general
English, so that the first articles of a desk are weighed too. How common a word is in general
follows from its place in the reader's vocabulary, which is ordered by frequency, by Zipf's law.
Source: Sparck Jones 1972; the vocabulary is BERT's (Devlin et al. 2019).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from warsan.errors import ModelError
from warsan.linking.terms import Terms, all_terms
from warsan.reader.name import model_folder

_IMAGINED = 50  # texts
_LENGTH = 30.0  # of one: the word of rank 30 stands in two texts of three
_UNKNOWN = 60_000  # rank of a word that the vocabulary lacks
_FIRST = "the"  # the most frequent whole word

Floats = NDArray[np.float32]


class Rarity:
    """Weights of words, by how many texts have them."""

    def __init__(self) -> None:
        self._texts = 0
        self._having: Counter[str] = Counter()

    def add(self, texts: Iterable[Terms]) -> None:
        """Count the words of further texts."""
        for terms in texts:
            self._texts += 1
            self._having.update(all_terms(terms))

    def of(self, word: str) -> float:
        """The inverse document frequency of a word (natural logarithm)."""
        having = self._having[word] + _IMAGINED * common_share(word)
        return math.log((self._texts + _IMAGINED + 1) / (having + 0.5))


@cache
def common_share(word: str) -> float:
    """In which share of texts of general English a word stands, about."""
    known = load_ranks()
    return 1 - math.exp(-_LENGTH / known.get(word, _UNKNOWN))


@cache
def load_ranks() -> dict[str, int]:
    """The whole words of the reader's vocabulary with their rank, the most frequent first.

    Raises:
        ModelError: It cannot be read.
    """
    rows = load_rows()
    first = rows[_FIRST]
    return {word: row - first + 1 for word, row in rows.items() if row >= first}


@cache
def load_rows() -> dict[str, int]:
    """Each whole word of the reader's vocabulary with its row.

    Raises:
        ModelError: It cannot be read.
    """
    path = model_folder() / "vocab.txt"
    try:
        words = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error}", "reinstall warsan") from None
    return {word: row for row, word in enumerate(words) if not word.startswith(("##", "["))}
