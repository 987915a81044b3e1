"""What a pair's series rests on, in sentences."""

from __future__ import annotations

import shlex

import msgspec

from warsan.escalation import HALF_LIFE, Point, Question, Series, find_changes
from warsan.model import REPORTS
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
    if series.left_out:
        lines.append(
            f"{say_number(series.left_out)} more reports of deeds have no day but that of "
            "publication and are left out (--assumed counts them)."
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


def plain_series(series: Series) -> dict[str, object]:
    """A series as plain values: the points, the events by key, the changes."""
    question = {"actor": str(series.question.actor), "recipient": str(series.question.recipient)}
    return {
        "question": _plain(series.question) | question,
        "points": series.points,
        "events": [
            {"key": o.lead.key, "day": o.day, "type": o.event.type, "kind": o.kind,
             "score": o.event.score, "certainty": o.certainty, "level": o.action.level,
             "action": o.action.label, "sources": o.sources, "reason": o.reason,
             "reports": [r.key for r in o.reports], "sentence": o.lead.row.sentence.text}
            for o in series.occurrences
        ],
        "changes": [
            {"kind": c.kind, "day": c.day, "before": c.before, "after": c.after, "size": c.size,
             "carriers": [{"key": k.occurrence.lead.key, "weight": k.weight} for k in c.carriers]}
            for c in find_changes(series)
        ],
        "rate": series.rate,
        "sources": series.sources,
        "heaviest": series.heaviest,
    }  # fmt: skip


def _plain(value: object) -> dict[str, object]:
    found: dict[str, object] = msgspec.to_builtins(value)
    return found


def say_command(question: Question) -> str:
    """The command that prints a question's series."""
    values: list[tuple[str, str | None]] = [
        ("by", question.step), ("since", question.since), ("until", question.until),
        *(("genre", genre) for genre in question.genres if question.genres != REPORTS),
        *(("source", name) for name in question.sources),
        *(("without", name) for name in question.without),
    ]  # fmt: skip
    numbers = [
        ("certainty", question.certainty, 0.0), ("level-certainty", question.level_certainty, 1.5),
        ("half-life", question.half_life, HALF_LIFE),
    ]  # fmt: skip
    values += [(name, f"{value:g}") for name, value, plain in numbers if value != plain]
    flags = [("--named", not question.anonymous), ("--assumed", question.assumed)]
    return shlex.join([
        "warsan", "pressure", str(question.actor), str(question.recipient),
        *(part for name, value in values if value for part in (f"--{name}", value)),
        *(flag for flag, wanted in flags if wanted),
    ])  # fmt: skip


def say_citation(series: Series, desk: str, version: str, today: str) -> str:
    """How to cite a series: what, from when to when, of which record, by which software."""
    question, points = series.question, series.points
    span = f", {points[0].start} to {points[-1].end}" if points else ""
    articles = len({r.row.article_id for o in series.occurrences for r in o.reports})
    return (
        f"{question.actor} → {question.recipient}, words and deeds by {question.step}{span}; "
        f"{len(series.occurrences)} events from {articles} articles of the desk “{desk}”. "
        f"Warsan {version}, {say_command(question)}. {today}."
    )
