"""A desk as it is asked: what it holds, and who read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from warsan.changes import Revision, view_revisions
from warsan.desk.own import find_own_parties
from warsan.model import REPORTS, EventKind, Genre, Page, ReaderName, Reading
from warsan.store import Store
from warsan.views import (
    ArticleRow,
    DayRow,
    EventQuery,
    EventRow,
    PairRow,
    PairView,
    PlacesView,
    RawPage,
    Staleness,
    find_id,
    view_articles,
    view_events,
    view_left_out,
    view_page,
    view_pair,
    view_pair_days,
    view_pairs,
    view_places,
    view_raw,
    view_reading,
    view_staleness,
)

if TYPE_CHECKING:
    from warsan.codebook.own_parties import OwnParties
    from warsan.escalation import Line, Occurrence, Question, Series


class AskedDesk:
    """The questions that a desk answers; see `Desk`."""

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

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles, newest first."""
        return view_articles(self._store)

    def reading(self, id_or_prefix: str) -> Reading:
        """What was read in an article.

        Raises:
            NotFoundError: No id begins so, or several do.
        """
        return view_reading(self._store, id_or_prefix)

    def raw(self, id_or_prefix: str) -> RawPage:
        """The bytes that an article was read from, and how to read them again.

        Raises:
            NotFoundError: No id begins so, or several do.
            DeskError: They are damaged.
        """
        return view_raw(self._store, id_or_prefix)

    def revisions(self, id_or_prefix: str) -> tuple[Revision, ...]:
        """In which an article is the earlier or the later version of a page, oldest first.

        Raises:
            NotFoundError: No id begins so, or several do.
        """
        return view_revisions(self._store, find_id(self._store, id_or_prefix))

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

    def pairs(self, genres: Sequence[Genre] = REPORTS) -> tuple[PairRow, ...]:
        """All pairs of parties in articles of the genres (all: `model.GENRES`), busiest first."""
        return view_pairs(self._store, genres)

    def pair_days(
        self, pairs: Sequence[PairRow], genres: Sequence[Genre] = REPORTS
    ) -> dict[tuple[str, str], tuple[DayRow, ...]]:
        """The days of several pairs at once, by actor and recipient."""
        return view_pair_days(self._store, pairs, genres)

    def left_out(self, genres: Sequence[Genre] = REPORTS) -> dict[str, int]:
        """How many events between parties stand in articles of other genres, by genre."""
        return view_left_out(self._store, genres)

    def pair(self, actor: str, recipient: str, genres: Sequence[Genre] = REPORTS) -> PairView:
        """What `actor` said and did to `recipient`, day by day; `genres` as in `pairs`.

        Raises:
            NotFoundError: The desk holds nothing in this direction.
        """
        return view_pair(self._store, actor, recipient, genres)

    def series(self, question: Question, wires: Mapping[str, str] | None = None) -> Series:
        """Words and deeds of a pair step by step; see `warsan.escalation.view_series`.

        Args:
            question: The pair, its steps and filters.
            wires: Ids of articles to the wire that they are copies of, where that is known.

        Raises:
            NotFoundError: Nothing counts in this direction under these filters.
        """
        from warsan.escalation import view_series

        return view_series(self._store, question, wires)

    def lines(
        self, question: Question, told: Sequence[Occurrence] | None = None
    ) -> tuple[Line, ...]:
        """What one side threatened, promised, demanded of or offered the other, oldest first.

        Args:
            question: The pair and its filters.
            told: The pair's distinct events where they are at hand (`Series.occurrences`).
        """
        from warsan.escalation import keep_dated, link_reports, view_lines, view_reports

        if told is None:
            told = link_reports(keep_dated(view_reports(self._store, question), question))
        return view_lines(self._store, question, told)

    def staleness(self) -> Staleness:
        """How many articles have a Reading of another reader than the present one."""
        return view_staleness(self._store, self.reader_name)

    def close(self) -> None:
        """Let go of the desk's files."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
