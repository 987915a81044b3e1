"""Maximum spanning trees: the best well-formed dependency tree of one sentence.

Chu and Liu 1965, Edmonds 1967; one root a sentence, as Universal Dependencies asks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

_FORBIDDEN = -1e9


def find_tree(scores: Scores) -> Heads:
    """The best tree with exactly one root.

    Args:
        scores: [n, n + 1]; row = dependent, column 0 = root, column h + 1 = head h.

    Returns:
        [n] heads as columns: 0 for the root's dependent, else head + 1.
    """
    n = scores.shape[0]
    weights = np.full((n + 1, n + 1), _FORBIDDEN, dtype=np.float64)
    weights[1:, :] = scores
    np.fill_diagonal(weights, _FORBIDDEN)
    heads: Heads = weights.argmax(1)
    heads[0] = 0
    if not _one_root(heads) or _cycle(heads):
        heads = _spanning(weights)
    if not _one_root(heads):
        heads = _best_single_root(weights)
    return heads[1:]


def _one_root(heads: Heads) -> bool:
    return int((heads[1:] == 0).sum()) == 1


def _best_single_root(weights: NDArray[np.float64]) -> Heads:
    """Tries the words that the root scores best; the tree's total decides."""
    best, best_total = None, -np.inf
    for root in np.argsort(-weights[1:, 0])[:5] + 1:
        only = weights.copy()
        only[1:, 0] = _FORBIDDEN
        only[root, 0] = weights[root, 0]
        heads = _spanning(only)
        total = weights[np.arange(1, len(heads)), heads[1:]].sum()
        if total > best_total:
            best, best_total = heads, total
    assert best is not None  # noqa: S101 - a sentence has at least one word
    return best


def _cycle(heads: Heads) -> list[int]:
    """The nodes of one cycle, or an empty list."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _spanning(weights: NDArray[np.float64]) -> Heads:
    """Chu-Liu/Edmonds by contracting one cycle at a time; node 0 is the root."""
    heads: Heads = weights.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    cycle_nodes = np.array(cycle)
    held = weights[cycle_nodes, heads[cycle_nodes]]
    # Arcs into the cycle cost the cycle arc that they break; arcs out of it keep the best.
    into = weights[np.ix_(cycle_nodes, outside)] - held[:, None]
    out = weights[np.ix_(outside, cycle_nodes)]
    m = len(outside)
    smaller = np.full((m + 1, m + 1), _FORBIDDEN)
    smaller[:m, :m] = weights[np.ix_(outside, outside)]
    smaller[m, :m] = into.max(0) + held.sum()
    smaller[:m, m] = out.max(1)
    np.fill_diagonal(smaller, _FORBIDDEN)
    inner = _spanning(smaller)
    heads[outside[1:]] = [
        cycle_nodes[out[i].argmax()] if inner[i] == m else outside[inner[i]] for i in range(1, m)
    ]
    enters = int(inner[m])
    broken = int(into[:, enters].argmax())
    heads[cycle_nodes[broken]] = outside[enters]
    return heads
