"""The desk: one record of articles and of what was read in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from warsan.desk.adding import AddReport, add_pages
from warsan.desk.own import find_own_parties, reader_of
from warsan.model import Article, EventKind, Page, ReaderName, Reading, Refusal
from warsan.runs import Progress
from warsan.store import Compaction, Store
from warsan.views import (
    ArticleRow,
    EventQuery,
    EventRow,
    PairRow,
    PairView,
    PlacesView,
    ReadingQuery,
    Staleness,
    find_id,
    view_articles,
    view_events,
    view_page,
    view_pair,
    view_pairs,
    view_places,
    view_reading,
    view_staleness,
)

if TYPE_CHECKING:
    from warsan.codebook.own_parties import OwnParties
    from warsan.desk.rereading import Reader, Rereading


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

    @cached_property
    def parties(self) -> OwnParties | None:
        """The user's own parties, from `parties.toml` in the desk's folder.

        Raises:
            InputError: The file breaks its rules.
        """
        return find_own_parties(self.path)

    @property
    def reader_name(self) -> ReaderName:
        """What reads articles for this desk now: software, model and the user's own parties."""
        from warsan.reader.own_parties import name_with_parties

        return name_with_parties(self.parties)

    @property
    def read_only(self) -> bool:
        """Whether the folder cannot be written; asking works all the same."""
        return self._store.read_only

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
        from warsan.sources import read_sources

        pages = read_sources(sources, published=published, outlet=outlet)
        read = reader_of(self.parties)
        return self.add_pages(pages, read=read, workers=workers, progress=progress)

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
        return add_pages(self._store, pages, read, workers=workers, progress=progress)

    def reread(  # noqa: PLR0913 (each filter is one word of the question)
        self,
        *,
        articles: Iterable[str] | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        every: bool = False,
        examples: int = 3,
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
        reader: Reader | None = None,
    ) -> Rereading:
        """Read articles again with the present reader; nothing is kept until `keep` is called.

        Articles are read from the text that the desk holds; their pages are not cut anew.

        Args:
            articles: Ids, or enough of their beginnings; None for all.
            outlet: Only articles of this outlet.
            since: Only articles published on this ISO day or later.
            until: Only articles published on this ISO day or earlier.
            limit: At most so many, the newest articles first.
            every: Also those that the present reader read, or a newer Warsan; else only those
                that an older one read, or another model.
            examples: How many changes of each kind of finding the summary shows.
            workers: Processes; see `warsan.runs.run_local`.
            progress: Called after each article.
            reader: A reader of one's own.

        Raises:
            NotFoundError: One of `articles` begins no id, or several.
            ModelError: The reader's model is missing.
        """
        from warsan.desk.rereading import Rereading

        ids = None if articles is None else tuple(find_id(self._store, a) for a in articles)
        query = ReadingQuery(articles=ids, outlet=outlet, since=since, until=until, limit=limit)
        name = reader.name if reader else self.reader_name
        again = Rereading(self._store, name, query, every=every)
        if again.ids:  # what reads is loaded only where there is something to read
            read = reader.read if reader else reader_of(self.parties)
            again.run(read, examples=examples, workers=workers, progress=progress)
        return again

    def staleness(self) -> Staleness:
        """How many articles have a Reading of another reader than the present one."""
        return view_staleness(self._store, self.reader_name)

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

    def places(self, query: EventQuery, place: str | None = None) -> PlacesView:
        """The events that fit, by place; see `warsan.views.view_places`."""
        return view_places(self._store, query, place)

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

    def __exit__(self, *_: object) -> None:
        self.close()
