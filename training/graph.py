"""ONNX graphs by hand: nodes, int8 weights, initializers named after the network's parameters.

A linear layer's weight `w` [out, in] stands as int8 `w` [in, out] with float32 `w.scale` [out];
what is multiplied together stands side by side under its names, joined by "+". That is how
`training.restore` finds the weights again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]
Quantized = tuple[str, str, str]
"""Names of uint8 activations, their scale and their zero point."""

FUSED = "com.microsoft"
"""Operators that every ONNX Runtime brings along beside the standard ones."""
OPSET, IR = 17, 8
JOINED, SCALE = "+", ".scale"


class Graph:
    """Nodes and constants as they are added; methods give the name of what a node makes.

    Args:
        weights: The network's parameters.
        top: Largest int8 weight: 127, or 63 where sums of larger products would saturate.
    """

    def __init__(self, weights: Weights, top: int) -> None:
        self._weights, self._top = weights, top
        self._nodes: list[onnx.NodeProto] = []
        self._held: dict[str, onnx.TensorProto] = {}

    def op(self, kind: str, *inputs: str, name: str = "", **settings: Any) -> str:
        """A node with one result."""
        return self.ops(kind, *inputs, names=[name or self._name(kind)], **settings)[0]

    def ops(self, kind: str, *inputs: str, names: list[str], **settings: Any) -> list[str]:
        """A node with several results."""
        self._nodes.append(helper.make_node(kind, inputs, names, **settings))
        return names

    def hold(self, name: str, value: NDArray[Any]) -> str:
        """A constant."""
        if name not in self._held:
            self._held[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def numbers(self, *values: int) -> str:
        """A constant list of whole numbers."""
        return self.hold(f"numbers {values}", np.array(values, dtype=np.int64))

    def floats(self, *names: str) -> str:
        """Parameters as they are, side by side."""
        return self.hold(JOINED.join(names), np.concatenate([self._weights[n] for n in names]))

    def int8(self, *names: str) -> tuple[str, str]:
        """Weights [out, in] as int8 [in, out] with a scale a column."""
        joined = JOINED.join(names)
        weight = np.concatenate([self._weights[n] for n in names])
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / self._top
        self.hold(joined, np.round(weight / scale[:, None]).astype(np.int8).T)
        return joined, self.hold(joined + SCALE, scale.astype(np.float32))

    def quantize(self, x: str) -> Quantized:
        """The activations of a batch, scaled as they come."""
        name = self._name("quantized")
        names = [name, name + SCALE, name + ".zero"]
        value, scale, zero = self.ops("DynamicQuantizeLinear", x, names=names)
        return value, scale, zero

    def multiply(self, x: Quantized, weight: str, bias: str = "", name: str = "") -> str:
        """Activations [..., in] by a parameter [out, in]."""
        value, scale, zero = x
        matrix, scales = self.int8(weight)
        inputs = (value, matrix, scale, scales, zero, "", *([bias] if bias else []))
        return self.op("MatMulIntegerToFloat", *inputs, name=name, domain=FUSED)

    def linear(self, x: Quantized, layer: str, name: str = "") -> str:
        """A linear layer with its bias."""
        return self.multiply(x, f"{layer}.weight", self.floats(f"{layer}.bias"), name)

    def gelu(self, x: str) -> str:
        """Gaussian error linear unit."""
        return self.op("Gelu", x, domain=FUSED)

    def add_norm(self, x: str, more: str, norm: str, bias: str = "") -> str:
        """Layer norm of a sum."""
        weights = (self.floats(f"{norm}.weight"), self.floats(f"{norm}.bias"))
        inputs = (x, more, *weights, *([self.floats(bias)] if bias else []))
        return self.op("SkipLayerNormalization", *inputs, domain=FUSED, epsilon=1e-12)

    def model(
        self, inputs: Mapping[str, tuple[int, list[str]]], outputs: Mapping[str, Sequence[str]]
    ) -> onnx.ModelProto:
        """The whole, checked. Inputs by name with type and dimensions; outputs are float32."""
        graph = helper.make_graph(
            self._nodes,
            "reader",
            [helper.make_tensor_value_info(n, kind, dims) for n, (kind, dims) in inputs.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, d) for n, d in outputs.items()],
            list(self._held.values()),
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR)
        onnx.checker.check_model(model)
        return model

    def _name(self, kind: str) -> str:
        return f"{kind} {len(self._nodes)}"
