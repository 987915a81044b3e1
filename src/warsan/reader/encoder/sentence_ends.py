"""Sentence ends by rule and by the network: what either is sure of.

On running text of the treebanks' dev halves the two together find 91 (EWT) and 96 (GUM) F1 of
the ends inside paragraphs, rules alone 85 and 93: `python -m training.ends` prints the table
from which the limits were chosen; run it again after training.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from warsan.reader.parse import Range

ADD = 1.0
"""Log odds above which the network alone ends a sentence (a headline without a stop)."""
DROP = -3.0
"""Log odds below which an end that the rules see is none (a stop inside a name)."""


def refine_sentences(
    sentences: Sequence[Range], window: Range, odds: NDArray[np.float32]
) -> list[Range]:
    """The sentences of one window.

    Args:
        sentences: What the rules found; they tile the window.
        window: Word range.
        odds: [n] log odds that a sentence ends after each word of the window.
    """
    by_rule = {s.last - 1 - window.first for s in sentences}
    last = window.last - window.first - 1
    ends = [i for i in range(last) if odds[i] > ADD or (i in by_rule and odds[i] > DROP)] + [last]
    starts = [0, *(e + 1 for e in ends)]
    return [
        Range(window.first + a, window.first + b + 1) for a, b in zip(starts, ends, strict=False)
    ]
