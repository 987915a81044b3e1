"""`warsan read`: files in, findings out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import JsonOption
from warsan.cli.output import print_line, print_refusals, terminal

if TYPE_CHECKING:
    from warsan.desk import AddReport, Desk, Progress
    from warsan.model import Page, Reading, Refusal


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…", help="Text, HTML, JSON or JSONL; a folder; “-” is standard input."
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication (2022-04-28); wins over the page’s."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published it; wins over the page’s.")
    ] = None,
    json: JsonOption = False,
    desk: Annotated[
        Path | None,
        typer.Option("--desk", metavar="DIR", help="Keep the record here; made if not there."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes; one a core if not given.")
    ] = None,
) -> None:
    """Read articles: who did or said what to whom, who vouches for it, how sure they are.

    [bold]Examples[/bold]

      warsan read page.html --published 2022-04-28

      warsan read articles/ --desk mydesk

      curl -s https://example.org/news | warsan read - --json | jq .events

    With --json one Reading a line; its keys are in docs/reading.md. What cannot be read is
    listed at the end; the exit code is 2 only if nothing could be read.
    """
    if desk is not None:
        refused, any_read = _read_to_desk(files, desk, (published, outlet, workers), json=json)
    else:
        refused, any_read = _read_to_stdout(files, (published, outlet, workers), json=json)
    print_refusals(refused, any_read=any_read)
    if refused and not any_read:
        raise typer.Exit(2)


_Given = tuple[str | None, str | None, int | None]


def _read_to_stdout(
    files: list[str], given: _Given, *, json: bool
) -> tuple[tuple[Refusal, ...], bool]:
    from warsan.desk import read_each
    from warsan.model import reading_to_json

    published, outlet, workers = given
    received: list[str] = []
    show = _printer()

    def receive(page: Page, reading: Reading) -> None:
        received.append(page.article.id)
        if json:
            print_line(reading_to_json(reading))
        else:
            show(reading)

    # A picture on the terminal is progress enough; the bar is for JSON that goes elsewhere.
    with _progress(shown=json and not sys.stdout.isatty()) as progress:
        refused = read_each(
            files, receive, published=published, outlet=outlet, workers=workers, progress=progress
        )
    return refused, bool(received)


def _read_to_desk(
    files: list[str], path: Path, given: _Given, *, json: bool
) -> tuple[tuple[Refusal, ...], bool]:
    from warsan.desk import Desk
    from warsan.model import reading_to_json

    published, outlet, workers = given
    with Desk(path, create=True) as desk:
        with _progress(shown=True) as progress:
            report = desk.add(
                files, published=published, outlet=outlet, workers=workers, progress=progress
            )
        if json:
            for name in report.added + report.known:
                print_line(reading_to_json(desk.reading(name)))
        else:
            _print_report(report, desk)
    return report.refused, bool(report.added or report.known)


def _printer() -> Callable[[Reading], None]:
    from warsan.cli.picture import print_reading

    console = terminal()
    return lambda reading: print_reading(reading, console)


def _print_report(report: AddReport, desk: Desk) -> None:
    known = f", {len(report.known)} known already" if report.known else ""
    read = f"{len(report.added)} article{'s' * (len(report.added) != 1)} read and kept"
    typer.echo(f"{read} in {desk.path}{known}")


@contextmanager
def _progress(*, shown: bool) -> Iterator[Callable[[Progress], None] | None]:
    """A line on stderr that counts, only where someone looks at it."""
    if not (shown and sys.stderr.isatty()):
        yield None
        return
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Bar(*columns, console=terminal(errors=True), transient=True) as bar:
        task = bar.add_task("reading …", total=None)

        def advance(progress: Progress) -> None:
            refused = f", {progress.refused} refused" if progress.refused else ""
            bar.update(task, description=f"{progress.read} read{refused} · {progress.origin[-60:]}")

        yield advance
