"""What is known of how genres speak: the words of each cue, the cues' names, and their weights."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError
from warsan.model import Genre

_WEIGHTS = "pages/genre_weights.tsv"
_SETTINGS = {"(bias)", "(least)", "(named)", "(usual)"}
# What is weighed; a correction says of itself that it is one.
GENRES: tuple[Genre, ...] = ("news", "live", "digest", "opinion", "review", "letter")


@dataclass(frozen=True, slots=True)
class CueWeight:
    """One cue's place in the classifier.

    Attributes:
        cue: Its name.
        middle, spread: Mean and standard deviation over the training texts.
        weights: By genre, what one spread above the middle adds to the log-odds.
    """

    cue: str
    middle: float
    spread: float
    weights: MappingProxyType[Genre, float]


@dataclass(frozen=True, slots=True)
class GenreWords:
    """The tables of genres, checked.

    Attributes:
        words: Cue to the pattern of its words.
        high, low: Cue to what a reason calls a high and a low share of it.
    """

    words: MappingProxyType[str, re.Pattern[str]]
    high: MappingProxyType[str, str]
    low: MappingProxyType[str, str]


@dataclass(frozen=True, slots=True)
class GenreWeights:
    """A multinomial logistic regression over cues.

    Attributes:
        bias: By genre.
        cues: The weights of each cue.
        least: The probability that another genre than news needs.
        named: How often a page's own word for itself was right, by Laplace's rule.
        usual: The share of news among articles whose page does not say what they are.
    """

    bias: MappingProxyType[Genre, float]
    cues: tuple[CueWeight, ...]
    least: float
    named: float
    usual: float


@cache
def load_genre_words() -> GenreWords:
    """Words and names of the cues.

    Raises:
        CodebookError: A table breaks its rules, or words belong to a cue without a name.
    """
    named = read_rows("pages/genre_cues.tsv", ("cue", "high", "low"))
    words = read_rows("pages/genre_words.tsv", ("cue", "words"))
    names = {row["cue"] for row in named}
    for row in words:
        if row["cue"] not in names:
            raise CodebookError(f"{row.place}: the cue {row['cue']!r} is not in genre_cues.tsv")
    return GenreWords(
        words=MappingProxyType({row["cue"]: _pattern(row.entries("words")) for row in words}),
        high=MappingProxyType({row["cue"]: row["high"] for row in named}),
        low=MappingProxyType({row["cue"]: row["low"] for row in named}),
    )


@cache
def load_genre_weights() -> GenreWeights:
    """The weights that `python -m training.genres` wrote.

    Raises:
        CodebookError: The table breaks its rules, or weighs a cue without a name.
    """
    rows = read_rows(_WEIGHTS, ("cue", "middle", "spread", *GENRES))
    by_cue = {row["cue"]: row for row in rows}
    unknown = set(by_cue) - _SETTINGS - set(load_genre_words().high)
    if unknown or not set(by_cue) >= _SETTINGS:
        raise CodebookError(f"data/{_WEIGHTS}: {min(unknown, default='(bias)')!r} is wrong")
    return GenreWeights(
        bias=MappingProxyType(_weights(by_cue["(bias)"])),
        cues=tuple(_cue(row) for row in rows if not row["cue"].startswith("(")),
        least=_number(by_cue["(least)"], "middle"),
        named=_number(by_cue["(named)"], "middle"),
        usual=_number(by_cue["(usual)"], "middle"),
    )


def _cue(row: Row) -> CueWeight:
    middle, spread = _number(row, "middle"), _number(row, "spread")
    if spread <= 0:
        raise CodebookError(f"{row.place}: the spread is not above zero")
    return CueWeight(row["cue"], middle, spread, MappingProxyType(_weights(row)))


def _weights(row: Row) -> Mapping[Genre, float]:
    return {genre: _number(row, genre) for genre in GENRES}


def _number(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except ValueError:
        raise CodebookError(f"{row.place}: {column} is no number: {row[column]!r}") from None


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words; "I", "Monday" and the like keep their case, others may open a sentence."""
    sources = (_source(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{'|'.join(sources)})(?![\w’])")


def _source(word: str) -> str:
    source = re.escape(word).replace(r"\ ", r"\s+").replace("’", "[’']")
    return rf"(?i:{source})" if word[0].islower() else source
