"""Promises and demands without a word for them: what a party says it will do, or another must."""

from __future__ import annotations

import msgspec

from warsan.codebook.cues import load_cues
from warsan.codebook.plover import load_plover
from warsan.codebook.predicates import Predicate
from warsan.reader.attributions.records import Attributions
from warsan.reader.events.certainty import judge_certainty
from warsan.reader.events.drafts import Argument, EventDraft
from warsan.reader.events.frames import auxiliaries, judge_frame
from warsan.reader.events.threats import Cue, add_threats, find_speaker, speaks_for
from warsan.reader.parse import Parse
from warsan.reader.parties.index import MentionIndex

_HELP = frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE"})
_AHEAD = frozenset({"planned", "conditional"})


def add_spoken(
    parse: Parse, mentions: MentionIndex, drafts: tuple[EventDraft, ...], said: Attributions
) -> tuple[EventDraft, ...]:
    """The drafts with the threats, promises and demands that a party speaks.

    "Said it would supply jets" is a promise (AGREE) whatever the verb, "said that Belvia must
    leave" a demand (REQUEST). The deed then stands within. Nothing is added where the verb of
    saying is an event already, or the deed is negated or asked about.
    """
    drafts = add_threats(parse, mentions, drafts, said)
    taken = {d.trigger for d in drafts}
    found: dict[tuple[int, str], EventDraft] = {}
    out: list[EventDraft] = []
    first = 1 + max((int(d.id[1:]) for d in drafts), default=0)
    for draft in drafts:
        act = None if draft.within is not None else _act(parse, draft, said, taken)
        if act is None:
            out.append(draft)
            continue
        key = (act.cue.head, act.type + (act.recipient.span.text if act.recipient else ""))
        if key not in found:
            found[key] = _spoken(parse, mentions, act, f"e{first + len(found)}")
        out.append(msgspec.structs.replace(draft, within=found[key].id))
    return (*out, *found.values())


class _Act(msgspec.Struct, frozen=True):
    """What is said: a promise or a demand, by whom and to whom."""

    type: str
    content: EventDraft
    speaker: Argument
    cue: Cue
    recipient: Argument | None


def _act(parse: Parse, draft: EventDraft, said: Attributions, taken: set[int]) -> _Act | None:
    speaker, cue = find_speaker(parse, draft, said)
    if speaker is None or cue is None or cue.head in taken or draft.row.pos != "v":
        return None
    clause = judge_frame(parse, load_cues(), draft.trigger)
    if clause.polarity < 0 or clause.asked or draft.actor is None:
        return None
    lemmas = {parse.tokens[a].lemma.lower() for a in auxiliaries(parse, draft.trigger)}
    if _is_promise(draft, speaker, lemmas):
        return _Act("AGREE", draft, speaker, cue, draft.recipient)
    if _is_demand(parse, draft, speaker, lemmas):
        return _Act("REQUEST", draft, speaker, cue, draft.actor)
    return None


def _is_promise(draft: EventDraft, speaker: Argument, lemmas: set[str]) -> bool:
    ahead = draft.judgement.frame in _AHEAD and bool(lemmas & load_cues().particles["promise"])
    own = speaks_for(speaker, draft.actor) or _is_same(speaker, draft.actor)
    return draft.type in _HELP and ahead and own and "have" not in lemmas


def _is_demand(parse: Parse, draft: EventDraft, speaker: Argument, lemmas: set[str]) -> bool:
    """Whether the speaker says that somebody else, who is named, must do something."""
    if draft.actor is None or not lemmas & load_cues().particles["duty"]:
        return False
    named = parse.tokens[draft.actor.head].upos in ("NOUN", "PROPN") and draft.actor.party
    return bool(named) and not speaks_for(speaker, draft.actor)


def _is_same(speaker: Argument, actor: Argument | None) -> bool:
    """Whether a speaker of unknown side speaks of itself ("rebels said they would free him")."""
    return actor is not None and actor.party is not None and actor.party == speaker.party


def _spoken(parse: Parse, mentions: MentionIndex, act: _Act, name: str) -> EventDraft:
    book = load_plover()
    words = parse.span(act.cue.words.first, act.cue.words.last)
    deed = act.content.trigger_span.text
    what = "its own side will" if act.type == "AGREE" else "the other side must"
    return EventDraft(
        id=name,
        trigger=act.cue.head,
        words=act.cue.words,
        trigger_span=words,
        row=_row(act.type),
        type=act.type,
        mode=book.mode_of_content(act.type, act.content.type, act.content.mode),
        actor=act.speaker,
        recipient=act.recipient,
        aim=act.content.aim,
        judgement=judge_certainty(parse, act.cue.head, mentions),
        reason=f"“{act.speaker.span.text}” says by “{words.text}” that {what} do it (“{deed}”).",
    )


def _row(type_: str) -> Predicate:
    lemma = "promise" if type_ == "AGREE" else "demand"
    rows = load_plover().predicates["v", lemma]
    return next(row for row in rows if row.type == type_)
