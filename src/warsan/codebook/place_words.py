"""How the names of places are compared: without case, accents, dots and hyphens."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_WHOLE = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
"""Short first words that both gazetteers and papers write in two ways ("St. Louis")."""
_DROPPED = str.maketrans(dict.fromkeys(".'’‘`ʼ´", "") | dict.fromkeys("-–‐", " "))


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """What all spellings of a name have in common: "Saint-Étienne" is "saint etienne"."""
    plain = name if name.isascii() else _without_accents(name)
    words = plain.translate(_DROPPED).lower().split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words[0] = _WHOLE.get(words[0], words[0])
    return " ".join(words)


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return plain.translate(_LETTERS)


_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E"}
)  # fmt: skip
