"""`warsan parties check`: whether a file of one's own parties holds, and what it recodes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table
from warsan.errors import InputError

if TYPE_CHECKING:
    from warsan.codebook.own_parties import OwnParties
    from warsan.desk import Rereading

_SHOWN = 40  # names listed; --json has all of them


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your parties, as TOML.")],
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """Check a file of parties of your own, and say which names it recodes.

    [bold]Examples[/bold]

      warsan parties check parties.toml

      warsan parties check parties.toml --desk mydesk

    With --desk the articles that hold one of the recoded names are read again, and the findings
    that would change are shown; nothing is kept. To keep them, put the file into the desk's
    folder as parties.toml and run warsan reread. The exit code is 2 if the file breaks its rules.
    """
    from warsan.codebook.own_parties import read_own_parties

    own = read_own_parties(file)
    if desk is None:
        _print(own, None, file, json=json)
        return
    with open_desk(desk) as opened:
        from warsan.cli.progress import show_bar
        from warsan.desk.recoding import reread_with

        with show_bar("reading") as progress, reread_with(opened, own, progress) as again:
            _print(own, again, file, json=json)


def _print(own: OwnParties, again: Rereading | None, file: Path, *, json: bool) -> None:
    from warsan.codebook.extended_parties import find_recodings

    found = find_recodings(own)
    if json:
        counts: dict[str, Any] = {"digest": own.digest, "codes": own.codes, "recodings": found}
        print_json({**counts, "articles": len(again.ids), "summary": again.summary}
                   if again else counts)  # fmt: skip
        return
    typer.echo(f"{file}: good, {_count(own)}; digest {own.digest}")
    if own.codes:
        typer.echo(f"codes of your own: {', '.join(own.codes)}")
    if found:
        print_table(
            ("name", "=what", "was", "is", "where"),
            (
                (r.name, r.change, " or ".join(r.before) or "–", " or ".join(r.after) or "–", r.row)
                for r in found[:_SHOWN]
            ),
        )
    if len(found) > _SHOWN:
        typer.echo(f"and {len(found) - _SHOWN} more names: --json has them all")
    if again:
        _print_desk(again)


def _print_desk(again: Rereading) -> None:
    from warsan.cli.changes import print_summary

    if not again.ids:
        typer.echo("no article of the desk holds a recoded name: nothing would change")
        return
    print_summary(again.summary)
    others = [
        row.reader
        for row in again.summary.read_by
        if (row.reader.version, row.reader.model) != (again.reader.version, again.reader.model)
    ]
    if others:
        typer.echo("some were read by another model before: not all that differs is the file's")
    typer.echo(
        f"{again.summary.differing} of the {len(again.ids)} articles that hold a recoded name "
        "would change; to keep that, put the file into the desk's folder as parties.toml and run "
        "warsan reread"
    )


def _count(own: OwnParties) -> str:
    parts = (
        (len({e.name for e in own.entries}), "party", "parties"),
        (len(own.people), "office holder", "office holders"),
        (len(own.merges), "merge", "merges"),
        (len(own.removed), "name removed", "names removed"),
    )
    told = [f"{n} {one if n == 1 else many}" for n, one, many in parts if n]
    if not told:
        raise InputError("the file holds no parties", "write [[party]], [[holder]], [[merge]] …")
    return ", ".join(told)
