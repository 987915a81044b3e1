"""What a text says of a name in one place helps where it says less: "Mr Ghani", then "Ghani"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

SHARE = 0.4
"""How much of a word's scores comes from the mean over the text.

Chosen on the dev halves: 0.3 to 0.5 score alike, 0 and 0.7 lower (docs/reader.md).
"""


def share_scores(words: Sequence[str], scores: Scores, share: float = SHARE) -> Scores:
    """Tag scores in which the same capitalised words of one text lend each other their view.

    Args:
        words: All words of a text.
        scores: [n, T] of each word.
        share: Of the mean over the same words, 0 to 1.

    Returns:
        [n, T]; a word that stands once, or begins with no capital, keeps its scores.
    """
    places = defaultdict[str, list[int]](list)
    for at, word in enumerate(words):
        if word[:1].isupper():
            places[word].append(at)
    mixed = scores.copy()
    for same in places.values():
        if len(same) > 1:
            mixed[same] = (1 - share) * scores[same] + share * scores[same].mean(0)
    return mixed
