"""The statements of one article: propositions, and who holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from warsan.linking.claims.dated import find_days
from warsan.linking.claims.replies import find_replies
from warsan.linking.claims.sentence_words import content_words
from warsan.linking.claims.slots import FACTS, find_slot
from warsan.linking.claims.values import Held, Statement, StatementKind, Voice
from warsan.linking.claims.voices import (
    cue_class,
    find_holders,
    outlet_voice,
    source_voice,
)
from warsan.model import COMMENT, Event, Figure, Reading, Span
from warsan.reader.text.lemmas import find_lemma

_CERTAIN, _SAID = 3.0, 2.0


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """What an article says or lets others say, as far as somebody stands to it.

    Of opinion, reviews and letters, what they quote.
    """
    events = tuple(_events(reading))
    figures = tuple(_figures(reading))
    replies = find_replies(reading, events, lambda e, kind: make_statement(reading, e, kind))
    found = (*events, *figures, *replies)
    return _quoted(found) if reading.article.genre in COMMENT else found


def _quoted(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """What a comment quotes: what it says itself is no report."""
    kept = []
    for statement in found:
        held = tuple(item for item in statement.held if not item.voice.outlet)
        kept += [msgspec.structs.replace(statement, held=held)] if held else []
    return tuple(kept)


def _events(reading: Reading) -> Iterator[Statement]:
    teller, told = outlet_voice(reading.article), set[Span]()
    for event in reading.events:
        held = find_holders(reading, event, teller)
        if event.trigger in told:  # the other direction of what both did
            continue
        if event.frame in FACTS and held and (event.actor or event.recipient):
            told.add(event.trigger)
            made = make_statement(reading, event, "event")
            yield msgspec.structs.replace(made, held=held)


def make_statement(reading: Reading, event: Event, kind: StatementKind) -> Statement:
    """The statement of an event, without whoever holds it."""
    article, sentence = reading.article, reading.sentence_at(event.trigger)
    start, end = find_days(reading, event.trigger, event.when)
    numbers = {f.best for f in reading.figures if f.best and sentence.covers(f.span)}
    return Statement(
        id=statement_id(article.id, event.trigger, kind), article=article.id,
        outlet=article.outlet, published=article.published, finding=event.id, kind=kind,
        span=event.trigger, sentence=sentence, type=event.type, mode=event.mode, quad=event.quad,
        lemma=_head_lemma(event.trigger.text), told=event.trigger.text,
        actor=event.actor, recipient=event.recipient,
        start=start, end=end, assumed=event.when.assumed, where=event.where,
        numbers=frozenset(numbers), words=content_words(sentence.text),
    )  # fmt: skip


def statement_id(article: str, span: Span, kind: StatementKind) -> str:
    """The name of a statement: the same in every run."""
    return f"{article}:{span.field}:{span.start}:{kind}"


def _head_lemma(trigger: str) -> str:
    """The verb or noun that carries the trigger: its first word ("fired cruise missiles")."""
    words = trigger.split()
    return find_lemma(words[0], "VERB") if words else ""


def _figures(reading: Reading) -> Iterator[Statement]:
    teller = outlet_voice(reading.article)
    for figure in reading.figures:
        slot = find_slot(reading, figure)
        if slot is None or _is_withdrawn(reading, figure):
            continue
        sentence, when = reading.sentence_at(figure.span), figure.when
        start, end = find_days(reading, figure.span, when)
        article = reading.article
        yield Statement(
            id=statement_id(article.id, figure.span, "figure"), article=article.id,
            outlet=article.outlet, published=article.published, finding=figure.id,
            kind="figure", span=figure.span, sentence=sentence, slot=slot, low=figure.low,
            best=figure.best, high=figure.high, start=start,
            end=end, assumed=when.assumed if when else True,
            words=content_words(sentence.text), held=(_claimant(reading, figure, teller),),
        )  # fmt: skip


def _is_withdrawn(reading: Reading, figure: Figure) -> bool:
    """Whether a correction tells what the outlet said before ("our report said")."""
    told = reading.article.genre == "correction" and figure.attribution is not None
    return told and figure.claimed_by is None


def _claimant(reading: Reading, figure: Figure, teller: Voice) -> Held:
    """Whoever gives a number: the source of its attribution, else the outlet."""
    said = next((a for a in reading.attributions if a.id == figure.attribution), None)
    if said is None and figure.claimed_by is None:
        return Held(teller, _CERTAIN, "says so")
    source = said.source if said else None
    party = figure.claimed_by or (source.party if source else None)
    how, words = cue_class(said), source.text if source else ""
    value = -_SAID if how == "denies explicitly" else _SAID
    return Held(source_voice(party, words, teller), value, how)
