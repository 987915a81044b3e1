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
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.base import base_folder, word_vectors
from training.labels import Labels
from training.net import Reader
from warsan.reader.encoder.net import OUTPUTS, ModelLabels

INPUTS = ("vectors", "shapes", "mask", "first")


def load_reader(checkpoint: Path) -> tuple[Reader, Labels]:
    """The averaged network of a checkpoint."""
    state: dict[str, Any] = torch.load(checkpoint, weights_only=True)
    labels = Labels(**state["labels"])
    reader = Reader(labels.sizes())
    reader.load_state_dict(state["average"])
    return reader.eval(), labels


def write_onnx(reader: Reader, path: Path) -> None:
    """The network in fp32."""
    sample = (
        torch.zeros(2, 9, 384),
        torch.zeros(2, 9, dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
        torch.ones(2, 5, dtype=torch.long),
    )
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS[:3]}
    axes["first"] = {0: "batch", 1: "words"}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    axes["arcs"][2] = "columns"
    axes["governors"][1] = "columns"
    torch.onnx.export(
        reader,
        sample,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantize(source: Path, target: Path) -> None:
    """int8 weights, one scale a channel; activations are scaled as they come."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul"],
    )
    onnx.checker.check_model(str(target))


def export(folder: Path, to: Path) -> None:
    """All files of the model."""
    to.mkdir(parents=True, exist_ok=True)
    reader, labels = load_reader(folder / "checkpoint.pt")
    fp32 = folder / "reader.fp32.onnx"
    write_onnx(reader, fp32)
    quantize(fp32, to / "reader.onnx")
    np.savez_compressed(
        to / "heads.npz",
        rel_weight=reader.syntax.rels.weight.detach().numpy(),
        rel_bias=reader.syntax.rels.bias.detach().numpy(),
        crf=reader.crf.detach().numpy(),
        newswire_crf=reader.newswire_crf.detach().numpy(),
    )
    shown = ModelLabels(**{name: tuple(row) for name, row in asdict(labels).items()})
    (to / "labels.json").write_bytes(msgspec.json.format(msgspec.json.encode(shown)))
    shutil.copy(base_folder() / "vocab.txt", to / "vocab.txt")
    if not (to / "words.npz").exists():
        vectors, scales = word_vectors()
        np.savez_compressed(to / "words.npz", vectors=vectors, scales=scales)


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
