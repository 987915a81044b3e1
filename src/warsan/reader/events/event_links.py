"""Ties events of one text together: content within speech, conditions to consequences."""

from __future__ import annotations

import msgspec

from warsan.codebook.cues import load_cues
from warsan.reader.events.clauses import find_subject
from warsan.reader.events.conditions import condition_mark
from warsan.reader.events.contents import find_contents
from warsan.reader.events.drafts import Argument, EventDraft
from warsan.reader.events.scene import Scene
from warsan.reader.parse import Parse

# Types whose content is another event that they accuse of, threaten, ask for, refuse or promise.
_ASKED = frozenset({"SANCTION", "RETREAT", "CONCEDE", "COERCE", "AID", "ASSAULT"})
_SPEECH = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "SUPPORT", "CONCEDE"})


def link_drafts(scene: Scene, drafts: tuple[EventDraft, ...]) -> tuple[EventDraft, ...]:
    """Sets `within`, `condition`, `consequence`; lends an outer event its content's recipient."""
    by_trigger: dict[int, EventDraft] = {}
    for draft in drafts:
        by_trigger.setdefault(draft.trigger, draft)
    outer = _governors(scene.parse, by_trigger)
    linked = [
        _within(_not_by_speaker(d, outer.get(d.trigger)), outer.get(d.trigger)) for d in drafts
    ]
    linked = [_lend(d, by_trigger, outer) for d in linked]
    linked = [_armed(scene, d, drafts) for d in linked]
    conditions = _conditions(scene.parse, by_trigger)
    return tuple(_conditioned(d, conditions) for d in linked)


def _governors(parse: Parse, by_trigger: dict[int, EventDraft]) -> dict[int, EventDraft]:
    found: dict[int, EventDraft] = {}
    for trigger, draft in by_trigger.items():
        if draft.type in _SPEECH:
            for inner in find_contents(parse, trigger):
                if inner != trigger and inner in by_trigger:
                    found[inner] = draft
    return found


def _not_by_speaker(draft: EventDraft, outer: EventDraft | None) -> EventDraft:
    """Who accuses or demands does not do the deed: the accused did it, the other is to do it.

    Only of words whose parties were weighed; a frame of its own knows better.
    """
    if outer is None or not draft.row.force or draft.actor is None or draft.row.pos != "n":
        return draft
    told = outer.type == "ACCUSE" or (outer.type == "REQUEST" and draft.type in _ASKED)
    if not told or not _is_same(draft.actor, outer.actor):
        return draft
    doer = outer.recipient
    if doer is None or (draft.recipient is not None and doer.head == draft.recipient.head):
        doer = None
    said = f"actor “{draft.actor.span.text}” as {draft.actor.place}"
    now = "no actor said" if doer is None else f"actor “{doer.span.text}”, who is told of"
    reason = draft.reason.replace(said, now)
    return msgspec.structs.replace(draft, actor=doer, reason=reason)


def _within(draft: EventDraft, outer: EventDraft | None) -> EventDraft:
    return draft if outer is None else msgspec.structs.replace(draft, within=outer.id)


def _lend(
    draft: EventDraft, by_trigger: dict[int, EventDraft], outer: dict[int, EventDraft]
) -> EventDraft:
    """Gives "threatened to strike X" the recipient of the strike."""
    if draft.recipient is not None or draft.type not in _SPEECH or draft.actor is None:
        return draft
    for trigger, governor in outer.items():
        inner = by_trigger[trigger]
        if governor.trigger != draft.trigger:
            continue
        own = _is_same(draft.actor, inner.actor)
        if draft.type == "REQUEST" and not own and inner.actor is not None:
            return _lent(draft, inner.actor, inner.aim)
        if draft.type != "REQUEST" and own:
            return _lent(draft, inner.recipient, inner.aim)
    return draft


def _lent(draft: EventDraft, recipient: Argument | None, aim: Argument | None) -> EventDraft:
    """A draft with what its content gives it; only where the draft itself has none."""
    aim = draft.aim if aim is None else aim
    if recipient is None:
        return msgspec.structs.replace(draft, aim=aim)
    reason = draft.reason.replace(
        "no recipient said", f"recipient “{recipient.span.text}” of its content"
    )
    return msgspec.structs.replace(draft, recipient=recipient, reason=reason)


def _armed(scene: Scene, draft: EventDraft, drafts: tuple[EventDraft, ...]) -> EventDraft:
    """Gives "launched strikes that killed X" the one who launched the strikes as actor."""
    if draft.actor is not None or draft.row.pos != "v":
        return draft
    doer = find_subject(scene.parse, draft.trigger)
    if doer is None or doer == draft.trigger or "weapon" not in scene.classes(doer):
        return draft
    found = [d for d in drafts if d.actor is not None and d.words.first <= doer < d.words.last]
    owners = {d.actor.party.code for d in found if d.actor is not None and d.actor.party}
    if len(owners) != 1 or "" in owners or draft.recipient is None:
        return draft
    actor = found[0].actor
    if actor is None or actor.party is None:
        return draft
    weapon = scene.parse.tokens[doer].text
    reason = draft.reason.replace(
        "no actor said", f"actor “{actor.span.text}”, whose “{weapon}” did it"
    )
    return msgspec.structs.replace(draft, actor=actor, reason=reason)


def _is_same(one: Argument, other: Argument | None) -> bool:
    """Whether two arguments are one phrase, or stand for one party ("Iran … it")."""
    if other is None:
        return False
    codes = {a.party.code if a.party else "" for a in (one, other)}
    return one.head == other.head or (len(codes) == 1 and "" not in codes)


def _conditions(parse: Parse, by_trigger: dict[int, EventDraft]) -> list[tuple[str, str]]:
    """Pairs (condition, consequence) of ids: an if-clause and the clause that it hangs on."""
    cues = load_cues()
    found: list[tuple[str, str]] = []
    for trigger, draft in by_trigger.items():
        for child in parse.children(trigger, "advcl"):
            inner = by_trigger.get(child)
            if inner is not None and condition_mark(parse, cues, child) is not None:
                found.append((inner.id, draft.id))
    return found


def _conditioned(draft: EventDraft, pairs: list[tuple[str, str]]) -> EventDraft:
    for condition, consequence in pairs:
        if draft.id == consequence:
            return msgspec.structs.replace(draft, condition=condition)
        if draft.id == condition:
            return msgspec.structs.replace(draft, consequence=consequence)
    return draft
