"""Relation labels of a decoded tree: a linear layer over GELU(dependent + governor)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def find_relations(
    dependents: Floats, governors: Floats, heads: NDArray[np.int64], weight: Floats, bias: Floats
) -> NDArray[np.int64]:
    """The best relation of each word.

    Args:
        dependents: [n, R].
        governors: [n + 1, R], row 0 = root.
        heads: [n] rows of `governors`.
        weight: [L, R].
        bias: [L].
    """
    joined = gelu(dependents + governors[heads])
    best: NDArray[np.int64] = (joined @ weight.T + bias).argmax(1)
    return best


def gelu(x: Floats) -> Floats:
    """Gaussian error linear unit, as the network was trained with."""
    out: Floats = 0.5 * x * (1.0 + _erf(x / np.sqrt(2.0, dtype=np.float32)))
    return out


def _erf(x: Floats) -> Floats:
    """Abramowitz and Stegun 7.1.26; off by at most 1.5e-7."""
    t = 1.0 / (1.0 + 0.3275911 * np.abs(x))
    series = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    out: Floats = np.sign(x) * (1.0 - series * np.exp(-x * x))
    return out
