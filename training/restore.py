"""Reads the shipped model back into weights that training can begin with.

    python -m training.restore [--model src/warsan/data/model] [--to .training/shipped.pt]

The int8 weights come back as they are shipped, rounding included; `training.train --from` takes
the file. Only models that `training.export` wrote with parameter names can be read.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.graph import JOINED, SCALE
from training.labels import Labels
from training.net import Reader

HEADS = {
    "rel_weight": "syntax.rels.weight",
    "rel_bias": "syntax.rels.bias",
    "crf": "crf",
    "newswire_crf": "newswire_crf",
}
"""What `heads.npz` holds, under the network's names."""


def restore_weights(model: Path) -> tuple[dict[str, Tensor], Labels]:
    """The parameters in a model's folder, and its labels.

    Raises:
        ValueError: The model was exported without the names of its parameters.
    """
    labels = Labels(**json.loads((model / "labels.json").read_text(encoding="utf-8")))
    wanted = {name: value.shape for name, value in Reader(labels.sizes()).state_dict().items()}
    found = _network(model / "reader.onnx", wanted)
    with np.load(model / "heads.npz") as heads:
        found |= {HEADS[name]: heads[name] for name in heads.files}
    missing = sorted(set(wanted) - set(found))
    if missing:
        raise ValueError(f"{model / 'reader.onnx'} does not name {missing[0]}: export it again")
    return {
        name: torch.from_numpy(np.array(found[name], dtype=np.float32)).reshape(shape)
        for name, shape in wanted.items()
    }, labels


def _network(path: Path, wanted: dict[str, torch.Size]) -> dict[str, NDArray[np.float32]]:
    held = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}
    found: dict[str, NDArray[np.float32]] = {}
    for joined, value in held.items():
        names = joined.split(JOINED)
        if all(name in wanted for name in names):
            whole = _floats(names, value, held.get(joined + SCALE))
            ends = np.cumsum([wanted[name][0] for name in names])[:-1]
            # The mixes are written as one row of shares each, the rest side by side.
            parts = whole if "mix" in joined else np.split(whole, ends)
            found.update(zip(names, parts, strict=True))
    return found


def _floats(
    names: list[str], value: NDArray[np.float32], scale: NDArray[np.float32] | None
) -> NDArray[np.float32]:
    """One constant of the graph as PyTorch keeps it."""
    if "mix" in names[0]:
        mix: NDArray[np.float32] = np.log(value)
        return mix
    if scale is None:
        return value
    weight: NDArray[np.float32] = value.astype(np.float32) * scale
    return weight if names == ["syntax.bilinear"] else weight.T


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("src/warsan/data/model"))
    parser.add_argument("--to", type=Path, default=Path(".training/shipped.pt"))
    options = parser.parse_args()
    weights, labels = restore_weights(options.model)
    torch.save({"average": weights, "labels": vars(labels)}, options.to)
    print(f"{len(weights)} parameters of {options.model} in {options.to}")


if __name__ == "__main__":
    main()
