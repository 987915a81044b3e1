"""How much each feature of a phrase speaks for its part in an event (`plover/side_weights.tsv`)."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from warsan.codebook.rows import read_rows

Part = Literal["actor", "recipient", "aim"]
PARTS: tuple[Part, ...] = get_args(Part)


@cache
def load_side_weights() -> dict[Part, dict[str, float]]:
    """Weights by part and feature.

    Raises:
        CodebookError: The table breaks its rules.
    """
    rows = read_rows("plover/side_weights.tsv", ("part", "feature", "weight"))
    return {p: {r["feature"]: float(r["weight"]) for r in rows if r["part"] == p} for p in PARTS}
