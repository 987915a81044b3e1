"""The names of the places in the tree where an argument can stand, and of tests without a place."""

from __future__ import annotations

from warsan.codebook.rows import Row
from warsan.errors import CodebookError

PLACES = frozenset(
    {"subj", "obj", "iobj", "comp", "poss", "mod", "holder", "between", "conj", "gov"}
)
FLAGS = frozenset(
    {
        "both",
        "actor",
        "recipient",
        "content",
        "hostile",
        "friendly",
        "comp",
        "infinitive",
        "mutual",
        "accused",
        "resolved",
    }
)
PREPOSITIONS = frozenset(
    [
        "about",
        "against",
        "alongside",
        "at",
        "behind",
        "by",
        "for",
        "from",
        "in",
        "into",
        "near",
        "of",
        "on",
        "outside",
        "over",
        "through",
        "to",
        "toward",
        "towards",
        "under",
        "upon",
        "with",
        "along",
    ]
)


def wrong(row: Row, message: str) -> CodebookError:
    """The error to raise about a row."""
    return CodebookError(f"{row.place}: {message}", "correct that line")


def check_places(row: Row, column: str) -> tuple[str, ...]:
    """The places of a cell, parted by "|"; none for "-".

    Raises:
        CodebookError: There is no such place; names file and line.
    """
    places = () if row[column] == "-" else tuple(row[column].split("|"))
    for place in places:
        if place not in PLACES | PREPOSITIONS:
            raise wrong(row, f"{column}: no place {place!r}")
    return places
