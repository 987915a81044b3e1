"""Mean word vectors of texts, to measure whether they help to tell genres."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from warsan.reader.encoder.pieces import Pieces
from warsan.reader.name import model_folder

_WORD = re.compile(r"\w+|[^\w\s]")
_MOST_WORDS = 3000
_DIRECTIONS = 30  # principal ones: 384 columns on 400 texts would only learn the texts


def mean_vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    """(texts, 30): the mean of each text's static wordpiece vectors, in principal directions.

    The network's file hands out scores and no hidden states; these are the vectors that go in.
    """
    folder = model_folder()
    with np.load(folder / "words.npz") as words:
        vectors = words["vectors"].astype(np.float32) * words["scales"][:, None]
    pieces = Pieces(folder / "vocab.txt")
    rows = []
    for text in texts:
        ids = [i for word in _WORD.findall(text)[:_MOST_WORDS] for i in pieces.of(word)]
        rows.append(vectors[ids].mean(0))
    means = np.array(rows, dtype=np.float64)
    centred = means - means.mean(0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    turned: NDArray[np.float64] = centred @ directions[:_DIRECTIONS].T
    return turned
