"""`warsan articles`: what a desk holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table

if TYPE_CHECKING:
    from warsan.views import ArticleRow


def articles(desk: DeskOption = None, json: JsonOption = False) -> None:
    """List the articles of a desk, newest first.

    [bold]Examples[/bold]

      warsan articles --desk mydesk

      warsan articles --desk mydesk --json | jq -r 'select(.credit) | .id'

    With --json one article a line.
    """
    with open_desk(desk) as opened:
        rows = opened.articles()
    if json:
        for row in rows:
            print_json(row)
        return
    print_table(
        ("=id", "=published", "outlet", "title", ">words", ">deeds"),
        (
            (
                row.id[:10], (row.published or "?")[:10],
                (row.outlet or "?") + (f" via {row.credit}" if row.credit else ""),
                _title(row), str(row.words), str(row.deeds),
            )
            for row in rows
        ),
    )  # fmt: skip


def _title(row: ArticleRow) -> str:
    """The title, with the genre where it is not news."""
    title = row.title or "Untitled"
    return title if row.genre == "news" else f"{title} · {row.genre}"
