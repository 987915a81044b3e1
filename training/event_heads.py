"""The heads for events with their sides, and for certainty."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.layers import Mix, Sizes

EVENT_SIZE = 256
SEEK_SIZE = 96
SIDES = 2
"""An event's actor and its recipient."""


class Events(nn.Module):
    """What event a word names, in what frame, and which words are its actor and its recipient.

    A side is found as an arc is: the trigger seeks, a word is sought, and their product says how
    well they fit. Beside the words stands nobody, whose score is the trigger's alone.
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.mix = Mix(sizes.layers)
        self.drop = nn.Dropout(0.2)
        self.hidden = nn.Linear(sizes.hidden, EVENT_SIZE)
        self.types = nn.Linear(EVENT_SIZE, sizes.types)
        self.frames = nn.Linear(EVENT_SIZE, sizes.frames)
        self.seek = nn.Linear(sizes.hidden, SIDES * (SEEK_SIZE + 1))
        self.sought = nn.Linear(sizes.hidden, SIDES * SEEK_SIZE)

    def forward(self, layers: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Types [B, W, T], frames [B, W, F], seek [B, W, 2 * (S + 1)], sought [B, W, 2 * S]."""
        x = self.drop(self.mix(layers, first))
        hidden = self.drop(F.gelu(self.hidden(x)))
        return self.types(hidden), self.frames(hidden), self.seek(x), self.sought(x)


def score_sides(seek: Tensor, sought: Tensor) -> Tensor:
    """How well words are the sides of triggers.

    Args:
        seek: Of the triggers, [N, 2 * (S + 1)].
        sought: Of the words that each trigger may choose from, [N, W, 2 * S].

    Returns:
        [N, 2, W + 1]; column 0 is nobody.
    """
    triggers = seek.view(len(seek), SIDES, SEEK_SIZE + 1)
    words = sought.view(*sought.shape[:2], SIDES, SEEK_SIZE)
    fit = torch.einsum("nrs,nwrs->nrw", triggers[..., 1:], words) / SEEK_SIZE**0.5
    return torch.cat([triggers[..., :1], fit], 2)


class Certainty(nn.Module):
    """How certain it is, in [-3, 3], that what a word names happened; one scale a corpus."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.mix = Mix(sizes.layers)
        self.drop = nn.Dropout(0.2)
        self.hidden = nn.Linear(sizes.hidden, EVENT_SIZE)
        self.values = nn.Linear(EVENT_SIZE, sizes.certainty)

    def forward(self, layers: Tensor, first: Tensor) -> Tensor:
        """Values [B, W, C]."""
        x = self.drop(self.mix(layers, first))
        values: Tensor = self.values(self.drop(F.gelu(self.hidden(x))))
        return values
