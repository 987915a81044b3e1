"""PLOVER events of one text, by the codebook's predicates over the tree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, product

import msgspec

from warsan.codebook.plover import load_plover
from warsan.codebook.predicates import Predicate
from warsan.reader.events.candidates import Candidate, find_candidates, find_proposals
from warsan.reader.events.certainty import judge_certainty
from warsan.reader.events.clauses import find_subject
from warsan.reader.events.contents import find_contents, lexical_types, light_noun
from warsan.reader.events.drafts import Argument, EventDraft
from warsan.reader.events.event_links import link_drafts
from warsan.reader.events.listed import is_public
from warsan.reader.events.phrases import members
from warsan.reader.events.ranking import rank_aim, rank_roles
from warsan.reader.events.scene import Roles, Scene
from warsan.reader.events.weighing import weigh_candidates
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.index import MentionIndex

_PEOPLE = frozenset({"armed", "civil", "person", "human"})
_NEAR = 5  # a light verb and its noun further apart are shown by the verb alone


class _Hit(msgspec.Struct, frozen=True):
    """A candidate that is taken for an event, with its mode and how likely it is one."""

    trigger: int
    row: Predicate
    mode: str | None
    roles: Roles
    probability: float
    rivals: tuple[tuple[str, float], ...]


def code_events(parse: Parse, mentions: MentionIndex, *, first: int = 1) -> tuple[EventDraft, ...]:
    """Who did or said what to whom in one text.

    Of the candidates at a word the likeliest is taken, if it is likely enough.

    Args:
        parse: The field's parse.
        mentions: The field's mentions by token.
        first: Number of the first id ("e1").
    """
    scene = Scene(parse, mentions, load_plover())
    hits = _hits(scene, find_candidates(scene, find_proposals(parse)))
    taken = {light_noun(parse, hit.row, hit.trigger) for hit in hits} | _doubled(parse, hits)
    drafts: list[EventDraft] = []
    for hit in (h for h in hits if h.trigger not in taken):
        drafts += _drafts(scene, hit, first + len(drafts))
    return link_drafts(scene, tuple(drafts))


def _hits(scene: Scene, candidates: Sequence[Candidate]) -> list[_Hit]:
    """Of each trigger the likeliest candidate, where it is likely enough."""
    hits: list[_Hit] = []
    for trigger, group in groupby(
        weigh_candidates(scene, candidates), lambda w: w.candidate.trigger
    ):
        ranked = sorted(group, key=lambda w: -w.probability)
        best = next((w for w in ranked if w.is_taken), None)
        if best is None:
            continue
        row = best.candidate.row
        roles = rank_roles(scene, row, trigger, best.candidate.roles)
        if is_public(scene, roles):
            rivals = tuple(
                (w.candidate.type, round(w.probability, 3)) for w in ranked if w is not best
            )
            mode = _mode(scene, row, trigger, roles)
            hits.append(_Hit(trigger, row, mode, roles, best.probability, rivals))
    return hits


def _doubled(parse: Parse, hits: Sequence[_Hit]) -> set[int]:
    """Objects that name again what their verb says ("agreed a deal", "struck in an attack")."""
    verbs = {hit.trigger: hit.row.type for hit in hits if hit.row.pos == "v"}
    nouns = (hit for hit in hits if hit.row.pos == "n")
    return {
        hit.trigger
        for hit in nouns
        if parse.tokens[hit.trigger].deprel in ("obj", "nsubj:pass")
        and verbs.get(parse.tokens[hit.trigger].head) == hit.row.type
    }


def _mode(scene: Scene, row: Predicate, trigger: int, roles: Roles) -> str | None:
    """The row's mode, or the one that follows from what a speech event is about."""
    if row.mode is not None:
        return row.mode
    for inner in find_contents(scene.parse, trigger):
        if row.type == "THREATEN" and _is_warned_of(scene, inner, roles):
            continue
        for found in lexical_types(scene.parse, scene.book, inner)[:1]:
            mode = scene.book.mode_of_content(row.type, found.type, found.mode)
            if mode is not None:
                return mode
    return None


def _is_warned_of(scene: Scene, inner: int, roles: Roles) -> bool:
    """Whether the content is what the other side is told not to do, and no threat's own harm."""
    doer = find_subject(scene.parse, inner) if scene.parse.tokens[inner].upos == "VERB" else None
    return roles.recipient is not None and doer == roles.recipient[0]


def _drafts(scene: Scene, hit: _Hit, number: int) -> list[EventDraft]:
    """One draft for each pair of parties; for mutual predicates one in each direction."""
    pairs = list(
        product(
            _sides(scene, hit.roles.actor, hit.roles.recipient),
            _sides(scene, hit.roles.recipient, hit.roles.actor),
        )
    )
    if hit.row.has("mutual"):
        pairs += [(b, a) for a, b in pairs if a is not None and b is not None]
    judgement = judge_certainty(scene.parse, hit.trigger, scene.mentions)
    words = _words(scene.parse, hit)
    aim = None
    if hit.roles.recipient is None:
        place = rank_aim(scene, hit.row, hit.trigger, hit.roles)
        aim = None if place is None else scene.argument(*place)
    return [
        EventDraft(
            id=f"e{number + n}",
            trigger=hit.trigger,
            words=words,
            trigger_span=scene.parse.span(words.first, words.last),
            row=hit.row,
            type=hit.row.type,
            mode=hit.mode,
            actor=actor,
            recipient=recipient,
            aim=aim,
            judgement=judgement,
            reason=_reason(scene.parse, hit, actor, recipient),
            probability=hit.probability,
            rivals=hit.rivals,
        )
        for n, (actor, recipient) in enumerate(pairs)
        if not _same(scene, actor, recipient)
    ]


def _sides(
    scene: Scene, role: tuple[int, str] | None, other: tuple[int, str] | None
) -> list[Argument | None]:
    """The phrases of a role: coordinated parties apart, where each is resolved."""
    if role is None:
        return [None]
    head, place = role
    group = members(scene.parse, head)
    places = {place, other[1] if other is not None else ""}
    if places & {"conj", "between"}:
        return [scene.argument(head, place, whole=False)]
    apart: list[Argument | None] = [scene.argument(h, place, whole=False) for h in group]
    codes = {a.party.code for a in apart if a is not None and a.party is not None}
    if len(codes) == len(group) > 1:
        return apart
    return [scene.argument(head, place)]


def _same(scene: Scene, actor: Argument | None, recipient: Argument | None) -> bool:
    """Whether both sides are one phrase or one party; a state that strikes itself is misread.

    Two bodies of one state stay two, and so do a state and its own people.
    """
    if actor is None or recipient is None:
        return False
    one, other = actor.party, recipient.party
    if actor.head == recipient.head or one is None or other is None:
        return actor.head == recipient.head
    key = (one.country, one.sector, one.name, one.organisation)
    known = bool(one.country or one.name or one.organisation)
    if scene.classes(recipient.head) & _PEOPLE and not one.name:
        return False
    return known and key == (other.country, other.sector, other.name, other.organisation)


def _words(parse: Parse, hit: _Hit) -> Range:
    """The tokens that name the event: the verb with its particle or light noun, if near."""
    ends = [hit.trigger]
    noun = light_noun(parse, hit.row, hit.trigger)
    ends += [] if noun is None else [noun]
    ends += [c for c in parse.children(hit.trigger, "compound:prt") if hit.row.particle]
    last = max((e for e in ends if hit.trigger <= e <= hit.trigger + _NEAR), default=hit.trigger)
    return Range(hit.trigger, last + 1)


def _reason(parse: Parse, hit: _Hit, actor: Argument | None, recipient: Argument | None) -> str:
    row = hit.row
    name = row.lemma + (f" {row.particle}" if row.particle else "")
    noun = light_noun(parse, row, hit.trigger)
    name += f" + {parse.tokens[noun].lemma}" if noun is not None else ""
    who = f"actor “{actor.span.text}” as {actor.place}" if actor else "no actor said"
    whom = (
        f"recipient “{recipient.span.text}” as {recipient.place}"
        if recipient
        else "no recipient said"
    )
    mode = f" {hit.mode}" if hit.mode else ""
    return f"“{name}” names {row.type}{mode} ({row.place}): {who}, {whom}."
