"""Lines drawn: what one side threatens, promises, demands of or offers the other.

For each: who, when, on what condition, with what consequence, whether the condition has since
been reported as met and by whom, and what the side that drew the line did in the weeks after.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

import msgspec

from warsan.codebook.drawn_lines import load_condition_marks, load_line_rules
from warsan.escalation.fates import Fate, judge_fates
from warsan.escalation.occurrences import Occurrence
from warsan.escalation.origins import find_origin
from warsan.escalation.questions import Question
from warsan.escalation.reports import is_anonymous
from warsan.escalation.series import iso
from warsan.model import Event
from warsan.store import Store
from warsan.views import EventQuery, EventRow, view_events
from warsan.views.sides import is_between

AFTER = 28
"""Days after a line in which what followed is looked for."""
_MOST_AFTER = 3
_EVENTS = """
SELECT article, id, event FROM desk.events WHERE article IN (SELECT unnest(?::VARCHAR[]))
"""
_event = msgspec.json.Decoder(Event)


class Line(msgspec.Struct, frozen=True):
    """A line that one side drew for the other.

    Attributes:
        kind: As in `data/escalation/lines.tsv`.
        row: The event that draws it, with its sentence and who vouches for it.
        sources: The independent sources that tell it of that day.
        condition, consequence: The events it hangs on and leads to; None where none is coded.
        clause: The words of the condition; "" where the sentence has none.
        fate: Whether the condition was reported since, and by whom.
        followed: The gravest deeds of the same side in `AFTER` days, gravest first.
        level: The highest level of these days; None where no deed is known.
    """

    kind: str
    row: EventRow
    sources: tuple[str, ...]
    condition: Event | None
    consequence: Event | None
    clause: str
    fate: Fate
    followed: tuple[Occurrence, ...]
    level: int | None

    @property
    def day(self) -> str | None:
        """The day on which it was drawn."""
        return self.row.day


def view_lines(
    store: Store, question: Question, occurrences: Sequence[Occurrence] = ()
) -> tuple[Line, ...]:
    """The lines of a directed pair within the question's days, oldest first.

    Args:
        store: The desk's tables.
        question: The pair and its filters.
        occurrences: The pair's distinct events, for what followed.
    """
    query = EventQuery(
        actors=question.actor.codes, recipients=question.recipient.codes, genres=question.genres,
        since=question.since, until=question.until, certainty=question.certainty,
    )  # fmt: skip
    rows = [row for row in reversed(view_events(store, query)) if _is_wanted(row, question)]
    drawn = [(kind, row) for row in rows if (kind := judge_line(row))]
    others = _events_of(store, {row.article_id for _, row in drawn})
    return tuple(_finish(store, _once(drawn), others, occurrences))


def judge_line(row: EventRow) -> str | None:
    """Which line an event draws; None for none."""
    clause, event = find_clause(row.sentence.text), row.event
    conditional = bool(event.condition or clause)
    speaks = _speaks(row)
    for rule in load_line_rules():
        if rule.fits(event, row.sentence.text, conditional=conditional, by_speaker=speaks):
            return rule.line
    return None


def find_clause(sentence: str) -> str:
    """The words of a sentence's condition: "if Ukraine carried out further attacks"; "" if none."""
    found = load_condition_marks().search(sentence)
    return " ".join(found.group().split()) if found else ""


def _speaks(row: EventRow) -> bool:
    """Whether the actor, or someone of its party, is the source that says so."""
    source, actor = row.attribution and row.attribution.source, row.event.actor
    return bool(source and source.party and actor and source.party.code == actor.code)


def _is_wanted(row: EventRow, question: Question) -> bool:
    between = is_between(row.event, question.actor, question.recipient)
    return between and (question.anonymous or not is_anonymous(row.attribution))


def _once(drawn: Iterable[tuple[str, EventRow]]) -> list[tuple[str, EventRow, tuple[str, ...]]]:
    """Each line of a kind, type and day once, by its first teller, with all who tell it."""
    found: dict[tuple[str, ...], list[EventRow]] = {}
    for kind, row in drawn:
        event = row.event
        name = (event.actor and event.actor.name) or ""
        key = (kind, event.type, row.day or row.sentence.text, name, event.mode or "")
        found.setdefault(key, []).append(row)
    return [(key[0], rows[0], _sources(rows)) for key, rows in found.items()]


def _sources(rows: Iterable[EventRow]) -> tuple[str, ...]:
    found = (find_origin(row.article_id, row.outlet, row.credit).name for row in rows)
    return tuple(dict.fromkeys(found))


def _events_of(store: Store, articles: set[str]) -> dict[tuple[str, str], Event]:
    if not articles:
        return {}
    rows = (cast(tuple[Any, ...], r) for r in store.rows(_EVENTS, [sorted(articles)]))
    return {(row[0], row[1]): _event.decode(row[2]) for row in rows}


def _finish(
    store: Store,
    drawn: Sequence[tuple[str, EventRow, tuple[str, ...]]],
    others: dict[tuple[str, str], Event],
    occurrences: Sequence[Occurrence],
) -> Iterable[Line]:
    hung = [others.get((row.article_id, row.event.condition or "")) for _, row, _ in drawn]
    fates = judge_fates(
        store, [(row, event) for (_, row, _), event in zip(drawn, hung, strict=True)]
    )
    for (kind, row, sources), condition, fate in zip(drawn, hung, fates, strict=True):
        followed = _followed(row, occurrences)
        consequence = others.get((row.article_id, row.event.consequence or ""))
        yield Line(
            kind, row, sources, condition, consequence,
            find_clause(row.sentence.text), fate, tuple(followed[:_MOST_AFTER]),
            max((o.action.level for o in followed), default=None),
        )  # fmt: skip


def _followed(row: EventRow, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Deeds in conflict in the weeks after the line was drawn, the gravest first."""
    if row.day is None:
        return []
    last = iso(date.fromisoformat(row.day).toordinal() + AFTER)
    after = [
        o for o in occurrences
        if o.kind == "deed" and o.conflict and row.day < (o.day or "") <= last
    ]  # fmt: skip
    return sorted(after, key=lambda o: (-o.action.level, -o.conflict, o.day or ""))
