"""Distinct events into a series: counts, pressure with decay, gap and level."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from warsan.escalation.intervals import (
    Cells,
    Floats,
    carry_over,
    draw_weights,
    find_bounds,
    sum_steps,
)
from warsan.escalation.levels import Peak, find_peaks
from warsan.escalation.occurrences import Occurrence
from warsan.escalation.questions import Question
from warsan.escalation.series import Point, Strand, iso
from warsan.escalation.volume import Coverage, Volume, judge_coverage, list_steps
from warsan.model import EventKind

Steps: TypeAlias = list[tuple[int, int]]
AFTERMATH = 28  # days
KINDS: tuple[EventKind, EventKind] = ("word", "deed")


class _Frame(msgspec.Struct, frozen=True):
    """What all numbers of a series are computed over."""

    steps: Steps
    by_step: list[list[Occurrence]]
    keeps: Floats
    shown: NDArray[np.bool_]


def find_points(
    occurrences: Sequence[Occurrence],
    question: Question,
    volume: Volume,
    *,
    others: Sequence[Occurrence] = (),
    intervals: bool = True,
) -> tuple[Point, ...]:
    """The series of dated occurrences.

    Args:
        occurrences: Distinct events of the pair.
        question: The pair, its steps and filters.
        volume: What the record holds of each day.
        others: Distinct events of the opposite direction, for the level of war.
        intervals: Whether to draw intervals (most of the time it takes).
    """
    dated = [o for o in occurrences if o.day]
    steps = _steps(dated, question, volume)
    if not steps:
        return ()
    by_step = _by_step(dated, steps)
    rate = len(occurrences) / max(1, volume.total)
    articles = [volume.count(*step) for step in steps]
    coverage = [judge_coverage(len(f), n, rate) for f, n in zip(by_step, articles, strict=True)]
    shown = np.array([found != "insufficient" for found in coverage])
    frame = _Frame(steps, by_step, _keeps(steps, question), shown)
    strands, gaps = _strands(frame, question, articles, intervals=intervals)
    peaks = find_peaks(by_step, steps, question, others)
    points = (
        _point(
            steps[n], coverage[n], (articles[n], volume.origins(*steps[n])),
            (strands["word"][n], strands["deed"][n]), gaps[n], peaks[n],
        )
        for n in range(len(steps))
    )  # fmt: skip
    return tuple(p for p in points if _is_asked(p, question))


def _is_asked(point: Point, question: Question) -> bool:
    return point.end >= (question.since or "") and point.start <= (question.until or "9999")


def _steps(dated: Sequence[Occurrence], question: Question, volume: Volume) -> Steps:
    """The steps from the first event on, or from the days that were asked for.

    They go on to the last article of the four weeks after the last event, so that a fall shows.
    """
    days = [date.fromisoformat(o.day or "").toordinal() for o in dated]
    if not days:
        return []
    first, last = min(days), max(days)
    last = max((day for day in volume.articles if day <= last + AFTERMATH), default=last)
    last = max(last, *days)
    if question.since:
        first = min(first, date.fromisoformat(question.since).toordinal())
    if question.until:
        last = max(last, date.fromisoformat(question.until).toordinal())
    read = [day for day in volume.articles if first <= day <= last]
    length = 1 if question.step == "day" else 7
    return list_steps(sorted({*days, *read}), length, 1)  # ordinal 1 is a Monday


def _by_step(dated: Sequence[Occurrence], steps: Steps) -> list[list[Occurrence]]:
    starts = [start for start, _ in steps]
    found: list[list[Occurrence]] = [[] for _ in steps]
    for occurrence in dated:
        day = date.fromisoformat(occurrence.day or "").toordinal()
        found[int(np.searchsorted(starts, day, side="right")) - 1].append(occurrence)
    return found


def _keeps(steps: Steps, question: Question) -> Floats:
    ends = np.array([end for _, end in steps], dtype=float)
    apart = np.diff(ends, prepend=ends[0])
    return np.asarray(0.5 ** (apart / question.half_life))


def _strands(
    frame: _Frame, question: Question, articles: Sequence[int], *, intervals: bool
) -> tuple[dict[EventKind, list[Strand]], list[tuple[float | None, ...]]]:
    """Words and deeds of each step, and the gap between them with its interval."""
    index, sources = _index(frame.by_step)
    weights = draw_weights(sources) if intervals else np.zeros((0, len(sources)))
    found: dict[EventKind, list[Strand]] = {}
    lines, draws = dict[EventKind, Floats](), dict[EventKind, Floats]()
    for kind in KINDS:
        cells = _cells(frame, kind, index, question)
        whole = np.ones((1, len(sources)))
        count = len(frame.steps)
        fresh = sum_steps(cells, count, whole, cells.fresh)[0]
        lines[kind] = carry_over(sum_steps(cells, count, whole, cells.aged)[0], frame.keeps)
        draws[kind] = carry_over(sum_steps(cells, count, weights, cells.aged), frame.keeps)
        bounds = find_bounds(draws[kind])
        found[kind] = [
            _strand(frame, kind, n, (fresh[n], lines[kind][n]), bounds, articles[n])
            for n in range(count)
        ]
    return found, _gaps(frame, lines, draws)


def _index(
    by_step: Sequence[Sequence[Occurrence]],
) -> tuple[dict[str, int], NDArray[np.intp]]:
    """Articles by number, and the number of each one's source."""
    index: dict[str, int] = {}
    names: dict[str, int] = {}
    sources: list[int] = []
    for found in by_step:
        for report in (r for o in found for r in o.reports):
            if report.row.article_id not in index:
                index[report.row.article_id] = len(index)
                sources.append(names.setdefault(report.origin.name, len(names)))
    return index, np.array(sources, dtype=np.intp)


def _cells(frame: _Frame, kind: EventKind, index: dict[str, int], question: Question) -> Cells:
    rows: list[tuple[int, int, float, float]] = []
    for n, (found, (_, end)) in enumerate(zip(frame.by_step, frame.steps, strict=True)):
        for occurrence in (o for o in found if o.kind == kind and o.conflict):
            articles = occurrence.articles
            share = occurrence.conflict / len(articles)
            age = end - date.fromisoformat(occurrence.day or "").toordinal()
            aged = share * 0.5 ** (age / question.half_life)
            rows += [(index[name], n, share, aged) for name in articles]
    columns = list(zip(*rows, strict=True)) if rows else [(), (), (), ()]
    return Cells(
        np.array(columns[0], dtype=np.intp), np.array(columns[1], dtype=np.intp),
        np.array(columns[2], dtype=float), np.array(columns[3], dtype=float),
    )  # fmt: skip


def _strand(
    frame: _Frame,
    kind: EventKind,
    n: int,
    line: tuple[float, float],
    bounds: tuple[Floats, Floats] | None,
    articles: int,
) -> Strand:
    if not frame.shown[n]:
        return Strand()
    found = [o for o in frame.by_step[n] if o.kind == kind]
    low, high = (float(bounds[0][n]), float(bounds[1][n])) if bounds else (None, None)
    return Strand(
        events=len(found), reports=sum(len(o.reports) for o in found), fresh=float(line[0]),
        pressure=float(line[1]), low=low, high=high,
        cooperation=sum(o.cooperation for o in found),
        per_100=100 * float(line[0]) / articles if articles else None,
    )  # fmt: skip


def _gaps(
    frame: _Frame, lines: dict[EventKind, Floats], draws: dict[EventKind, Floats]
) -> list[tuple[float | None, ...]]:
    """Words less deeds, each in percent of its own mean over the steps that are covered."""
    line = _gap(lines["word"][None, :], lines["deed"][None, :], frame.shown)
    if line is None:
        return [(None, None, None)] * len(frame.steps)
    drawn = _gap(draws["word"], draws["deed"], frame.shown)
    bounds = find_bounds(drawn) if drawn is not None else None
    return [
        (float(line[0][n]), *(map(float, (bounds[0][n], bounds[1][n])) if bounds else (None, None)))
        if frame.shown[n]
        else (None, None, None)
        for n in range(len(frame.steps))
    ]


def _gap(words: Floats, deeds: Floats, shown: NDArray[np.bool_]) -> Floats | None:
    """(draws, steps); None where one of the two has no pressure at all."""
    means = [side[:, shown].mean(axis=1, keepdims=True) for side in (words, deeds)]
    kept = (means[0] > 0)[:, 0] & (means[1] > 0)[:, 0]
    if not kept.any():
        return None
    shares = [
        100 * side[kept] / mean[kept] for side, mean in zip((words, deeds), means, strict=True)
    ]
    return np.asarray(shares[0] - shares[1])


def _point(
    step: tuple[int, int],
    coverage: Coverage,
    volume: tuple[int, int],
    strands: tuple[Strand, Strand],
    gap: tuple[float | None, ...],
    peak: Peak | None,
) -> Point:
    seen = coverage != "insufficient"
    return Point(
        start=iso(step[0]), end=iso(step[1]), coverage=coverage,
        articles=volume[0], sources=volume[1], words=strands[0], deeds=strands[1],
        gap=gap[0], gap_low=gap[1], gap_high=gap[2],
        level=(peak.level if peak else 1) if seen else None,
        level_event=peak.occurrence.lead.key if peak else None,
    )  # fmt: skip
