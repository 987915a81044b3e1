"""`warsan demo`: the whole road from bundled articles to the pages, on a fresh desk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from warsan import runs
from warsan.cli.demo_report import show_articles, show_findings, show_pair
from warsan.desk import AddReport, Desk
from warsan.sources import read_sources
from warsan.web import serve_desk

PORT = 8790


def run(
    port: int = PORT, browser: bool = False, folder: Path | None = None, *, serve: bool = True
) -> None:
    """Read the bundled articles, print what was found, serve the desk until interrupted.

    Args:
        port: Of the pages; the next free one is taken if it is in use.
        browser: Whether to open the reader's browser.
        folder: Where to make the desk; without it, in a folder that is removed at the end.
        serve: False stops after printing.

    Raises:
        DeskError: Something else lies in `folder`.
        ModelError: The reader's model is missing.
    """
    console = Console(highlight=False)
    with _folder(folder) as path, Desk(path, create=True) as desk:
        report = read_bundled(desk, console)
        for refusal in report.refused:
            console.print(f"Refused: {refusal.origin}: {refusal.reason}", markup=False)
        show_articles(desk, console)
        show_pair(desk, console)
        show_findings(desk, console)
        console.print(f"The desk is {path}.", markup=False, soft_wrap=True)
        if serve:
            serve_desk(desk, port=port, browser=browser, ready=lambda url: _say(console, url))


def read_bundled(desk: Desk, console: Console) -> AddReport:
    """Read the articles that come with Warsan into a desk, with a bar that shows how far."""
    console.print(
        "Articles written for this project about October 1962 and April 2022: "
        "outlets that differ, deny, correct themselves and reprint a wire.\n"
    )
    with as_file(files("warsan") / "data" / "demo" / "articles") as articles:
        total = sum(1 for _ in read_sources([articles]))
        with _bar(console) as bar:
            task = bar.add_task("Reading", total=total, origin="")

            def advance(state: runs.Progress) -> None:
                bar.update(task, completed=state.done, origin=Path(state.origin).name)

            report = desk.add([articles], progress=advance)
            bar.update(task, completed=total, origin="")
    return report


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[origin]}", style="dim", markup=False),
        console=console,
    )


@contextmanager
def _folder(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="warsan-demo-") as made:
        yield Path(made, "desk")


def _say(console: Console, address: str) -> None:
    console.print(f"\nThe pages are at [bold]{address}[/bold]   (Ctrl+C stops)")
