"""`warsan ladder`: every figure for one thing over time, by claimant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table

if TYPE_CHECKING:
    from warsan.linking.claims import Ladder, SlotRow

_SLOT = "What is counted: a key from the list, or words."


def ladder(
    slot: Annotated[list[str] | None, typer.Argument(metavar="[SLOT]", help=_SLOT)] = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Show every figure for one thing over time, by who gives it; without SLOT, list the things.

    [bold]Examples[/bold]

      warsan ladder --desk mydesk

      warsan ladder killed/military/RUS --desk mydesk

      warsan ladder Russian soldiers killed --json | jq -r '[.day, .low, .high, .voice.name] | @tsv'

    Figures stand side by side as their sources bound them, and are never averaged. With --json
    one figure a line, or one thing.
    """
    with open_desk(desk) as opened:
        if not slot:
            _print_slots(opened.slots(), json=json)
            return
        found = opened.ladder(" ".join(slot))
    if json:
        for rung in found.rungs:
            print_json(rung)
        return
    _print_ladder(found)


def _print_slots(rows: tuple[SlotRow, ...], *, json: bool) -> None:
    from warsan.report.claims import say_slot

    if json:
        for row in rows:
            print_json(row)
        return
    print_table(
        ("=slot", "what", ">figures", ">claimants", "=first", "=last"),
        (
            (row.key, say_slot(row.slot), str(row.figures), str(row.claimants), row.first, row.last)
            for row in rows
        ),
    )


def _print_ladder(found: Ladder) -> None:
    from warsan.report.claims import say_bounds, say_slot, say_voice

    typer.echo(f"{say_slot(found.slot)} ({found.slot.key})")
    print_table(
        ("=day", ">figure", "=who", "sentence"),
        (
            (
                rung.day or "?",
                say_bounds(rung) + ("*" if rung.loose else ""),
                f"{say_voice(rung.voice)}\n{', '.join(rung.outlets)}",
                " ".join(rung.sentences[0].sentence.text.split()) + "\n",
            )
            for rung in found.rungs
        ),
    )
    if any(rung.loose for rung in found.rungs):
        typer.echo("* says less exactly what is counted (“Russians”, not soldiers)")
