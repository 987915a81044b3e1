"""The heads for trees, names and attribution."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.layers import Mix, Sizes

ARC_SIZE = 256
REL_SIZE = 192
ROLE_SIZE = 256


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
