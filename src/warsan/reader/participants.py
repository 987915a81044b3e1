"""Whoever takes part in a finding is mentioned: words of findings that no mention covers yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from warsan.model import Attribution, Event, Mention, MentionKind, Party, Span
from warsan.reader.parse import Parse, Range

Participant = tuple[Span, Party | None]


def complete_mentions(
    parse: Parse,
    known: Sequence[Mention],
    said: Iterable[Attribution],
    events: Iterable[Event],
    *,
    first_id: int = 1,
) -> tuple[Mention, ...]:
    """The mentions of a field with those that only findings name, in text order.

    Args:
        parse: The field.
        known: Its mentions so far.
        said: Its attributions; their sources take part.
        events: Its events; actors and recipients take part.
        first_id: Number of the first mention ("m1"), to go on over several fields.
    """
    found = {m.span: m for m in known}
    for span, party in _participants(said, events):
        if span.field == parse.field and not _is_named(span, party, found.values()):
            found[span] = _mention(parse, span, party)
    ordered = sorted(found.values(), key=lambda m: (m.span.start, -m.span.end))
    return tuple(
        msgspec.structs.replace(mention, id=f"m{number}")
        for number, mention in enumerate(ordered, first_id)
    )


def _participants(said: Iterable[Attribution], events: Iterable[Event]) -> Iterable[Participant]:
    for attribution in said:
        if attribution.source is not None:
            yield attribution.source.span, attribution.source.party
    for event in events:
        if event.actor_span is not None:
            yield event.actor_span, event.actor
        if event.recipient_span is not None:
            yield event.recipient_span, event.recipient


def _is_named(span: Span, party: Party | None, known: Iterable[Mention]) -> bool:
    """Whether a mention stands on these words, or within them for the same party."""
    return any(
        m.span == span or (m.party == party and _overlap(m.span, span) and party is not None)
        for m in known
        if m.span.field == span.field
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _mention(parse: Parse, span: Span, party: Party | None) -> Mention:
    kind = _kind(parse, parse.range_of(span.start, span.end))
    reason = party.reason if party else f"“{span.text}” is no party that the article tells"
    return Mention(id="", span=span, kind=kind, party=party, reason=reason)


def _kind(parse: Parse, tokens: Range | None) -> MentionKind:
    """By the word that governs the phrase."""
    if tokens is None:
        return "description"
    inside = range(tokens.first, tokens.last)
    heads = (i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i)
    upos = parse.tokens[next(heads, tokens.first)].upos
    kinds: dict[str, MentionKind] = {"PRON": "pronoun", "DET": "pronoun", "PROPN": "name"}
    return kinds.get(upos, "description")
