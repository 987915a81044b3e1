"""Distinct events: the reports of one happening, joined, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from warsan.codebook.hostility import Action, find_action
from warsan.escalation.likeness import judge_likeness
from warsan.escalation.reports import Report
from warsan.model import Event, EventKind, Frame

_COMPARED = 12  # reports of an occurrence that a new one must fit; more only cost time
_FAR = 3  # days from an occurrence beyond which nothing joins it


class Occurrence(msgspec.Struct, frozen=True):
    """One event, by everything that reports it.

    Attributes:
        reports: The surest first, then the earliest.
        reason: Why several reports are one event; "" for a single report.
        action: The militarized action that it is, by `mid_levels.tsv`.
        why: The reason for the action.
    """

    reports: tuple[Report, ...]
    reason: str
    action: Action
    why: str

    @property
    def lead(self) -> Report:
        """The report that speaks for it."""
        return self.reports[0]

    @property
    def event(self) -> Event:
        """The event as its lead tells it."""
        return self.lead.row.event

    @property
    def kind(self) -> EventKind:
        """Word or deed."""
        return self.event.kind

    @property
    def day(self) -> str | None:
        """Its day: that which a report gives, before one that is assumed; None if none has one."""
        dated = [r.row for r in self.reports if r.row.day]
        known = [row for row in dated if not row.event.when.assumed]
        return min((row.day or "" for row in known or dated), default=None)

    @property
    def certainty(self) -> float:
        """That of the surest report."""
        return self.event.certainty.decisive

    @property
    def conflict(self) -> float:
        """Its PLOVER intensity if below zero, sign turned; else 0."""
        return max(0.0, -self.event.score)

    @property
    def cooperation(self) -> float:
        """Its PLOVER intensity if above zero; else 0."""
        return max(0.0, self.event.score)

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that report it."""
        return tuple(dict.fromkeys(r.row.article_id for r in self.reports))

    @property
    def sources(self) -> tuple[str, ...]:
        """The independent sources that report it."""
        return tuple(dict.fromkeys(r.origin.name for r in self.reports))


class _Draft(msgspec.Struct):
    anchor: int | None  # ordinal of the day that it was begun with
    reports: list[Report]
    reasons: list[str]


def link_reports(reports: Iterable[Report]) -> tuple[Occurrence, ...]:
    """The distinct events behind reports, oldest first; those without a day come last.

    Reports join one another greedily, those with a known day first, so that the outcome does not
    depend on the order in which articles were read. A report joins an occurrence only if it fits
    all reports that are in it already, and the nearest in time where it fits several.
    """
    buckets: dict[tuple[str, str, str], list[Report]] = {}
    for report in reports:
        event = report.row.event
        sides = event.actor.code if event.actor else "", event.recipient
        key = (event.type, sides[0], sides[1].code if sides[1] else "")
        buckets.setdefault(key, []).append(report)
    found = [_finish(draft) for bucket in buckets.values() for draft in _join(bucket)]
    return tuple(sorted(found, key=lambda o: (o.day or "9999", o.lead.key)))


def _join(bucket: Sequence[Report]) -> list[_Draft]:
    drafts: list[_Draft] = []
    by_day: dict[int | None, list[_Draft]] = {}
    for report in sorted(bucket, key=_order):
        anchor = date.fromisoformat(report.row.day).toordinal() if report.row.day else None
        target, reason = _target(report, anchor, by_day, drafts)
        if target is None:
            target = _Draft(anchor, [], [])
            drafts.append(target)
            by_day.setdefault(anchor, []).append(target)
        else:
            target.reasons.append(reason)
        target.reports.append(report)
    return drafts


def _target(
    report: Report,
    anchor: int | None,
    by_day: dict[int | None, list[_Draft]],
    drafts: Sequence[_Draft],
) -> tuple[_Draft | None, str]:
    if anchor is None:
        near = list(drafts) if report.amounts or report.row.event.where or report.wire else []
    else:
        steps = sorted(range(-_FAR, _FAR + 1), key=abs)
        near = [draft for step in steps for draft in by_day.get(anchor + step, ())]
    for draft in near:
        verdicts = [judge_likeness(r, report) for r in draft.reports[:_COMPARED]]
        if all(verdict.same for verdict in verdicts):
            return draft, verdicts[0].reason
    return None, ""


def _order(report: Report) -> tuple[bool, bool, str, str, str, str]:
    row = report.row
    return (
        row.day is None, row.event.when.assumed, row.day or "", row.published or "",
        row.article_id, row.event.id,
    )  # fmt: skip


def _finish(draft: _Draft) -> Occurrence:
    reports = sorted(draft.reports, key=lambda r: (-r.row.event.certainty.decisive, *_order(r)))
    event = reports[0].row.event
    mode = event.mode or next((r.row.event.mode for r in reports if r.row.event.mode), None)
    contexts = tuple(dict.fromkeys(c for r in reports for c in r.row.event.contexts))
    frame: Frame = event.frame
    action, why = find_action(event.type, mode, contexts, frame)
    reason = ""
    if len(reports) > 1:
        sides = f"{event.type}, {_code(event, 'actor')} → {_code(event, 'recipient')}"
        told = "; ".join(dict.fromkeys("; ".join(draft.reasons).split("; ")))
        reason = f"same type and parties ({sides}); {told}"
    return Occurrence(tuple(reports), reason, action, why)


def _code(event: Event, side: str) -> str:
    party = event.actor if side == "actor" else event.recipient
    return party.code if party else "?"
