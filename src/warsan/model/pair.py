"""The PLOVER code of a given pair."""

from __future__ import annotations

import msgspec


class PairCode(msgspec.Struct, frozen=True, kw_only=True):
    """What one given party does or says to another in a sentence.

    Attributes:
        type: PLOVER type ("ACCUSE").
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        score: PLOVER intensity of the type, -10 to 10.
        reason: One sentence: which words, where both stand, or that nothing links them.
        runner_up: The type that comes next; None if nothing speaks for another.
        margin: How far the type is ahead of the runner-up, 0 to 1. Near 0 it is a guess.
    """

    type: str
    quad: int
    score: float
    reason: str
    runner_up: str | None
    margin: float
