"""`warsan desk`: the record as pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warsan.cli.options import open_desk


def desk(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="The desk; else $WARSAN_DESK, else ./desk."),
    ] = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The next free one is taken if it is in use.")
    ] = 8790,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open the pages of a desk: articles, findings in the text, pairs over days.

    [bold]Examples[/bold]

      warsan desk mydesk

      warsan desk mydesk --port 9000 --no-browser

    Served to this machine only, until Ctrl-C.
    """
    with open_desk(path) as opened:
        from warsan.web import serve_desk

        serve_desk(opened, port=port, browser=browser, ready=_announce)


def _announce(address: str) -> None:
    typer.echo(f"The desk is open at {address} – Ctrl-C stops it")
