"""Dictionary forms, from the word and its part of speech (the library `lemminflect`)."""

from __future__ import annotations

import sys
from functools import lru_cache


class _WithoutSpacy:
    """Hides spaCy while lemminflect is imported, which would load it whole to hook into it."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "spacy":
            raise ModuleNotFoundError(name)


sys.meta_path.insert(0, _WithoutSpacy)
try:
    from lemminflect import getLemma
finally:
    sys.meta_path.remove(_WithoutSpacy)

_AUXILIARIES = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being", "'m", "'re", "'s"), "be"),
    **dict.fromkeys(("has", "had", "having", "'ve"), "have"),
    **dict.fromkeys(("does", "did", "doing", "done"), "do"),
    **dict.fromkeys(("got", "gets", "getting"), "get"),
    "'ll": "will",
    "wo": "will",
    "'d": "would",
    "ca": "can",
    "sha": "shall",
}
_IRREGULAR = {
    "VERB": dict.fromkeys(("am", "is", "are", "was", "were", "been", "being"), "be"),
    "PART": {"n't": "not"},
}


@lru_cache(maxsize=100_000)
def find_lemma(word: str, upos: str) -> str:
    """The lemma of a word: lower case, except for proper nouns, which stay as written.

    A noun in -ing stays a noun ("the shelling"), which the table may take for a verb.
    """
    if upos == "PROPN":
        return word
    lower = word.lower().replace("’", "'")
    if upos == "AUX" or (upos == "VERB" and lower.startswith("'")):
        return _AUXILIARIES.get(lower, lower)
    if lower in _IRREGULAR.get(upos, ()):
        return _IRREGULAR[upos][lower]
    # Adjectives stay as they are: the table makes "oth" of "other" (UD lemmas: 95 against 93 %).
    if upos in {"NOUN", "VERB"} and lower.isascii() and lower.isalpha():
        return _inflected(lower, upos)
    return lower


def _inflected(lower: str, upos: str) -> str:
    if upos == "NOUN" and lower.endswith(("ing", "ings")):
        return lower.removesuffix("s")
    found = getLemma(lower, upos=upos)
    return str(found[0]).lower() if found and found[0] else lower
