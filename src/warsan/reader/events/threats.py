"""Threats without a word for them: a party says that it may or will do harm to another."""

from __future__ import annotations

import msgspec

from warsan.codebook.cues import load_cues
from warsan.codebook.plover import load_plover
from warsan.reader.attributions.cue_links import Draft
from warsan.reader.attributions.records import Attributions
from warsan.reader.events.certainty import judge_certainty
from warsan.reader.events.drafts import Argument, EventDraft
from warsan.reader.events.frames import auxiliaries, judge_frame
from warsan.reader.events.governors import embedding_of
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.index import MentionIndex

_HARM = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})
# Troops are sent "to" friends as well; only these say against whom.
_FACING = frozenset({"against", "toward", "towards", "near"})
_AHEAD = frozenset({"planned", "conditional", "threatened"})
# Sectors that speak for a state, an alliance or an armed group; a resident's word threatens no one.
_OFFICIAL = frozenset({None, "GOV", "MIL", "LEG", "SPY", "COP", "IGO", "REB", "PRM"})
_UNSAID = frozenset({"deny", "doubt", "refuse"})


def add_threats(
    parse: Parse, mentions: MentionIndex, drafts: tuple[EventDraft, ...], said: Attributions
) -> tuple[EventDraft, ...]:
    """The drafts with a threat for each harm that a party says it may or will do.

    PLOVER counts such a statement as THREATEN whatever verb it is said with. The harm then
    stands within the threat. Nothing is added where the harm is negated, asked about, foretold
    of a third party, or said by someone who does not speak for the actor.
    """
    found: dict[tuple[int, str], EventDraft] = {}
    out: list[EventDraft] = []
    first = 1 + max((int(d.id[1:]) for d in drafts), default=0)
    for draft in drafts:
        speaker, cue = find_speaker(parse, draft, said)
        if speaker is None or cue is None or not _is_own_threat(parse, draft, speaker):
            out.append(draft)
            continue
        key = (cue.head, draft.recipient.span.text if draft.recipient else "")
        if key not in found:
            found[key] = _threat(parse, mentions, draft, speaker, cue, f"e{first + len(found)}")
        out.append(msgspec.structs.replace(draft, within=found[key].id))
    return (*out, *found.values())


class Cue(msgspec.Struct, frozen=True):
    """The verb of saying, with its words."""

    head: int
    words: Range


def find_speaker(
    parse: Parse, draft: EventDraft, said: Attributions
) -> tuple[Argument | None, Cue | None]:
    """Who says that an event takes place and by which verb; nobody for a belief or a denial."""
    none = (None, None)
    item = said.covering(draft.trigger)
    if item is None or item.kind == "belief":
        return none
    tokens = next(t for t, i in zip(said.tokens, said.items, strict=True) if i is item)
    cue = _cue(parse, tokens)
    if cue is None or tokens.source is None or is_unsaid(parse, cue.head):
        return none
    source = tokens.source
    span = parse.span(source.first, source.last)
    party = item.source.party if item.source else None
    head = source.first if tokens.source_head is None else tokens.source_head
    return Argument(head, span, party, "source"), cue


def _cue(parse: Parse, tokens: Draft) -> Cue | None:
    """The verb of saying: the cue's own token, else the last verb in its words."""
    if tokens.cue is None:
        return None
    inside = range(tokens.cue.first, tokens.cue.last)
    heads = [i for i in inside if parse.tokens[i].upos == "VERB"]
    if tokens.head is not None and tokens.head in heads:
        return Cue(tokens.head, tokens.cue)
    return Cue(heads[-1], tokens.cue) if heads else None


def speaks_for(source: Argument, actor: Argument | None) -> bool:
    """Whether a source speaks for the side that an event has as its actor."""
    speaker = source.party
    if speaker is None or actor is None or actor.party is None:
        return False
    official = speaker.sector in _OFFICIAL and actor.party.sector in _OFFICIAL
    return official and bool(speaker.code) and speaker.code == actor.party.code


def is_unsaid(parse: Parse, cue: int) -> bool:
    """Whether the saying itself is denied, refused or negated."""
    cues = load_cues()
    embedding = embedding_of(parse, cues, cue)
    return (embedding is not None and embedding.name in _UNSAID) or (
        judge_frame(parse, cues, cue).polarity < 0
    )


def _is_own_threat(parse: Parse, draft: EventDraft, speaker: Argument) -> bool:
    return speaks_for(speaker, draft.actor) and _is_threatening(parse, draft)


def _is_threatening(parse: Parse, draft: EventDraft) -> bool:
    """Whether a draft is harm to come, affirmed by a modal verb, to someone else."""
    if draft.type not in _HARM or draft.within is not None or draft.row.pos != "v":
        return False
    if draft.judgement.frame not in _AHEAD or draft.recipient is None or draft.actor is None:
        return False
    if draft.type == "MOBILIZE" and draft.recipient.place not in _FACING:
        return False
    party, own = draft.recipient.party, draft.actor.party
    if party is not None and own is not None and party.code == own.code:
        return False
    cues = load_cues()
    clause = judge_frame(parse, cues, draft.trigger)
    lemmas = {parse.tokens[a].lemma.lower() for a in auxiliaries(parse, draft.trigger)}
    future = bool(lemmas & cues.particles["future"]) and "have" not in lemmas
    return future and clause.polarity > 0 and not clause.asked


def _threat(
    parse: Parse,
    mentions: MentionIndex,
    draft: EventDraft,
    speaker: Argument,
    cue: Cue,
    name: str,
) -> EventDraft:
    book = load_plover()
    row = book.predicates["v", "threaten"][0]
    words = parse.span(cue.words.first, cue.words.last)
    whom = draft.recipient.span.text if draft.recipient else ""
    return EventDraft(
        id=name,
        trigger=cue.head,
        words=cue.words,
        trigger_span=words,
        row=row,
        type="THREATEN",
        mode=book.mode_of_content("THREATEN", draft.type, draft.mode),
        actor=speaker,
        recipient=draft.recipient,
        judgement=judge_certainty(parse, cue.head, mentions),
        reason=f"“{speaker.span.text}” says by “{words.text}” that its own side may or will do "
        f"harm (“{draft.trigger_span.text}”) to “{whom}”: a threat.",
    )
