"""A bar on stderr, only where someone looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from warsan.cli.output import terminal

if TYPE_CHECKING:
    from warsan.desk import Progress


@contextmanager
def show_bar(doing: str) -> Iterator[Callable[[Progress], None] | None]:
    """A bar that fills as articles are dealt with, and is gone at the end.

    Args:
        doing: What is being done ("reading").
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=terminal(errors=True), transient=True) as bar:
        task = bar.add_task(f"{doing} …", total=None)

        def advance(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total)

        yield advance
