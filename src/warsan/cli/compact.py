"""`warsan compact`: few large files instead of many small ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warsan.cli.options import open_desk

_MB = 1e6


def compact(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="The desk; else $WARSAN_DESK, else ./desk."),
    ] = None,
) -> None:
    """Merge the small files that many batches left; the record stays as it is.

    [bold]Example[/bold]

      warsan compact mydesk
    """
    with open_desk(path) as opened:
        done = opened.compact()
    typer.echo(
        f"{done.files_before} files of {done.bytes_before / _MB:.1f} MB are now "
        f"{done.files} of {done.bytes / _MB:.1f} MB"
    )
