"""The lists of words that name an event (`plover/words/TYPE.tsv`), each with a frame."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from warsan.codebook.frames import FrameOfWords, Frames
from warsan.codebook.places_in_tree import wrong
from warsan.codebook.predicates import FORCES, Predicate, words_of
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

COLUMNS = ("pos", "mode", "frame", "force", "predicates")

UNLISTED = "frames.tsv"
"""The place of a predicate that no list has: something else than the codebook names the word."""


def load_type_words(
    types: frozenset[str], modes: frozenset[tuple[str, str]], frames: Frames
) -> Iterator[Predicate]:
    """The predicates of all lists, in the order of the files.

    Raises:
        CodebookError: An unknown type, mode, frame or force; names file and line.
    """
    folder = files("warsan").joinpath("data/plover/words")
    for name in sorted(f.name for f in folder.iterdir() if f.name.endswith(".tsv")):
        type_ = name.removesuffix(".tsv")
        if type_ not in types:
            raise CodebookError(f"data/plover/words/{name}: no type {type_!r}")
        for row in read_rows(f"plover/words/{name}", COLUMNS):
            mode = None if row["mode"] == "-" else row["mode"]
            if mode and (type_, mode) not in modes:
                raise wrong(row, f"{type_} has no mode {mode!r}")
            yield from _predicates(row, type_, mode, _frame(row, type_, frames))


def generic_predicate(type_: str, pos: str, lemma: str, frames: Frames) -> Predicate:
    """A predicate for a word that no list has, with the frame that its type's words have."""
    frame = frames.defaults[type_, pos]
    source = ("sure", UNLISTED)
    return _predicate(type_, None, pos, (lemma, "", frozenset()), frame, source)


class LightWords(msgspec.Struct, frozen=True):
    """Words that carry the deed of another noun.

    Attributes:
        objects: Verbs whose object names the deed, as (lemma, particle or "").
        prepositional: Verbs by the preposition that the noun has then.
        empty: Nouns that stand for the noun in their compound or of-complement.
    """

    objects: frozenset[tuple[str, str]]
    prepositional: dict[str, frozenset[str]]
    empty: frozenset[str]


@cache
def load_light_words() -> LightWords:
    """Reads `plover/light.tsv`."""
    objects: set[tuple[str, str]] = set()
    prepositional: dict[str, frozenset[str]] = {}
    empty: set[str] = set()
    for row in read_rows("plover/light.tsv", ("with", "words")):
        words = [w.strip() for w in row["words"].split(",")]
        if row["with"] == "obj":
            objects |= {(w.partition("_")[0], w.partition("_")[2]) for w in words}
        elif row["with"] == "empty":
            empty |= set(words)
        else:
            prepositional |= {p: frozenset(words) for p in row["with"].split("|")}
    return LightWords(frozenset(objects), prepositional, frozenset(empty))


def _frame(row: Row, type_: str, frames: Frames) -> FrameOfWords:
    name = row["frame"]
    found = frames.defaults.get((type_, row["pos"])) if name == "-" else frames.by_name.get(name)
    if found is None:
        raise wrong(row, f"no frame {name!r} for {row['pos']!r}")
    return found


def _predicates(row: Row, type_: str, mode: str | None, frame: FrameOfWords) -> Iterator[Predicate]:
    if row["force"] not in FORCES:
        raise wrong(row, f"force is one of {', '.join(FORCES)}")
    place = f"words/{row.place.rpartition('/')[2]}"
    for words in words_of(row):
        yield _predicate(type_, mode, row["pos"], words, frame, (row["force"], place))


def _predicate(
    type_: str,
    mode: str | None,
    pos: str,
    words: tuple[str, str, frozenset[str]],
    frame: FrameOfWords,
    source: tuple[str, str],
) -> Predicate:
    lemma, particle, nouns = words
    force, place = source
    return Predicate(
        type_, mode, pos, lemma, particle, nouns, frame.actor, frame.recipient, (), (), place, force
    )
