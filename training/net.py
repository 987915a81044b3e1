"""The multi-task reader in PyTorch: MiniLM-L6 with one head a task.

The word embeddings stand outside the network, frozen and already int8: what is trained on is
exactly what is shipped.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.event_heads import Certainty, Events
from training.heads import Names, Roles, Syntax
from training.layers import Encoder, Sizes

__all__ = ["Reader", "Sizes"]


class Reader(nn.Module):
    """Everything but the word embeddings."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.syntax = Syntax(sizes)
        self.names = Names(sizes)
        self.roles = Roles(sizes)
        self.events = Events(sizes)
        self.certainty = Certainty(sizes)
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
            *self.events(layers, first),
            self.certainty(layers, first),
        )
