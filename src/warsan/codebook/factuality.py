"""How the network's certainty and what the tree shows make one value (`cues/factuality.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from warsan.codebook.rows import read_rows

_KNEES = (2.0, 2.7)
"""Where the network's scale bends: most of what is told has its highest values."""
_TREE = (("turned", -9.0, -0.4), ("open", -0.4, 0.3), ("weak", 0.3, 1.2), ("told", 1.2, 9.0))
"""What the tree leaves of an event, by its value."""


def factuality_features(network: float, tree: float, frame: str) -> Iterator[tuple[str, float]]:
    """The features of a predicate with their values.

    Args:
        network: The certainty head's value.
        tree: The author's value after the words that govern it.
        frame: What the tree makes of it.
    """
    yield "network", network
    yield from ((f"network above {knee}", max(network - knee, 0.0)) for knee in _KNEES)
    yield "network below 0", min(network, 0.0)
    kind = next(name for name, low, high in _TREE if low <= tree < high)
    yield f"tree {kind}", 1.0
    yield f"network where tree {kind}", network
    yield f"frame {frame}", 1.0
    yield "tree", tree


@cache
def load_factuality() -> dict[str, float]:
    """The weights by feature; frames that had none count as "done".

    Raises:
        CodebookError: The table breaks its rules.
    """
    rows = read_rows("cues/factuality.tsv", ("feature", "weight"))
    return {row["feature"]: float(row["weight"]) for row in rows}


def blend_factuality(network: float, tree: float, frame: str) -> float:
    """Factuality in [-3, 3]."""
    weights = load_factuality()
    features = factuality_features(network, tree, frame)
    return min(3.0, max(-3.0, sum(weights.get(name, 0.0) * value for name, value in features)))
