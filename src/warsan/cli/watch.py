"""`warsan watch`: feeds read as they come, and what was refused and why."""

from __future__ import annotations

import re
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.cli.options import ContactOption, JsonOption, MostOption, PrivateOption
from warsan.cli.output import print_json, printable
from warsan.errors import InputError

if TYPE_CHECKING:
    from warsan.runs.notes import Note

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SHORTEST_S = 60.0
_Lists = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="LIST…",
        help="An OPML list, a file with one address a line, or addresses of feeds.",
    ),
]
_Desk = Annotated[
    Path | None,
    typer.Option("--desk", metavar="DIR", help="Keep the record here; made if not there."),
]
_Every = Annotated[str, typer.Option(metavar="TIME", help="Between two looks at a feed: 15m, 1h.")]
_Once = Annotated[bool, typer.Option("--once", help="Look once at what is due, then end.")]


def watch(  # noqa: PLR0913, PLR0917 (each is one word of the question)
    lists: _Lists = None,
    desk: _Desk = None,
    every: _Every = "15m",
    once: _Once = False,
    most: MostOption = 100,
    allow_private: PrivateOption = False,
    contact: ContactOption = None,
    json: JsonOption = False,
) -> None:
    """Watch feeds: read what is new, keep it, say what was refused and why.

    [bold]Examples[/bold]

      warsan watch feeds.opml --desk mydesk

      warsan watch feeds.opml --desk mydesk --every 1h --contact me@example.org

      warsan watch https://example.org/feed.xml --desk mydesk --once

      warsan watch feeds.opml --desk mydesk --json | jq 'select(.what == "refused")'

    Runs until Ctrl-C; started again, it goes on where it was. Hosts that do not answer are left
    alone, the longer the more often. Pages are looked at again for some days, and one that
    changed is kept beside its earlier version. One line for each page taken or refused.
    """
    from warsan.desk import Desk
    from warsan.runs.watch_plan import WatchPlan
    from warsan.sources import Manners

    if not lists or desk is None:
        raise InputError("say what to watch and where to keep it",
                         "warsan watch feeds.opml --desk mydesk")  # fmt: skip
    plan = WatchPlan(once=once, every=_seconds(every), most=most)
    manners = Manners(contact=contact, allow_private=allow_private)
    counted: Counter[str] = Counter()

    def tell(note: Note) -> None:
        counted[note.what] += 1
        (print_json if json else _print_note)(note)

    with Desk(desk, create=True) as opened, _ending():
        opened.watch(lists, tell=tell, plan=plan, manners=manners)
    if not json:
        _print_end(counted)


@contextmanager
def _ending() -> Iterator[None]:
    """Ctrl-C, or the system's wish that it end, is how a watch ends: no failure."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("stopped", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)


def _seconds(text: str) -> float:
    """A span of time as people write it.

    Raises:
        InputError: It is none, or shorter than a minute.
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", text.strip().lower())
    seconds = float(found[1]) * _UNITS[found[2]] if found else 0.0
    if seconds < _SHORTEST_S:
        raise InputError(f"--every {text} is no span of a minute or more", "write 15m, 1h or 1d")
    return seconds


def _print_note(note: Note) -> None:
    typer.echo(printable(f"{note.at[11:19]}  {_SAY[note.what](note)}").replace("\n", " "))


def _took(note: Note) -> str:
    return f"{note.what:8} {(note.article or '')[:10]}  {note.title or 'untitled'}  {note.address}"


def _revised(note: Note) -> str:
    vanished = f", {note.vanished} findings vanished" if note.vanished else ""
    return f"{_took(note)}  (earlier version {(note.earlier or '')[:10]}{vanished})"


def _refused(note: Note) -> str:
    reason = note.reason or ""
    said = reason if note.address in reason else f"{note.address}: {reason}"
    hint = f" ({note.hint})" if note.hint and not note.again else ""
    return f"{note.what:8} {said}{hint}{_again(note)}"


def _feed(note: Note) -> str:
    if note.reason:
        return _refused(note)
    return f"feed     {note.new} new in {note.address}"


def _again(note: Note) -> str:
    return f"; again at {note.again[11:19]}" if note.again else ""


_SAY: dict[str, Callable[[Note], str]] = {
    "feed": _feed, "took": _took, "known": _took, "revised": _revised, "refused": _refused,
    "waiting": _refused,
}  # fmt: skip


def _print_end(counted: Counter[str]) -> None:
    words = {"took": "taken", "revised": "revised", "known": "known already", "refused": "refused"}
    said = [f"{counted[what]} {word}" for what, word in words.items() if counted[what]]
    typer.echo(", ".join(said) or "nothing new")
