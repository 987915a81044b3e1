"""The PLOVER codebook: types, modes, contexts, and the words that name an event.

The files and their notation are described in `warsan/data/plover/README.md`.
"""

from __future__ import annotations

from functools import cache

import msgspec

from warsan.codebook.frames import Frames, load_frames
from warsan.codebook.places_in_tree import wrong
from warsan.codebook.predicates import Predicate, load_predicates
from warsan.codebook.rows import Row, read_rows
from warsan.codebook.type_words import load_type_words
from warsan.model import EventKind


class EventType(msgspec.Struct, frozen=True):
    """A PLOVER type.

    Attributes:
        score: Intensity from -10 (conflict) to 10 (cooperation).
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        all_recipients: Whether places and things can be recipients, besides those who act.
    """

    name: str
    score: float
    quad: int
    all_recipients: bool
    definition: str

    @property
    def kind(self) -> EventKind:
        """Whether it is a word (quad 1, 3) or a deed (2, 4)."""
        return "word" if self.quad in (1, 3) else "deed"


class Mode(msgspec.Struct, frozen=True):
    """A mode of a type; `score` is the type's where the manual prints none."""

    type: str
    name: str
    score: float
    definition: str


class Content(msgspec.Struct, frozen=True):
    """Which mode a speech event takes from the event it is about."""

    inner_type: str
    inner_mode: str | None
    mode: str


class Codebook(msgspec.Struct, frozen=True):
    """Everything the event coder knows.

    Attributes:
        types, contexts: By name.
        modes: By (type, mode).
        contents: By outer type, first fitting row wins.
        bodies: Lemma to its classes ("army" to {"armed"}).
        predicates: By (pos, lemma), in the order of the files; the lists of words last.
        frames: Where the arguments of whole families of words stand.
    """

    types: dict[str, EventType]
    modes: dict[tuple[str, str], Mode]
    contexts: dict[str, str]
    contents: dict[str, tuple[Content, ...]]
    bodies: dict[str, frozenset[str]]
    predicates: dict[tuple[str, str], tuple[Predicate, ...]]
    frames: Frames

    def score(self, type_: str, mode: str | None) -> float:
        """The printed score of a type and mode."""
        return self.modes[type_, mode].score if mode else self.types[type_].score

    def mode_of_content(self, type_: str, inner: str, inner_mode: str | None) -> str | None:
        """The mode that a speech event of `type_` takes from its content; None if none is said."""
        for row in self.contents.get(type_, ()):
            if row.inner_type == inner and row.inner_mode in (None, inner_mode):
                return row.mode
        return None


@cache
def load_plover() -> Codebook:
    """Loads and checks the codebook.

    Raises:
        CodebookError: A file breaks the rules; the message names file and line.
    """
    types = {
        r["type"]: _type(r)
        for r in read_rows(
            "plover/types.tsv", ("type", "score", "quad", "recipients", "definition")
        )
    }
    modes = {
        (r["type"], r["mode"]): _mode(r, types)
        for r in read_rows("plover/modes.tsv", ("type", "mode", "score", "definition"))
    }
    bodies = _bodies()
    classes = frozenset(c for found in bodies.values() for c in found)
    predicates = load_predicates(frozenset(types), frozenset(modes), classes)
    frames = load_frames(frozenset(types))
    for word in load_type_words(frozenset(types), frozenset(modes), frames):
        key = (word.pos, word.lemma)
        predicates[key] = (*predicates.get(key, ()), word)
    return Codebook(types, modes, _contexts(), _contents(modes), bodies, predicates, frames)


def _type(row: Row) -> EventType:
    if row["quad"] not in "1234" or row["recipients"] not in ("agents", "all"):
        raise wrong(row, "quad must be 1 to 4, recipients 'agents' or 'all'")
    return EventType(
        row["type"], _number(row), int(row["quad"]), row["recipients"] == "all", row["definition"]
    )


def _mode(row: Row, types: dict[str, EventType]) -> Mode:
    if row["type"] not in types:
        raise wrong(row, f"no type {row['type']!r}")
    score = types[row["type"]].score if row["score"] == "-" else _number(row)
    return Mode(row["type"], row["mode"], score, row["definition"])


def _number(row: Row) -> float:
    try:
        value = float(row["score"])
    except ValueError:
        raise wrong(row, f"{row['score']!r} is no number") from None
    if not -10 <= value <= 10:
        raise wrong(row, "a score lies between -10 and 10")
    return value


def _contexts() -> dict[str, str]:
    return {
        r["context"]: r["gloss"] for r in read_rows("plover/contexts.tsv", ("context", "gloss"))
    }


def _contents(modes: dict[tuple[str, str], Mode]) -> dict[str, tuple[Content, ...]]:
    found: dict[str, tuple[Content, ...]] = {}
    for row in read_rows("plover/contents.tsv", ("type", "inner", "mode")):
        if (row["type"], row["mode"]) not in modes:
            raise wrong(row, f"{row['type']} has no mode {row['mode']!r}")
        inner, _, inner_mode = row["inner"].partition(".")
        content = Content(inner, inner_mode or None, row["mode"])
        found[row["type"]] = (*found.get(row["type"], ()), content)
    return found


def _bodies() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_rows("plover/bodies.tsv", ("class", "lemmas")):
        for lemma in (x.strip() for x in row["lemmas"].split(",")):
            found[lemma] = found.get(lemma, frozenset()) | {row["class"]}
    return found
