"""A pair's series: words and deeds apart, their gap and the hostility level, step by step."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from warsan.escalation.occurrences import Occurrence
from warsan.escalation.questions import Question
from warsan.escalation.volume import Coverage
from warsan.views.frames import to_pandas, to_polars


class Strand(msgspec.Struct, frozen=True):
    """Words, or deeds, of one step; numbers are None where coverage is insufficient.

    Attributes:
        events: Distinct events.
        reports: How often they are told.
        fresh: Sum of their PLOVER intensities below zero, sign turned.
        pressure: The same with what is left of earlier steps, at the step's last day.
        low, high: 95 % interval of `pressure` over independent sources; None with few articles.
        cooperation: Sum of intensities above zero; never netted against pressure.
        per_100: `fresh` per 100 articles of that time; None without articles.
    """

    events: int | None = None
    reports: int | None = None
    fresh: float | None = None
    pressure: float | None = None
    low: float | None = None
    high: float | None = None
    cooperation: float | None = None
    per_100: float | None = None


class Point(msgspec.Struct, frozen=True):
    """One step of a series.

    Attributes:
        start, end: First and last ISO day.
        coverage: What its numbers are worth; see `warsan.escalation.volume`.
        articles, sources: That published in the step or the day after.
        gap: Pressure of words less that of deeds, each as a share (in %) of its own mean.
        gap_low, gap_high: 95 % interval of the gap.
        level: Highest MID hostility level, 1 to 5; None where coverage is insufficient.
        level_event: Key of the report that sets a level above 1.
    """

    start: str
    end: str
    coverage: Coverage
    articles: int
    sources: int
    words: Strand
    deeds: Strand
    gap: float | None = None
    gap_low: float | None = None
    gap_high: float | None = None
    level: int | None = None
    level_event: str | None = None


class Heaviest(msgspec.Struct, frozen=True):
    """The source that carries most of a pair's pressure, and the series without it.

    Attributes:
        name: The independent source.
        share: Of all pressure, events shared equally among the sources that tell them.
        points: The series of the other sources; intervals are left out.
    """

    name: str
    share: float
    points: tuple[Point, ...]


class Series(msgspec.Struct, frozen=True):
    """The series of a question.

    Attributes:
        points: Oldest first. Steps more than four weeks from any article or event are left out.
        occurrences: All distinct events, those without a day last.
        rate: Distinct events per article of the record.
        sources: The independent sources that tell them, the most telling first.
        heaviest: None where a single source tells all.
        left_out: Reports of deeds left out because their day is only that of publication.
    """

    question: Question
    points: tuple[Point, ...]
    occurrences: tuple[Occurrence, ...]
    rate: float
    sources: tuple[str, ...]
    heaviest: Heaviest | None = None
    left_out: int = 0

    def to_pandas(self) -> Any:
        """The points as a `pandas.DataFrame` with columns such as `words_pressure`.

        Raises:
            ExportError: pandas is not installed.
        """
        return to_pandas(self.points)

    def to_polars(self) -> Any:
        """The points as a `polars.DataFrame`, with the same columns.

        Raises:
            ExportError: polars is not installed.
        """
        return to_polars(self.points)


def step_of(day: str, question: Question) -> tuple[int, int]:
    """First and last day (ordinals) of the step in which an ISO day lies."""
    ordinal = date.fromisoformat(day).toordinal()
    if question.step == "day":
        return ordinal, ordinal
    monday = ordinal - (ordinal - 1) % 7  # ordinal 1 is a Monday
    return monday, monday + 6


def iso(ordinal: int) -> str:
    """The ISO day of an ordinal."""
    return date.fromordinal(ordinal).isoformat()
