"""Sets that grow together as links between their members are found."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Groups of members, each known by a name that it keeps as long as it can.

    Args:
        new: Members that are groups of their own, by their own names. A group that has a new
            member's name gives it up when it is joined to one that was there before.
    """

    def __init__(self, new: Iterable[str]) -> None:
        self._new = frozenset(new)
        self._of = {name: name for name in self._new}
        self._over = dict(self._of)

    def join(self, one: str, other: str) -> None:
        """Make two members one group."""
        names = {self.find(one), self.find(other)}
        kept = min(names, key=lambda name: (name in self._new, name))
        self._over |= dict.fromkeys(names, kept)

    def find(self, member: str) -> str:
        """The name of a member's group."""
        return self._top(self._of[member])

    def renamed(self) -> dict[str, str]:
        """The new name of each group that has been joined to another."""
        tops = {name: self._top(name) for name in self._over}
        return {name: top for name, top in tops.items() if name != top}

    def add(self, members: Iterable[tuple[str, str]]) -> None:
        """Take in members with their groups; those known already keep theirs."""
        for member, name in members:
            self._of.setdefault(member, name)
            self._over.setdefault(name, name)

    def _top(self, name: str) -> str:
        while self._over[name] != name:
            self._over[name] = name = self._over[self._over[name]]
        return name
