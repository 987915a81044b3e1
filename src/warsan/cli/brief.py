"""`warsan brief`: a pair in a few sentences, each number footnoted to what it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, GenreOption, JsonOption, open_desk
from warsan.cli.output import print_json, printable
from warsan.cli.question import ByOption, PartyArgument, find_question

if TYPE_CHECKING:
    from warsan.report.brief import Brief


def brief(  # noqa: PLR0913, PLR0917 (each filter is one word of the question)
    actor: PartyArgument = None,
    recipient: PartyArgument = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DAY", help="ISO day.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="ISO day.")] = None,
    by: ByOption = "week",
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as a page to print.")
    ] = None,
    genre: GenreOption = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Sum up a pair in both directions; each number is footnoted to its sentences.

    [bold]Examples[/bold]

      warsan brief RUS NATO+ --from 2022-04-01 --to 2022-04-30 --desk mydesk

      warsan brief RUS UKR --html brief.html

    The page that --html writes is that of a desk at /brief/RUS/UKR, whose links need the desk open.
    """
    from warsan.web.brief_page import make_brief, render_brief

    with open_desk(desk) as opened:
        made = make_brief(opened, find_question((actor, recipient), by, (since, until), genre))
    if html is not None:
        html.write_bytes(bytes(render_brief(made).body))
        typer.echo(f"written to {html}", err=True)
    elif json:
        print_json(made)
    else:
        print_brief(made)


def print_brief(made: Brief) -> None:
    """Sections, then the sentences by number, then what it rests on."""
    typer.echo(f"{made.title}\n{made.span}")
    for section in made.sections:
        typer.echo(f"\n{section.title}")
        for item in section.statements:
            notes = ", ".join(map(str, item.notes))
            typer.echo(f"  {printable(item.text)} [{notes}]")
    typer.echo("\nSentences")
    for note in made.notes:
        typer.echo(f"  [{note.number}] {printable(note.sentence)}")
        typer.echo(f"      {printable(note.outlet)}, {note.published}  {note.link}")
    typer.echo("\nWhat it rests on")
    for line in (*made.basis, *made.citations):
        typer.echo(f"  {line}")
