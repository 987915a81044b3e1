"""Sentences and paragraphs of a text, as ranges of its tokens.

A line end always ends a sentence. Inside a line a stop ends one where what follows looks
like a beginning; the stop of an abbreviation only where a word follows that begins sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from warsan.codebook.wordlists import load_words
from warsan.reader.parse import Range
from warsan.reader.text.intrusions import find_credit_ends

_TERMINAL = re.compile(r"[.!?]+|\.*…+\.*")
_CLOSERS = frozenset("\"'”’)]}»") | {"''"}
_OPENERS = frozenset("\"'“‘([{«`") | {"``"}
_BULLETS = frozenset("•●▪◦‣■–—-*")
# A place in capitals, perhaps its state or country, a date and an agency, then a dash.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'’ -]{2,30}"
    r"(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)*)?"
    r"(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"
    r"(?:,?\s?\([A-Z][\w .&/-]{1,30}\))?"
    r"\s?(?:—|–|--|-\s)\s?(?=[A-Z\d“\"‘'])"
)

Offsets = tuple[int, int]


def find_paragraphs(text: str, tokens: Sequence[Offsets]) -> tuple[Range, ...]:
    """The lines of a text that hold tokens, as token ranges that tile them.

    A dateline ("MOSCOW, Oct. 23 (Agency) — ") is a line of its own, and so is a credit inside a
    text ("(Ann Lee/Agency)"): what they name takes no part in what follows.
    """
    return _cut(len(tokens), _line_starts(text, tokens))


def find_sentences(text: str, tokens: Sequence[Offsets]) -> tuple[Range, ...]:
    """The sentences of a text, as token ranges that tile the tokens in order."""
    words = [text[start:end] for start, end in tokens]
    starts = set(_line_starts(text, tokens))
    after_dateline = _dateline(text, tokens)
    cuts = [
        i
        for i in range(1, len(tokens))
        if i in starts or (i > after_dateline and _ends_before(words, tokens, i))
    ]
    return _cut(len(tokens), cuts)


def _line_starts(text: str, tokens: Sequence[Offsets]) -> list[int]:
    """The tokens that begin a line, the first left out."""
    own_line = {_dateline(text, tokens)}
    own_line |= {bisect_left(tokens, end, key=lambda t: t[0]) for end in find_credit_ends(text)}
    return [
        i
        for i in range(1, len(tokens))
        if i in own_line or "\n" in text[tokens[i - 1][1] : tokens[i][0]]
    ]


def _dateline(text: str, tokens: Sequence[Offsets]) -> int:
    """How many tokens the dateline at the head of a text has; 0 if it has none."""
    match = _DATELINE.match(text)
    return sum(1 for _, end in tokens if end <= match.end()) if match else 0


def _cut(count: int, cuts: list[int]) -> tuple[Range, ...]:
    if not count:
        return ()
    edges = [0, *cuts, count]
    return tuple(Range(a, b) for a, b in pairwise(edges))


def _ends_before(words: Sequence[str], tokens: Sequence[Offsets], i: int) -> bool:
    """Whether a sentence ends between tokens i - 1 and i of one line."""
    spaced = tokens[i - 1][1] < tokens[i][0]
    if words[i] in _CLOSERS and not spaced:
        return False
    last = i - 1
    while last > 0 and words[last] in _CLOSERS and tokens[last - 1][1] == tokens[last][0]:
        last -= 1
    stop = words[last]
    if _TERMINAL.fullmatch(stop):
        return _begins(words, i) if spaced else _begins_unspaced(words, tokens, last, i)
    return (
        spaced
        and len(stop) > 1
        and stop.endswith(".")
        and stop not in load_words("text/titles.txt")
        and _starts_sentence(words, i)
    )


def _begins(words: Sequence[str], i: int) -> bool:
    """Whether token i can begin a sentence after a stop and a space."""
    word = words[i]
    if word in _OPENERS and i + 1 < len(words):
        return words[i + 1][:1].isupper() or words[i + 1][:1].isdigit()
    return word[:1].isupper() or word[:1].isdigit() or word in _BULLETS or not word[:1].isalpha()


def _begins_unspaced(words: Sequence[str], tokens: Sequence[Offsets], last: int, i: int) -> bool:
    """A stop whose space was lost: "… ended.The minister …"."""
    if tokens[i][0] != tokens[i - 1][1]:
        return False
    before = words[last - 1] if last else ""
    after = words[i + 1] if words[i] in _OPENERS and i + 1 < len(words) else words[i]
    long_enough = len(after) > 1 or after in {"A", "I"}
    return before.isalpha() and len(before) > 1 and after[:1].isupper() and long_enough


def _starts_sentence(words: Sequence[str], i: int) -> bool:
    at = i + 1 if words[i] in _OPENERS and i + 1 < len(words) else i
    return words[at] in load_words("text/starters.txt")
