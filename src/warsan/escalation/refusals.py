"""What is said where there is too little to say anything."""

from __future__ import annotations

import msgspec


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """No verdict, why, and what it would take.

    Attributes:
        reason: In a sentence.
        held: How many weeks there are that could be used.
        needed: How many it takes; 0 where more weeks alone would not help.
    """

    reason: str
    held: int
    needed: int
