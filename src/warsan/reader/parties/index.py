"""The mentions of one field, found by token."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

import msgspec

from warsan.model import Field, Mention
from warsan.reader.parse import Range


class MentionIndex(Protocol):
    """Which mention a token belongs to."""

    def at(self, token: int, /) -> Mention | None:
        """The mention at a token; None where there is none."""
        ...


class Mentions(msgspec.Struct, frozen=True, dict=True):
    """The mentions of one field in text order.

    Attributes:
        values: The mentions.
        heads: For each mention the tokens that govern it: one, or two with an apposition.
        ranges: For each mention its tokens.
    """

    field: Field
    values: tuple[Mention, ...] = ()
    heads: tuple[tuple[int, ...], ...] = ()
    ranges: tuple[Range, ...] = ()

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        pairs = zip(self.heads, self.values, strict=True)
        return {head: value for heads, value in pairs for head in heads}

    def at(self, token: int) -> Mention | None:
        """The mention that a token governs, else the tightest that covers it; None if none."""
        if found := self._by_head.get(token):
            return found
        covering = [
            (r.last - r.first, n) for n, r in enumerate(self.ranges) if r.first <= token < r.last
        ]
        return self.values[min(covering)[1]] if covering else None
