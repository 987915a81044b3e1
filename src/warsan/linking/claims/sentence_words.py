"""The words by which sentences are compared."""

from __future__ import annotations

import re

from warsan.reader.text.lemmas import find_lemma

_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]")
_SHORT = 4  # letters; shorter words tell sentences little apart


def content_words(text: str) -> frozenset[str]:
    """The words of a text without endings: lower case, four letters and more."""
    found = (match.group() for match in _WORD.finditer(text))
    return frozenset(plain_word(word) for word in found if len(word) >= _SHORT)


def plain_word(word: str) -> str:
    """A word without its ending: "ships" and "shipped" are "ship"."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    return find_lemma(find_lemma(lower, "NOUN"), "VERB")
