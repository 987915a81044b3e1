"""Texts with expressions of time, whatever the format."""

from __future__ import annotations

import msgspec


class GoldTimex(msgspec.Struct, frozen=True):
    """A TIMEX3: characters [start, end) of its text, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class TimexDocument(msgspec.Struct, frozen=True):
    """One annotated text.

    Attributes:
        id: Name of the document.
        text: What is read.
        published: Value of the document creation time; None where the file has none.
        timexes: What is scored, in order; the document creation time is none of them.
        unscored: Characters in which a find is neither right nor wrong.
        sentences: Characters of each sentence where the file cuts them, else empty.
    """

    id: str
    text: str
    published: str | None
    timexes: tuple[GoldTimex, ...]
    unscored: tuple[tuple[int, int], ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
