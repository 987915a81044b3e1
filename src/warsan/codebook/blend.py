"""How far the codebook's weights and the event head each count (`plover/blend.tsv`)."""

from __future__ import annotations

import math
from functools import cache

import msgspec

from warsan.codebook.rows import read_rows

_EDGE = 0.005
"""Probabilities nearer to 0 or 1 than this are taken for this near."""


class Blend(msgspec.Struct, frozen=True):
    """A logistic regression over the log odds of the two.

    Attributes:
        rules: Weight of the log odds by the codebook.
        head: Weight of those by the event head.
        bias: Added to both.
    """

    rules: float
    head: float
    bias: float

    def probability(self, rules: float | None, head: float) -> float:
        """That a candidate is an event of its type; `rules` None where no predicate fits."""
        total = self.bias + self.head * log_odds(head)
        total += 0.0 if rules is None else self.rules * log_odds(rules)
        return 1 / (1 + math.exp(-total))


def log_odds(chance: float) -> float:
    """Log odds of a probability, at most about five either way."""
    kept = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


@cache
def load_blend() -> dict[str, Blend]:
    """The blends by what the codebook has for a candidate: "framed", "listed" or "none".

    Raises:
        CodebookError: The table breaks its rules.
    """
    rows = read_rows("plover/blend.tsv", ("codebook", "rules", "head", "bias"))
    return {
        row["codebook"]: Blend(*(float(row[name]) for name in ("rules", "head", "bias")))
        for row in rows
    }
