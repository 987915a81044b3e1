"""A second reading of articles that a desk holds: compared with the first, and put aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from warsan.changes import Tally
from warsan.model import Page, Reading, Refusal, reading_from_json, reading_to_json
from warsan.runs.local import run_local
from warsan.runs.outcome import Read
from warsan.runs.progress import Progress
from warsan.runs.spool import Spool
from warsan.store import Store
from warsan.views import view_readings

_GROUP = 16  # articles looked up at once: their Readings are in memory together


class Staged(msgspec.Struct, frozen=True):
    """A new Reading beside the one that it is to replace.

    Attributes:
        batch: The transaction that stored the old one.
        differs: Whether anything else than the reader's name is different.
    """

    batch: str
    old: Reading
    new: Reading
    differs: bool


class Rereader:
    """Reads articles of a desk again; changes nothing on the desk.

    Args:
        store: The desk.
        read: The reader, a function of a module.
        tally: Where changes are counted.
        spool: Where each new Reading that is not the old one goes.
    """

    def __init__(self, store: Store, read: Read, tally: Tally, spool: Spool[Staged]) -> None:
        self._store = store
        self._read = read
        self._tally = tally
        self._spool = spool

    def run(
        self,
        ids: Sequence[str],
        *,
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> tuple[Refusal, ...]:
        """Read the articles, from the text that the desk holds.

        Args:
            ids: Of the articles.
            workers: Processes; see `run_local`.
            progress: Called after each article.

        Returns:
            Those that cannot be read any more; their origin is the article's id.
        """
        return run_local(
            self._pages(ids), self._compare, read=self._read, workers=workers, batch=_GROUP,
            progress=progress,
        )  # fmt: skip

    def _pages(self, ids: Sequence[str]) -> Iterator[Page]:
        for start in range(0, len(ids), _GROUP):
            held = view_readings(self._store, ids[start : start + _GROUP])
            for name in ids[start : start + _GROUP]:
                if name in held:
                    article = held[name][1].article
                    yield Page(article=article, raw=b"", media_type="", origin=name)

    def _compare(self, items: Sequence[tuple[Page, Reading]]) -> None:
        # Looked up again rather than kept since `_pages`: few Readings in memory, and the one
        # compared is the one that is there now.
        held = view_readings(self._store, [page.origin for page, _ in items])
        for page, reading in items:
            if page.origin in held:
                batch, old = held[page.origin]
                new = reading_from_json(reading_to_json(reading))  # as it would be stored
                differs = self._tally.add(old, new)
                if old != new:
                    self._spool.append(Staged(batch, old, new, differs))
