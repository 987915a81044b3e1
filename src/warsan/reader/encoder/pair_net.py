"""The network that types a given pair: a second pass over one sentence, with the pair marked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from warsan.errors import ModelError
from warsan.reader.encoder.event_guesses import softmax
from warsan.reader.encoder.net import Net, load_net, open_session
from warsan.reader.encoder.pairs import SHAPES, MarkedPair
from warsan.reader.encoder.relations import gelu
from warsan.reader.name import model_folder

Floats = NDArray[np.float32]


class PairNet:
    """A transformer over the shared word embeddings, and a layer over what the pair gives."""

    def __init__(self, folder: Path, shared: Net) -> None:
        try:
            with np.load(folder / "pairs.npz") as heads:
                self._heads = {name: heads[name].astype(np.float32) for name in heads.files}
            self._session = open_session(folder / "pairs.onnx")
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(
                f"the model for pairs in {folder} cannot be opened: {error}",
                "reinstall warsan, or run `python -m training.pair_export`",
            ) from error
        self._shared = shared
        self.types = shared.labels.types[1:]

    def judge(self, pair: MarkedPair) -> Floats:
        """Probabilities of `types` for a marked pair."""
        pieces, shapes = np.array([pair.pieces]), np.array([pair.shapes])
        feed = {
            "vectors": self._shared.embed(pieces),
            "shapes": shapes,
            "mask": np.ones_like(pieces),
        }
        (last,) = self._session.run(["last"], feed)
        side = shapes[0] // SHAPES
        parts = [side >= 0, side == 1, side == 2]
        pooled = np.concatenate([_mean(last[0], part) for part in parts])
        hidden = gelu(self._heads["hidden"] @ pooled + self._heads["hidden_bias"])
        return softmax(self._heads["types"] @ hidden + self._heads["types_bias"])


def _mean(x: Floats, part: NDArray[np.bool_]) -> Floats:
    mean: Floats = x[part].mean(0) if part.any() else np.zeros_like(x[0])
    return mean


@cache
def load_pair_net() -> PairNet:
    """The network that comes with the package.

    Raises:
        ModelError: Its files are missing or do not fit.
    """
    return PairNet(model_folder(), load_net())
