"""Charges and denials that leave unsaid what they are about: "Kyiv blamed Moscow"; "it denied it".

What they are about is looked for in the same sentence and the three before. Where two things are
left, both are named and neither is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from warsan.codebook.claim_words import load_claim_words
from warsan.codebook.cues import load_cues
from warsan.linking.claims.nearby import find_near
from warsan.linking.claims.sentence_words import content_words
from warsan.linking.claims.values import Held, Statement, StatementKind, Voice
from warsan.linking.claims.voices import judge_cue, outlet_voice, source_voice
from warsan.model import Event, Reading, Span
from warsan.reader.text.lemmas import find_lemma

Make = Callable[[Event, StatementKind], Statement]
_BACK = 3  # sentences in which what is denied may stand before
_AFTER = 60  # characters after a cue in which its object stands
_CLAUSE = re.compile(r"[;:,.—–]")
_OF = re.compile(r"\bof\b")
_TOLD = frozenset({"done", "ongoing"})
_FORCE = 4  # PLOVER quad of material conflict: what one is blamed for
_DEEDS = frozenset({2, 4})
_FEW = 2  # words besides vague ones after a denial that may still mean what stood before
_ALONE = frozenset({"deny", "refute", "rebut"})  # denials whatever their object
_ACCUSED, _DENIED = 2.0, -2.0


def find_replies(
    reading: Reading, events: Sequence[Statement], make: Make
) -> tuple[Statement, ...]:
    """Charges and replies of an article.

    Args:
        reading: Of the article.
        events: Its statements of events.
        make: Makes a statement of an event.
    """
    charges = tuple(_charges(reading, events, make))
    return (*charges, *_replies(reading, (*events, *charges), make))


def _charges(reading: Reading, events: Sequence[Statement], make: Make) -> Iterator[Statement]:
    """Accusations whose deed stands beside them, as statements of that deed by that actor."""
    made = list[Statement]()
    for event in reading.events:
        accuser, accused = event.actor, event.recipient
        told = event.type == "ACCUSE" and event.mode == "allege" and event.frame in _TOLD
        if not told or accuser is None or accused is None or not accused.code:
            continue
        if not (accuser.code or accuser.name) or _is_coded(reading, event, events):
            continue
        deed = _deed(reading, event)
        charge = _retold(make(event, "charge"), make(deed, "charge") if deed else None)
        charge = charge if charge.where else _placed(reading, charge)
        voice = _speaker(reading, event)
        charge = msgspec.structs.replace(
            charge, actor=event.recipient, held=(Held(voice, _ACCUSED, "says so"),),
            answers=_answered(made, event, charge),
        )  # fmt: skip
        made.append(charge)
        yield charge


def _placed(reading: Reading, statement: Statement) -> Statement:
    return msgspec.structs.replace(statement, where=find_near(reading, statement.span))


def _retold(own: Statement, deed: Statement | None) -> Statement:
    """A charge or reply with what it is about in its own place."""
    if deed is None:
        return msgspec.structs.replace(own, type="", mode=None, quad=0, recipient=None, where=None)
    return msgspec.structs.replace(
        own, type=deed.type, mode=deed.mode, quad=deed.quad, lemma=deed.lemma, told=deed.told,
        actor=deed.actor, recipient=deed.recipient, start=deed.start, end=deed.end,
        assumed=deed.assumed, where=deed.where, words=own.words | deed.words,
    )  # fmt: skip


def _deed(reading: Reading, charge: Event) -> Event | None:
    """The nearest deed that nobody but the accused is told to have done."""
    accused = charge.recipient.code if charge.recipient else ""
    reach = 0 if _says_of_what(reading, charge) else _BACK
    near = [
        (distance, abs(e.trigger.start - charge.trigger.start), e)
        for e in reading.events
        if e.quad == _FORCE
        and (e.actor is None or e.actor.code in {"", accused})
        and (distance := _back(reading, e.trigger, charge.trigger)) is not None
        and distance <= reach
    ]
    return min(near, key=lambda row: row[:2])[2] if near else None


def _says_of_what(reading: Reading, charge: Event) -> bool:
    """Whether the sentence goes on to say what for: "accused Russia of having lied"."""
    sentence = reading.sentence_at(charge.trigger)
    after = sentence.text[charge.trigger.end - sentence.start :]
    return bool(_OF.search(after))


def _back(reading: Reading, span: Span, later: Span) -> int | None:
    """How many sentences a span lies before another: None if after it, or too far back."""
    if span.field != later.field:
        return None
    starts = [s.start for s in reading.sentences if s.field == span.field]
    at, to = (sum(start <= place.start for start in starts) for place in (span, later))
    return to - at if 0 <= to - at <= _BACK else None


def _speaker(reading: Reading, event: Event) -> Voice:
    teller = outlet_voice(reading.article)
    words = event.actor_span.text if event.actor_span else ""
    return source_voice(event.actor, words, teller)


def _answered(made: Sequence[Statement], event: Event, charge: Statement) -> str | None:
    """The charge the other way round that this one answers: same deed, or as vague as it."""
    by = event.actor.code if event.actor else ""
    at = event.recipient.code if event.recipient else ""
    for other in reversed(made):
        opposed = other.actor is not None and other.actor.code == by
        answered = opposed and any(held.voice.code == at for held in other.held)
        named = not charge.type and other.lemma in charge.words
        if answered and (other.type == charge.type or named):
            return other.id
    return None


def _replies(reading: Reading, told: Sequence[Statement], make: Make) -> Iterator[Statement]:
    for event in reading.events:
        if event.type != "REJECT" or event.actor is None or _is_coded(reading, event, told):
            continue
        if event.certainty.decisive < 0 or event.frame not in _TOLD or not _denies(reading, event):
            continue
        voice = _speaker(reading, event)
        answered = _find_answered(reading, event, told)
        deed = answered[0] if len(answered) == 1 else None
        unnamed = None if answered else _unnamed(reading, event)
        own = make(event, "reply")
        about = deed or (make(unnamed, "reply") if unnamed else None)
        reply = _retold(own, about)
        reply = reply if reply.where else _placed(reading, reply)
        yield msgspec.structs.replace(
            reply, actor=event.actor, held=(Held(voice, _DENIED, "denies explicitly"),),
            answers=deed.id if deed else None,
            left=tuple(s.id for s in answered) if len(answered) > 1 else (),
        )  # fmt: skip


def _is_coded(reading: Reading, event: Event, told: Sequence[Statement]) -> bool:
    """Whether what is denied is a statement already: "denied that Ukraine sank the ship"."""
    cues = {a.id: a.cue for a in reading.attributions if a.cue}
    found = {s.finding for s in told if s.kind == "event"}
    return any(
        e.id in found
        and (e.within == event.id or ((cue := cues.get(e.attribution or "")) is not None
                                      and cue.overlaps(event.trigger)))
        for e in reading.events
    )  # fmt: skip


def _denies(reading: Reading, event: Event) -> bool:
    """Whether a REJECT denies what was said, and does not refuse what was asked."""
    if judge_cue(event.trigger.text) != "denies explicitly":
        return False
    lemmas = {find_lemma(word.lower(), "VERB") for word in event.trigger.text.split()}
    if lemmas & _ALONE:
        return True
    text = reading.article.text_of(event.trigger.field)
    after = text[event.trigger.end : event.trigger.end + _AFTER].split(".")[0]
    nouns = {find_lemma(word.strip('“”",;:'), "NOUN") for word in after.lower().split()}
    said = {noun for (pos, noun), e in load_cues().embeddings.items()
            if pos == "n" and e.name in {"claim", "accuse"}}  # fmt: skip
    return bool(nouns & said)


def _find_answered(
    reading: Reading, event: Event, told: Sequence[Statement]
) -> tuple[Statement, ...]:
    """The claims against the denier just before: one, or those between which nothing decides."""
    code = event.actor.code if event.actor else ""
    said = _words_after(reading, event) - load_claim_words().vague
    near = dict[int, list[Statement]]()
    for statement in told:
        distance = _back(reading, statement.span, event.trigger)
        if distance is None or not code or statement.span >= event.trigger:
            continue
        if _is_against(statement, code) and _fits(statement, said):
            near.setdefault(distance, []).append(statement)
    if not near:
        return ()
    nearest = near[min(near)]
    best = max(len(said & s.words) for s in nearest)
    left = [s for s in nearest if len(said & s.words) == best]
    alike = {(s.type, s.lemma) for s in left}
    return (left[-1],) if len(alike) == 1 else tuple(left)


def _is_against(statement: Statement, code: str) -> bool:
    """Whether it is a deed that others charge a party with, or force that it is told of."""
    by_it = statement.actor is not None and statement.actor.code == code
    held = any(h.value > 0 and h.voice.code != code for h in statement.held)
    deed = statement.kind == "charge" or statement.quad in _DEEDS
    return by_it and held and deed


def _fits(statement: Statement, said: frozenset[str]) -> bool:
    """Whether it can be what is denied: by the words of the denial, or where these say nothing.

    What the outlet itself tells as a fact is denied only in words that name it.
    """
    if said & statement.words:
        return True
    charged = statement.kind == "charge" or any(not h.voice.outlet for h in statement.held)
    return charged and len(said) <= _FEW


def _words_after(reading: Reading, event: Event) -> frozenset[str]:
    """The words after a denial, by which it may say what it denies."""
    text = reading.article.text_of(event.trigger.field)
    sentence = reading.sentence_at(event.trigger)
    end = min(sentence.end, event.trigger.end + 2 * _AFTER)
    return content_words(_CLAUSE.split(text[event.trigger.end : end])[0])


def _unnamed(reading: Reading, event: Event) -> Event | None:
    """The one deed before a denial that nobody was named for."""
    found = [
        e
        for e in reading.events
        if e.quad == _FORCE
        and (e.actor is None or not e.actor.code)
        and e.recipient != event.actor
        and _back(reading, e.trigger, event.trigger) in {0, 1}
    ]
    return found[0] if len({(e.type, e.trigger.text) for e in found}) == 1 else None
