"""`warsan why`: how an event came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from warsan.reader.explanations import Explanation


def why(
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT",
            help="Article and event: 3f9a:e2 (ids as `warsan show --json` has them).",
        ),
    ],
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Say why an event was coded: its word, the way through the tree, what else was weighed.

    [bold]Examples[/bold]

      warsan why 3f9a:e2 --desk mydesk

      warsan why 3f9a:e2 --desk mydesk --json | jq .alternatives

    The article is read again by the present reader; an event that an older reader found may not
    be there any more.
    """
    article, colon, name = event.partition(":")
    if not colon or not name:
        raise InputError(f"{event} names no event", "give ARTICLE:EVENT, such as 3f9a:e2")
    with open_desk(desk) as opened:
        found = opened.explain(article, name)
    if found is None:
        raise NotFoundError(f"the article has no event {name}", "see: warsan show ARTICLE --json")
    if json:
        from warsan.cli.output import print_json

        print_json(found)
        return
    print_explanation(found)


def print_explanation(found: Explanation) -> None:
    """The explanation in lines for people."""
    from warsan.cli.output import printable, terminal

    mode = f" {found.mode}" if found.mode else ""
    kind = "a row with a frame of its own" if found.frame_of_its_own else "a list of words"
    lines = [
        f"{found.type}{mode} ({found.id}): “{found.trigger}”",
        f"  in: {' '.join(found.sentence.split())}",
        f"  named by {found.predicate}, {kind}; probability {found.probability:.2f}",
        *(f"  {name}: {path}" for name, path in found.paths.items()),
        *(f"  not {type_}: {value:.2f}" for type_, value in found.alternatives),
        f"  {found.reason}",
    ]
    for line in lines:
        terminal().print(printable(line))
