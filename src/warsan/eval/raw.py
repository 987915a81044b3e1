"""Scores of a parse from raw text: tokens, sentences and trees against a treebank."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.eval.formats.conllu import UNKNOWN
from warsan.eval.running_text import Extent, Trees
from warsan.eval.spans import Agreement


class RawScore(msgspec.Struct, frozen=True):
    """Agreement of a parse with gold; subtypes of relations are ignored on both sides.

    Precision counts the words found, recall those of the file, so a word cut wrongly costs both.
    """

    tokens: Agreement = Agreement()
    words: Agreement = Agreement()
    sentences: Agreement = Agreement()
    upos: Agreement = Agreement()
    uas: Agreement = Agreement()
    las: Agreement = Agreement()

    def __add__(self, other: RawScore) -> RawScore:
        return RawScore(*(getattr(self, f) + getattr(other, f) for f in self.__struct_fields__))

    def shares(self) -> dict[str, object]:
        """F1 of each, 0 to 1 (None without gold), and `n` words of the file."""
        named = {"tokens_f1": self.tokens, "words_f1": self.words, "sentences_f1": self.sentences}
        trees = {"upos": self.upos, "uas": self.uas, "las": self.las}
        shares = {key: a.f1 if a.gold else None for key, a in {**named, **trees}.items()}
        return {**shares, "n": self.words.gold}


def score_raw(gold: Trees, found: Trees) -> RawScore:
    """Scores one document."""
    place = {extent: index for index, extent in enumerate(gold.words)}
    pairs = [(place[e], index) for index, e in enumerate(found.words) if e in place]
    aligned = {index: own for own, index in pairs}
    governed = [(g, f) for g, f in pairs if aligned.get(found.heads[f]) == gold.heads[g]]
    related = [(g, f) for g, f in governed if _base(gold.deprels[g]) == _base(found.deprels[f])]
    tagged = [(g, f) for g, f in pairs if gold.upos[g] == found.upos[f]]
    count = len(found.words)
    tags = sum(tag != "_" for tag in gold.upos)
    trees = sum(head != UNKNOWN for head in gold.heads)
    return RawScore(
        tokens=_same(gold.tokens, found.tokens),
        words=Agreement(len(pairs), count, len(gold.words)),
        sentences=_same(gold.sentences, found.sentences),
        upos=Agreement(len(tagged), count, tags),
        uas=Agreement(len(governed), count, trees),
        las=Agreement(len(related), count, trees),
    )


def _same(gold: Sequence[Extent], found: Sequence[Extent]) -> Agreement:
    return Agreement(len(set(gold) & set(found)), len(found), len(gold))


def _base(deprel: str) -> str:
    return deprel.partition(":")[0]
