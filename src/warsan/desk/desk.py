"""The desk: one record of articles and of what was read in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from warsan.desk.adding import AddReport, add_pages
from warsan.desk.forgetful import ForgetfulDesk
from warsan.desk.own import reader_of
from warsan.model import Article, Page, Reading, Refusal
from warsan.runs import Progress
from warsan.store import Compaction
from warsan.views import (
    ReadingQuery,
    find_id,
)

if TYPE_CHECKING:
    from warsan.desk.rereading import Reader, Rereading
    from warsan.runs.notes import Note
    from warsan.runs.watch_plan import WatchPlan
    from warsan.sources import Intake, Manners


class Desk(ForgetfulDesk):
    """One record: open it, add sources to it, ask it. A context manager.

    Args:
        path: The desk's folder.
        create: Whether to make a desk there if there is none.

    Raises:
        DeskError: There is no desk (and none is to be made), or it cannot be used.
    """

    def add(
        self,
        sources: Iterable[str | Path],
        *,
        published: str | None = None,
        outlet: str | None = None,
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
        intake: Intake | None = None,
    ) -> AddReport:
        """Read files, folders, addresses or standard input ("-") and store what was read.

        Articles that the desk holds already are not read again. Each batch is stored in one
        transaction: what is stored when this is stopped stays.

        Args:
            sources: What to read.
            published: Day of publication of pages that do not say.
            outlet: Outlet of pages that do not say.
            workers: Processes; see `warsan.runs.run_local`.
            progress: Called after each page that is not known already.
            intake: How they are read: columns, fetching; None for the usual way.

        Raises:
            DeskError: The desk cannot be written.
            ModelError: The reader's model is missing.
        """
        from warsan.sources import read_sources

        pages = read_sources(sources, published=published, outlet=outlet, intake=intake)
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

    def watch(
        self,
        lists: Iterable[str | Path],
        *,
        tell: Callable[[Note], None],
        plan: WatchPlan | None = None,
        manners: Manners | None = None,
        read: Callable[[Article], Reading] | None = None,
    ) -> None:
        """Watch feeds and keep what they name, until stopped by Ctrl-C (KeyboardInterrupt).

        What was taken stays, what was not is taken after a restart.

        Args:
            lists: Addresses of feeds, OPML lists, or files with one address a line.
            tell: Called with a note for each page taken or refused.
            plan: When to come back, and whether at all.
            manners: How to fetch.
            read: A reader of one's own.

        Raises:
            InputError: A list cannot be read.
            DeskError: The desk cannot be written, or another watches for it.
        """
        from warsan.desk.watching import watch
        from warsan.runs.watch_plan import WatchPlan
        from warsan.sources import Manners

        reader = read or reader_of(self.parties)
        watch(self._store, tuple(lists), reader, tell, plan or WatchPlan(), manners or Manners())

    def link(self, *, progress: Callable[[Progress], None] | None = None) -> int:
        """Join copies into wires and articles into stories, as far as that has not been done.

        What comes in is linked as it is stored; this is for desks that were made before, and does
        nothing on one that cannot be written.

        Args:
            progress: Called after each step.

        Returns:
            How many articles were linked.
        """
        from warsan.desk.linking import link_articles

        return link_articles(self._store, progress)

    def compact(self) -> Compaction:
        """Merge the small files that many batches left; changes nothing that can be asked."""
        return self._store.compact()
