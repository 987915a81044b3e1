"""Changes summed up over many articles, kind by kind."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest

import msgspec

from warsan.changes.alignment import place_of
from warsan.changes.findings import (
    KINDS,
    Change,
    ChangeKind,
    FindingKind,
    find_changes,
    found_of,
)
from warsan.model import Event, ReaderName, Reading
from warsan.views import PairRow, ReaderRow
from warsan.views.events import is_counted

_CHANGES: tuple[ChangeKind, ...] = ("changed", "gone", "new", "reworded")


class KindRow(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one kind: `before` = same + reworded + changed + gone, `after` likewise."""

    kind: FindingKind
    before: int
    same: int
    reworded: int
    changed: int
    gone: int
    new: int
    after: int


class FieldRow(msgspec.Struct, frozen=True, kw_only=True):
    """In how many findings of a kind a field changed."""

    kind: FindingKind
    field: str
    changed: int


class PairShift(msgspec.Struct, frozen=True, kw_only=True):
    """What rereading does to the counts of a pair on the whole desk; see `warsan.views.PairRow`."""

    actor: str
    recipient: str
    words_before: int
    words_after: int
    deeds_before: int
    deeds_after: int

    @property
    def size(self) -> int:
        """How far the counts move."""
        return abs(self.words_after - self.words_before) + abs(self.deeds_after - self.deeds_before)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What rereading came to.

    Attributes:
        articles: How many were read again.
        read_by: Who had read them before, and how many of them.
        differing: In how many of them anything is different.
        kinds: A row a kind of finding, in fixed order.
        fields: The fields that changed, the most frequent first.
        pairs: The pairs whose counts move, the farthest first.
        examples: Some changes of each kind, of every sort in turn; drawn by chance, but the same
            whenever they are drawn from the same changes.
    """

    articles: int
    read_by: tuple[ReaderRow, ...]
    differing: int
    kinds: tuple[KindRow, ...]
    fields: tuple[FieldRow, ...]
    pairs: tuple[PairShift, ...]
    examples: tuple[Change, ...]


class Tally:
    """Adds up changes, article by article; what it holds does not grow with their number.

    Args:
        examples: How many changes of each kind of finding to keep as examples.
    """

    def __init__(self, examples: int = 0) -> None:
        self._wanted = examples
        self._articles = self._differing = 0
        self._readers = Counter[ReaderName]()
        self._found = Counter[tuple[FindingKind, str]]()
        self._fields = Counter[tuple[FindingKind, str]]()
        self._pairs = Counter[tuple[str, str, str]]()
        self._drawn: dict[tuple[FindingKind, ChangeKind], list[tuple[int, int, Change]]] = {}

    def add(self, old: Reading, new: Reading) -> bool:
        """Count the changes of one article.

        Returns:
            Whether there are any.
        """
        changes = find_changes(old, new)
        self._articles += 1
        self._readers[old.reader] += 1
        self._differing += bool(changes)
        for kind in KINDS:
            self._found[kind, "before"] += len(found_of(old, kind))
            self._found[kind, "after"] += len(found_of(new, kind))
        for change in changes:
            self._add(change)
        self._pairs.update(_counted(new.events))
        self._pairs.subtract(_counted(old.events))
        return bool(changes)

    def _add(self, change: Change) -> None:
        self._found[change.kind, change.change] += 1
        if change.change == "changed":
            self._fields.update((change.kind, field) for field in change.fields)
        drawn = self._drawn.setdefault((change.kind, change.change), [])
        # The position decides between changes that are alike in everything else.
        lot = (-_draw(change), -self._found[change.kind, change.change], change)
        if len(drawn) < self._wanted:
            heapq.heappush(drawn, lot)
        elif drawn and lot[:2] > drawn[0][:2]:
            heapq.heapreplace(drawn, lot)

    def sum_up(self, pairs: Iterable[PairRow]) -> Summary:
        """All that was added.

        Args:
            pairs: The pairs of the desk as it is now.
        """
        fields = sorted(self._fields.items(), key=lambda item: (-item[1], item[0]))
        return Summary(
            articles=self._articles,
            read_by=tuple(ReaderRow(name, n) for name, n in self._readers.most_common()),
            differing=self._differing,
            kinds=tuple(map(self._kind_row, KINDS)),
            fields=tuple(FieldRow(kind=k, field=f, changed=n) for (k, f), n in fields),
            pairs=self._shifts(pairs),
            examples=tuple(self._examples()),
        )

    def _kind_row(self, kind: FindingKind) -> KindRow:
        counts = {name: self._found[kind, name] for name in ("before", "after", *_CHANGES)}
        return KindRow(kind=kind, same=counts["after"] - counts["new"] - counts["changed"]
                       - counts["reworded"], **counts)  # fmt: skip

    def _shifts(self, pairs: Iterable[PairRow]) -> tuple[PairShift, ...]:
        now = {(row.actor, row.recipient): row for row in pairs}
        moved = {(a, r) for (a, r, _), n in self._pairs.items() if n}
        shifts = [self._shift(a, r, now.get((a, r))) for a, r in moved]
        return tuple(sorted(shifts, key=lambda s: (-s.size, s.actor, s.recipient)))

    def _shift(self, actor: str, recipient: str, row: PairRow | None) -> PairShift:
        words, deeds = (row.words, row.deeds) if row else (0, 0)
        return PairShift(
            actor=actor, recipient=recipient,
            words_before=words, words_after=words + self._pairs[actor, recipient, "word"],
            deeds_before=deeds, deeds_after=deeds + self._pairs[actor, recipient, "deed"],
        )  # fmt: skip

    def _examples(self) -> Iterable[Change]:
        for kind in KINDS:
            drawn = (sorted(self._drawn.get((kind, change), []), key=lambda lot: lot[:2])
                     for change in _CHANGES)  # fmt: skip
            turns = zip_longest(*(reversed(lots) for lots in drawn))
            chosen = (lot[2] for turn in turns for lot in turn if lot)
            yield from islice(chosen, self._wanted)


def _counted(events: Sequence[Event]) -> Iterable[tuple[str, str, str]]:
    """Actor, recipient and kind of the events that count for a pair; see `warsan.views.pairs`."""
    for event in events:
        actor = event.actor.code if event.actor else ""
        recipient = event.recipient.code if event.recipient else ""
        if actor and recipient and actor != recipient and is_counted(event):
            yield actor, recipient, event.kind


def _draw(change: Change) -> int:
    """A number by chance that follows from the change."""
    finding = change.after or change.before
    place = place_of(finding) if finding else None
    key = msgspec.json.encode([change.article, change.kind, place, change.fields, finding])
    return int.from_bytes(hashlib.sha256(key).digest()[:8])
