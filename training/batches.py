"""Examples to batches of tensors."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

IGNORE = -100
MAX_PADDED = 1200
"""Padded wordpieces a batch (READER.md)."""

Ints = NDArray[np.int64]


@dataclass
class Example:
    """One window with the gold labels it has.

    Attributes:
        task: "syntax", "newswire", "roles", "events", "certainty" or "news" (see
            `training.pseudo`).
        pieces: Wordpiece ids with [CLS] and [SEP].
        shapes: Case shape of each piece.
        first: Index into `pieces` of each word's first piece.
        labels: Per word: upos, heads (0 = root, else word + 1), rels, sentence, ends,
            newswire, uner, roles, types, frames, certainty with its scale; only those that the
            corpus has. `sides` are rows of four, see `training.event_windows`.
    """

    task: str
    pieces: Ints
    shapes: Ints
    first: Ints
    labels: dict[str, Ints] = field(default_factory=dict)


@dataclass
class Batch:
    """A padded batch; `words` [B, W] is 1 for words."""

    task: str
    vectors: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    labels: dict[str, Tensor]
    size: int


def _pad(rows: list[Ints], fill: int) -> Tensor:
    out = np.full((len(rows), max(len(r) for r in rows)), fill, dtype=np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


class Batcher:
    """Endless shuffled batches of one task, in buckets of like length; resumable by count."""

    def __init__(self, examples: list[Example], table: Tensor, seed: int) -> None:
        self.examples = examples
        self.table = table
        self.seed = seed
        self.epoch = 0
        self.at = 0
        self._order: list[list[int]] = []

    def _shuffle(self) -> None:
        rng = np.random.default_rng([self.seed, self.epoch])
        noise = rng.uniform(0.85, 1.15, len(self.examples))
        lengths = np.array([len(e.pieces) for e in self.examples])
        groups: list[list[int]] = [[]]
        for index in np.argsort(lengths * noise):
            longest = max([lengths[index], *(lengths[i] for i in groups[-1])])
            if groups[-1] and longest * (len(groups[-1]) + 1) > MAX_PADDED:
                groups.append([])
            groups[-1].append(int(index))
        rng.shuffle(groups)
        self._order = groups

    def next(self) -> Batch:
        """The next batch; starts a new epoch, in a new order, when the last is through."""
        if not self._order:
            self._shuffle()
        if self.at >= len(self._order):
            self.epoch, self.at = self.epoch + 1, 0
            self._shuffle()
        rng = np.random.default_rng([self.seed, self.epoch, self.at])
        chosen = [self.examples[i] for i in self._order[self.at]]
        self.at += 1
        return make_batch(chosen, self.table, rng)


def make_batch(
    examples: list[Example], table: Tensor, rng: np.random.Generator | None = None
) -> Batch:
    """Pads examples; with `rng`, recases one in sixteen (headlines come in all cases)."""
    pieces = _pad([e.pieces for e in examples], 0)
    shapes = _pad([_recased(e.shapes, rng) for e in examples], 0)
    mask = _pad([np.ones_like(e.pieces) for e in examples], 0)
    first = _pad([e.first for e in examples], 0)
    words = _pad([np.ones_like(e.first) for e in examples], 0)
    names = {name for e in examples for name in e.labels}
    labels = {
        name: _pad([e.labels.get(name, np.full(len(e.first), IGNORE)) for e in examples], IGNORE)
        for name in names
    }
    return Batch(
        examples[0].task, table[pieces], shapes, mask, first, words, labels, int(mask.sum())
    )


def _recased(shapes: Ints, rng: np.random.Generator | None) -> Ints:
    if rng is None or rng.random() >= 1 / 16:
        return shapes
    to = rng.choice([1, 2, 3])
    return np.where((shapes >= 1) & (shapes <= 4), to, shapes)
