"""`warsan related`: what belongs beside an article."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table
from warsan.cli.progress import show_bar


def related(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="An article’s id, or enough of its beginning.")
    ],
    most: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = 5,
    html: Annotated[
        bool, typer.Option("--html", help="A fragment of HTML to put under the article.")
    ] = False,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """List what belongs beside an article: its story first, then its pair, then its topic.

    [bold]Examples[/bold]

      warsan related 3f9a --desk mydesk

      warsan related 3f9a --desk mydesk --json

      warsan related 3f9a --desk mydesk --html > related.html

    Two copies of one text are never listed. Each line says why it is there. With --json one
    post a line.
    """
    with open_desk(desk) as opened:
        with show_bar("linking") as bar:
            opened.link(progress=bar)
        rows = opened.related(article, most=most)
    if json:
        for row in rows:
            print_json(row)
        return
    if html:
        from warsan.report.related import write_fragment

        sys.stdout.buffer.write(write_fragment(rows).encode())
        return
    from warsan.report.related import say_because

    print_table(
        ("=id", "=published", "outlet", "title", "because"),
        (
            (
                row.id[:10], (row.published or "?")[:10], row.outlet or "?",
                row.title or "Untitled", say_because(row),
            )
            for row in rows
        ),
    )  # fmt: skip
