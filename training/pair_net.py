"""The network that types a given pair: a transformer of its own, warmed by the reader's."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.layers import Encoder, Sizes
from warsan.reader.encoder.pairs import SHAPES

HIDDEN = 256


class PairNet(nn.Module):
    """Wordpieces with a marked pair to scores of types."""

    def __init__(self, sizes: Sizes, types: int) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.encoder.shapes = nn.Embedding(3 * SHAPES, sizes.hidden)
        nn.init.zeros_(self.encoder.shapes.weight)
        self.drop = nn.Dropout(0.2)
        self.hidden = nn.Linear(3 * sizes.hidden, HIDDEN)
        self.types = nn.Linear(HIDDEN, types)

    def warm(self, weights: dict[str, Tensor]) -> None:
        """Takes the transformer of a reader; a marked word begins as the same word unmarked."""
        own = {
            n.removeprefix("encoder."): w for n, w in weights.items() if n.startswith("encoder.")
        }
        own["shapes.weight"] = own["shapes.weight"].repeat(3, 1)
        self.encoder.load_state_dict(own)

    def forward(self, vectors: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """[B, T, H], [B, T], [B, T] to [B, types]."""
        last = self.encoder(vectors, shapes, mask)[-1]
        side = torch.div(shapes, SHAPES, rounding_mode="floor")
        parts = [mask.bool(), side == 1, side == 2]
        pooled = torch.cat([_mean(last, part) for part in parts], 1)
        scores: Tensor = self.types(self.drop(F.gelu(self.hidden(self.drop(pooled)))))
        return scores


def _mean(x: Tensor, part: Tensor) -> Tensor:
    weight = part[:, :, None].to(x.dtype)
    mean: Tensor = (x * weight).sum(1) / weight.sum(1).clamp(min=1)
    return mean
