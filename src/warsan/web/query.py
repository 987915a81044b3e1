"""Values from an address line: what does not fit is refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from warsan.errors import InputError
from warsan.model import GENRES, REPORTS, Genre

_Choice = TypeVar("_Choice", bound=str)


def read_day(name: str, text: str | None) -> str | None:
    """An ISO day, None if empty.

    Raises:
        InputError: It is no day.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(
            f"“{name}” is no day: {text[:40]}", "Write a day as in 2022-04-26."
        ) from None


def read_number(name: str, text: str | None) -> int | None:
    """A whole number from 1 on, None if empty.

    Raises:
        InputError: It is no such number.
    """
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0:
        return int(text)
    raise InputError(f"“{name}” is no number: {text[:40]}", "Write a whole number from 1 on.")


def read_genres(names: Sequence[str]) -> tuple[Genre, ...]:
    """The genres named by `genre=…`, all for "all"; reports without any.

    Raises:
        InputError: One is no genre.
    """
    asked = {name for name in names if name}
    if unknown := sorted(asked - {*GENRES, "all"}):
        raise InputError(f"“genre” is {unknown[0][:40]}", f"It can be all, {' or '.join(GENRES)}.")
    if "all" in asked:
        return GENRES
    return tuple(genre for genre in GENRES if genre in asked) or REPORTS


def read_choice(name: str, text: str | None, choices: tuple[_Choice, ...]) -> _Choice | None:
    """One of the choices, None if empty.

    Raises:
        InputError: It is none of them.
    """
    if not text:
        return None
    for choice in choices:
        if choice == text:
            return choice
    raise InputError(f"“{name}” is {text[:40]}", f"It can be {' or '.join(choices)}.")
