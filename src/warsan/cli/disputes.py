"""`warsan disputes`: claim and denial side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.claims import print_claims
from warsan.cli.options import DeskOption, JsonOption, find_party, open_desk
from warsan.cli.output import print_json, print_table, printable

if TYPE_CHECKING:
    from rich.text import Text

    from warsan.linking.claims import Dispute, Position

_Party = Annotated[str | None, typer.Argument(metavar="PARTY", help="Name or code.")]


def disputes(
    one: _Party = None,
    other: _Party = None,
    unanswered: Annotated[
        bool, typer.Option("--unanswered", help="Only claims of which the accused said no word.")
    ] = False,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Show claims beside what stands against them, then claims that nobody answered.

    [bold]Examples[/bold]

      warsan disputes --desk mydesk

      warsan disputes RUS UKR --desk mydesk

      warsan disputes --json | jq 'select(.days != null) | [.days, .claim.id] | @tsv' -r

    Warsan says who stands where, never who is right. With --json one dispute a line; with
    --unanswered one claim a line.
    """
    with open_desk(desk) as opened:
        view = opened.disputes(find_party(one), find_party(other))
    if json:
        for item in view.unanswered if unanswered else view.disputes:
            print_json(item)
        return
    if not unanswered:
        _print_disputes(view.disputes)
    if view.unanswered or unanswered:
        typer.echo("Unanswered: the articles report no word of it from the accused.")
        print_claims(list(view.unanswered))


def _print_disputes(found: tuple[Dispute, ...]) -> None:
    print_table(
        ("=claim", "said", "against it"),
        ((_head(d), _cell(d.claimed), _cell(d.denied)) for d in found),
    )


def _head(dispute: Dispute) -> Text:
    from rich.text import Text

    from warsan.report.claims import say_between, say_claim, say_status

    claim = dispute.claim
    more = len({p.voice.key for p in claim.positions}) - 2
    lines = [claim.id, say_status(claim), say_claim(claim), say_between(dispute)]
    lines += [f"and {more} more"] if more > 0 else []
    return Text("\n").join(Text(printable(line)) for line in lines)


def _cell(position: Position | None) -> Text:
    from rich.text import Text

    from warsan.report.claims import say_voice

    if position is None:
        return Text("no article of the desk has the claim itself", "dim")
    statement = position.statement
    head = f"{say_voice(position.voice)} {position.how}"
    place = f"{statement.outlet or '?'}, {statement.day}"
    words = " ".join(statement.sentence.text.split())
    return Text("\n").join(
        [
            Text(printable(head), "bold"),
            Text(printable(words)),
            Text(printable(place) + "\n", "dim"),
        ]
    )
