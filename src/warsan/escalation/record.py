"""A question asked of a store: reports, distinct events, series and the heaviest source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from warsan.errors import NotFoundError
from warsan.escalation.occurrences import Occurrence, link_reports
from warsan.escalation.pressure import find_points
from warsan.escalation.questions import Question, turn_round
from warsan.escalation.reports import Report, view_reports
from warsan.escalation.series import Heaviest, Series
from warsan.escalation.volume import view_volume
from warsan.store import Store


def view_series(store: Store, question: Question, wires: Mapping[str, str] | None = None) -> Series:
    """The series of a directed pair.

    Args:
        store: The desk's tables.
        question: The pair, its steps and filters.
        wires: Ids of articles to the wire that they are copies of.

    Raises:
        NotFoundError: Nothing counts in this direction under these filters.
    """
    every = view_reports(store, question, wires)
    reports = keep_dated(every, question)
    if not reports:
        raise _nothing(question, len(every))
    occurrences = link_reports(reports)
    other_way = view_reports(store, turn_round(question), wires)
    back = link_reports(keep_dated(other_way, question))
    volume = view_volume(store, question)
    points = find_points(occurrences, question, volume, others=back)
    return Series(
        question, points, occurrences, len(occurrences) / max(1, volume.total),
        tuple(weigh_sources(occurrences)), _heaviest(store, question, reports, occurrences),
        len(every) - len(reports),
    )  # fmt: skip


def keep_dated(reports: Sequence[Report], question: Question) -> list[Report]:
    """Without deeds whose day is only that of publication, unless the question counts them."""
    return [r for r in reports if question.assumed or not _is_allusion(r)]


def _is_allusion(report: Report) -> bool:
    """Whether a deed may only be alluded to: nothing says that it is of the day."""
    return report.row.event.when.assumed and report.row.event.kind == "deed"


def _nothing(question: Question, undated: int) -> NotFoundError:
    sides = f"from {question.actor} to {question.recipient}"
    if undated:
        return NotFoundError(
            f"nothing {sides} has a day of its own; {undated} deeds are dated by publication only",
            "count these with --assumed",
        )
    return NotFoundError(
        f"nothing counts {sides} with these filters", "list the pairs: warsan pair"
    )


def weigh_sources(occurrences: Sequence[Occurrence]) -> dict[str, float]:
    """Each independent source's share of all pressure, the heaviest first.

    An event that several sources tell is shared equally among them. Without any pressure the
    shares are those of events.
    """
    weights: Counter[str] = Counter()
    pressed = any(o.conflict for o in occurrences)
    for occurrence in occurrences:
        size = occurrence.conflict if pressed else 1.0
        for name in occurrence.sources:
            weights[name] += size / len(occurrence.sources)  # type: ignore[assignment]
    total = sum(weights.values()) or 1.0
    return {name: weight / total for name, weight in sorted(weights.items(), key=_by_weight)}


def _by_weight(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def _heaviest(
    store: Store,
    question: Question,
    reports: Sequence[Report],
    occurrences: Sequence[Occurrence],
) -> Heaviest | None:
    weights = weigh_sources(occurrences)
    if len(weights) < 2:
        return None
    name, share = next(iter(weights.items()))
    others = link_reports(r for r in reports if r.origin.name != name)
    asked = msgspec.structs.replace(question, without=(*question.without, name))
    points = find_points(others, asked, view_volume(store, asked), intervals=False)
    return Heaviest(name, share, points)
