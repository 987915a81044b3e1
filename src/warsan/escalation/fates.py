"""What became of a condition: whether it was reported since, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, cast

import msgspec

from warsan.escalation.origins import find_origin
from warsan.model import Event
from warsan.store import Store
from warsan.views import EventRow

State = Literal["reported as met", "denied", "disputed", "not reported", "not checkable"]
WITHIN = 180
"""Days after which a report is no longer taken for that of a condition."""
_SQL = f"""
SELECT e.article, a.outlet, a.credit, e.day::VARCHAR, e.certainty, e.sentence, e.mode, e.id
FROM desk.events e JOIN desk.articles a ON a.id = e.article
WHERE e.type = ? AND e.actor = ? AND e.recipient IS NOT DISTINCT FROM ?
  AND e.frame IN ('done', 'ongoing') AND e.certainty <> 0 AND e.precision IN ('time', 'day')
  AND e.day BETWEEN ?::DATE AND ?::DATE + {WITHIN} AND e.article <> ?
ORDER BY e.day, e.article, e.position
"""  # noqa: S608 (built from a constant of this file; values are bound)


class Witness(msgspec.Struct, frozen=True):
    """A later report that a condition was met, or was not.

    Attributes:
        article, event: Ids, for the way to the sentence.
        source: The independent source.
        day: ISO day of what it reports.
        certainty: Above zero: it was met; below: it was not.
    """

    article: str
    event: str
    source: str
    day: str
    certainty: float
    sentence: str


class Fate(msgspec.Struct, frozen=True):
    """Whether a condition was reported since.

    Attributes:
        state: "not checkable" where the condition is not coded as an event of known parties.
        reason: In a sentence.
        witnesses: The reports, one a source and direction, oldest first.
    """

    state: State
    reason: str
    witnesses: tuple[Witness, ...] = ()


def judge_fates(store: Store, lines: Sequence[tuple[EventRow, Event | None]]) -> list[Fate]:
    """The fate of each line's condition.

    A later report counts if it is of the condition's type and parties (and mode, where both have
    one), told as done, and dated within `WITHIN` days of the line. What is reported may still be
    another occasion of the same kind: that is why the sentences come with it.
    """
    return [_judge(store, row, condition) for row, condition in lines]


def _judge(store: Store, row: EventRow, condition: Event | None) -> Fate:
    if condition is None:
        return Fate("not checkable", "no condition is coded as an event")
    actor = condition.actor.code if condition.actor else ""
    if not actor or row.day is None:
        return Fate("not checkable", "who would meet the condition, or the day, is not known")
    recipient = condition.recipient.code if condition.recipient else ""
    asked = [condition.type, actor, recipient or None, row.day, row.day, row.article_id]
    rows = (cast(tuple[Any, ...], found) for found in store.rows(_SQL, asked))
    witnesses = _once([_witness(found) for found in rows if _fits_mode(found[6], condition)])
    return _verdict(witnesses, condition)


def _fits_mode(mode: str | None, condition: Event) -> bool:
    return mode is None or condition.mode is None or mode == condition.mode


def _witness(row: tuple[Any, ...]) -> Witness:
    article, outlet, credit, day, certainty, sentence, _, event = row
    source = find_origin(article, outlet, credit).name
    return Witness(article, event, source, day, certainty, sentence)


def _once(found: Sequence[Witness]) -> tuple[Witness, ...]:
    first: dict[tuple[str, bool], Witness] = {}
    for witness in found:
        first.setdefault((witness.source, witness.certainty > 0), witness)
    return tuple(first.values())


def _verdict(witnesses: tuple[Witness, ...], condition: Event) -> Fate:
    met = [w.source for w in witnesses if w.certainty > 0]
    denied = [w.source for w in witnesses if w.certainty < 0]
    if not witnesses:
        return Fate("not reported", f"no later report of {condition.type} by the same parties")
    if met and denied:
        reason = f"reported by {', '.join(met)}; denied by {', '.join(denied)}"
        return Fate("disputed", reason, witnesses)
    if met:
        return Fate("reported as met", f"reported by {', '.join(met)}", witnesses)
    return Fate("denied", f"denied by {', '.join(denied)}", witnesses)
