"""Wordpieces and case shapes: the numbers that the encoder reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

MAX_PIECES_A_WORD = 12
"""Longer words (addresses, hashes) are cut here: their first pieces say what they are."""

_MOST_KNOWN = 200_000
"""Words remembered; bounds memory on endless streams."""

SHAPES = ("none", "lower", "title", "upper", "mixed", "digit")
CLS, SEP = "[CLS]", "[SEP]"

Row = tuple[list[int], list[int], list[int]]
"""Wordpiece ids with their two marks, the shape of each, and where each word begins."""


def shape_of(word: str) -> int:
    """Index into `SHAPES`: the base model is uncased, so the case travels beside it."""
    if any(c.isdigit() for c in word):
        return 5
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 1
    if upper == len(letters):
        return 3 if len(letters) > 1 else 2
    return 2 if upper == 1 and letters[0].isupper() else 4


class Pieces:
    """Cuts words into wordpieces of a BERT vocabulary; remembers what it has cut."""

    def __init__(self, vocabulary: Path) -> None:
        tokenizer = Tokenizer(models.WordPiece.from_file(str(vocabulary), unk_token="[UNK]"))  # noqa: S106
        tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self._shapes: dict[str, int] = {}
        self.cls, self.sep, self._unknown = (
            int(tokenizer.token_to_id(mark) or 0) for mark in (CLS, SEP, "[UNK]")
        )

    def of(self, word: str) -> tuple[int, ...]:
        """Wordpiece ids of one word: at least one, at most `MAX_PIECES_A_WORD`."""
        ids = self._known.get(word)
        if ids is None:
            found = self._tokenizer.encode(word[:200], add_special_tokens=False).ids
            ids = tuple(found[:MAX_PIECES_A_WORD]) or (self._unknown,)
            if len(self._known) < _MOST_KNOWN:
                self._known[word] = ids
        return ids

    def _shape(self, word: str) -> int:
        shape = self._shapes.get(word)
        if shape is None:
            shape = shape_of(word)
            if len(self._shapes) < _MOST_KNOWN:
                self._shapes[word] = shape
        return shape

    def row(self, words: Sequence[str]) -> Row:
        """One window as the network reads it, in training as in use."""
        ids, shapes, first = [self.cls], [0], []
        for word in words:
            cut = self.of(word)
            first.append(len(ids))
            ids.extend(cut)
            shapes.extend((self._shape(word),) * len(cut))
        ids.append(self.sep)
        shapes.append(0)
        return ids, shapes, first
