"""`warsan pair`: what two parties said and did to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.events import print_events
from warsan.cli.options import (
    DeskOption,
    GenreOption,
    JsonOption,
    find_genres,
    open_desk,
)
from warsan.cli.output import print_json, print_table
from warsan.cli.question import find_side
from warsan.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from warsan.desk import Desk
    from warsan.model import Genre
    from warsan.views import PairView

_PRESSURE = (">word\npressure", ">deed\npressure")
_Party = Annotated[
    str | None, typer.Argument(metavar="PARTY", help="Name or code; NATO+: with its members.")
]


def pair(
    one: _Party = None,
    other: _Party = None,
    genre: GenreOption = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Show a pair of parties day by day, in both directions; without parties, list the pairs.

    [bold]Examples[/bold]

      warsan pair --desk mydesk

      warsan pair RUS NATO --desk mydesk

      warsan pair RUS NATO --genre all --desk mydesk

      warsan pair Russia "United States" --json | jq .days

    Pressure is the sum of PLOVER intensities below zero; what is denied or only planned does
    not count. Opinion, reviews and letters are left out, and how many sentences that leaves out
    is said, unless --genre asks for them. With --json one line a pair, or a direction.
    """
    if one is not None and other is None:
        raise InputError("a pair needs two parties", "warsan pair RUS NATO")
    genres = find_genres(genre)
    with open_desk(desk) as opened:
        if one is None or other is None:
            _print_pairs(opened, genres, json=json)
            return
        sides = str(find_side(one)), str(find_side(other))
        _print_directions(opened, _views(opened, sides, genres), json=json)


def _views(desk: Desk, sides: tuple[str, str], genres: tuple[Genre, ...]) -> list[PairView]:
    """Both directions, as far as the desk holds anything."""
    views, (one, other) = list["PairView"](), sides
    for actor, recipient in ((one, other), (other, one)):
        try:
            views.append(desk.pair(actor, recipient, genres))
        except NotFoundError:
            continue
    if not views:
        raise NotFoundError(
            f"the desk holds nothing between {one} and {other}", "list the pairs: warsan pair"
        )
    return views


def _print_pairs(desk: Desk, genres: tuple[Genre, ...], *, json: bool) -> None:
    rows = desk.pairs(genres)
    if json:
        for row in rows:
            print_json(row)
        return
    print_table(
        ("=who → whom", ">words", ">deeds", *_PRESSURE, "=first", "=last"),
        (
            (
                f"{row.actor} → {row.recipient}", str(row.words), str(row.deeds),
                f"{row.word_pressure:g}", f"{row.deed_pressure:g}", row.first or "?",
                row.last or "?",
            )
            for row in rows
        ),
    )  # fmt: skip
    _print_left_out(desk.left_out(genres))


def _print_left_out(left_out: dict[str, int]) -> None:
    from warsan.report.phrases import say_left_out

    if left_out:
        typer.echo(f"{say_left_out(left_out)}. With them: --genre all")


def _print_directions(desk: Desk, views: list[PairView], *, json: bool) -> None:
    for view in views:
        if json:
            print_json(view)
            continue
        typer.echo(f"{view.actor} → {view.recipient}")
        _print_weeks(desk, view)
        if view.days:
            print_table(
                ("=day", ">words", ">deeds", *_PRESSURE),
                (
                    (day.day, str(day.words), str(day.deeds), f"{day.word_pressure:g}",
                     f"{day.deed_pressure:g}")
                    for day in view.days
                ),
            )  # fmt: skip
        if view.events:
            print_events(view.events)
        _print_left_out(view.left_out)


def _print_weeks(desk: Desk, view: PairView) -> None:
    """The pair's weeks as sparklines of pressure and level; nothing where none is dated."""
    from warsan.cli.pressure import print_strokes
    from warsan.escalation import Question, read_side

    sides = read_side(view.actor), read_side(view.recipient)
    try:
        series = desk.series(Question(actor=sides[0], recipient=sides[1]))
    except NotFoundError:
        return
    if series.points:
        first, last = series.points[0].start, series.points[-1].end
        typer.echo(f"pressure by week, {first} to {last} (warsan pressure has the numbers)")
        print_strokes(series)
