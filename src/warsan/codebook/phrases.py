"""The words and colours in which findings are shown: one vocabulary for every face."""

from __future__ import annotations

from functools import cache

import msgspec

from warsan.codebook.rows import read_rows


class Step(msgspec.Struct, frozen=True):
    """A step of the certainty scale.

    Attributes:
        floor: The lowest value of the step, in [-3, 3].
        words: How it is said.
        meaning: What it means, for a legend.
    """

    floor: float
    words: str
    meaning: str


class FrameWords(msgspec.Struct, frozen=True):
    """A frame in plain words; `uncounted` says why it does not count, "" where it does."""

    words: str
    uncounted: str


class KindLook(msgspec.Struct, frozen=True):
    """How words or deeds look: a glyph, and colours as "#rrggbb"."""

    plural: str
    glyph: str
    light: str
    dark: str
    terminal: str


class Phrases(msgspec.Struct, frozen=True):
    """Everything under `data/phrases`: steps from certain down, the rest by name."""

    certainty: tuple[Step, ...]
    frames: dict[str, FrameWords]
    kinds: dict[str, KindLook]
    credits: dict[str, str]
    references: dict[str, str]
    genres: dict[str, str]


@cache
def load_phrases() -> Phrases:
    """The tables of phrases, read and checked once.

    Raises:
        CodebookError: A table breaks its rules; file and line are named.
    """
    steps = read_rows("phrases/certainty.tsv", ("floor", "words", "meaning"))
    frames = read_rows("phrases/frames.tsv", ("frame", "words", "uncounted"))
    kinds = read_rows("phrases/kinds.tsv", ("kind", "plural", "glyph", "light", "dark", "terminal"))
    return Phrases(
        certainty=tuple(Step(float(r["floor"]), r["words"], r["meaning"]) for r in steps),
        frames={
            r["frame"]: FrameWords(r["words"], r["uncounted"].removeprefix("-")) for r in frames
        },
        kinds={
            r["kind"]: KindLook(r["plural"], r["glyph"], r["light"], r["dark"], r["terminal"])
            for r in kinds
        },
        credits={
            r["role"]: r["words"] for r in read_rows("phrases/credits.tsv", ("role", "words"))
        },
        references={
            r["value"]: r["words"] for r in read_rows("phrases/references.tsv", ("value", "words"))
        },
        genres={
            r["genre"]: r["plural"] for r in read_rows("phrases/genres.tsv", ("genre", "plural"))
        },
    )
