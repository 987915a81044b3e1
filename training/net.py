"""The multi-task reader in PyTorch: MiniLM-L6 with one head a task.

The word embeddings stand outside the network, frozen and already int8: what is trained on is
exactly what is shipped.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SHAPES = 6
ARC_SIZE = 256
REL_SIZE = 192
ROLE_SIZE = 256


@dataclass(frozen=True)
class Sizes:
    """How many labels each head tells apart."""

    upos: int
    rels: int
    newswire: int
    uner: int
    roles: int
    entities: int
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


class Syntax(nn.Module):
    """Part of speech, sentence ends, biaffine arcs, relation labels."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.mix = Mix(sizes.layers)
        self.drop = nn.Dropout(0.2)
        self.upos = nn.Linear(sizes.hidden, sizes.upos)
        self.ends = nn.Linear(sizes.hidden, 1)
        self.dependent = nn.Linear(sizes.hidden, ARC_SIZE)
        self.governor = nn.Linear(sizes.hidden, ARC_SIZE)
        self.root = nn.Parameter(torch.randn(sizes.hidden) * 0.02)
        self.bilinear = nn.Parameter(torch.zeros(ARC_SIZE, ARC_SIZE))
        nn.init.xavier_uniform_(self.bilinear)
        self.lean = nn.Linear(ARC_SIZE, 1, bias=False)
        self.rel_dependent = nn.Linear(sizes.hidden, REL_SIZE)
        self.rel_governor = nn.Linear(sizes.hidden, REL_SIZE, bias=False)
        self.rels = nn.Linear(REL_SIZE, sizes.rels)

    def forward(self, layers: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores of part of speech, sentence ends and arcs, and what relations are scored from.

        In order: upos [B, W, U], ends [B, W], arcs [B, W, W + 1] (column 0 = root),
        dependents [B, W, R], governors [B, W + 1, R].
        """
        x = self.drop(self.mix(layers, first))
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1).to(x.dtype), x], 1)
        dependent = self.drop(F.gelu(self.dependent(x)))
        governor = self.drop(F.gelu(self.governor(rooted)))
        arcs = dependent @ self.bilinear @ governor.transpose(1, 2)
        arcs = arcs + self.lean(governor).transpose(1, 2)
        return (
            self.upos(x),
            self.ends(x).squeeze(-1),
            arcs,
            self.rel_dependent(x),
            self.rel_governor(rooted),
        )

    def label(self, dependents: Tensor, governors: Tensor, heads: Tensor) -> Tensor:
        """Relation scores [B, W, R] of each word under the given head (0 = root) [B, W]."""
        index = heads[:, :, None].expand(-1, -1, governors.shape[-1])
        joined = F.gelu(dependents + torch.gather(governors, 1, index))
        scores: Tensor = self.rels(self.drop(joined))
        return scores


class Names(nn.Module):
    """One linear head for each label set, on one mix; newswire's scores are a CRF's emissions.

    `entities` says of the head word of every mention, named or described, what it is.
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.mix = Mix(sizes.layers)
        self.drop = nn.Dropout(0.2)
        self.newswire = nn.Linear(sizes.hidden, sizes.newswire)
        self.uner = nn.Linear(sizes.hidden, sizes.uner)
        self.entities = nn.Linear(sizes.hidden, sizes.entities)

    def forward(self, layers: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tag scores [B, W, N] and [B, W, U], kinds of mentions [B, W, E]."""
        x = self.drop(self.mix(layers, first))
        return self.newswire(x), self.uner(x), self.entities(x)


class Roles(nn.Module):
    """Attribution: source, cue, content; emissions for a CRF."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.mix = Mix(sizes.layers)
        self.drop = nn.Dropout(0.2)
        self.hidden = nn.Linear(sizes.hidden, ROLE_SIZE)
        self.tags = nn.Linear(ROLE_SIZE, sizes.roles)

    def forward(self, layers: Tensor, first: Tensor) -> Tensor:
        """Emissions [B, W, 7]."""
        x = self.drop(self.mix(layers, first))
        scores: Tensor = self.tags(self.drop(F.gelu(self.hidden(x))))
        return scores


class Reader(nn.Module):
    """Everything but the word embeddings."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.syntax = Syntax(sizes)
        self.names = Names(sizes)
        self.roles = Roles(sizes)
        self.crf = nn.Parameter(torch.zeros(sizes.roles + 1, sizes.roles))
        self.newswire_crf = nn.Parameter(torch.zeros(sizes.newswire + 1, sizes.newswire))

    def forward(
        self, vectors: Tensor, shapes: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Outputs in the order of `warsan.reader.encoder.net.OUTPUTS`."""
        layers = self.encoder(vectors, shapes, mask)
        newswire, uner, entities = self.names(layers, first)
        return (
            *self.syntax(layers, first),
            newswire,
            uner,
            self.roles(layers, first),
            entities,
        )
