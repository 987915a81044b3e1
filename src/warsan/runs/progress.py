"""How far a run has come."""

from __future__ import annotations

import msgspec


class Progress(msgspec.Struct, frozen=True):
    """How far a run has come; given to its `progress` function after each source.

    Attributes:
        done: Sources dealt with so far: read or refused.
        read: Those of them that were read.
        refused: Those of them that were refused.
        origin: The source just dealt with.
        total: Sources in all, where that is known.
    """

    done: int
    read: int
    refused: int
    origin: str
    total: int | None = None
