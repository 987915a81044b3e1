"""Which earlier reference a later one most probably means."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from warsan.reader.coreference.pairs import Pairs, Rows


class Choice(msgspec.Struct, frozen=True):
    """An earlier reference with its probability; `number` -1 stands for none of them."""

    number: int
    probability: float


class _Net(msgspec.Struct, frozen=True):
    hidden_weight: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out_weight: NDArray[np.float32]
    out_bias: NDArray[np.float32]

    def score(self, rows: Rows) -> Rows:
        hidden = np.maximum(rows @ self.hidden_weight.T + self.hidden_bias, 0)
        scores: Rows = (hidden @ self.out_weight.T + self.out_bias)[..., 0]
        return scores


def find_antecedents(pairs: Pairs, number: int) -> tuple[Choice, ...]:
    """All earlier references that can be meant, and "none", the most probable first.

    Args:
        pairs: The references of the text.
        number: Which of them is asked for.
    """
    candidates = pairs.candidates(number)
    pair, new = _nets()
    scores = np.append(pair.score(pairs.rows(number, candidates)), new.score(pairs.own(number)))
    odds = np.exp(scores - scores.max())
    odds /= odds.sum()
    order = np.argsort(-odds, kind="stable")
    known = [*candidates.tolist(), -1]
    return tuple(Choice(known[n], float(odds[n])) for n in order)


@cache
def _nets() -> tuple[_Net, _Net]:
    """The trained weights: those for a candidate, and those for "none"."""
    path = files("warsan").joinpath("data", "coreference", "weights.npz")
    with path.open("rb") as file:
        found = {k: v.astype(np.float32) for k, v in np.load(file).items()}
    pair, new = (
        _Net(**{key: found[f"{name}_{key}"] for key in _Net.__struct_fields__})
        for name in ("pair", "new")
    )
    return pair, new
