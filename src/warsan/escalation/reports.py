"""What a desk tells of a pair: one report an event and article, filtered as asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

import msgspec

from warsan.codebook.hostility import load_anonymous
from warsan.escalation.origins import Origin, find_origin
from warsan.escalation.questions import Question
from warsan.model import Attribution
from warsan.store import Store
from warsan.views import EventQuery, EventRow, view_events
from warsan.views.sides import is_between

_FIGURES = """
SELECT article, id, unit, counts, low, best, high FROM desk.figures
WHERE article IN (SELECT unnest(?::VARCHAR[]))
"""


class Amount(msgspec.Struct, frozen=True):
    """A figure of an event: unit and what it counts, with low, best and high."""

    unit: str | None
    counts: str | None
    low: float | None
    best: float | None
    high: float | None


class Report(msgspec.Struct, frozen=True):
    """An event as one article tells it.

    Attributes:
        row: The event with its article, sentence and what vouches for it.
        origin: The independent source that the article counts as.
        amounts: The figures that measure the event.
        wire: The wire that the article is a copy of; None if it is none, or that is not known.
    """

    row: EventRow
    origin: Origin
    amounts: tuple[Amount, ...] = ()
    wire: str | None = None

    @property
    def key(self) -> str:
        """Names the report in an address: the article's first digits and the event's id."""
        return f"{self.row.article_id[:16]}/{self.row.event.id}"


def view_reports(
    store: Store, question: Question, wires: Mapping[str, str] | None = None
) -> tuple[Report, ...]:
    """The reports that count for a question, oldest first, those of assumed days among them.

    A report counts as in a pair (`warsan.views.events.COUNTED`), if it passes the question's
    filters. Days are not filtered here: pressure carries over from earlier days.
    """
    actors, recipients = question.actor.codes, question.recipient.codes
    single = len(actors) == len(recipients) == 1
    query = EventQuery(
        actor=actors[0] if single else None, recipient=recipients[0] if single else None,
        actors=None if single else actors, recipients=None if single else recipients,
        genres=question.genres, certainty=question.certainty,
    )  # fmt: skip
    rows = [
        row
        for row in view_events(store, query)
        if row.counted and is_between(row.event, question.actor, question.recipient)
    ]
    reports = (_report(row, wires or {}) for row in reversed(rows))
    kept = [report for report in reports if _is_wanted(report, question)]
    return _with_amounts(store, kept)


def is_anonymous(found: Attribution | None) -> bool:
    """Whether only someone without a name vouches for a finding; the article itself has one."""
    if found is None:
        return False
    source = found.source
    if source is None:
        return True
    if source.party and (source.party.name or source.party.organisation):
        return False
    words = source.text.split()
    return bool(words) and words[-1].lower().strip(".,") in load_anonymous()


def _is_wanted(report: Report, question: Question) -> bool:
    names = {report.origin.name, report.row.outlet or ""}
    if question.sources and names.isdisjoint(question.sources):
        return False
    if not names.isdisjoint(question.without):
        return False
    return question.anonymous or not is_anonymous(report.row.attribution)


def _report(row: EventRow, wires: Mapping[str, str]) -> Report:
    origin = find_origin(row.article_id, row.outlet, row.credit, wires)
    return Report(row, origin, (), wires.get(row.article_id))


def _with_amounts(store: Store, reports: Iterable[Report]) -> tuple[Report, ...]:
    every = tuple(reports)
    articles = sorted({r.row.article_id for r in every if r.row.event.figures})
    if not articles:
        return every
    rows = (cast(tuple[Any, ...], row) for row in store.rows(_FIGURES, [articles]))
    found = {(row[0], row[1]): Amount(*row[2:]) for row in rows}
    return tuple(
        msgspec.structs.replace(
            r,
            amounts=tuple(
                found[r.row.article_id, name]
                for name in r.row.event.figures
                if (r.row.article_id, name) in found
            ),
        )
        for r in every
    )
