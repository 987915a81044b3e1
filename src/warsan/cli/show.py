"""`warsan show`: one article of a desk."""

from __future__ import annotations

from typing import Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_line, terminal


def show(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="An article’s id, or enough of its beginning.")
    ],
    desk: DeskOption = None,
    why: Annotated[bool, typer.Option("--why", help="With the reason of each finding.")] = False,
    json: JsonOption = False,
) -> None:
    """Show what was read in one article.

    [bold]Examples[/bold]

      warsan show 3f9a --desk mydesk

      warsan show 3f9a --desk mydesk --why

      warsan show 3f9a --desk mydesk --json | jq '.attributions[].source.text'
    """
    with open_desk(desk) as opened:
        reading = opened.reading(article)
    if json:
        from warsan.model import reading_to_json

        print_line(reading_to_json(reading))
        return
    from warsan.cli.picture import print_reading

    print_reading(reading, terminal(), why=why)
