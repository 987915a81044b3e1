"""`warsan wires`: copies of one text, and how they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table, printable, terminal
from warsan.cli.progress import show_bar

if TYPE_CHECKING:
    from warsan.linking import WireRow, WireView


def wires(
    article: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An article: show how the copies of its text differ."),
    ] = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """List texts that several outlets print; a wire counts as one source.

    [bold]Examples[/bold]

      warsan wires --desk mydesk

      warsan wires 3f9a --desk mydesk

      warsan wires --json | jq -r '.origin.name, (.members[] | .outlet)'

    With an ID: what each copy leaves out, adds and edits, and which denials and attributions went
    missing. With --json one wire a line.
    """
    with open_desk(desk) as opened:
        with show_bar("linking") as bar:
            opened.link(progress=bar)
        if article is None:
            _print_rows(opened.wires(), json=json)
        else:
            _print_view(opened.wire(article), json=json)


def _print_rows(rows: tuple[WireRow, ...], *, json: bool) -> None:
    if json:
        for row in rows:
            print_json(row)
        return
    print_table(
        ("=id", ">copies", "from", "title", "outlets"),
        (
            (
                row.id[:10], str(len(row.members)), row.origin.name or "unresolved",
                row.members[0].title or "Untitled",
                ", ".join(dict.fromkeys(one.outlet or "?" for one in row.members)),
            )
            for row in rows
        ),
    )  # fmt: skip


def _print_view(view: WireView | None, *, json: bool) -> None:
    from rich.text import Text

    from warsan.report.wires import say_difference, say_wire

    if json:
        print_json(view)
        return
    if view is None:
        typer.echo("no copy of this article is on the desk")
        return
    terminal().print(Text(printable(say_wire(view.row)), "bold"))
    members = {one.id: one for one in view.row.members}
    first = members[view.row.origin.article]
    typer.echo(printable(f"compared with {first.id[:10]} {first.outlet or '?'}: {first.title}"))
    for difference in view.differences:
        copy = members[difference.copy]
        when = (copy.published or "?")[:10]
        head = f"\n{copy.id[:10]} {copy.outlet or '?'}, {when}: {copy.title or 'Untitled'}"
        terminal().print(Text(printable(head), "bold"))
        for line in say_difference(difference):
            typer.echo(printable(f"  {line}"))
