"""Words of a text, after the tokenisation of Universal Dependencies English.

Offsets are exact on any text: a token is always a slice of it, white space is never inside
a token, and everything that is not white space is in one.
"""

from __future__ import annotations

import re
from functools import cache

from warsan.codebook.wordlists import load_words

_APOSTROPHE = "'’‘ʼ"
# Domains that make a dotted word an address rather than a stop without its space.
_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|info|co\.uk|co|io|ru|ua|de|fr|eu|uk|us|tv)\b"
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_WORD = r"[^\W_]+(?:[" + _INVISIBLE + r"]+[^\W_]+)*"
_PATTERN = re.compile(
    "|".join(
        (
            rf"(?P<address>{_ADDRESS})",
            r"(?P<dotted>Ph\.D\.|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[A-Z]\.(?=\s+[A-Z]))",
            r"(?P<number>\d{3}-\d{3,4}(?:-\d{4})?(?![\w-])|\d+(?:[.,:]\d+)+|\d+(?:st|nd|rd|th|s)\b)",
            rf"(?P<word>{_WORD}(?:[{_APOSTROPHE}]{_WORD})*)",
            r"(?P<dots>\.{2,}|…+)",
            r"(?P<dashes>-{2,}|_{2,}|={2,}|\*{2,}|[!?]{2,}|``|'')",
            r"(?P<other>\S)",
        )
    )
)
_CLITIC = re.compile(
    rf"(?:(?<=[^\W_])(n[{_APOSTROPHE}]t)|([{_APOSTROPHE}](?:s|m|d|ll|ve|re)))$", re.IGNORECASE
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHE}](?:s|m|d|ll|ve|re)\b", re.IGNORECASE)
_CANNOT = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}

Offsets = tuple[int, int]


def find_tokens(text: str) -> tuple[Offsets, ...]:
    """The words of `text` as (start, end) pairs of character offsets, in order."""
    found: list[Offsets] = []
    position = 0
    while match := _PATTERN.search(text, position):
        pieces = _split(text, match)
        found.extend(pieces)
        position = pieces[-1][1]
    return tuple(found)


def _split(text: str, match: re.Match[str]) -> list[Offsets]:
    start, end = match.span()
    if match.lastgroup == "word":
        end = _extend(text, start, end)
        return _without_clitic(text, start, end)
    # The clitic of a word that ended in a stop or a sign: "the U.S.'s", "5%'s".
    clitic = _POSSESSIVE.match(text, start)
    if match.lastgroup == "other" and clitic and start and not text[start - 1].isspace():
        return [clitic.span()]
    return [(start, end)]


def _extend(text: str, start: int, end: int) -> int:
    """Takes in the stop of an abbreviation and the rest of a prefixed or dated word."""
    word = text[start:end]
    if text[end : end + 1] == ".":
        known = word + "." in load_words("text/abbreviations.txt")
        return end + 1 if known and not text[end + 1 : end + 2].isalnum() else end
    if text[end : end + 1] == "-" and word.lower() in load_words("text/prefixes.txt"):
        rest = re.compile(_WORD).match(text, end + 1)
        return rest.end() if rest else end
    if text[end : end + 1] == "/" and word.isdigit():
        date = re.compile(r"\d{1,4}(?:/\d{1,4})+").match(text, start)
        return date.end() if date else end
    return end


def _without_clitic(text: str, start: int, end: int) -> list[Offsets]:
    word = text[start:end]
    if cut := _CANNOT.get(word.lower()):
        return [(start, start + cut), (start + cut, end)]
    match = _CLITIC.search(word)
    if match is None or match.start() == 0:
        return [(start, end)]
    return [(start, start + match.start()), (start + match.start(), end)]


@cache
def split_word(word: str) -> tuple[str, ...]:
    """A given token cut as `find_tokens` would cut it; used on corpora with other tokens."""
    return tuple(word[start:end] for start, end in find_tokens(word)) or (word,)
