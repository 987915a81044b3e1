"""`warsan reread`: a desk read again, what changed, and the question whether to keep it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from warsan.cli.options import JsonOption, check_day, open_desk
from warsan.cli.output import print_json, print_refusals
from warsan.errors import DeskError, InputError

if TYPE_CHECKING:
    from warsan.changes import Change
    from warsan.desk import Desk, Kept, Rereading

_NOT_KEPT = 1


_Desk = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", help="The desk; else $WARSAN_DESK, else ./desk."),
]
_Article = Annotated[
    list[str] | None, typer.Option(metavar="ID", help="Only this article; may be repeated.")
]
_Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only articles of this outlet.")]
_Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only if published on this ISO day or later.")
]
_Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only if published on this ISO day or earlier.")
]
_Limit = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="At most so many, the newest first.")
]
_Every = Annotated[
    bool, typer.Option("--all", help="Also what this reader, or a newer Warsan, has read.")
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Show, and keep nothing.")]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help="Keep without asking.")]
_Examples = Annotated[
    int, typer.Option(metavar="N", min=0, help="Examples of each kind of finding.")
]
_Changes = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write every change here, one JSON object a line."),
]
_Workers = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Processes; one a core if not given.")
]


class _Wish(NamedTuple):
    """What is to be done with what was read."""

    dry_run: bool
    yes: bool
    json: bool
    changes: Path | None


def reread(  # noqa: PLR0913, PLR0917 (each is one word of the question)
    path: _Desk = None,
    article: _Article = None,
    outlet: _Outlet = None,
    since: _Since = None,
    until: _Until = None,
    limit: _Limit = None,
    every: _Every = False,
    dry_run: _DryRun = False,
    yes: _Yes = False,
    examples: _Examples = 2,
    changes: _Changes = None,
    workers: _Workers = None,
    json: JsonOption = False,
) -> None:
    """Read a desk again with the present reader, and show what changes before it is kept.

    [bold]Examples[/bold]

      warsan reread mydesk

      warsan reread mydesk --limit 50 --dry-run --examples 5

      warsan reread mydesk --outlet "The Guardian" --changes changes.jsonl

      warsan reread mydesk --yes --json | jq '.kinds[], .pairs[:5]'

    Reads, from the text on the desk, what an older Warsan or another model has read. Findings
    at the same words are the same, changed (in which fields), reworded (only the reason), gone
    or new. What this reader or a newer Warsan has read is left alone without --all.

    Kept Readings replace the old ones, which stay in the desk's history. What cannot be read any
    more keeps its old Reading. The exit code is 0 if all that there was to keep is kept, or with
    --dry-run; 1 if it is not: the answer was no, or nobody could be asked and --yes was not
    given; 2 if it was refused.
    """
    first, last = check_day("--since", since), check_day("--until", until)
    chosen = {"articles": article, "outlet": outlet, "since": first, "until": last,
              "limit": limit, "every": every, "examples": examples, "workers": workers}  # fmt: skip
    with open_desk(path) as desk:
        raise typer.Exit(_reread(desk, chosen, _Wish(dry_run, yes, json, changes)))


def _reread(desk: Desk, chosen: dict[str, Any], wish: _Wish) -> int:
    """Read, show, and keep if that is the wish or the answer; the exit code."""
    from warsan.cli.progress import show_bar

    asking = not (wish.dry_run or wish.yes or wish.json) and _is_someone_there()
    if desk.read_only and not wish.dry_run and (wish.yes or asking):
        raise DeskError(f"the desk {desk.path} cannot be written", "look with --dry-run")
    if wish.changes is not None:  # better refused now than after the reading
        _write_changes((), wish.changes)
    with show_bar("reading") as progress:
        again = desk.reread(**chosen, progress=progress)
    with again:
        if wish.changes is not None:
            _write_changes(again.changes, wish.changes)
        if not wish.json:
            _show(again)
        kept = None
        if again.waiting and not wish.dry_run and (wish.yes or (asking and _ask(again))):
            kept = _keep(again, asking=asking)
        _say_end(again, kept, json=wish.json)
        return _exit_code(again, kept, dry_run=wish.dry_run)


def _is_someone_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _show(again: Rereading) -> None:
    from warsan.cli.changes import print_summary
    from warsan.report.readers import say_reader

    if not again.ids:
        typer.echo(
            "nothing to read again: no article asked for was read by an older or another reader "
            f"than {say_reader(again.reader)} (--all reads them all the same)"
        )
    elif again.summary.articles:
        before = "; ".join(
            f"{say_reader(row.reader)} ({row.articles})" for row in again.summary.read_by
        )
        typer.echo(f"{_articles(again.summary.articles)} read again by {say_reader(again.reader)}")
        typer.echo(f"read before by {before}\n")
        print_summary(again.summary)
        typer.echo(_say_differing(again))
    if again.newer:
        typer.echo(f"left out: {_articles(again.newer)} that a newer Warsan has read")


def _say_differing(again: Rereading) -> str:
    differing, staged = again.summary.differing, again.staged
    if differing:
        return f"{_articles(differing)} of {again.summary.articles} would change"
    if staged:
        return "nothing that was found differs: only the reader's name would change"
    return "nothing differs: there is nothing to keep"


def _ask(again: Rereading) -> bool:
    if not again.staged:
        return False
    return typer.confirm(f"Keep the new Readings of {_articles(again.staged)}?", err=True)


def _keep(again: Rereading, *, asking: bool) -> Kept:
    """Keep, and where someone is there, ask whether to go on when another Warsan is in the way."""
    from warsan.cli.progress import show_bar

    while True:
        try:
            with show_bar("keeping") as progress:
                return again.keep(progress)
        except DeskError as error:
            if not asking:
                raise
            typer.echo(f"warsan: {error}", err=True)
            if not typer.confirm("Try again?", default=True, err=True):
                raise typer.Exit(2) from None


def _say_end(again: Rereading, kept: Kept | None, *, json: bool) -> None:
    if json:
        print_json(_as_json(again, kept))
    elif kept is not None:
        typer.echo(f"kept {_readings(len(kept.kept))}; the old ones stay in the desk's history")
        if kept.passed:
            typer.echo(f"left alone: {_articles(len(kept.passed))} that changed meanwhile; "
                       "run the command again for them")  # fmt: skip
    elif again.staged:
        typer.echo("nothing was kept", err=True)
    import msgspec

    shortened = [msgspec.structs.replace(r, origin=r.origin[:10]) for r in again.refused]
    print_refusals(shortened, any_read=True)
    if shortened:
        typer.echo("  what could not be read keeps its old Reading", err=True)


def _exit_code(again: Rereading, kept: Kept | None, *, dry_run: bool) -> int:
    if again.refused and not again.summary.articles:
        return 2
    return _NOT_KEPT if again.staged and kept is None and not dry_run else 0


def _as_json(again: Rereading, kept: Kept | None) -> dict[str, object]:
    return {
        "reader": again.reader,
        **{name: getattr(again.summary, name) for name in again.summary.__struct_fields__},
        "newer": again.newer,
        "refused": again.refused,
        "staged": again.staged,
        "kept": None if kept is None else len(kept.kept),
        "passed": [] if kept is None else kept.passed,
    }


def _write_changes(changes: Iterable[Change], path: Path) -> None:
    import msgspec

    try:
        with path.open("wb") as file:
            for change in changes:
                file.write(msgspec.json.encode(change) + b"\n")
    except OSError as error:
        raise InputError(
            f"--changes {path} cannot be written: {error.strerror}", "name another file"
        ) from None


def _articles(count: int) -> str:
    return f"{count:,} article{'s' * (count != 1)}"


def _readings(count: int) -> str:
    return f"{count:,} Reading{'s' * (count != 1)}"
