"""Multinomial logistic regression with a ridge, by bounded Newton steps on numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_STEPS = 400
CLIP = 3.0  # spreads from the middle; one odd text must not carry a verdict alone


@dataclass(frozen=True)
class Fit:
    """A fitted regression: `weights` has a row a class, over values clipped in spreads."""

    middle: Array
    spread: Array
    bias: Array
    weights: Array


def fit(values: Array, gold: NDArray[np.int_], classes: int, ridge: float) -> Fit:
    """The maximum of the likelihood less `ridge` times half the squared weights.

    Args:
        values: (texts, cues).
        gold: Class of each text.
        classes: How many there are.
        ridge: Strength, against a likelihood summed over texts; the bias goes free.
    """
    middle, spread = values.mean(0), values.std(0) + 1e-6
    x = np.hstack([np.ones((len(values), 1)), _scaled(values, middle, spread)])
    wanted = np.eye(classes)[gold]
    # The bound of Böhning: half the Gram matrix bounds the curvature, so each step climbs.
    penalty = ridge * np.diag([1e-3 / ridge, *np.ones(values.shape[1])])
    inverse = np.linalg.inv(0.5 * x.T @ x + penalty)
    weights = np.zeros((classes, x.shape[1]))
    for _ in range(_STEPS):
        slope = (wanted - _softmax(x @ weights.T)).T @ x - weights @ penalty
        weights += slope @ inverse
    return Fit(middle, spread, weights[:, 0], weights[:, 1:])


def predict(found: Fit, values: Array) -> Array:
    """Probabilities, (texts, classes)."""
    return _softmax(_scaled(values, found.middle, found.spread) @ found.weights.T + found.bias)


def _scaled(values: Array, middle: Array, spread: Array) -> Array:
    return np.clip((values - middle) / spread, -CLIP, CLIP)


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    shares: Array = raised / raised.sum(1, keepdims=True)
    return shares
