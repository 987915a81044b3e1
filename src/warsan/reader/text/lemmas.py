"""Dictionary forms, from the word and its part of speech (the library `lemminflect`).

Its table is searched as the lines that it is written in: to make its dictionary of dictionaries
takes twenty times as long, and most texts ask for a few hundred words.
"""

from __future__ import annotations

import gzip
import sys
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path


class _WithoutSpacy:
    """Hides spaCy while lemminflect is imported, which would load it whole to hook into it."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "spacy":
            raise ModuleNotFoundError(name)


sys.meta_path.insert(0, _WithoutSpacy)
try:
    from lemminflect import config
    from lemminflect.core.LemmatizerRules import LemmatizerRules
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
    return _overrides().get((lower, upos)) or _listed(lower, upos) or _guessed(lower, upos)


def _listed(word: str, upos: str) -> str | None:
    """The first lemma of the table's last line for a word."""
    lines, begin = _lines(), f"{word},{upos.lower()},"
    at = bisect_left(lines, begin + "\U0010ffff") - 1
    if at < 0 or not lines[at].startswith(begin):
        return None
    return lines[at][len(begin) :].split("/")[0].lower()


def _guessed(word: str, upos: str) -> str:
    """By the endings of other words, for a word that no table holds."""
    return str(_rules().lemmatize(word, upos) or word).lower()


@cache
def _lines() -> list[str]:
    """The table: "word,class,lemma/lemma", in the order of its characters."""
    with gzip.open(config.lemma_lu_fn) as table:
        return sorted(table.read().decode().split("\n"))


@cache
def _overrides() -> dict[tuple[str, str], str]:
    """What corrects the table, by word and part of speech."""
    rows = Path(config.lemma_overrides_fn).read_text(encoding="utf-8").split("\n")
    cells = (row.strip().split(",") for row in rows if row.strip() and row[0] != "#")
    return {(word, upos): lemma.lower() for word, upos, lemma in cells}


@cache
def _rules() -> LemmatizerRules:
    return LemmatizerRules()
