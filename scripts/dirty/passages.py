"""The clean passages, with the sentences that a person wrote them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

import msgspec

PASSAGES = Path(__file__).parents[2] / "tests" / "reader" / "dirty" / "passages.txt"
PUBLISHED = "2024-06-03"
"""The day from which dates without a year are counted: after all that the passages tell."""

Bounds = tuple[int, int]


class Clean(msgspec.Struct, frozen=True):
    """A clean text.

    Attributes:
        text: Its passages, joined by single spaces.
        sentences: Characters from and to (exclusive) of each sentence.
        passages: Characters from and to (exclusive) of each passage.
    """

    text: str
    sentences: tuple[Bounds, ...]
    passages: tuple[Bounds, ...]

    def passage_at(self, offset: int) -> int:
        """Which passage a character stands in."""
        return next(n for n, (a, b) in enumerate(self.passages) if a <= offset <= b)

    def sentence_at(self, offset: int) -> int:
        """Which sentence a character stands in, or which one it follows."""
        return next(n for n, (a, b) in enumerate(self.sentences) if a <= offset <= b)


@cache
def load_passages(path: Path = PASSAGES) -> tuple[Clean, ...]:
    """One clean text a passage of the file."""
    lines = [x for x in path.read_text(encoding="utf-8").split("\n") if not x.startswith("#")]
    blocks = re.split(r"\n{2,}", "\n".join(lines).strip())
    return tuple(_passage(block.split("\n")) for block in blocks)


def join_passages(passages: Sequence[Clean]) -> Clean:
    """Many passages as one text without a break."""
    starts = list(accumulate((len(p.text) + 1 for p in passages), initial=0))
    placed = list(zip(starts, passages, strict=False))
    return Clean(
        " ".join(p.text for p in passages),
        tuple((a + at, b + at) for at, p in placed for a, b in p.sentences),
        tuple((a + at, b + at) for at, p in placed for a, b in p.passages),
    )


def _passage(sentences: Sequence[str]) -> Clean:
    starts = accumulate((len(s) + 1 for s in sentences), initial=0)
    bounds = tuple((at, at + len(s)) for at, s in zip(starts, sentences, strict=False))
    text = " ".join(sentences)
    return Clean(text, bounds, ((0, len(text)),))
