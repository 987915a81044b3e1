"""The weekly numbers of a pair in both directions, as the outlook and the answers take them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from warsan.escalation.series import Point, Series

_WEEK = timedelta(days=7)


def find_pair_weeks(directions: Sequence[Series]) -> dict[str, tuple[float, ...]]:
    """Fresh pressure of words and of deeds by direction, over the same weeks, oldest first.

    A week of which too little was read is NaN, never 0.

    Args:
        directions: Series by week of a pair, one or both ways.
    """
    starts = [date.fromisoformat(p.start) for series in directions for p in series.points]
    if not starts:
        return {}
    count = (max(starts) - min(starts)) // _WEEK + 1
    weeks = [(min(starts) + n * _WEEK).isoformat() for n in range(count)]
    found: dict[str, tuple[float, ...]] = {}
    for series in directions:
        points = {point.start: point for point in series.points}
        name = f"{series.question.actor} > {series.question.recipient}"
        for kind in ("words", "deeds"):
            found[f"{name} {kind}"] = tuple(_fresh(points.get(week), kind) for week in weeks)
    return found


def _fresh(point: Point | None, kind: str) -> float:
    value = None if point is None else getattr(point, kind).fresh
    return math.nan if value is None else float(value)
