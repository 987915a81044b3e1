"""`warsan demo`: the whole road on a dozen articles that come with Warsan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def demonstrate(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The next free one is taken if it is in use.")
    ] = 8790,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--desk", metavar="DIR", help="Keep the desk here.")
    ] = None,
    serve: Annotated[bool, typer.Option(help="Serve the pages at the end, until Ctrl-C.")] = True,
) -> None:
    """Read a dozen bundled articles, print what was found, open the desk.

    [bold]Examples[/bold]

      warsan demo

      warsan demo --desk mydesk --no-serve
    """
    from warsan.cli.demo import run

    run(port, browser, folder, serve=serve)
