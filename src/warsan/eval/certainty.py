"""How near certainties come to gold: mean absolute error and Pearson's r."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from warsan.eval.formats.certainty import CertaintySentence, CertaintyTarget

BASELINE = 3.0
"""What most events of a text have: it certainly happened."""


def find_heads(sentence: CertaintySentence, heads: Sequence[int]) -> tuple[int, ...]:
    """The word of each target that carries its value.

    Args:
        sentence: Its targets are spans of tokens.
        heads: Governor of each token; its own index for a root.
    """
    return tuple(_head(target, heads) for target in sentence.targets)


def _head(target: CertaintyTarget, heads: Sequence[int]) -> int:
    """The first word whose governor is outside the span, or which is a root."""
    span = range(target.first, target.last)
    return next((i for i in span if heads[i] == i or heads[i] not in span), target.first)


def certainty_shares(gold: Sequence[float], found: Sequence[float]) -> dict[str, object]:
    """The measures of the factuality literature; r is None where either side is constant.

    Args:
        gold: Values in [-3, 3].
        found: As many.
    """
    right, ours = np.array(gold), np.array(found)
    varied = len(right) > 1 and right.std() > 0 and ours.std() > 0
    return {
        "mae": float(np.abs(right - ours).mean()),
        "r": float(np.corrcoef(right, ours)[0, 1]) if varied else None,
        "baseline_mae": float(np.abs(right - BASELINE).mean()),
        "n": len(right),
    }
