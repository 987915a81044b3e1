"""The network of `training.net` as an ONNX graph of fused operators.

Written node by node instead of traced: attention, sums with their norms and GELU are one
operator each, and the words' first pieces are gathered before the layers are mixed.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto

from training.graph import FUSED, Graph, Weights
from warsan.reader.encoder.net import OUTPUTS

INPUTS = {
    "vectors": (TensorProto.FLOAT, ["batch", "pieces", "hidden"]),
    "shapes": (TensorProto.INT64, ["batch", "pieces"]),
    "mask": (TensorProto.INT64, ["batch", "pieces"]),
    "first": (TensorProto.INT64, ["batch", "words"]),
}
MIXES = ("syntax", "names", "roles", "events", "certainty")


def write_network(weights: Weights, heads: int, top: int = 127) -> onnx.ModelProto:
    """The graph of a reader.

    Args:
        weights: The state dict of `training.net.Reader` as arrays.
        heads: Attention heads a layer.
        top: See `Graph`.
    """
    # The one weight that PyTorch keeps as [in, out].
    weights = {**weights, "syntax.bilinear": weights["syntax.bilinear"].T}
    graph = Graph(weights, top)
    at = graph.op("Unsqueeze", "first", graph.numbers(2))
    outputs = add_transformer(graph, weights, heads)
    layers = [graph.op("GatherND", x, at, batch_dims=1) for x in outputs]
    syntax, names, roles, events, certainty = _mix(graph, layers, weights)
    _add_syntax(graph, syntax, weights["syntax.root"].size)
    shared = graph.quantize(names)
    for head in ("newswire", "uner", "entities"):
        graph.linear(shared, f"names.{head}", name=head)
    hidden = graph.gelu(graph.linear(graph.quantize(roles), "roles.hidden"))
    graph.linear(graph.quantize(hidden), "roles.tags", name="roles")
    _add_events(graph, graph.quantize(events))
    hidden = graph.gelu(graph.linear(graph.quantize(certainty), "certainty.hidden"))
    graph.linear(graph.quantize(hidden), "certainty.values", name="certainty")
    return graph.model(INPUTS, _outputs())


def add_transformer(graph: Graph, weights: Weights, heads: int) -> list[str]:
    """The outputs [B, T, H] of all layers, from the inputs `vectors`, `shapes` and `mask`."""
    x, mask = _embed(graph), graph.op("Cast", "mask", to=TensorProto.INT32)
    found = []
    for number in range(sum(name.endswith("query.weight") for name in weights)):
        x = _add_layer(graph, x, mask, f"encoder.layers.{number}", heads)
        found.append(x)
    return found


def _embed(graph: Graph) -> str:
    """Wordpiece vectors, case shapes and positions, normed."""
    tables = graph.floats("encoder.shapes.weight"), graph.floats("encoder.kind")
    shapes = graph.op("Gather", graph.op("Add", *tables), "shapes")
    length = graph.op("Shape", "mask", start=1, end=2)
    table = graph.floats("encoder.positions.weight")
    places = graph.op("Slice", table, graph.numbers(0), length)
    summed = graph.op("Add", graph.op("Add", "vectors", places), shapes)
    norm = graph.floats("encoder.norm.weight"), graph.floats("encoder.norm.bias")
    return graph.op("LayerNormalization", summed, *norm, epsilon=1e-12)


def _add_layer(graph: Graph, x: str, mask: str, layer: str, heads: int) -> str:
    """One transformer layer; the attention's three products are one."""
    value, scale, zero = graph.quantize(x)
    parts = [f"{layer}.{part}" for part in ("query", "key", "value")]
    weight, scales = graph.int8(*(f"{part}.weight" for part in parts))
    bias = graph.floats(*(f"{part}.bias" for part in parts))
    inputs = (value, weight, bias, scale, scales, mask, zero)
    mixed = graph.op("QAttention", *inputs, domain=FUSED, num_heads=heads)
    out = graph.multiply(graph.quantize(mixed), f"{layer}.out.weight")
    x = graph.add_norm(out, x, f"{layer}.norm1", f"{layer}.out.bias")
    inner = graph.gelu(graph.linear(graph.quantize(x), f"{layer}.up"))
    down = graph.multiply(graph.quantize(inner), f"{layer}.down.weight")
    return graph.add_norm(down, x, f"{layer}.norm2", f"{layer}.down.bias")


def _mix(graph: Graph, layers: list[str], weights: Weights) -> list[str]:
    """The softmax mixes of the layers [B, W, H], by one product [M, L] x [L, B * W * H]."""
    shares = np.stack([weights[f"{task}.mix.weights"] for task in MIXES])
    shares = np.exp(shares - shares.max(1, keepdims=True))
    names = "+".join(f"{task}.mix.weights" for task in MIXES)
    matrix = graph.hold(names, (shares / shares.sum(1, keepdims=True)).astype(np.float32))
    flat = [graph.op("Reshape", layer, graph.numbers(1, -1)) for layer in layers]
    mixed = graph.op("MatMul", matrix, graph.op("Concat", *flat, axis=0))
    shape = graph.op("Shape", layers[0])
    rows = graph.ops("Split", mixed, names=[f"{task} mix" for task in MIXES], axis=0)
    return [graph.op("Reshape", row, shape) for row in rows]


def _add_syntax(graph: Graph, x: str, hidden: int) -> None:
    """Part of speech, sentence ends, arcs, and what relations are scored from."""
    batch = graph.op("Shape", x, start=0, end=1)
    shape = graph.op("Concat", batch, graph.numbers(1, hidden), axis=0)
    root = graph.op("Expand", graph.floats("syntax.root"), shape)
    own = graph.quantize(x)
    rooted = graph.quantize(graph.op("Concat", root, x, axis=1))
    graph.linear(own, "syntax.upos", name="upos")
    graph.op("Squeeze", graph.linear(own, "syntax.ends"), graph.numbers(2), name="ends")
    dependent = graph.gelu(graph.linear(own, "syntax.dependent"))
    governor = graph.gelu(graph.linear(rooted, "syntax.governor"))
    # (dependent · bilinear + lean) · governor: what a word leans to as a governor is a bias.
    lean = graph.op("Reshape", graph.floats("syntax.lean.weight"), graph.numbers(-1))
    turned = graph.multiply(graph.quantize(dependent), "syntax.bilinear", lean)
    columns = graph.op("Transpose", governor, perm=[0, 2, 1])
    graph.op("MatMul", turned, columns, name="arcs")
    graph.linear(own, "syntax.rel_dependent", name="dependents")
    graph.multiply(rooted, "syntax.rel_governor.weight", name="governors")


def _add_events(graph: Graph, x: tuple[str, str, str]) -> None:
    """Types and frames of triggers, and what their sides are scored from."""
    hidden = graph.quantize(graph.gelu(graph.linear(x, "events.hidden")))
    for head in ("types", "frames"):
        graph.linear(hidden, f"events.{head}", name=head)
    for head in ("seek", "sought"):
        graph.linear(x, f"events.{head}", name=head)


def _outputs() -> dict[str, list[str]]:
    shapes = {name: ["batch", "words", f"{name} size"] for name in OUTPUTS}
    return shapes | {"ends": ["batch", "words"], "governors": ["batch", "columns", "relation"]}
