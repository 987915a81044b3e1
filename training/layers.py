"""The transformer of MiniLM-L6, and how heads take words out of its layers."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SHAPES = 6


@dataclass(frozen=True)
class Sizes:
    """How many labels each head tells apart."""

    upos: int
    rels: int
    newswire: int
    uner: int
    roles: int
    entities: int
    types: int
    frames: int
    certainty: int
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    positions: int = 512


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, size: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(size, size) for _ in range(3))
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up, self.down = nn.Linear(size, 4 * size), nn.Linear(4 * size, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """[B, T, H] and an additive mask [B, 1, 1, T] to [B, T, H]."""
        batch, length, size = x.shape

        def split(linear: nn.Linear) -> Tensor:
            parts: Tensor = linear(x).view(batch, length, self.heads, -1)
            return parts.transpose(1, 2)

        scores = split(self.query) @ split(self.key).transpose(2, 3)
        weights = torch.softmax(scores / (size // self.heads) ** 0.5 + bias, -1)
        mixed = (weights @ split(self.value)).transpose(1, 2).reshape(batch, length, size)
        x = self.norm1(x + self.out(mixed))
        out: Tensor = self.norm2(x + self.down(F.gelu(self.up(x))))
        return out


class Encoder(nn.Module):
    """Wordpiece vectors and case shapes to the outputs of all layers."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.kind = nn.Parameter(torch.zeros(sizes.hidden))
        self.shapes = nn.Embedding(SHAPES, sizes.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes.hidden, sizes.heads) for _ in range(sizes.layers))

    def forward(self, vectors: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """[B, T, H], [B, T], [B, T] (1 = a piece) to [L, B, T, H]."""
        at = torch.arange(vectors.shape[1], device=vectors.device)
        x = self.norm(vectors + self.positions(at) + self.kind + self.shapes(shapes))
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return torch.stack(outputs)


class Mix(nn.Module):
    """A learned softmax mix of the layers, gathered at the first piece of each word."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))

    def forward(self, layers: Tensor, first: Tensor) -> Tensor:
        """[L, B, T, H] and [B, W] to [B, W, H]."""
        mixed = (torch.softmax(self.weights, 0)[:, None, None, None] * layers).sum(0)
        index = first[:, :, None].expand(-1, -1, mixed.shape[-1])
        return torch.gather(mixed, 1, index)
