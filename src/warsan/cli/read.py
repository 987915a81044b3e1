"""`warsan read`: files in, findings out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warsan.cli.options import (
    ContactOption,
    FollowOption,
    JsonOption,
    MostOption,
    PrivateOption,
)
from warsan.cli.output import print_line, print_refusals, terminal
from warsan.errors import InputError

if TYPE_CHECKING:
    from warsan.desk import AddReport, Desk, Progress
    from warsan.model import Page, Reading, Refusal


_Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE…",
        help="Text, HTML, JSON, CSV, Parquet, WARC or a feed; a folder; an address; “-” is "
        "standard input.",
    ),
]
_Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication (2022-04-28); wins over the page’s."),
]
_Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published it; wins over the page’s.")
]
_Desk = Annotated[
    Path | None,
    typer.Option("--desk", metavar="DIR", help="Keep the record here; made if not there."),
]
_Workers = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Processes; one a core if not given.")
]
_Columns = Annotated[
    str | None,
    typer.Option(metavar="PAIRS", help="Which column holds what: “title=headline,body=text”."),
]


def read(  # noqa: PLR0913, PLR0917 (each is one word of the question)
    files: _Files = None,
    published: _Published = None,
    outlet: _Outlet = None,
    json: JsonOption = False,
    desk: _Desk = None,
    workers: _Workers = None,
    columns: _Columns = None,
    follow: FollowOption = False,
    most: MostOption = 100,
    allow_private: PrivateOption = False,
    contact: ContactOption = None,
) -> None:
    """Read articles: who did or said what to whom, who vouches for it, how sure they are.

    [bold]Examples[/bold]

      warsan read page.html --published 2022-04-28

      warsan read articles/ --desk mydesk

      warsan read articles.csv --columns title=headline,body=text --desk mydesk

      warsan read https://example.org/news/article.html

      curl -s https://example.org/news | warsan read - --json | jq .events

    Nothing is fetched but the addresses you name; feeds and sitemaps among them with the pages
    that they name. With --json one Reading a line; its keys are in docs/reading.md. What cannot
    be read is listed at the end; the exit code is 2 only if nothing could be read.
    """
    if not files:
        raise InputError("nothing to read", "name a FILE, a folder, an address, or “-”")
    from warsan.sources import Intake, Manners
    from warsan.sources.columns import read_columns

    manners = Manners(contact=contact, allow_private=allow_private)
    named = read_columns(columns) if columns else {}
    intake = Intake(columns=named, follow=follow, most=most, manners=manners)
    wish = {"published": published, "outlet": outlet, "workers": workers, "intake": intake}
    reading = _read_to_stdout if desk is None else partial(_read_to_desk, desk)
    refused, any_read = reading(files, wish, json=json)
    print_refusals(refused, any_read=any_read)
    if refused and not any_read:
        raise typer.Exit(2)


def _read_to_stdout(
    files: list[str], wish: dict[str, Any], *, json: bool
) -> tuple[tuple[Refusal, ...], bool]:
    from warsan.desk import read_pages
    from warsan.model import reading_to_json
    from warsan.sources import read_sources

    received: list[str] = []
    show = None if json else _printer()

    def receive(page: Page, reading: Reading) -> None:
        received.append(page.article.id)
        if show is None:
            print_line(reading_to_json(reading))
        else:
            show(reading)

    # A picture on the terminal is progress enough; the bar is for JSON that goes elsewhere.
    with _progress(shown=json and not sys.stdout.isatty()) as progress:
        workers = wish.pop("workers")
        pages = read_sources(files, **wish)
        refused = read_pages(pages, receive, workers=workers, progress=progress)
    return refused, bool(received)


def _read_to_desk(
    path: Path, files: list[str], wish: dict[str, Any], *, json: bool
) -> tuple[tuple[Refusal, ...], bool]:
    from warsan.desk import Desk
    from warsan.model import reading_to_json

    with Desk(path, create=True) as desk:
        with _progress(shown=True) as progress:
            report = desk.add(files, progress=progress, **wish)
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
