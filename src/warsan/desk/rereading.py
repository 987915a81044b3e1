"""What reading a desk again would change, and the way to keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import TracebackType

import msgspec

from warsan.changes import Change, Summary, Tally, find_changes
from warsan.model import GENRES, ReaderName, Refusal
from warsan.runs import Progress
from warsan.runs.interrupts import hold_interrupts
from warsan.runs.outcome import Read
from warsan.runs.reread import Rereader, Staged
from warsan.runs.spool import Spool
from warsan.store import Replacement, Store
from warsan.views import ReadingQuery, find_ids, judge_age, view_pairs, view_readers

_BATCH = 32  # Readings kept in one transaction


class Reader(msgspec.Struct, frozen=True):
    """A reader: its name, and the function of a module that reads an article."""

    name: ReaderName
    read: Read


class Kept(msgspec.Struct, frozen=True):
    """What keeping came to.

    Attributes:
        kept: Ids of the articles that have the new Reading now.
        passed: Ids of those that another Warsan gave a new Reading meanwhile, or removed: they
            are as it left them.
    """

    kept: tuple[str, ...]
    passed: tuple[str, ...]


class Rereading:
    """New Readings of articles of a desk, put aside until they are kept. A context manager.

    Attributes:
        reader: Who read the articles again.
        summary: What differs, kind by kind.
        refused: What could not be read again, by article id as origin; it keeps its old Reading.
        newer: How many articles were left out because a newer Warsan had read them.
    """

    def __init__(
        self, store: Store, reader: ReaderName, query: ReadingQuery, *, every: bool
    ) -> None:
        self.reader = reader
        self.refused: tuple[Refusal, ...] = ()
        self.summary: Summary = Tally().sum_up(())
        self._store = store
        self._spool: Spool[Staged] = Spool(Staged)
        self.ids, self.newer = _select(store, reader, query, every=every)
        self._kept: list[str] = []
        self._passed: list[str] = []

    def run(
        self,
        read: Read,
        *,
        examples: int,
        workers: int | None,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        """Read the articles again, put aside what is new, sum up what differs.

        Args:
            read: The reader.
            examples: How many changes of each kind of finding the summary shows.
            workers: Processes; see `warsan.runs.run_local`.
            progress: Called after each article.
        """
        tally = Tally(examples)
        rereader = Rereader(self._store, read, tally, self._spool)
        report = _with_total(progress, len(self.ids))
        self.refused = rereader.run(self.ids, workers=workers, progress=report)
        self.summary = tally.sum_up(view_pairs(self._store, GENRES))

    @property
    def staged(self) -> int:
        """How many Readings there are to keep: all that are not equal to the old one."""
        return len(self._spool)

    @property
    def waiting(self) -> bool:
        """Whether there is anything to write: Readings, or why articles could not be read."""
        return bool(self.staged or self.refused)

    @property
    def changes(self) -> Iterator[Change]:
        """Every finding that differs, article by article, the newest first."""
        return (
            change
            for staged in self._spool
            if staged.differs
            for change in find_changes(staged.old, staged.new)
        )

    def keep(self, progress: Callable[[Progress], None] | None = None) -> Kept:
        """Put the new Readings in the place of the old ones, which stay in the desk's history.

        In batches, each one transaction: when this is stopped, every article has either Reading,
        never both and never none, and rereading again does the rest. Where it failed, it may be
        called again and goes on.

        Args:
            progress: Called after each batch.

        Raises:
            DeskError: The desk cannot be written.
        """
        report = _with_total(progress, len(self._spool))
        while (done := len(self._kept) + len(self._passed)) < len(self._spool):
            batch = [self._spool[n] for n in range(done, min(done + _BATCH, len(self._spool)))]
            with hold_interrupts():
                exchange = self._store.replace_readings(
                    [Replacement(staged.batch, staged.new) for staged in batch]
                )
                self._kept += exchange.kept
                self._passed += exchange.passed
            if report:
                last = len(self._kept) + len(self._passed)
                report(Progress(last, last, 0, batch[-1].new.article.id))
        if self.refused:
            self._store.record_refusals(self.reader, self.refused)
        return Kept(tuple(self._kept), tuple(self._passed))

    def close(self) -> None:
        """Let go of what was put aside."""
        self._spool.close()

    def __enter__(self) -> Rereading:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _with_total(
    progress: Callable[[Progress], None] | None, total: int
) -> Callable[[Progress], None] | None:
    """The same function, told how many there are in all."""
    if progress is None:
        return None
    return lambda state: progress(msgspec.structs.replace(state, total=total))


def _select(
    store: Store, present: ReaderName, query: ReadingQuery, *, every: bool
) -> tuple[tuple[str, ...], int]:
    """The ids to read again, and how many are left out because a newer Warsan read them."""
    if every:
        return find_ids(store, query), 0
    readers: dict[str, list[ReaderName]] = {"present": [], "older": [], "newer": [], "other": []}
    for row in view_readers(store):
        readers[judge_age(row.reader, present)].append(row.reader)
    asked = msgspec.structs.replace(query, readers=(*readers["older"], *readers["other"]))
    newer = msgspec.structs.replace(query, readers=tuple(readers["newer"]), limit=None)
    return find_ids(store, asked), len(find_ids(store, newer))
