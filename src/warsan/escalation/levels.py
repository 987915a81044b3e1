"""The highest MID hostility level of each step, and when uses of force amount to war."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from warsan.codebook.hostility import load_war
from warsan.escalation.occurrences import Occurrence
from warsan.escalation.questions import Question

_FORCE, _WAR = 4, 5


class Peak(msgspec.Struct, frozen=True):
    """The event that sets a step's level."""

    level: int
    occurrence: Occurrence


def find_peaks(
    by_step: Sequence[Sequence[Occurrence]],
    steps: Sequence[tuple[int, int]],
    question: Question,
    others: Sequence[Occurrence] = (),
) -> list[Peak | None]:
    """For each step the event of the highest level above 1 that is certain enough.

    Args:
        by_step: The distinct events of each step.
        steps: First and last day of each, as ordinals.
        question: Its `level_certainty` is the least certainty of a threat made or a deed done.
        others: Distinct events of the opposite direction: wars have two sides.
    """
    least = question.level_certainty
    force = [o for o in (*(x for found in by_step for x in found), *others) if _is_force(o, least)]
    peaks = [_highest(found, least) for found in by_step]
    return [
        msgspec.structs.replace(peak, level=_WAR)
        if peak and peak.level == _FORCE and is_war(force, end)
        else peak
        for peak, (_, end) in zip(peaks, steps, strict=True)
    ]


def _highest(found: Sequence[Occurrence], least: float) -> Peak | None:
    sure = [o for o in found if o.certainty >= least and o.action.level > 1]
    if not sure:
        return None
    best = max(sure, key=lambda o: (o.action.level, o.certainty, len(o.sources)))
    return Peak(best.action.level, best)


def is_war(force: Sequence[Occurrence], end: int) -> bool:
    """Whether uses of force up to a day (ordinal) amount to war; see `data/escalation/war.tsv`."""
    rule = load_war()
    recent = [(o, _ordinal(o)) for o in force]
    within = [(o, day) for o, day in recent if end - rule.within_days < day <= end]
    if len({day for _, day in within}) < rule.on_days:
        return False
    return any(_deaths(o) >= rule.deaths for o, _ in within)


def _deaths(occurrence: Occurrence) -> float:
    """The highest count of people in a report that speaks of killing; 0 where none does."""
    return max(
        (
            amount.best or amount.low or 0.0
            for report in occurrence.reports
            if _killing().search(report.row.sentence.text)
            for amount in report.amounts
            if amount.unit == "person"
        ),
        default=0.0,
    )


@cache
def _killing() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(load_war().words)})\b", re.IGNORECASE)


def _is_force(occurrence: Occurrence, least: float) -> bool:
    return (
        occurrence.action.level == _FORCE
        and occurrence.certainty >= least
        and occurrence.day is not None
    )


def _ordinal(occurrence: Occurrence) -> int:
    return date.fromisoformat(occurrence.day or "").toordinal()
