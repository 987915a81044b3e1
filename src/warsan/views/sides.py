"""One side of a pair: a party as such, or an alliance with its members."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from warsan.codebook.memberships import find_members
from warsan.errors import NotFoundError
from warsan.model import Event

WITH_MEMBERS = "+"


class Side(msgspec.Struct, frozen=True):
    """A party by its code, written "NATO"; with those who belonged to it on the day, "NATO+".

    Attributes:
        code: Of a state, an alliance or a non-state party.
        members: Whether what full members said and did on days of their membership counts too.
    """

    code: str
    members: bool = False

    def __str__(self) -> str:
        return self.code + WITH_MEMBERS * self.members

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes under which its events may be filed, whatever their day."""
        found = (m.member for m in find_members(self.code)) if self.members else ()
        return tuple(dict.fromkeys((self.code, *found)))

    def holds(self, code: str, day: str | None) -> bool:
        """Whether a party belonged to this side on an ISO day; of an unknown day, ever."""
        if code == self.code:
            return True
        return self.members and code in _full_members(self.code, day)


@lru_cache(maxsize=4096)
def _full_members(code: str, day: str | None) -> frozenset[str]:
    return frozenset(m.member for m in find_members(code, day) if m.status == "full")


def read_side(text: str) -> Side:
    """The side that "RUS", "NATO" or "NATO+" writes.

    Raises:
        NotFoundError: Members are asked of a party that has none.
    """
    code = text.removesuffix(WITH_MEMBERS)
    side = Side(code, text.endswith(WITH_MEMBERS))
    if side.members and len(side.codes) == 1:
        raise NotFoundError(f"{code} has no members", f"write {code} without {WITH_MEMBERS}")
    return side


def is_between(event: Event, one: Side, other: Side) -> bool:
    """Whether an event goes from one side to the other, by who belonged to them on its day."""
    actor, recipient = event.actor, event.recipient
    if actor is None or recipient is None or actor.code == recipient.code:
        return False
    return one.holds(actor.code, event.when.start) and other.holds(recipient.code, event.when.start)
