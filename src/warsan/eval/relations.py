"""Events and pairs against relation files: the type of a given pair, and the pair end to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from warsan.codebook.plover import load_plover
from warsan.eval.formats.relations import Extent, Relation

# The corpora predate PLOVER 2.0: they have one type for giving way, and none for what follows it.
_OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_YIELD_QUAD = 2


class FoundRelation(msgspec.Struct, frozen=True):
    """An event of a sentence.

    Attributes:
        type: PLOVER type.
        actors, recipients: Where each is named in the sentence: the event's own words first,
            then other words of the sentence for the same.
    """

    type: str
    actors: tuple[Extent, ...]
    recipients: tuple[Extent, ...]


def root_of(type_: str) -> str:
    """The root that a corpus older than PLOVER 2.0 has for a type."""
    return _OLDER.get(type_, type_)


def penta_of(type_: str) -> int:
    """1 or 2 for cooperation in word or deed, 3 or 4 for conflict in word or deed."""
    root = root_of(type_)
    return _YIELD_QUAD if root == "YIELD" else load_plover().types[root].quad


class GivenScore(msgspec.Struct, frozen=True):
    """Gold and predicted labels of given pairs, on each level."""

    roots: tuple[tuple[str, str], ...] = ()
    pentas: tuple[tuple[int, int], ...] = ()
    binaries: tuple[tuple[bool, bool], ...] = ()

    def __add__(self, other: GivenScore) -> GivenScore:
        return GivenScore(
            self.roots + other.roots, self.pentas + other.pentas, self.binaries + other.binaries
        )

    def shares(self) -> dict[str, float | None]:
        """Accuracy and macro-F1 on each level, 0 to 1; None where the file lacks the gold."""
        return {
            f"{name}_{measure}": value
            for name, pairs in (
                ("root", self.roots), ("penta", self.pentas), ("binary", self.binaries),
            )
            for measure, value in _measures(pairs)
        }  # fmt: skip


def score_given(row: Relation, found: str) -> GivenScore:
    """Scores the type told for a row's pair."""
    conflict = penta_of(found) > 2
    if row.root is None:
        return GivenScore(binaries=((bool(row.conflict), conflict),))
    gold = penta_of(row.root)
    return GivenScore(
        ((root_of(row.root), root_of(found)),), ((gold, penta_of(found)),), ((gold > 2, conflict),)
    )


def _measures(pairs: Sequence[tuple[object, object]]) -> list[tuple[str, float | None]]:
    if not pairs:
        return [("accuracy", None), ("macro_f1", None)]
    right = Counter(g for g, f in pairs if g == f)
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    f1 = [2 * right[label] / (gold[label] + found[label]) for label in gold]
    return [("accuracy", sum(right.values()) / len(pairs)), ("macro_f1", sum(f1) / len(f1))]


class PairScore(msgspec.Struct, frozen=True):
    """How many rows have an event with their pair, and with their pair and type.

    Attributes:
        rows: Rows that say where both sides stand.
        pairs, roots: Those with an event of that pair; with its root too (PLV) or its side of
            conflict or cooperation (AW).
        events, sentences: Events found in the sentences read, each sentence counted once.
    """

    rows: int = 0
    pairs: int = 0
    roots: int = 0
    events: int = 0
    sentences: int = 0

    def __add__(self, other: PairScore) -> PairScore:
        return PairScore(*(getattr(self, f) + getattr(other, f) for f in self.__struct_fields__))

    def shares(self) -> dict[str, float | None]:
        """`pair_found`, `pair_and_root`, `events_per_sentence`."""
        return {
            "pair_found": self.pairs / self.rows if self.rows else None,
            "pair_and_root": self.roots / self.rows if self.rows else None,
            "events_per_sentence": self.events / self.sentences if self.sentences else None,
        }


def score_pairs(rows: Iterable[Relation], found: Sequence[FoundRelation]) -> PairScore:
    """Scores the rows of one sentence against the events found in it."""
    total = PairScore(events=len(found), sentences=1)
    for row in rows:
        if not row.source or not row.target:
            continue
        own = [
            event
            for event in found
            if overlap(event.actors, row.source) and overlap(event.recipients, row.target)
        ]
        right = any(is_right(row, event.type) for event in own)
        total += PairScore(rows=1, pairs=int(bool(own)), roots=int(right))
    return total


def is_right(row: Relation, type_: str) -> bool:
    """Whether a type is that of a row, as far as the row says: its root, or conflict or not."""
    if row.root is None:
        return row.conflict == (penta_of(type_) > 2)
    return root_of(row.root) == root_of(type_)


def overlap(ours: Iterable[Extent], gold: Iterable[Extent]) -> bool:
    """Whether any two of the extents share a character."""
    return any(a < d and c < b for a, b in ours for c, d in gold)
