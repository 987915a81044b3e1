"""The text of articles against gold, as the article extraction benchmark measures it."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

_SHINGLE = 4  # tokens
_TOKEN = re.compile(r"\w+")


class ExtractionScore(msgspec.Struct, frozen=True):
    """Sums over pages; precision counts pages where something was found, recall those with a text.

    Attributes:
        precision, recall: Sums of the pages' shares.
        found, gold: Over how many pages.
        n: Pages in all.
    """

    precision: float = 0.0
    found: int = 0
    recall: float = 0.0
    gold: int = 0
    n: int = 0

    def __add__(self, other: ExtractionScore) -> ExtractionScore:
        return ExtractionScore(
            *(getattr(self, f) + getattr(other, f) for f in self.__struct_fields__)
        )

    def shares(self) -> dict[str, object]:
        """`f1` of the mean precision and the mean recall, both means, and `n` pages."""
        precision = self.precision / self.found if self.found else 0.0
        recall = self.recall / self.gold if self.gold else None
        total = precision + (recall or 0.0)
        f1 = 2 * precision * (recall or 0.0) / total if total else 0.0
        return {
            "f1": None if recall is None else f1,
            "precision": precision,
            "recall": recall,
            "n": self.n,
        }


def score_extraction(gold: str, found: str) -> ExtractionScore:
    """Compares shingles of four tokens, each as often as it stands in the text.

    A text of fewer tokens is one shingle. A token is a run of letters, digits and underscores.
    """
    truth, guess = _shingles(gold), _shingles(found)
    right = (truth & guess).total()
    return ExtractionScore(
        precision=right / guess.total() if guess else 0.0,
        found=int(bool(guess)),
        recall=right / truth.total() if truth else 0.0,
        gold=int(bool(truth)),
        n=1,
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    starts = range(max(1, len(tokens) - _SHINGLE + 1)) if tokens else ()
    return Counter(tuple(tokens[start : start + _SHINGLE]) for start in starts)
