"""`warsan show`: one article of a desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_line, printable, terminal

if TYPE_CHECKING:
    from warsan.model import ReaderName, Reading


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
        reading, path = opened.reading(article), opened.path
        present = opened.reader_name
        revisions = opened.revisions(article)
    if json:
        from warsan.model import reading_to_json

        print_line(reading_to_json(reading))
        return
    from rich.text import Text

    from warsan.cli.picture import print_reading
    from warsan.report.revisions import say_revisions

    print_reading(reading, terminal(), why=why)
    for line in say_revisions(reading.article.id, revisions):
        terminal().print(Text(printable(line), "dim"))
    _print_reader(reading, path, present)


def _print_reader(reading: Reading, desk: Path, present: ReaderName) -> None:
    """Say that another reader than the present one read it, and what to type."""
    from rich.text import Text

    from warsan.report.readers import say_other_reader

    if other := say_other_reader(reading.reader, present):
        command = f"warsan reread {desk} --article {reading.article.id[:10]}"
        terminal().print(Text(printable(f"{other}. To read it again: {command}"), "dim"))
