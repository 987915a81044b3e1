"""`warsan pressure`: words and deeds of a pair over time, with intervals and levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from warsan.cli.options import DeskOption, GenreOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table
from warsan.cli.question import (
    AssumedOption,
    ByOption,
    CertaintyOption,
    HalfLifeOption,
    LevelOption,
    NamedOption,
    PartyArgument,
    SinceOption,
    SourceOption,
    WithoutOption,
    find_question,
)

if TYPE_CHECKING:
    from warsan.escalation import Change, Series, Strand

_HEAD = (
    "=step", "=coverage", ">articles", ">words", ">pressure", "=95 %", ">deeds", ">pressure",
    "=95 %", ">gap", "=level",
)  # fmt: skip


def pressure(  # noqa: PLR0913, PLR0917 (each filter is one word of the question)
    actor: PartyArgument = None,
    recipient: PartyArgument = None,
    by: ByOption = "week",
    since: SinceOption = None,
    until: SinceOption = None,
    certainty: CertaintyOption = 0.0,
    level_certainty: LevelOption = 1.5,
    source: SourceOption = None,
    without: WithoutOption = None,
    named: NamedOption = False,
    assumed: AssumedOption = False,
    half_life: HalfLifeOption = 7.0,
    genre: GenreOption = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Show how far words and deeds have climbed from one party to another.

    [bold]Examples[/bold]

      warsan pressure RUS UKR --desk mydesk

      warsan pressure NATO+ RUS --by day --since 2022-04-01 --until 2022-04-30

      warsan pressure RUS UKR --without "The Guardian" --assumed --json | jq .points

    An event that several articles tell counts once. Pressure is the sum of PLOVER intensities
    below zero, of which half is left after --half-life days; cooperation takes none away. A step
    in which too little was read is “insufficient”, not zero. Intervals come from drawing
    independent sources anew. docs/escalation.md has the definitions.
    """
    import msgspec

    with open_desk(desk) as opened:
        question = msgspec.structs.replace(
            find_question((actor, recipient), by, (since, until), genre), certainty=certainty,
            level_certainty=level_certainty, sources=tuple(source or ()),
            without=tuple(without or ()), anonymous=not named, assumed=assumed,
            half_life=half_life,
        )  # fmt: skip
        series = opened.series(question)
        if json:
            from warsan.report.series import plain_series

            print_json(plain_series(series))
            return
        print_series(series)


def print_series(series: Series) -> None:
    """Sparklines, the table of steps, the changes and what the line rests on."""
    from warsan.escalation import find_changes
    from warsan.report.series import say_basis

    question = series.question
    typer.echo(f"{question.actor} → {question.recipient}, by {question.step}")
    if not series.points:
        typer.echo("Nothing between these days.")
        return
    print_strokes(series)
    print_table(_HEAD, (_row(series, n) for n in range(len(series.points))))
    for change in find_changes(series):
        _print_change(change)
    for line in say_basis(series):
        typer.echo(line)


def print_strokes(series: Series) -> None:
    """Words, deeds and level as one line of blocks each."""
    from warsan.report.strokes import draw_strokes

    points = series.points
    rows: list[tuple[str, Sequence[float | None], float | None]] = [
        ("words", [p.words.pressure for p in points], None),
        ("deeds", [p.deeds.pressure for p in points], None),
        ("level", [p.level for p in points], 5),
    ]
    for name, values, top in rows:
        typer.echo(f"{name}  {draw_strokes(values, top)}")


def _row(series: Series, n: int) -> tuple[str, ...]:
    from warsan.report.strokes import say_level

    point = series.points[n]
    gap = f"{point.gap:+.0f}" if point.gap is not None else ""
    return (
        point.start, point.coverage, str(point.articles), *_cells(point.words),
        *_cells(point.deeds), gap, say_level(point.level),
    )  # fmt: skip


def _cells(strand: Strand) -> tuple[str, str, str]:
    if strand.pressure is None:
        return "", "", ""
    bounds = f"{strand.low:.1f}–{strand.high:.1f}" if strand.low is not None else "few"
    return str(strand.events), f"{strand.pressure:.1f}", bounds


def _print_change(change: Change) -> None:
    from warsan.cli.output import printable

    rose = "rose" if change.size > 0 else "fell"
    plural = "words" if change.kind == "word" else "deeds"
    typer.echo(
        f"{change.day}  {plural} {rose} from {change.before:.1f} to {change.after:.1f} a step"
        f"{':' if change.size > 0 else '; until then:'}"
    )
    for carrier in change.carriers:
        row = carrier.occurrence.lead.row
        sentence = " ".join(printable(row.sentence.text).split())
        typer.echo(f"  {carrier.weight:4.0%}  {row.day}  {row.event.type}  {sentence[:160]}")
