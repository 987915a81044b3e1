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
    """The best tag sequence of one text; see `find_all_tags`."""
    return find_all_tags([scores], transitions)[0]


def find_all_tags(texts: Sequence[Scores], transitions: NDArray[np.float64]) -> list[list[int]]:
    """The best tag sequence of each text; all at once, as a step costs the same for many.

    Args:
        texts: [n, T] of each word, one a text; none without words.
        transitions: [T + 1, T]; the last row scores the first tag.
    """
    order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
    lengths = [len(texts[i]) for i in order]
    scores = np.zeros((lengths[0] if lengths else 0, len(texts), transitions.shape[1]))
    for at, index in enumerate(order):
        scores[: lengths[at], at] = texts[index]
    back, last = _best_moves(scores, lengths, transitions)
    paths = {index: _path(back[: lengths[at], at], last[at]) for at, index in enumerate(order)}
    return [paths[index] for index in range(len(texts))]


def _best_moves(
    scores: NDArray[np.float64], lengths: Sequence[int], transitions: NDArray[np.float64]
) -> tuple[NDArray[np.int64], list[int]]:
    """From which tag each tag of each word is best reached, and each text's best last tag.

    Texts stand side by side in [words, texts, T], the longest first.
    """
    across = np.ascontiguousarray(transitions[:-1].T)  # [to, from]
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0] + transitions[-1] if len(scores) else scores
    going = len(lengths)
    for at in range(1, len(scores)):
        while lengths[going - 1] <= at:
            going -= 1
        total = best[:going, None, :] + across
        total.argmax(2, out=back[at, :going])
        best[:going] = total.max(2) + scores[at, :going]
    return back, best.argmax(1).tolist() if len(scores) else []


def _path(back: NDArray[np.int64], last: int) -> list[int]:
    rows = back.tolist()
    path = [last]
    for row in rows[:0:-1]:
        path.append(row[path[-1]])
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
