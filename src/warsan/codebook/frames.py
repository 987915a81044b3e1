"""Frames: where actor and recipient of a whole family of words stand in the tree."""

from __future__ import annotations

import msgspec

from warsan.codebook.places_in_tree import check_places
from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError

_COLUMNS = ("frame", "pos", "default", "actor", "recipient")


class FrameOfWords(msgspec.Struct, frozen=True):
    """A frame by its name; places the best first."""

    name: str
    pos: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]


class Frames(msgspec.Struct, frozen=True):
    """All frames.

    Attributes:
        by_name: By name.
        defaults: By (type, pos).
    """

    by_name: dict[str, FrameOfWords]
    defaults: dict[tuple[str, str], FrameOfWords]


def load_frames(types: frozenset[str]) -> Frames:
    """Reads and checks `plover/frames.tsv`.

    Raises:
        CodebookError: An unknown type or place, or a type without a default.
    """
    by_name: dict[str, FrameOfWords] = {}
    defaults: dict[tuple[str, str], FrameOfWords] = {}
    for row in read_rows("plover/frames.tsv", _COLUMNS):
        actor, recipient = (check_places(row, column) for column in ("actor", "recipient"))
        frame = FrameOfWords(row["frame"], row["pos"], actor, recipient)
        by_name[frame.name] = frame
        names = [] if row["default"] == "-" else [t.strip() for t in row["default"].split(",")]
        for type_ in names:
            if type_ not in types:
                raise CodebookError(f"{row.place}: no type {type_!r}", "correct that line")
            defaults[type_, frame.pos] = frame
    lacking = [(t, p) for t in sorted(types) for p in "vna" if (t, p) not in defaults]
    if lacking:
        raise CodebookError(f"data/plover/frames.tsv: no default for {lacking[0]}", "add one")
    return Frames(by_name, defaults)
