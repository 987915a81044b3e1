"""Viterbi over BIO tags, and spans from tags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_FORBIDDEN = -1e4


@cache
def bio_transitions(tags: tuple[str, ...]) -> NDArray[np.float64]:
    """[T + 1, T] scores that forbid an inside tag after another label; last row = start."""
    allowed = np.zeros((len(tags) + 1, len(tags)))
    for after, tag in enumerate(tags):
        if tag.startswith("I-"):
            for before in range(len(tags) + 1):
                if before == len(tags) or tags[before][2:] != tag[2:]:
                    allowed[before, after] = _FORBIDDEN
    return allowed


@cache
def nested_transitions(tags: tuple[str, ...]) -> NDArray[np.float64]:
    """[T + 1, T] like `bio_transitions`, but an outer name may go on after an inner one.

    English Worldwide Newswire writes "Bank of China Group" as B-ORG I-ORG B-LOC I-ORG: an inside
    tag after another label goes on with the outer name. It cannot follow O or come first.
    """
    allowed = bio_transitions(tags).copy()
    outside = [i for i, tag in enumerate(tags) if tag == "O"]
    inside = [i for i, tag in enumerate(tags) if tag.startswith("I-")]
    for before in range(len(tags)):
        if before not in outside:
            allowed[before, inside] = 0.0
    return allowed


def find_tags(scores: Scores, transitions: NDArray[np.float64]) -> list[int]:
    """The best tag sequence.

    Args:
        scores: [n, T] of each word.
        transitions: [T + 1, T]; the last row scores the first tag.
    """
    moves = transitions[:-1]
    best = scores[0] + transitions[-1]
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        total = best[:, None] + moves
        back[at] = total.argmax(0)
        best = total.max(0) + scores[at]
    tag = int(best.argmax())
    path = [tag]
    for at in range(len(scores) - 1, 0, -1):
        tag = int(back[at, tag])
        path.append(tag)
    return path[::-1]


def find_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, last, label) of each span of BIO tags; an inside tag alone begins one."""
    spans: list[tuple[int, int, str]] = []
    first, label = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        goes_on = tag.startswith("I-") and tag[2:] == label
        if label and not goes_on:
            spans.append((first, at, label))
        if not goes_on:
            first, label = at, tag[2:]
    return spans
