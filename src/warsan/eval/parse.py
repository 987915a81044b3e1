"""Parts of speech and trees against a treebank."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.eval.documents import Prediction
from warsan.eval.formats.conllu import ROOT, UNKNOWN, ConlluSentence, ConlluWord


class Count(msgspec.Struct, frozen=True):
    """`right` of `n` tokens that have gold."""

    right: int = 0
    n: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.n + other.n)

    @property
    def share(self) -> float | None:
        """The part that is right, 0 to 1; None where nothing has gold."""
        return self.right / self.n if self.n else None


class ParseScore(msgspec.Struct, frozen=True):
    """Tokens with the right part of speech, the right governor, and both governor and relation.

    All tokens count, punctuation too; subtypes of relations are ignored on both sides.
    """

    upos: Count = Count()
    uas: Count = Count()
    las: Count = Count()
    n: int = 0

    def __add__(self, other: ParseScore) -> ParseScore:
        return ParseScore(
            self.upos + other.upos, self.uas + other.uas, self.las + other.las, self.n + other.n
        )

    def shares(self) -> dict[str, object]:
        """`upos`, `uas` and `las` as shares of 0 to 1 (None without gold), and `n` tokens."""
        return {
            "upos": self.upos.share,
            "uas": self.uas.share,
            "las": self.las.share,
            "n": self.n,
        }


def score_parse(gold: Sequence[ConlluSentence], found: Prediction) -> ParseScore:
    """Scores one document.

    Args:
        gold: Its sentences, in order.
        found: The prediction on their words.
    """
    score, start = ParseScore(), 0
    for sentence in gold:
        for index, word in enumerate(sentence.words, start):
            score += _score_word(word, start, index, found)
        start += len(sentence.words)
    return score


def _score_word(word: ConlluWord, start: int, index: int, found: Prediction) -> ParseScore:
    head = index if word.head == ROOT else start + word.head
    governed = found.heads[index] == head
    related = governed and _base(found.deprels[index]) == _base(word.deprel)
    known = int(word.head != UNKNOWN)
    return ParseScore(
        upos=Count(int(found.upos[index] == word.upos), int(word.upos != "_")),
        uas=Count(int(governed and known), known),
        las=Count(int(related and known), known),
        n=1,
    )


def _base(deprel: str) -> str:
    return deprel.partition(":")[0]
