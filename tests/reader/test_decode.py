"""From scores to trees and spans."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from warsan.reader.encoder.relations import gelu
from warsan.reader.encoder.tags import bio_transitions, find_spans, find_tags
from warsan.reader.encoder.trees import find_tree

TAGS = ("O", "B-cue", "I-cue", "B-source", "I-source")


def is_tree(heads: Sequence[int] | NDArray[np.int64]) -> bool:
    if list(heads).count(0) != 1:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while heads[node] != 0:
            node, steps = heads[node] - 1, steps + 1
            if steps > len(heads):
                return False
    return True


def best_by_trying_all(scores: NDArray[np.float32]) -> tuple[int, ...]:
    n = len(scores)
    trees = (h for h in itertools.product(range(n + 1), repeat=n) if is_tree(h))
    return max(trees, key=lambda h: sum(scores[i, c] for i, c in enumerate(h)))


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all_trees(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    for i in range(n):
        scores[i, i + 1] = -1e9
    found = find_tree(scores)
    total = sum(scores[i, c] for i, c in enumerate(found))
    best = sum(scores[i, c] for i, c in enumerate(best_by_trying_all(scores)))
    assert is_tree(found)
    assert total == pytest.approx(best, abs=1e-4)


@given(st.integers(1, 60), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_every_sentence_gets_one_root_and_no_cycle(n: int, seed: int) -> None:
    assert is_tree(find_tree(np.random.default_rng(seed).normal(size=(n, n + 1)).astype("f4")))


@given(st.integers(1, 12), st.integers(0, 10_000))
@settings(deadline=None)
def test_tags_are_well_formed_spans(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, len(TAGS))).astype(np.float32)
    tags = [TAGS[i] for i in find_tags(scores, bio_transitions(TAGS))]
    for before, after in itertools.pairwise(["O", *tags]):
        assert not after.startswith("I-") or before[2:] == after[2:]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O B-cue I-cue O", [(1, 3, "cue")]),
        ("B-cue B-cue", [(0, 1, "cue"), (1, 2, "cue")]),
        ("I-cue I-source", [(0, 1, "cue"), (1, 2, "source")]),
        ("O O", []),
        ("", []),
    ],
)
def test_spans_are_read_off_tags(tags: str, spans: list[tuple[int, int, str]]) -> None:
    assert find_spans(tags.split()) == spans


def test_gelu_is_the_exact_one() -> None:
    known = {-1.0: -0.15865525, 0.0: 0.0, 0.5: 0.34573123, 2.0: 1.95449974}
    assert gelu(np.array(list(known), dtype="f4")) == pytest.approx(list(known.values()), abs=1e-6)
