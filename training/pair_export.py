"""Writes the network that types a given pair, int8, beside the reader.

python -m training.pair_export [--from .training/pairs.pt] [--to src/warsan/data/model]
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.graph import Graph
from training.layers import Sizes
from training.network import INPUTS, add_transformer

HEADS = {
    "hidden": "hidden.weight",
    "hidden_bias": "hidden.bias",
    "types": "types.weight",
    "types_bias": "types.bias",
}
"""What `pairs.npz` holds, under the network's names."""


def write_pairs(weights: Mapping[str, NDArray[np.float32]], top: int = 127) -> onnx.ModelProto:
    """The graph: wordpieces and marked shapes to the vectors of the last layer."""
    graph = Graph(weights, top)
    *_, last = add_transformer(graph, weights, Sizes(*([0] * 9)).heads)
    graph.op("Identity", last, name="last")
    inputs = {name: INPUTS[name] for name in ("vectors", "shapes", "mask")}
    return graph.model(inputs, {"last": ["batch", "pieces", "hidden"]})


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="weights", type=Path, default=Path(".training/pairs.pt"))
    parser.add_argument("--to", type=Path, default=Path("src/warsan/data/model"))
    options = parser.parse_args()
    state = torch.load(options.weights, weights_only=True)
    weights = {name: value.numpy() for name, value in state.items()}
    onnx.save(write_pairs(weights), options.to / "pairs.onnx")
    heads = {name: weights[theirs].astype(np.float16) for name, theirs in HEADS.items()}
    np.savez_compressed(options.to / "pairs.npz", **heads)


if __name__ == "__main__":
    main()
