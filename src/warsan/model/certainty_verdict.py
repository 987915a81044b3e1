"""How certain a sentence leaves it that what one of its words names happened."""

from __future__ import annotations

import msgspec

from warsan.model.finding import Frame, Stance


class CertaintyVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict on one predicate.

    Attributes:
        value: Factuality in [-3, 3] as readers of the sentence judge it: 3 certainly happened, 0
            unknown, -3 certainly did not (the scale of UW; Stanovsky et al. 2017), by the network.
        by: How certain each party in the chain is, after FactBank: first the author (party None),
            who vouches for nothing that somebody else says, then who speaks in the author's place.
        frame: What it is: done, ongoing, planned, threatened, conditional, historical, general.
        reason: One sentence: the words that decide.
    """

    value: float
    by: tuple[Stance, ...]
    frame: Frame
    reason: str
