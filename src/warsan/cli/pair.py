"""`warsan pair`: what two parties said and did to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.events import print_events
from warsan.cli.options import DeskOption, JsonOption, find_party, open_desk
from warsan.cli.output import print_json, print_table
from warsan.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from warsan.desk import Desk
    from warsan.views import PairView

_PRESSURE = (">word\npressure", ">deed\npressure")
_Party = Annotated[str | None, typer.Argument(metavar="PARTY", help="Name or code.")]


def pair(
    one: _Party = None, other: _Party = None, desk: DeskOption = None, json: JsonOption = False
) -> None:
    """Show a pair of parties day by day, in both directions; without parties, list the pairs.

    [bold]Examples[/bold]

      warsan pair --desk mydesk

      warsan pair RUS NATO --desk mydesk

      warsan pair Russia "United States" --json | jq .days

    Pressure is the sum of PLOVER intensities below zero; what is denied or only planned does
    not count. With --json one line a pair, or a direction.
    """
    if one is not None and other is None:
        raise InputError("a pair needs two parties", "warsan pair RUS NATO")
    with open_desk(desk) as opened:
        first, second = find_party(one), find_party(other)
        if first is None or second is None:
            _print_pairs(opened, json=json)
        else:
            _print_directions(_views(opened, first, second), json=json)


def _views(desk: Desk, one: str, other: str) -> list[PairView]:
    """Both directions, as far as the desk holds anything."""
    views = []
    for actor, recipient in ((one, other), (other, one)):
        try:
            views.append(desk.pair(actor, recipient))
        except NotFoundError:
            continue
    if not views:
        raise NotFoundError(
            f"the desk holds nothing between {one} and {other}", "list the pairs: warsan pair"
        )
    return views


def _print_pairs(desk: Desk, *, json: bool) -> None:
    rows = desk.pairs()
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


def _print_directions(views: list[PairView], *, json: bool) -> None:
    for view in views:
        if json:
            print_json(view)
            continue
        typer.echo(f"{view.actor} → {view.recipient}")
        if view.days:
            print_table(
                ("=day", ">words", ">deeds", *_PRESSURE),
                (
                    (day.day, str(day.words), str(day.deeds), f"{day.word_pressure:g}",
                     f"{day.deed_pressure:g}")
                    for day in view.days
                ),
            )  # fmt: skip
        print_events(view.events)
