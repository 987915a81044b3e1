"""A claim while it is being put together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from warsan.linking.claims.values import Held, How, Position, Side, Statement

_ID = 10


class Draft(msgspec.Struct, kw_only=True):
    """A claim that statements are still joining.

    Attributes:
        members: Statements of its proposition, in the order in which they joined.
        closed: Whether nothing may join: it was left between two others.
    """

    first: Statement
    members: list[Statement] = []
    positions: list[Position] = []
    rivals: list[str] = []
    unlinked: tuple[str, ...] = ()
    closed: bool = False

    @property
    def id(self) -> str:
        """Made from the first statement's id."""
        return claim_id(self.first.id)

    def join(self, statement: Statement, score: float, reason: str) -> None:
        """Take a statement of the same proposition: whoever holds it supports or denies."""
        self.members.append(statement)
        for held in statement.held:
            side: Side = "supports" if held.value > 0 else "denies"
            self.stand(statement, held, side, held.how, (score, reason))

    def deny(self, statement: Statement, how: How, score: float, reason: str) -> None:
        """Take a statement against the proposition from everybody who holds it."""
        for held in statement.held:
            self.stand(statement, held, "denies", how, (score, reason))

    def stand(
        self, statement: Statement, held: Held, side: Side, how: How, grounds: tuple[float, str]
    ) -> None:
        """Add one voice's position, with its score and reason."""
        position = Position(
            side=side, how=how, voice=held.voice, value=held.value, statement=statement,
            score=round(grounds[0], 2), reason=grounds[1],
        )  # fmt: skip
        known = {(p.statement.id, p.voice.key, p.side) for p in self.positions}
        if (statement.id, held.voice.key, side) not in known:
            self.positions.append(position)

    def holds(self, keys: Iterable[str]) -> bool:
        """Whether one of the voices supports it."""
        own = {p.voice.key for p in self.positions if p.side == "supports"}
        return not own.isdisjoint(keys)


def claim_id(statement: str) -> str:
    """The id of the claim that a statement begins."""
    return hashlib.sha256(statement.encode()).hexdigest()[:_ID]


def start_draft(statement: Statement) -> Draft:
    """A claim made by its first statement."""
    draft = Draft(first=statement)
    draft.join(statement, 0.0, "the first to say so")
    return draft
