"""How much each feature of a candidate speaks for its being an event (`plover/weights.tsv`)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

import msgspec

from warsan.codebook.rows import read_rows


class TriggerWeights(msgspec.Struct, frozen=True):
    """A logistic regression over features that are there or not.

    Attributes:
        least: Probability from which on a word of the lists is taken for an event.
        least_framed: The same for a predicate with a frame of its own.
    """

    bias: float
    least: float
    least_framed: float
    weights: dict[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """That a candidate with these features is an event of its type, 0 to 1."""
        total = self.bias + sum(self.weights.get(name, 0.0) for name in features)
        return 1 / (1 + math.exp(-total))


@cache
def load_trigger_weights() -> TriggerWeights:
    """Reads the weights.

    Raises:
        CodebookError: The table breaks its rules.
    """
    rows = read_rows("plover/weights.tsv", ("feature", "weight"))
    found = {row["feature"]: float(row["weight"]) for row in rows}
    return TriggerWeights(
        found.pop("(bias)"), found.pop("(least)"), found.pop("(least framed)"), found
    )
