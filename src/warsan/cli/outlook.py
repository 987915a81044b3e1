"""`warsan outlook`: the weeks ahead of a pair, with the record of such forecasts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, GenreOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table
from warsan.cli.question import CertaintyOption, PartyArgument, SinceOption, find_question

if TYPE_CHECKING:
    from warsan.escalation.outlook import Outlook

_Weeks = Annotated[int, typer.Option(min=1, max=4, metavar="N", help="How many weeks ahead.")]


def outlook(  # noqa: PLR0913, PLR0917 (each filter is one word of the question)
    actor: PartyArgument = None,
    recipient: PartyArgument = None,
    weeks: _Weeks = 4,
    since: SinceOption = None,
    until: SinceOption = None,
    certainty: CertaintyOption = 0.0,
    genre: GenreOption = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Say how pressure between two parties may go on, and what such forecasts were worth.

    [bold]Examples[/bold]

      warsan outlook RUS UKR --desk mydesk

      warsan outlook RUS NATO+ --weeks 2 --json

    Words and deeds of both directions, a week at a time, with an interval that four weeks of five
    fell into. Beside each stands its record: the error (CRPS) of such forecasts of past weeks, each
    made from the weeks before it, and that of exponential smoothing. Where the record of the
    desk is too short, nothing is forecast, and it says how much is needed. docs/outlook.md has
    the methods.
    """
    import msgspec

    from warsan.escalation.refusals import Refusal

    with open_desk(desk) as opened:
        question = msgspec.structs.replace(
            find_question((actor, recipient), "week", (since, until), genre), certainty=certainty
        )
        found = opened.outlook(question, weeks=weeks)
    if json:
        print_json(found)
    elif isinstance(found, Refusal):
        typer.echo(found.reason)
    else:
        head = ("series", "=week", ">mean", ">four of five", ">CRPS", ">smoothing")
        print_table(head, _rows(found))


def _rows(found: Outlook) -> Iterator[tuple[str, ...]]:
    for series in found.series:
        for ahead in series.ahead:
            smoothing = ahead.record.baselines.get("exponential_smoothing")
            yield (
                series.name, f"+{ahead.week}", f"{ahead.mean:.1f}",
                f"{ahead.low:.1f} to {ahead.high:.1f}", f"{ahead.record.crps:.2f}",
                f"{smoothing.crps:.2f}" if smoothing else "-",
            )  # fmt: skip
