"""Writes the model's files from the checkpoint: int8 ONNX, labels, heads, word vectors.

    python -m training.export [--folder .training] [--to src/warsan/data/model]

The word vectors never change with training (they are frozen), so `words.npz` is written once.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnx
import torch

from training.base import base_folder, word_vectors
from training.labels import Labels
from training.net import Reader
from training.network import write_network
from warsan.reader.encoder.net import ModelLabels


def load_reader(checkpoint: Path) -> tuple[Reader, Labels]:
    """The averaged network of a checkpoint."""
    state: dict[str, Any] = torch.load(checkpoint, weights_only=True)
    labels = Labels(**state["labels"])
    reader = Reader(labels.sizes())
    reader.load_state_dict(state["average"])
    return reader.eval(), labels


def export(folder: Path, to: Path) -> None:
    """All files of the model."""
    to.mkdir(parents=True, exist_ok=True)
    reader, labels = load_reader(folder / "checkpoint.pt")
    weights = {name: value.numpy() for name, value in reader.state_dict().items()}
    onnx.save(write_network(weights, labels.sizes().heads), to / "reader.onnx")
    write_heads(reader, labels, to)
    shutil.copy(base_folder() / "vocab.txt", to / "vocab.txt")
    if not (to / "words.npz").exists():
        vectors, scales = word_vectors()
        np.savez(to / "words.npz", vectors=vectors, scales=scales)


def write_heads(reader: Reader, labels: Labels, to: Path) -> None:
    """What the reader needs beside the network: relation scores, CRFs, labels."""
    np.savez_compressed(
        to / "heads.npz",
        rel_weight=reader.syntax.rels.weight.detach().numpy(),
        rel_bias=reader.syntax.rels.bias.detach().numpy(),
        crf=reader.crf.detach().numpy(),
        newswire_crf=reader.newswire_crf.detach().numpy(),
    )
    shown = ModelLabels(**{name: tuple(row) for name, row in asdict(labels).items()})
    (to / "labels.json").write_bytes(msgspec.json.format(msgspec.json.encode(shown)))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--to", type=Path, default=Path("src/warsan/data/model"))
    options = parser.parse_args()
    export(options.folder, options.to)
    for path in sorted(options.to.iterdir()):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.name}")


if __name__ == "__main__":
    main()
