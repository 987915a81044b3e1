"""The desk: one record of articles and of what was read in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType

import msgspec

from warsan.model import Article, EventKind, Page, Reading, Refusal
from warsan.runs import Progress, run_local
from warsan.store import Compaction, Store
from warsan.views import (
    ArticleRow,
    EventQuery,
    EventRow,
    PairRow,
    PairView,
    find_id,
    view_articles,
    view_events,
    view_page,
    view_pair,
    view_pairs,
    view_reading,
)

_LOOK_UP = 32  # pages asked for at once, whether the desk holds them


class AddReport(msgspec.Struct, frozen=True):
    """What adding sources came to.

    Attributes:
        added: Ids of the articles read and stored now.
        known: Ids of the articles that were on the desk already.
        refused: What could not be read, and why.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    refused: tuple[Refusal, ...]


class Desk:
    """One record: open it, add sources to it, ask it. A context manager.

    Args:
        path: The desk's folder.
        create: Whether to make a desk there if there is none.

    Raises:
        DeskError: There is no desk (and none is to be made), or it cannot be used.
    """

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        self._store = Store.create(path) if create else Store.open(path)

    @property
    def path(self) -> Path:
        """The desk's folder."""
        return self._store.path

    def add(
        self,
        sources: Iterable[str | Path],
        *,
        published: str | None = None,
        outlet: str | None = None,
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> AddReport:
        """Read files, folders or standard input ("-") and store what was read.

        Articles that the desk holds already are not read again. Each batch is stored in one
        transaction: what is stored when this is stopped stays.

        Args:
            sources: What to read.
            published: Day of publication of pages that do not say.
            outlet: Outlet of pages that do not say.
            workers: Processes; see `warsan.runs.run_local`.
            progress: Called after each page that is not known already.

        Raises:
            DeskError: The desk cannot be written.
            ModelError: The reader's model is missing.
        """
        from warsan.reader.article import read_article
        from warsan.sources import read_sources

        pages = read_sources(sources, published=published, outlet=outlet)
        return self.add_pages(pages, read=read_article, workers=workers, progress=progress)

    def add_pages(
        self,
        pages: Iterable[Page | Refusal],
        *,
        read: Callable[[Article], Reading],
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> AddReport:
        """As `add`, for pages from elsewhere and a reader of one's own.

        Args:
            pages: Pages; refusals among them are passed on to the report.
            read: A function of a module, called in other processes.
            workers: Processes; see `warsan.runs.run_local`.
            progress: Called after each page that is not known already.
        """
        added: list[str] = []
        known: list[str] = []

        def write(items: Sequence[tuple[Page, Reading]]) -> None:
            receipt = self._store.write_batch(items)
            added.extend(receipt.added)
            known.extend(receipt.known)

        new = self._new(pages, known)
        refused = run_local(new, write, read=read, workers=workers, progress=progress)
        return AddReport(tuple(added), tuple(known), refused)

    def _new(self, pages: Iterable[Page | Refusal], known: list[str]) -> Iterator[Page | Refusal]:
        """The pages that the desk does not hold, each once; the others' ids go to `known`."""
        coming, seen = iter(pages), set[str]()
        while group := list(islice(coming, _LOOK_UP)):
            ids = [page.article.id for page in group if isinstance(page, Page)]
            held = self._store.known(ids)
            for page in group:
                if isinstance(page, Refusal):
                    yield page
                elif page.article.id in held:
                    known.append(page.article.id)
                elif page.article.id not in seen:
                    seen.add(page.article.id)
                    yield page

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles, newest first."""
        return view_articles(self._store)

    def reading(self, id_or_prefix: str) -> Reading:
        """What was read in an article.

        Raises:
            NotFoundError: No id begins so, or several do.
        """
        return view_reading(self._store, id_or_prefix)

    def page(self, id_or_prefix: str) -> Page:
        """An article with the bytes it was read from.

        Raises:
            NotFoundError: No id begins so, or several do.
        """
        return view_page(self._store, id_or_prefix)

    def events(  # noqa: PLR0913 (each filter is one word of the question)
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,  # noqa: A002 (the model's name)
        kind: EventKind | None = None,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
        limit: int | None = None,
    ) -> tuple[EventRow, ...]:
        """The events that fit, newest day first; see `warsan.views.EventQuery`.

        Raises:
            NotFoundError: `article` begins no id, or several.
        """
        query = EventQuery(
            actor=actor, recipient=recipient, type=type, kind=kind, since=since, until=until,
            article=find_id(self._store, article) if article is not None else None, limit=limit,
        )  # fmt: skip
        return view_events(self._store, query)

    def pairs(self) -> tuple[PairRow, ...]:
        """All pairs of parties, the most active first."""
        return view_pairs(self._store)

    def pair(self, actor: str, recipient: str) -> PairView:
        """What `actor` said and did to `recipient`, day by day.

        Raises:
            NotFoundError: The desk holds nothing in this direction.
        """
        return view_pair(self._store, actor, recipient)

    def compact(self) -> Compaction:
        """Merge the small files that many batches left; changes nothing that can be asked."""
        return self._store.compact()

    def close(self) -> None:
        """Let go of the desk's files."""
        self._store.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
