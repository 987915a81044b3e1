"""The words that name an event, each with where its actor and recipient stand.

The notation is described in `warsan/data/plover/README.md`.
"""

from __future__ import annotations

from importlib.resources import files

import msgspec

from warsan.codebook.places_in_tree import FLAGS, PLACES, PREPOSITIONS, check_places, wrong
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

COLUMNS = ("pos", "mode", "predicates", "actor", "recipient", "needs", "not")
FORCES = ("sure", "party", "pair")
_LISTED = -40  # a row with a frame of its own goes before any word of the lists


class Atom(msgspec.Struct, frozen=True):
    """One condition on the tree around a trigger.

    Attributes:
        place: A flag ("both"), or where something must stand ("obj", "on").
        lemmas: Its head is one of these; where both are empty anything may stand there.
        classes: Or its head is of one of these classes of `bodies.tsv`.
    """

    place: str
    lemmas: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()


Test = tuple[Atom, ...]
"""Conditions of which one must hold."""


class Predicate(msgspec.Struct, frozen=True):
    """A word, or a light verb with its nouns, that names an event of one type.

    Attributes:
        pos: "v", "n" or "a".
        lemma: The verb or noun.
        particle: A word that must go with it ("out"), or "".
        nouns: What a light verb's object must be; empty for full verbs and nouns.
        actor, recipient: Places, the best first.
        place: File and line, for reasons and messages.
        force: "" for a row with a frame of its own. A word of the lists (`words/TYPE.tsv`) is
            "sure" (an event wherever it stands), needs a "party" on one side, or a "pair".
    """

    type: str
    mode: str | None
    pos: str
    lemma: str
    particle: str
    nouns: frozenset[str]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    needs: tuple[Test, ...]
    bars: tuple[Test, ...]
    place: str
    force: str = ""

    @property
    def weight(self) -> int:
        """How specific it is: the most specific row that fits a trigger wins."""
        words = sum(1 for test in self.needs if any(a.lemmas or a.classes for a in test))
        last = 9 * self.has("accused")  # any row that finds the object of the deed goes first
        if self.force:
            return _LISTED + 3 * bool(self.nouns) + 3 * bool(self.particle)
        return len(self.needs) + words + 3 * bool(self.nouns) + 3 * bool(self.particle) - last

    def has(self, flag: str) -> bool:
        """Whether a flag stands among its needs."""
        return any(atom.place == flag for test in self.needs for atom in test)


def load_predicates(
    types: frozenset[str], modes: frozenset[tuple[str, str]], classes: frozenset[str]
) -> dict[tuple[str, str], tuple[Predicate, ...]]:
    """All predicates by (pos, lemma).

    Raises:
        CodebookError: An unknown type, mode, place, test or class; names file and line.
    """
    found: dict[tuple[str, str], list[Predicate]] = {}
    names = sorted(f.name for f in files("warsan").joinpath("data/plover/predicates").iterdir())
    for name in (n for n in names if n.endswith(".tsv")):
        type_ = name.removesuffix(".tsv")
        if type_ not in types:
            raise CodebookError(f"data/plover/predicates/{name}: no type {type_!r}")
        for row in read_rows(f"plover/predicates/{name}", COLUMNS):
            for predicate in predicates_of(row, type_, modes, classes):
                found.setdefault((predicate.pos, predicate.lemma), []).append(predicate)
    return {key: tuple(rows) for key, rows in found.items()}


def predicates_of(
    row: Row, type_: str, modes: frozenset[tuple[str, str]], classes: frozenset[str]
) -> tuple[Predicate, ...]:
    """The predicates of one row."""
    mode = None if row["mode"] == "-" else row["mode"]
    if mode and (type_, mode) not in modes:
        raise wrong(row, f"{type_} has no mode {mode!r}")
    if row["pos"] not in ("v", "n", "a"):
        raise wrong(row, f"pos is v, n or a, not {row['pos']!r}")
    actor, recipient = check_places(row, "actor"), check_places(row, "recipient")
    needs, bars = _tests(row, "needs", classes), _tests(row, "not", classes)
    return tuple(
        Predicate(
            type_,
            mode,
            row["pos"],
            lemma,
            particle,
            nouns,
            actor,
            recipient,
            needs,
            bars,
            row.place.rpartition("/")[2],
        )
        for lemma, particle, nouns in words_of(row)
    )


def words_of(row: Row) -> list[tuple[str, str, frozenset[str]]]:
    """The words of a cell: lemma, particle, and the nouns of a light verb.

    Raises:
        CodebookError: An entry is no predicate; names file and line.
    """
    found: list[tuple[str, str, frozenset[str]]] = []
    for entry in row["predicates"].split(","):
        verbs, _, nouns = entry.partition("+")
        words = frozenset(n.strip() for n in nouns.split("|") if n.strip())
        for verb in verbs.split("|"):
            lemma, _, particle = verb.strip().partition("_")
            if not lemma or " " in lemma:
                raise wrong(row, f"{entry.strip()!r} is no predicate")
            found.append((lemma, particle, words))
    return found


def _tests(row: Row, column: str, classes: frozenset[str]) -> tuple[Test, ...]:
    cell = row[column]
    return () if cell == "-" else tuple(_test(row, word, classes) for word in cell.split())


def _test(row: Row, word: str, classes: frozenset[str]) -> Test:
    """One test: "obj=@party|force|for" reads: obj is a party or "force", or "for" is there."""
    parts: list[tuple[str, list[str]]] = []
    for part in word.split("|"):
        place, equals, value = part.partition("=")
        if equals or place in PLACES | PREPOSITIONS | FLAGS:
            parts.append((place, [value] if value else []))
        elif parts:
            parts[-1][1].append(part)
        else:
            raise wrong(row, f"no test {word!r}")
    return tuple(_atom(row, place, values, classes) for place, values in parts)


def _atom(row: Row, place: str, values: list[str], classes: frozenset[str]) -> Atom:
    if place not in PLACES | PREPOSITIONS | FLAGS:
        raise wrong(row, f"no place {place!r}")
    groups = frozenset(v[1:] for v in values if v.startswith("@"))
    if not groups <= classes | {"party", "target", "named"}:
        raise wrong(row, f"no class among {sorted(groups)}")
    return Atom(place, frozenset(v for v in values if not v.startswith("@")), groups)
