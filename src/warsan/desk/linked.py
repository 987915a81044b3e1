"""What a desk answers about what belongs together: series and lines of pairs, wires, stories."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from warsan.desk.claiming import ClaimsDesk
from warsan.errors import NotFoundError
from warsan.store import Store

if TYPE_CHECKING:
    from warsan.escalation import Line, Occurrence, Question, Series
    from warsan.escalation.outlook import Outlook
    from warsan.escalation.refusals import Refusal
    from warsan.linking import Related, StoryRow, StoryView, WireRow, WireView


class LinkedDesk(ClaimsDesk):
    """The part of a desk that asks across articles; see `Desk`."""

    _store: Store

    def series(self, question: Question) -> Series:
        """Words and deeds of a pair step by step; copies of one text are one source.

        See `warsan.escalation.view_series`.

        Raises:
            NotFoundError: Nothing counts in this direction under these filters.
        """
        from warsan.escalation import view_series

        return view_series(self._store, question, self._wires())

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

    def pair_weeks(self, question: Question) -> dict[str, tuple[float, ...]]:
        """Fresh pressure of a pair week by week, in words and in deeds, both ways.

        Raises:
            NotFoundError: Nothing counts in the question's direction under its filters.
        """
        from warsan.escalation import find_pair_weeks, turn_round

        found = [self.series(question)]
        with suppress(NotFoundError):  # the answer may be silence
            found.append(self.series(turn_round(question)))
        return find_pair_weeks(found)

    def outlook(self, question: Question, *, weeks: int = 4) -> Outlook | Refusal:
        """The pressure of a pair in the weeks ahead, with the record of such forecasts.

        Args:
            question: The pair; asked by week, in both directions.
            weeks: How many weeks ahead.

        Returns:
            Words and deeds of each direction as distributions, or why there are none.

        Raises:
            NotFoundError: Nothing counts in the question's direction under its filters.
        """
        from warsan.escalation.outlook import judge_outlook

        return judge_outlook(self.pair_weeks(question), weeks)

    def wires(self) -> tuple[WireRow, ...]:
        """The wires of two articles or more, the largest first: each is one source."""
        from warsan.linking import view_wire_rows

        return view_wire_rows(self._store)

    def wire(self, id_or_prefix: str) -> WireView | None:
        """The wire of an article, with how its copies differ; None where it has no copy.

        Raises:
            NotFoundError: No id begins so, or several do.
        """
        from warsan.linking import view_wire

        return view_wire(self._store, id_or_prefix)

    def stories(self, *, least: int = 2) -> tuple[StoryRow, ...]:
        """The stories of at least so many articles, the latest first."""
        from warsan.linking import view_story_rows

        return view_story_rows(self._store, least=least)

    def story(self, id_or_prefix: str) -> StoryView | None:
        """The story of an article, with its findings day by day; None before it is linked.

        Raises:
            NotFoundError: No id begins so, or several do.
        """
        from warsan.linking import view_story

        return view_story(self._store, id_or_prefix)

    def related(self, id_or_prefix: str, *, most: int = 5) -> tuple[Related, ...]:
        """What belongs beside an article: its story first, then its pairs, then its topic.

        Raises:
            NotFoundError: No id begins so, or several do.
        """
        from warsan.linking import view_related

        return view_related(self._store, id_or_prefix, most=most)
