"""`warsan demo`: the whole road from bundled articles to the pages, on a fresh desk."""

from __future__ import annotations

import re
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
from warsan.errors import DeskError
from warsan.sources import read_sources
from warsan.store.folder import remove_desk
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
        DeskError: Something else lies in `folder`, or a desk that another version has read and
            that holds other articles too.
        ModelError: The reader's model is missing.
    """
    console = Console(highlight=False)
    if folder is not None and clear_stale(folder):
        console.print("Another version had read this desk: its articles are read anew.")
    with _folder(folder) as path, Desk(path, create=True) as desk:
        report = read_bundled(desk, console)
        for refusal in report.refused:
            console.print(f"Refused: {refusal.origin}: {refusal.reason}", markup=False)
        show_articles(desk, console)
        show_pair(desk, console)
        show_findings(desk, console)
        if folder is not None:
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


def clear_stale(folder: Path) -> bool:
    """Remove a demo desk that another version of the software or the model has read.

    Returns:
        Whether there was one.

    Raises:
        DeskError: It holds articles besides those of the demo: it is not ours to remove.
    """
    if not (folder / "desk.json").is_file():
        return False
    from warsan.reader.name import reader_name

    with Desk(folder) as desk:
        ids = [row.id for row in desk.articles()]
        if all(desk.reading(name).reader == reader_name() for name in ids):
            return False
        others = [name for name in ids if not _is_bundled(desk.page(name).origin)]
    if others:
        raise DeskError(
            f"another version has read the desk {folder}, and it holds {len(others)} articles "
            "besides those of the demo",
            "name a new folder: warsan demo --desk DIR",
        )
    remove_desk(folder)
    return True


def _is_bundled(origin: str) -> bool:
    """Whether a page came from a file of the demo (and a line of it): "…/archive.jsonl line 2"."""
    names = {entry.name for entry in (files("warsan") / "data" / "demo" / "articles").iterdir()}
    return any(part in names for part in re.split(r"[/\\ :]", origin))


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
    console.print(f"\nThe desk is open at [bold]{address}[/bold] – Ctrl-C stops it")
