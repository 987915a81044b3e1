"""Where a series changes: day and size of each change, and the sentences that carry it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from warsan.escalation.intervals import Floats
from warsan.escalation.occurrences import Occurrence
from warsan.escalation.series import Point, Series
from warsan.model import EventKind

LEAST_STEPS = 8
"""Covered steps below which no change is looked for."""
_SHORTEST = 2  # steps between two changes
_CARRIED = 4  # steps whose events carry a change
_MOST = 5  # sentences of a change


class Carrier(msgspec.Struct, frozen=True):
    """An event that carries a change; `weight` is its share of what those steps add."""

    occurrence: Occurrence
    weight: float


class Change(msgspec.Struct, frozen=True):
    """A change in the level of words or deeds.

    Attributes:
        day: First day of the first step after it.
        before, after: Mean `fresh` a step, from the change before and to the next one.
        carriers: What carries a rise; for a fall, what ended with it. The weightiest first.
    """

    kind: EventKind
    day: str
    before: float
    after: float
    carriers: tuple[Carrier, ...]

    @property
    def size(self) -> float:
        """By how much a step's sum rose, or fell (below zero)."""
        return self.after - self.before


def find_changes(series: Series) -> tuple[Change, ...]:
    """The changes of words and of deeds, oldest first; none where too few steps are covered.

    PELT (Killick, Fearnhead and Eckley 2012, as in `ruptures`) for shifts in the mean of
    log(1 + fresh) over the covered steps, with a penalty of 2 s² log n; s is the noise
    that the differences between neighbouring steps show.
    """
    points = [p for p in series.points if p.words.fresh is not None]
    if len(points) < LEAST_STEPS:
        return ()
    found = [c for kind in ("word", "deed") for c in _changes(series, points, kind)]
    return tuple(sorted(found, key=lambda change: (change.day, change.kind)))


def _changes(series: Series, points: Sequence[Point], kind: EventKind) -> list[Change]:
    values = np.array([_fresh(point, kind) for point in points])
    bounds = [0, *find_shifts(np.log1p(values)), len(points)]
    changes = []
    for left, at, right in zip(bounds, bounds[1:], bounds[2:], strict=False):
        before, after = float(values[left:at].mean()), float(values[at:right].mean())
        told = points[at:right][:_CARRIED] if after > before else points[left:at][-_CARRIED:]
        changes.append(Change(kind, points[at].start, before, after, _carriers(series, told, kind)))
    return changes


def find_shifts(values: Floats) -> list[int]:
    """Indices at which the mean of a sequence shifts."""
    noise = _noise(values)
    if noise <= 0:
        return []
    import ruptures  # noqa: PLC0415 (loads scipy: only where there is something to look at)

    penalty = 2 * noise**2 * math.log(len(values))
    search = ruptures.Pelt(model="l2", min_size=_SHORTEST, jump=1).fit(values.reshape(-1, 1))
    return [int(at) for at in search.predict(pen=penalty) if at < len(values)]


def _noise(values: Floats) -> float:
    """Standard deviation of a step, from the differences of neighbours (von Neumann 1941).

    Counts of events are often equal for several steps: a median of differences would call that
    no noise at all, and find a change in every other one.
    """
    return float(np.sqrt(np.mean(np.diff(values) ** 2) / 2))


def _fresh(point: Point, kind: EventKind) -> float:
    return (point.words if kind == "word" else point.deeds).fresh or 0.0


def _carriers(series: Series, told: Sequence[Point], kind: EventKind) -> tuple[Carrier, ...]:
    first, last = told[0].start, told[-1].end
    found = [
        o
        for o in series.occurrences
        if o.kind == kind and o.conflict and first <= (o.day or "") <= last
    ]
    total = sum(o.conflict for o in found) or 1.0
    heavy = sorted(
        found, key=lambda o: (-o.conflict, -len(o.sources), -len(o.reports), o.day or "")
    )
    return tuple(Carrier(o, o.conflict / total) for o in heavy[:_MOST])
