"""Words that make an event more or less certain: modals, hedges, negators, governing words."""

from __future__ import annotations

from functools import cache
from typing import cast, get_args

import msgspec

from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError
from warsan.model import Frame

NEGATED = ("same", "turn", "none")


class Cue(msgspec.Struct, frozen=True):
    """A modal or hedge.

    Attributes:
        cap: At most this much of 3 is left; below zero it turns the event as well.
        frame: What the event becomes; None if it stays what it is.
        source: Whether it says that somebody else vouches.
    """

    cap: float
    frame: Frame | None
    source: bool = False


class Embedding(msgspec.Struct, frozen=True):
    """What a governing word does to the event it governs.

    Attributes:
        polarity: 1 keeps, -1 turns.
        author, source: How much of 3 each then vouches for; `source` None where nobody speaks.
        negated: What a negated governor leaves: "same", "turn" or "none".
    """

    name: str
    polarity: int
    author: float
    source: float | None
    frame: Frame | None
    negated: str


class Cues(msgspec.Struct, frozen=True):
    """All cue tables.

    Attributes:
        modals: By lemma.
        hedges: By (pos, word), pos "adv" or "adj".
        particles: Kind to words ("negator", "condition", "habit", "source", …).
        embeddings: By (pos, lemma); pos "v", "n" or "a". The first class that lists a word wins.
    """

    modals: dict[str, Cue]
    hedges: dict[tuple[str, str], Cue]
    particles: dict[str, frozenset[str]]
    embeddings: dict[tuple[str, str], Embedding]


@cache
def load_cues() -> Cues:
    """Loads and checks the cue tables.

    Raises:
        CodebookError: A table breaks the rules; the message names file and line.
    """
    modals = {
        r["lemma"]: Cue(_number(r, "cap"), _frame(r))
        for r in read_rows("cues/modals.tsv", ("lemma", "frame", "cap"))
    }
    columns = ("word", "pos", "cap", "frame", "source")
    hedges = {
        (r["pos"], r["word"]): Cue(_number(r, "cap"), _frame(r), r["source"] == "yes")
        for r in read_rows("cues/hedges.tsv", columns)
    }
    particles = {
        r["kind"]: frozenset(_words(r["words"]))
        for r in read_rows("cues/particles.tsv", ("kind", "words"))
    }
    return Cues(modals, hedges, particles, _embeddings())


def _embeddings() -> dict[tuple[str, str], Embedding]:
    columns = ("class", "polarity", "author", "source", "frame", "negated")
    classes = {r["class"]: _class(r) for r in read_rows("cues/embedding_classes.tsv", columns)}
    found: dict[tuple[str, str], Embedding] = {}
    for row in read_rows("cues/embedding.tsv", ("class", "pos", "lemmas")):
        if row["class"] not in classes:
            raise CodebookError(f"{row.place}: no class {row['class']!r}", "correct that line")
        for lemma in _words(row["lemmas"]):
            found.setdefault((row["pos"], lemma), classes[row["class"]])
    return found


def _class(row: Row) -> Embedding:
    if row["polarity"] not in "+-" or row["negated"] not in NEGATED:
        raise CodebookError(
            f"{row.place}: polarity + or -, negated {', '.join(NEGATED)}", "correct that line"
        )
    source = None if row["source"] == "-" else _number(row, "source")
    return Embedding(
        row["class"],
        1 if row["polarity"] == "+" else -1,
        _number(row, "author"),
        source,
        _frame(row),
        row["negated"],
    )


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]


def _number(row: Row, column: str) -> float:
    try:
        value = float(row[column])
    except ValueError:
        value = 9.0
    if not -3 <= value <= 3:
        raise CodebookError(f"{row.place}: {column} lies between -3 and 3", "correct that line")
    return value


def _frame(row: Row) -> Frame | None:
    if row["frame"] == "-":
        return None
    if row["frame"] not in get_args(Frame):
        raise CodebookError(f"{row.place}: no frame {row['frame']!r}", "correct that line")
    return cast(Frame, row["frame"])
