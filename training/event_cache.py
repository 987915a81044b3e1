"""Examples of events with the layers of a frozen encoder, computed once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE, Example, make_batch
from training.corpora import make_example
from training.labels import Labels
from training.net import Reader
from training.pair_rows import MOST_WORDS
from training.train import HAS_BF16
from warsan.eval.formats.relations import read_relations
from warsan.eval.relations import root_of
from warsan.reader.encoder.pieces import Pieces
from warsan.reader.text.tokens import find_tokens


class Cached:
    """An example with the encoder's layers at its words, [L, W, H]."""

    def __init__(self, example: Example, layers: Tensor) -> None:
        self.example = example
        self.labels = example.labels
        self.layers = layers

    def only(self, *names: str) -> Cached:
        """The same with some of its labels."""
        labels = {name: self.labels[name] for name in names}
        return Cached(replace(self.example, labels=labels), self.layers)


def pair_examples(path: Path, labels: Labels, pieces: Pieces) -> list[tuple[str, Example]]:
    """PLV's rows by sentence: `pair` are the words of both sides, `roots` the right types."""
    found = []
    for row in read_relations(path):
        tokens = find_tokens(row.sentence)[:MOST_WORDS]
        if not row.source or not row.target or row.root is None:
            continue
        spans = [_words(tokens, extent) for extent in (row.source[0], row.target[0])]
        if not all(spans):
            continue
        roots = [
            at for at, name in enumerate(labels.types) if at and root_of(name) == root_of(row.root)
        ]
        rows = {"pair": [n for span in spans for n in span], "roots": roots}
        words = [row.sentence[a:b] for a, b in tokens]
        found.append((row.sentence, make_example("pairs", words, rows, pieces)))
    return found


def _words(tokens: Sequence[tuple[int, int]], extent: tuple[int, int]) -> tuple[int, ...]:
    inside = [i for i, (a, b) in enumerate(tokens) if a < extent[1] and b > extent[0]]
    return (inside[0], inside[-1] + 1) if inside else ()


@torch.no_grad()
def cache_layers(reader: Reader, examples: Sequence[Example], table: Tensor) -> list[Cached]:
    """Runs the frozen encoder once over everything."""
    found = []
    for example in examples:
        batch = make_batch([example], table)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HAS_BF16):
            layers = reader.encoder(batch.vectors, batch.shapes, batch.mask)[:, 0]
        found.append(Cached(example, layers[:, torch.from_numpy(example.first)].half()))
    return found


def pad_layers(rows: Sequence[Cached]) -> tuple[Tensor, Tensor]:
    """Layers [L, B, W, H] and places [B, W], as the head's mix takes them."""
    longest = max(r.layers.shape[1] for r in rows)
    layers = torch.stack(
        [F.pad(r.layers.float(), (0, 0, 0, longest - r.layers.shape[1])) for r in rows], 1
    )
    return layers, torch.arange(longest).expand(len(rows), -1)


def pad_labels(rows: Sequence[Cached]) -> dict[str, Tensor]:
    """The labels of a batch, padded."""
    found = {}
    for name in rows[0].labels:
        longest = max(len(r.labels[name]) for r in rows)
        out = np.full((len(rows), longest), IGNORE, dtype=np.int64)
        for at, row in enumerate(rows):
            out[at, : len(row.labels[name])] = row.labels[name]
        found[name] = torch.from_numpy(out)
    return found
