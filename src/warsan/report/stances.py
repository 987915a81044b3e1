"""How sure each voice of a chain is: the article, and whoever it quotes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.model import Attribution, Event, Party
from warsan.report.phrases import say_code
from warsan.report.provenance import source_link


class Voice(msgspec.Struct, frozen=True):
    """Somebody who vouches for an event, and how far: factuality in [-3, 3]."""

    name: str
    value: float


def find_voices(event: Event, chain: Sequence[Attribution]) -> tuple[Voice, ...]:
    """The sources' own certainty, beside the article's.

    Args:
        event: The event.
        chain: The attributions that it stands within, the innermost first.
    """
    others = event.certainty.by[1:]  # the first is the article's own
    return tuple(Voice(_name(stance.party, chain), stance.value) for stance in others)


def _name(party: Party | None, chain: Sequence[Attribution]) -> str:
    """The source in the chain that stands for the party, as the chain names it."""
    for item in chain:
        if item.source and item.source.party == party:
            return source_link(item).name
    if party and (party.name or party.code):
        return party.name or say_code(party.code)
    return source_link(chain[0]).name if len(chain) == 1 else "the source"
