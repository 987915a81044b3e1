"""`warsan publish`: a selection of a desk as a static site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, check_day, find_party, find_type, open_desk
from warsan.cli.output import print_json
from warsan.cli.progress import show_bar
from warsan.errors import InputError

if TYPE_CHECKING:
    from warsan.publish import Published, SitePlan

_Folder = Annotated[
    Path | None, typer.Argument(metavar="DIR", help="A new folder, or an earlier site.")
]
_Outlet = Annotated[
    list[str] | None,
    typer.Option("--outlet", metavar="OUTLET", help="Only this outlet; repeat for more."),
]
_Genre = Annotated[
    list[str] | None,
    typer.Option("--genre", metavar="GENRE", help="Only this kind of text; repeat for more."),
]
_Type = Annotated[str | None, typer.Option(metavar="TYPE", help="PLOVER type: ACCUSE, ASSAULT, …")]
_Kind = Annotated[str | None, typer.Option(metavar="word|deed", help="Said or done.")]
_Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many articles.")]
_Republish = Annotated[
    list[str] | None,
    typer.Option(
        "--republish",
        metavar="OUTLET",
        help="You may show this outlet’s text whole; repeat for more.",
    ),
]
_Title = Annotated[str, typer.Option(metavar="TEXT", help="The site’s name.")]
_Address = Annotated[
    str, typer.Option(metavar="URL", help="Where it will lie: for sitemap and feeds.")
]
_Party = Annotated[str | None, typer.Option(metavar="PARTY", help="Name or code: Russia, NATO.")]
_Day = Annotated[str | None, typer.Option(metavar="DAY", help="ISO day of publication, inclusive.")]


def publish(  # noqa: PLR0913, PLR0917 (each filter is one word of the question)
    folder: _Folder = None,
    desk: DeskOption = None,
    outlet: _Outlet = None,
    genre: _Genre = None,
    since: _Day = None,
    until: _Day = None,
    actor: _Party = None,
    recipient: _Party = None,
    type: _Type = None,  # noqa: A002
    kind: _Kind = None,
    limit: _Limit = None,
    republish: _Republish = None,
    title: _Title = "Warsan",
    address: _Address = "",
    json: JsonOption = False,
) -> None:
    """Write a selection of the desk as a static site: articles, pairs, map, feeds.

    The pages need no server and no network, and work in any folder of a web site. Text of others
    is given as an excerpt with a link, and a few sentences quoted, unless --republish says that
    you may show it; a text that credits somebody else needs both named. Only files that changed
    are written; those of an earlier site that are no longer part of it are removed.

    [bold]Examples[/bold]

      warsan publish site --desk mydesk

      warsan publish site --actor Russia --recipient Ukraine --since 2022-04-01

      warsan publish site --republish "The Harbour Post" --address https://example.org/record/
    """
    folder = _checked(folder, kind, genre)
    from warsan.publish import Selection, SitePlan

    selection = Selection(
        outlets=tuple(outlet or ()), genres=tuple(genre or ()), kind=kind, limit=limit,
        since=check_day("--since", since), until=check_day("--until", until),
        actor=find_party(actor), recipient=find_party(recipient), type=find_type(type),
    )  # fmt: skip
    plan = SitePlan(
        selection=selection, title=title, address=address, republished=tuple(republish or ())
    )
    done = _write(desk, folder, plan)
    if json:
        print_json(done)
    else:
        _say(folder, done, bool(address))


def _checked(folder: Path | None, kind: str | None, genres: list[str] | None) -> Path:
    from warsan.model import GENRES

    if folder is None:
        raise InputError("no folder to write to", "warsan publish DIR")
    if kind not in {None, "word", "deed"}:
        raise InputError(f"--kind {kind} is neither word nor deed", "words are said, deeds done")
    if unknown := sorted(set(genres or ()) - {*GENRES}):
        raise InputError(f"--genre {unknown[0]} is no genre", f"there are {', '.join(GENRES)}")
    return folder


def _write(desk: Path | None, folder: Path, plan: SitePlan) -> Published:
    import msgspec

    from warsan.publish import find_related, write_site

    with open_desk(desk) as opened, show_bar("publishing") as report:
        linked = msgspec.structs.replace(plan, related=find_related(opened))
        return write_site(opened, folder, linked, report)


def _say(folder: Path, done: Published, addressed: bool) -> None:
    shown = "all as excerpts" if not done.whole else f"{done.whole} of them whole"
    typer.echo(f"{done.articles} articles ({shown}) and {done.pairs} pairs in {folder}")
    typer.echo(
        f"{done.written} files written, {done.unchanged} as they were, {done.removed} removed"
    )
    if not addressed:
        typer.echo("no sitemap, and feeds with relative links: give --address URL for both")
