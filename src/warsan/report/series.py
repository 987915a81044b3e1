"""What a pair's series rests on, in sentences."""

from __future__ import annotations

from warsan.escalation import Point, Series
from warsan.report.phrases import say_number


def say_basis(series: Series) -> list[str]:
    """How many events and reports, of which sources, what is undated, and the heaviest source."""
    events = series.occurrences
    reports = sum(len(o.reports) for o in events)
    undated = sum(o.day is None for o in events)
    lines = [
        f"{say_number(len(events))} distinct events told {say_number(reports)} times by "
        f"{_count(len(series.sources), 'independent source')}."
    ]
    if undated:
        lines.append(
            f"{undated} of them are known only by week, month or year and stand in no step."
        )
    if series.rate:
        least = -(-3.0 // series.rate)
        lines.append(
            f"The pair has {series.rate:.2f} events an article: a step without events counts as "
            f"zero from {least:.0f} articles on, else coverage is insufficient."
        )
    return [*lines, say_heaviest(series)]


def say_heaviest(series: Series) -> str:
    """Which source carries most, and what its absence does to the highest step."""
    heaviest = series.heaviest
    if heaviest is None:
        name = series.sources[0] if series.sources else "nobody"
        return f"All of it is told by {name}: no second source checks it."
    with_, without = (_highest(points) for points in (series.points, heaviest.points))
    share = f"{heaviest.share:.0%} of all pressure is told by {heaviest.name}"
    if with_ is None or without is None:
        return f"{share}; without it no step is covered."
    same = "still" if with_.start == without.start else f"no longer {with_.start} but"
    return (
        f"{share}; without it the highest step is {same} {without.start}, "
        f"at {_sum(without):.1f} instead of {_sum(with_):.1f}."
    )


def _highest(points: tuple[Point, ...]) -> Point | None:
    known = [p for p in points if p.words.pressure is not None]
    return max(known, key=_sum, default=None)


def _sum(point: Point) -> float:
    return (point.words.pressure or 0.0) + (point.deeds.pressure or 0.0)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s'[: number != 1]}"
