"""What is asked of a pair: which sides, in which steps, and what is left out."""

from __future__ import annotations

from typing import Literal

import msgspec

from warsan.model import REPORTS, Genre
from warsan.views.sides import Side

Step = Literal["day", "week"]
HALF_LIFE = 7.0
"""Days after which an event weighs half in pressure: a week, the news cycle of the series."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A directed pair and the filters on its record.

    Attributes:
        actor, recipient: Who said or did, and to whom.
        step: Length of a step; weeks begin on Monday (ISO 8601).
        since, until: ISO days, inclusive; None for as far as the record reaches.
        certainty: The least certainty that counts (`Certainty.decisive`), from -3 to 3.
        level_certainty: The least at which an event sets the hostility level.
        genres: Of the articles that count.
        sources: Independent sources that count (`Origin.name`, or an outlet's name); all if empty.
        without: Sources that do not.
        anonymous: Whether what only unnamed officials, sources or experts vouch for counts.
        assumed: Whether a deed counts whose day is only that of publication. Texts name deeds long
            after them ("since Russia's invasion"); words are news on the day they are said, and
            count on the day of publication.
        half_life: Days after which an event weighs half in pressure.
    """

    actor: Side
    recipient: Side
    step: Step = "week"
    since: str | None = None
    until: str | None = None
    certainty: float = 0.0
    level_certainty: float = 1.5
    genres: tuple[Genre, ...] = REPORTS
    sources: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    anonymous: bool = True
    assumed: bool = False
    half_life: float = HALF_LIFE


def turn_round(question: Question) -> Question:
    """The same question in the opposite direction."""
    sides = question.recipient, question.actor
    return msgspec.structs.replace(question, actor=sides[0], recipient=sides[1])
