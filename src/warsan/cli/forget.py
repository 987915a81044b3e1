"""`warsan forget`: an article or a person goes from a desk, and no byte of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import DeskOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table, printable, terminal
from warsan.errors import NotFoundError

if TYPE_CHECKING:
    from warsan.desk import Desk
    from warsan.desk.forgetting import Forgetting
    from warsan.store.marks import Mark

_SHOWN = 20  # articles listed
_ID = 12  # digits of an id that are shown


def forget(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="ARTICLE|PERSON",
            help="An article’s id (or enough of its beginning), or a person’s full name.",
        ),
    ] = None,
    desk: DeskOption = None,
    why: Annotated[
        str, typer.Option("--why", metavar="TEXT", help="The reason to put down; names nobody.")
    ] = "",
    also: Annotated[
        list[str] | None,
        typer.Option("--also", metavar="NAME", help="Another name of the person; repeat for more."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do it. Without: only say what would go.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Remove an article, or black out a person’s name, so that nothing of it is left.

    An article goes with all versions of its page: text, findings, raw pages, what a watcher
    remembers. Of a person the name goes: articles that name the person are read again without it,
    and the raw pages go. What the desk held at earlier times goes too, for everything. That
    something was forgotten, when and why stays on record, and it is not taken in again. It cannot
    be undone; backups and what you exported are yours to clean.

    [bold]Examples[/bold]

      warsan forget 3f9a --desk mydesk                                  what would go

      warsan forget 3f9a --desk mydesk --yes --why "taken down by its outlet"

      warsan forget "Jane Doe" --also "Jane Roe" --desk mydesk --yes --why "request of 3 May"

      warsan forget --desk mydesk                                       what was forgotten
    """
    with open_desk(desk) as opened:
        if what is None:
            _show_record(opened, json=json)
            return
        done = _forget(opened, what, also or (), why if yes else None)
    if json:
        print_json(done)
        return
    _say(done)


def _forget(desk: Desk, what: str, also: Sequence[str], why: str | None) -> Forgetting:
    # A forgetting that was killed is finished first; its article can be named no longer.
    rest = desk.finish_forgetting() if why is not None else None
    if also or not _looks_like_id(what):
        return desk.forget_person(what, *also, why=why)
    try:
        return desk.forget_article(what, why=why)
    except NotFoundError:
        if rest:
            return rest
        raise


def _looks_like_id(what: str) -> bool:
    return bool(what) and all(letter in "0123456789abcdef" for letter in what.strip().lower())


def _say(done: Forgetting) -> None:
    count = len(done.articles)
    if done.rest:
        typer.echo("finished what an earlier forgetting had left in the files")
    articles = "1 article" if count == 1 else f"{count} articles"
    if done.kind == "article":
        said = f"{articles} removed" if done.done else f"{articles} would be removed"
    else:
        said = f"the name {'was' if done.done else 'would be'} blacked out in {articles}"
    if count:
        _list(done)
    typer.echo(said)
    if done.unread:
        typer.echo(f"{len(done.unread)} of them could not be read without it and went whole")
    if done.watched:
        typer.echo(f"the watcher forgot {done.watched} pages")
    past = "state" if done.snapshots == 1 else "states"
    gone = "went" if done.done else "would go"
    typer.echo(f"{done.snapshots} earlier {past} of the desk {gone}: the past of everything in it")
    if not done.done:
        typer.echo("nothing was changed; to do it: the same with --yes --why TEXT")
    elif done.traces:
        typer.echo(f"still named in {', '.join(done.traces)}: edit or remove it yourself")
    else:
        typer.echo("all files of the desk were looked through: nothing of it is left")


def _list(done: Forgetting) -> None:
    rows = [
        (one.id[:_ID], one.outlet or "", one.title or "", (one.published or "")[:10],
         str(one.findings))
        for one in done.articles[:_SHOWN]
    ]  # fmt: skip
    print_table(("=id", "outlet", "title", "=published", ">findings"), rows)
    if len(done.articles) > _SHOWN:
        typer.echo(f"and {len(done.articles) - _SHOWN} more")


def _show_record(desk: Desk, *, json: bool) -> None:
    marks = desk.forgotten()
    acts: dict[str, Mark] = {mark.act: mark for mark in reversed(marks)}
    record = [
        {"day": m.day, "kind": "person" if m.kind == "person" else "article", "why": m.why,
         "articles": m.articles, "purged": m.purged}
        for m in sorted(acts.values(), key=lambda m: (m.day, m.act))
    ]  # fmt: skip
    if json:
        print_json(record)
        return
    rows = [
        (str(r["day"]), str(r["kind"]), str(r["articles"]), printable(str(r["why"])))
        for r in record
    ]
    print_table(("=day", "=what", ">articles", "why"), rows)
    if not all(mark.purged for mark in marks):
        terminal(errors=True).print("one is not finished: run it again with --yes")
