"""From the event head's scores to the words that may name an event, with their sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from warsan.reader.encoder.net import ModelLabels, Scores
from warsan.reader.parse import EventGuess, Range

LEAST = 0.05
"""Words less likely to name an event are left out."""
_SIDES = 2
_SHOWN = 3
"""Types, frames and words of a side that are kept; the others hardly ever count."""

Floats = NDArray[np.float32]


def find_guesses(
    scores: Scores, labels: ModelLabels, start: int, sentence: Range
) -> Iterator[EventGuess]:
    """The words of one sentence that may name an event.

    Args:
        scores: Of the sentence's window.
        labels: Names of the types, frames and scales.
        start: The sentence's first word, counted from the window's.
        sentence: The sentence's words, counted as those of the guesses shall be.
    """
    if scores.types is None or scores.frames is None or scores.certainty is None:
        return
    if scores.seek is None or scores.sought is None:
        return
    inside = slice(start, start + sentence.last - sentence.first)
    types = softmax(scores.types[inside])
    own = labels.certainty.index("gold")
    for word in np.flatnonzero(1 - types[:, 0] >= LEAST).tolist():
        actors, recipients = _find_sides(scores.seek[start + word], scores.sought[inside], word)
        yield EventGuess(
            trigger=sentence.first + word,
            types=_best(types[word, 1:], labels.types[1:]),
            chance=_round(1 - types[word, 0]),
            frames=_best(softmax(scores.frames[start + word]), labels.frames),
            actors=_words(actors, sentence.first),
            recipients=_words(recipients, sentence.first),
            certainty=_round(np.clip(scores.certainty[start + word, own], -3, 3)),
        )


def _find_sides(seek: Floats, sought: Floats, word: int) -> Floats:
    """Probabilities [2, n + 1] that nobody (0) or a word is the actor and the recipient."""
    trigger = seek.reshape(_SIDES, -1)
    words = sought.reshape(len(sought), _SIDES, -1)
    fit = np.einsum("rs,wrs->rw", trigger[:, 1:], words) / np.sqrt(words.shape[2])
    fit[:, word] = -np.inf  # no word is a side of its own
    return softmax(np.concatenate([trigger[:, :1], fit], 1))


def _words(side: Floats, first: int) -> tuple[tuple[int | None, float], ...]:
    best = np.argsort(-side, kind="stable")[:_SHOWN].tolist()
    return tuple((first + at - 1 if at else None, _round(side[at])) for at in best)


def _best(chances: Floats, names: Sequence[str]) -> tuple[tuple[str, float], ...]:
    best = np.argsort(-chances, kind="stable")[:_SHOWN].tolist()
    return tuple((names[at], _round(chances[at])) for at in best)


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = odds / odds.sum(-1, keepdims=True)
    return shares


def _round(value: float | np.float32) -> float:
    return round(float(value), 3)
