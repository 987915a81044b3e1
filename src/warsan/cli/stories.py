"""`warsan stories`: articles about one happening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.events import print_events
from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table, printable
from warsan.cli.progress import show_bar

if TYPE_CHECKING:
    from warsan.linking import StoryRow, StoryView


def stories(
    article: Annotated[
        str | None, typer.Argument(metavar="ID", help="An article: show the story it stands in.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also stories of one article.")] = False,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """List the happenings that several articles tell of, the latest first.

    [bold]Examples[/bold]

      warsan stories --desk mydesk

      warsan stories 3f9a --desk mydesk

      warsan stories --json | jq -r '[.headline, .sources] | @tsv'

    A story goes by the headline of the article that is most like all its others; copies of one text
    count as one source. With an ID: its articles, and what was found in them day by day. With
    --json one story a line.
    """
    with open_desk(desk) as opened:
        with show_bar("linking") as bar:
            opened.link(progress=bar)
        if article is None:
            _print_rows(opened.stories(least=1 if every else 2), json=json)
        else:
            _print_view(opened.story(article), json=json)


def _print_rows(rows: tuple[StoryRow, ...], *, json: bool) -> None:
    if json:
        for row in rows:
            print_json(row)
        return
    print_table(
        ("=id", "=first", "=last", ">articles", ">sources", "headline"),
        (
            (
                row.id[:10], row.first, row.last, str(len(row.articles)), str(row.sources),
                row.headline or "Untitled",
            )
            for row in rows
        ),
    )  # fmt: skip


def _print_view(view: StoryView | None, *, json: bool) -> None:
    if json:
        print_json(view)
        return
    if view is None:
        typer.echo("this article is in no story yet")
        return
    row = view.row
    typer.echo(printable(row.headline or "Untitled"))
    print_table(
        ("=id", "=published", "outlet", "title"),
        (
            (
                one.id[:10], (one.published or "?")[:10],
                (one.outlet or "?") + (f" via {one.credit}" if one.credit else ""),
                one.title or "Untitled",
            )
            for one in row.articles
        ),
    )  # fmt: skip
    typer.echo(f"{len(row.articles)} articles, {row.sources} of them independent texts")
    for day in view.timeline:
        typer.echo(f"\n{day.day or 'not dated to a day'}")
        print_events(day.events)
