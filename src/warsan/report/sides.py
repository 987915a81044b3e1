"""The two sides of an event, said as well as they are known."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warsan.model import Event, Mention, Party, Span
from warsan.report.phrases import say_code, say_party


class Side(msgspec.Struct, frozen=True):
    """Who acts or is acted upon.

    Attributes:
        name: A party's name ("Russia"); else the words of the text; "" where it names nobody.
        code: The party's code; "" if unresolved.
        person: The person, where one is known.
        full: The party in full, for a reader who asks.
        reason: Why no party stands here; "" where one does.
    """

    name: str
    code: str = ""
    person: str = ""
    full: str = ""
    reason: str = ""


def find_sides(event: Event, mentions: Sequence[Mention] = ()) -> tuple[Side, Side]:
    """Actor and recipient of an event.

    Args:
        event: The event.
        mentions: Of the same article; they say why a party is unresolved.
    """
    return (
        find_side(event.actor, event.actor_span, mentions),
        find_side(event.recipient, event.recipient_span, mentions),
    )


def find_side(party: Party | None, span: Span | None, mentions: Sequence[Mention] = ()) -> Side:
    """One side: a party with a code by its name, any other by the words of the text."""
    if party and party.code:
        return Side(say_code(party.code), party.code, party.name or "", say_party(party))
    if span is None:
        return Side("", reason=party.reason if party else "the text names nobody here")
    return Side(" ".join(span.text.split()), reason=_why(party, span, mentions))


def _why(party: Party | None, span: Span, mentions: Sequence[Mention]) -> str:
    """Why words have no party: what their mention says, the longest mention first."""
    if party and party.reason:
        return party.reason
    inside = [m for m in mentions if m.party is None and m.reason and m.span.overlaps(span)]
    inside.sort(key=lambda mention: mention.span.end - mention.span.start, reverse=True)
    return inside[0].reason if inside else "these words name no party that Warsan knows"


def say_side(side: Side) -> str:
    """A side in plain text: a party's name, “the article's words” for it, or "nobody named"."""
    if side.code:
        return side.name
    return f"“{side.name}”" if side.name else "nobody named"


def say_sides(event: Event) -> str:
    """Both sides of an event: "Russia → “the antennas”"."""
    actor, recipient = find_sides(event)
    return f"{say_side(actor)} → {say_side(recipient)}"
