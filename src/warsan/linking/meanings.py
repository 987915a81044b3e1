"""What a text is about in one vector: the mean of the vectors of its words, the rare ones first.

The vectors are those that the reader's network starts from; the network itself is not needed. The
mean of general English, which all texts share, is taken away.
Source: Arora, Liang and Ma 2017 (weights by rarity, the common part taken away).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from warsan.errors import ModelError
from warsan.linking.rarity import common_share, load_ranks, load_rows
from warsan.linking.terms import Terms
from warsan.reader.name import model_folder

Floats = NDArray[np.float32]
_COMMON = 5000  # words by which general English is known


def find_meanings(texts: Sequence[Terms]) -> Floats:
    """A row a text, of length 1; zeros where none of its words is known.

    Raises:
        ModelError: The vectors cannot be read.
    """
    vectors, common = _load_vectors(), _load_common()
    found = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
    for place, terms in enumerate(texts):
        rows, weights = _weigh(terms)
        if rows:
            total = np.asarray(weights, dtype=np.float32)
            mean = total @ vectors[rows] / total.sum() - common
            found[place] = mean / (np.linalg.norm(mean) or 1.0)
    return found


def _weigh(terms: Terms) -> tuple[list[int], list[float]]:
    known = load_rows()
    words = [*terms.title, *terms.body]
    counts = [*(1 for _ in terms.title), *terms.body.values()]
    kept = [(known[w], n * _rarity(w)) for w, n in zip(words, counts, strict=True) if w in known]
    return [row for row, _ in kept], [weight for _, weight in kept]


def _rarity(word: str) -> float:
    return -math.log(common_share(word))


@cache
def _load_vectors() -> Floats:
    path = model_folder() / "words.npz"
    try:
        with np.load(path) as words:
            packed: NDArray[np.int8] = words["vectors"]
            scales: Floats = words["scales"]
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(f"{path} cannot be read: {error}", "reinstall warsan") from None
    return packed.astype(np.float32) * scales[:, None]


@cache
def _load_common() -> Floats:
    """The mean of general English: its most frequent words by how often they occur, and rarity."""
    ranks = sorted(load_ranks().items(), key=lambda pair: pair[1])[:_COMMON]
    rows = [load_rows()[word] for word, _ in ranks]
    weights = np.asarray([_rarity(word) / rank for word, rank in ranks], dtype=np.float32)
    mean: Floats = weights @ _load_vectors()[rows] / weights.sum()
    return mean
