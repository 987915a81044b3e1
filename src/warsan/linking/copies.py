"""Whether two texts are copies of one, however much was cut, moved or added."""

from __future__ import annotations

import msgspec

from warsan.linking.alignment import Overlap, align_sentences
from warsan.linking.texts import Text, words_of

_SHARE = (
    0.45  # of the shorter text; two reports by different hands share quotations, seldom a fifth
)
_SHARE_OF_LONGER = 0.2  # a digest holds whole short texts, and is a copy of none of them
_WORDS = 40  # shared: less may be a quotation or what an outlet always adds


class CopyVerdict(msgspec.Struct, frozen=True):
    """Whether two texts are copies of one.

    Attributes:
        copies: They count as one source.
        share: Of the words of the shorter text, how many stand in sentences of the other, 0 to 1.
        words: How many words that are.
        reason: In a sentence.
    """

    copies: bool
    share: float
    words: int
    reason: str


def judge_copies(one: Text, other: Text) -> CopyVerdict:
    """Compare two texts sentence by sentence.

    Texts that are too short to tell are no copies.
    """
    overlap = align_sentences(one.sentences, other.sentences)
    lengths = sorted(sum(len(words_of(s)) for s in text.sentences) for text in (one, other))
    said = f"{len(overlap.couples)} sentences with {overlap.words} words stand in both"
    reason = _why_not(overlap, lengths)
    if reason:
        return CopyVerdict(False, overlap.share, overlap.words, f"{said}, {reason}")
    share = round(100 * overlap.share)
    reason = f"{said}, {share} % of the shorter text"
    return CopyVerdict(True, overlap.share, overlap.words, reason)


def _why_not(overlap: Overlap, lengths: list[int]) -> str:
    if overlap.words < _WORDS:
        return f"fewer than {_WORDS} words"
    if overlap.share < _SHARE:
        return f"{round(100 * overlap.share)} % of the shorter text"
    if overlap.words < _SHARE_OF_LONGER * lengths[1]:
        return f"{round(100 * overlap.words / lengths[1])} % of the longer text"
    return ""
