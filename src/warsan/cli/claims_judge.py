"""`warsan claims judge`: a person's word on a claim, marked as theirs."""

from __future__ import annotations

from typing import Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table

_By = Annotated[
    str, typer.Option("--by", metavar="NAME", envvar="WARSAN_NAME", help="Whose judgement it is.")
]


def judge(
    claim: Annotated[str, typer.Argument(metavar="ID", help="The claim.")],
    kind: Annotated[str, typer.Argument(metavar="KIND", help="verdict, same, denies or apart.")],
    what: Annotated[str, typer.Argument(metavar="WHAT", help="Your verdict, or another claim.")],
    by: _By,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    desk: DeskOption = None,
) -> None:
    """Add a verdict or a link of your own; it keeps your name and the time.

    [bold]Examples[/bold]

      warsan claims judge 086c807a83 verdict "Borne out by satellite images" --by "A. Lund"

      warsan claims judge 086c807a83 same 0c541bc72f --by "A. Lund" --note "the same cruiser"

      warsan claims judge 086c807a83 apart p3 --by "A. Lund" --note "another ship"

    same: the other claim puts the same proposition. denies: it denies this one. apart: they are
    two; p3 is the third position that warsan claims show lists. The desk keeps the history:
    warsan claims judged.
    """
    with open_desk(desk) as opened:
        number = opened.judge_claim(claim, kind, what, by=by, note=note)  # type: ignore[arg-type]
    typer.echo(f"Judgement {number} is kept as {by.strip()}'s.")


def judged(desk: DeskOption = None, json: JsonOption = False) -> None:
    """List what persons judged, oldest first, also what was taken back.

    [bold]Examples[/bold]

      warsan claims judged --desk mydesk --json
    """
    with open_desk(desk) as opened:
        found = opened.judgements()
    if json:
        for item in found:
            print_json(item)
        return
    print_table(
        (">no", "=by, at", "=kind", "what"),
        (
            (str(j.id), f"{j.by}\n{j.at}", j.kind + ("\ntaken back" if j.withdrawn else ""),
             j.text or j.note)
            for j in found
        ),
    )  # fmt: skip


def withdraw(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="See warsan claims judged.")],
    by: _By,
    desk: DeskOption = None,
) -> None:
    """Take a judgement back; the history keeps it.

    [bold]Examples[/bold]

      warsan claims withdraw 3 --by "A. Lund" --desk mydesk
    """
    with open_desk(desk) as opened:
        opened.withdraw_judgement(number, by=by)
    typer.echo(f"Judgement {number} is taken back.")
