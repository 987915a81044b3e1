"""CAMEO codes and Goldstein scores that follow from PLOVER types and modes, with what is lost."""

from __future__ import annotations

from functools import cache

import msgspec

from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError
from warsan.model import Frame

_AHEAD = frozenset({"planned", "threatened", "conditional"})


class CameoCode(msgspec.Struct, frozen=True):
    """What a type and mode stand for in CAMEO.

    Attributes:
        code: CAMEO code ("042").
        goldstein: Its score on the scale of Goldstein (1992), -10 conflict to 10 cooperation.
        ahead: Code of the same deed while it is only planned, promised or threatened; None if
            CAMEO has none.
        loss: What CAMEO tells apart and this code does not; "" if nothing.
    """

    code: str
    goldstein: float
    ahead: str | None
    loss: str


def find_cameo(type_: str, mode: str | None) -> CameoCode:
    """The code of a type and mode; that of the type where the mode has none.

    Raises:
        KeyError: There is no such type.
    """
    table = load_cameo()
    return table.get((type_, mode)) or table[type_, None]


def cameo_of(type_: str, mode: str | None, frame: Frame) -> str | None:
    """The code of an event with its frame: a planned visit is an intent to meet (036).

    None where the deed is still ahead and CAMEO has no code for that.
    """
    found = find_cameo(type_, mode)
    return found.ahead if frame in _AHEAD and found.ahead != found.code else found.code


@cache
def load_cameo() -> dict[tuple[str, str | None], CameoCode]:
    """All codes by type and mode (None: the type's own).

    Raises:
        CodebookError: A score is no number between -10 and 10.
    """
    columns = ("type", "mode", "code", "goldstein", "ahead", "loss")
    found: dict[tuple[str, str | None], CameoCode] = {}
    for row in read_rows("plover/cameo.tsv", columns):
        score = float(row["goldstein"])
        if not -10 <= score <= 10:
            raise CodebookError(f"{row.place}: a score lies between -10 and 10", "correct it")
        found[row["type"], _given(row["mode"])] = CameoCode(
            row["code"], score, _given(row["ahead"]), _given(row["loss"]) or ""
        )
    return found


def _given(cell: str) -> str | None:
    return None if cell == "-" else cell
