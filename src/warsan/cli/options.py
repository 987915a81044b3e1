"""Options that several commands share, and how their words are understood."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warsan.errors import DeskError, InputError

if TYPE_CHECKING:
    from warsan.desk import Desk
    from warsan.model import Genre

DeskOption = Annotated[
    Path | None,
    typer.Option("--desk", metavar="DIR", help="The desk; else $WARSAN_DESK, else ./desk."),
]
GenreOption = Annotated[
    list[str] | None,
    typer.Option(
        "--genre", metavar="GENRE",
        help="Only articles of this genre; repeat for more, all for every one. "
        "Without: all but opinion, review and letter.",
    ),
]  # fmt: skip
JsonOption = Annotated[bool, typer.Option("--json", help="JSON on stdout and nothing else.")]
FollowOption = Annotated[
    bool,
    typer.Option("--follow", help="Fetch what feeds, sitemaps and OPML lists in files name."),
]
MostOption = Annotated[
    int,
    typer.Option(metavar="N", min=1, help="Pages fetched of one feed or sitemap, newest first."),
]
PrivateOption = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from this machine and private networks too."),
]
ContactOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="Your mail or web address, told to servers we fetch from."
    ),
]
_HERE = Path("desk")


@contextmanager
def open_desk(path: Path | None) -> Iterator[Desk]:
    """The desk that a command is about: the given one, $WARSAN_DESK's, or ./desk.

    While it is open, names and codes of parties mean what its `parties.toml` says.

    Raises:
        DeskError: None is given and there is none, or it cannot be opened.
        InputError: Its `parties.toml` breaks its rules.
    """
    from warsan.desk.own import using_parties

    with _open(path) as desk, using_parties(desk.parties):
        yield desk


def _open(path: Path | None) -> Desk:
    from warsan.desk import Desk

    named = path or os.environ.get("WARSAN_DESK")
    if named:
        return Desk(named)
    if (_HERE / "desk.json").is_file():
        return Desk(_HERE)
    raise DeskError("no desk named", "give --desk DIR, or set WARSAN_DESK")


def find_party(text: str | None) -> str | None:
    """The code of a party given by name or code.

    Raises:
        NotFoundError: Nobody is called that, or several are.
    """
    from warsan.codebook.parties import find_code

    return find_code(text) if text is not None else None


def find_genres(names: list[str] | None) -> tuple[Genre, ...]:
    """The genres of the given names; all but comment without any, every one for "all".

    Raises:
        InputError: One is no genre.
    """
    from warsan.model import GENRES, REPORTS

    asked = {name.lower() for name in names or ()}
    if unknown := sorted(asked - {*GENRES, "all"}):
        raise InputError(f"--genre {unknown[0]} is no genre", f"genres: all, {', '.join(GENRES)}")
    if "all" in asked:
        return GENRES
    return tuple(genre for genre in GENRES if genre in asked) or REPORTS


def find_type(text: str | None) -> str | None:
    """A PLOVER type, in whatever case it was typed.

    Raises:
        InputError: There is none of that name.
    """
    from warsan.codebook.plover import load_plover

    if text is None:
        return None
    types = load_plover().types
    if text.upper() not in types:
        raise InputError(f"--type {text} is no type of PLOVER", f"types: {', '.join(types)}")
    return text.upper()


def check_day(option: str, text: str | None) -> str | None:
    """An ISO day.

    Raises:
        InputError: It is none.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(f"{option} {text} is no day", "write it as 2022-04-28") from None
