"""How names of parties are compared: without accents, dots, hyphens and case."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLURALS = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "people": "people",
    "media": "media",
    "police": "police",
    "armed": "armed",
}


@lru_cache(maxsize=50_000)
def name_words(text: str) -> tuple[str, ...]:
    """The words by which a name is found: "Côte d’Ivoire" → ("cote", "d'ivoire")."""
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i"))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.casefold()
    return tuple(plain.replace(".", "").replace("-", " ").replace("–", " ").split())


@lru_cache(maxsize=50_000)
def role_words(text: str) -> tuple[str, ...]:
    """As `name_words`, each word in the singular: "Armed Forces" → ("armed", "force")."""
    return tuple(_singular(word) for word in name_words(text))


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_plural(text: str) -> bool:
    """Whether the last word of a phrase is a plural by its form."""
    words, singles = name_words(text), role_words(text)
    return bool(words) and (words[-1] != singles[-1] or words[-1] in ("people", "police"))


def fits_case(written: str, alias: str) -> bool:
    """Whether a text's spelling can be this alias: "us" is not "US", "turkey" is not "Turkey"."""
    letters = [c for c in alias if c.isalpha()]
    found = [c for c in written if c.isalpha()]
    if len(letters) <= 6 and all(c.isupper() for c in letters):
        return all(c.isupper() for c in found)
    last = alias.rsplit(maxsplit=1)[-1]
    if last[0].isupper():
        return written.rsplit(maxsplit=1)[-1][0].isupper()
    return True
