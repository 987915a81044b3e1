"""Findings as plain facts: what is said, of which parties, at which characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import msgspec

from warsan.model import Attribution, Event, Figure, Party, Reading, Span

Kind = Literal["event", "attribution", "figure", "date"]
Value = str | float | None


class Fact(msgspec.Struct, frozen=True):
    """One finding.

    Attributes:
        kind: Which list of the Reading it stands in.
        anchor: The spans by which it is recognised: trigger, cue, or the words themselves.
        rest: Its other spans, by their role.
        value: What it says, parties apart: a type, bounds, a TIMEX3 value.
        details: What may be missing without the rest becoming wrong.
        parties: Codes by role; "" where unresolved.
    """

    kind: Kind
    anchor: tuple[Span, ...]
    value: tuple[Value, ...]
    rest: Mapping[str, tuple[Span, ...]] = {}
    details: tuple[Value, ...] = ()
    parties: Mapping[str, str] = {}

    def spans(self) -> Iterator[Span]:
        """Every span of it."""
        yield from self.anchor
        for found in self.rest.values():
            yield from found


class Found(NamedTuple):
    """The facts of a Reading, and every party that its text names."""

    facts: tuple[Fact, ...]
    codes: frozenset[str]


def facts_of(reading: Reading) -> Found:
    """Events, attributions, figures and dates of a Reading."""
    said = {a.id: a for a in reading.attributions}
    facts = [_of_event(e, said) for e in reading.events]
    facts += [_of_attribution(a) for a in reading.attributions]
    facts += [_of_figure(f) for f in reading.figures]
    facts += [Fact("date", (d.span,), (d.value,)) for d in reading.dates]
    codes = {m.party.code for m in reading.mentions if m.party}
    codes |= {code for fact in facts for code in fact.parties.values()}
    return Found(tuple(facts), frozenset(codes - {""}))


def spans_of(reading: Reading) -> Iterator[Span]:
    """Every span that a Reading's findings and sentences stand on."""
    for fact in facts_of(reading).facts:
        yield from fact.spans()
    yield from (m.span for m in reading.mentions)
    for s in reading.sentences:
        yield Span(s.field, s.start, s.end, reading.article.text_of(s.field)[s.start : s.end])


def _of_event(event: Event, said: Mapping[str, Attribution]) -> Fact:
    voucher = said.get(event.attribution or "")
    return Fact(
        "event",
        (event.trigger,),
        (event.type, _sign(event.certainty.decisive)),
        {"actor": _given(event.actor_span), "recipient": _given(event.recipient_span)},
        (),
        {
            "actor": _code(event.actor),
            "recipient": _code(event.recipient),
            "speaker": _speaker(voucher),
        },
    )


def _of_attribution(said: Attribution) -> Fact:
    source = said.source.span if said.source else None
    rest = {"source": _given(source), "content": said.content}
    anchor = said.content if said.cue is None else (said.cue,)
    quoted = said.kind if said.kind == "quotation" else None
    return Fact("attribution", anchor, (), rest, (quoted,), {"speaker": _speaker(said)})


def _of_figure(figure: Figure) -> Fact:
    return Fact(
        "figure",
        (figure.span,),
        (figure.low, figure.best, figure.high),
        {},
        (figure.unit, figure.counts),
        {"of": _code(figure.of), "speaker": _code(figure.claimed_by)},
    )


def _sign(value: float) -> float:
    """Whether something did happen, did not, or is open."""
    return (value > 0) - (value < 0)


def _speaker(said: Attribution | None) -> str:
    return _code(said.source.party) if said and said.source else ""


def _code(party: Party | None) -> str:
    return party.code if party else ""


def _given(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)
