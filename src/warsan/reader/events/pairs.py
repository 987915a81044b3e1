"""What the events of a sentence, and its words, say about one given pair of spans."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from warsan.codebook.plover import Codebook
from warsan.model import Frame
from warsan.reader.events.contents import lexical_types
from warsan.reader.events.drafts import Argument, EventDraft
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.index import MentionIndex

# How much each kind of evidence counts, in the order in which they were right on PLV_train.
_BOTH, _ACTOR, _RECIPIENT, _PATH, _NEAR = 9.0, 4.0, 2.0, 1.0, 0.25
_INNER = 0.4  # an event that another of the same actor governs: "agreed to withdraw" is AGREE
GUESS = 0.01
"""The weight of a type that nothing speaks for."""
_AHEAD = frozenset({"planned", "conditional", "threatened"})
_POS = frozenset({"VERB", "NOUN", "ADJ"})


class PairScene(msgspec.Struct, frozen=True):
    """What is known of the sentence: its parse, mentions, the codebook and the events coded."""

    parse: Parse
    mentions: MentionIndex
    book: Codebook
    drafts: tuple[EventDraft, ...]


class Weighed(msgspec.Struct, frozen=True):
    """A type with the weight of what speaks for it, and the strongest reason."""

    type: str
    weight: float
    reason: str


def weigh_pair(scene: PairScene, actor: Range, recipient: Range) -> tuple[Weighed, ...]:
    """The types that anything speaks for, the heaviest first; never empty.

    Events with both sides count most, then those with one side, then words that name a type:
    on the path between the two in the tree, or elsewhere in the sentence.
    """
    found: dict[str, Weighed] = {}
    for item in (*_of_events(scene, actor, recipient), *_of_words(scene, actor, recipient)):
        old = found.get(item.type)
        weight = item.weight + (old.weight if old else 0.0)
        reason = item.reason if old is None or item.weight > old.weight else old.reason
        found[item.type] = Weighed(item.type, weight, reason)
    if not found:
        reason = "No word of the sentence names an event of the codebook: a guess."
        found["ACCUSE"] = Weighed("ACCUSE", GUESS, reason)
    return tuple(sorted(found.values(), key=lambda w: -w.weight))


def _of_events(scene: PairScene, actor: Range, recipient: Range) -> Iterator[Weighed]:
    outer = {d.id: d for d in scene.drafts}
    for draft in scene.drafts:
        does = _touches(scene, draft.actor, actor)
        gets = any(_touches(scene, side, recipient) for side in (draft.recipient, draft.aim))
        weight = _BOTH if does and gets else _ACTOR if does else _RECIPIENT if gets else 0.0
        if not weight:
            continue
        governor = outer.get(draft.within or "")
        if governor is not None and does and _touches(scene, governor.actor, actor):
            weight *= _INNER
        yield Weighed(
            foretold_type(scene.book, draft.type, draft.judgement.frame), weight, draft.reason
        )


def foretold_type(book: Codebook, type_: str, frame: Frame) -> str:
    """The type of a deed that is still ahead: as yet it is a word, a promise or a threat.

    PLOVER 1.0, and corpora coded by it, have AGREE for cooperation to come and THREATEN for
    conflict to come; PLOVER 2.0 keeps the deed's type and marks it as future.
    """
    if frame not in _AHEAD:
        return type_
    quad = book.types[type_].quad
    if type_ in ("CONSULT", "CONCEDE", "RETREAT") or quad == 2:
        return "AGREE"
    return "THREATEN" if quad == 4 and frame != "conditional" else type_


def _touches(scene: PairScene, side: Argument | None, words: Range) -> bool:
    """Whether a side of an event is the given words, or stands for the party that they name."""
    if side is None:
        return False
    found = scene.parse.range_of(side.span.start, side.span.end)
    if found is not None and found.first < words.last and words.first < found.last:
        return True
    if scene.parse.tokens[side.head].upos != "PRON" or side.party is None or not side.party.code:
        return False
    named = {
        m.party.code
        for i in range(words.first, words.last)
        if (m := scene.mentions.at(i)) and m.party
    }
    return side.party.code in named


def _of_words(scene: PairScene, actor: Range, recipient: Range) -> Iterator[Weighed]:
    """The words of the sentence that name a type, nearer to the path between the two first."""
    parse = scene.parse
    path = _path(parse, _head(parse, actor), _head(parse, recipient))
    inside = set(range(actor.first, actor.last)) | set(range(recipient.first, recipient.last))
    sentence = parse.sentences[parse.sentence_of(actor.first)]
    for index in range(sentence.first, sentence.last):
        if parse.tokens[index].upos not in _POS or (index in inside and index not in path):
            continue
        types = dict.fromkeys(row.type for row in lexical_types(parse, scene.book, index))
        for number, type_ in enumerate(types):
            weight = (_PATH if index in path else _NEAR) / (1 + number)
            place = "on the way from one to the other" if index in path else "in the sentence"
            yield Weighed(type_, weight, f"“{parse.tokens[index].text}” {place} may name {type_}.")


def _head(parse: Parse, words: Range) -> int:
    """The token of some words that stands highest in the tree."""
    inside = range(words.first, words.last)
    return min(inside, key=lambda i: (sum(1 for _ in parse.ancestors(i)), i))


def _path(parse: Parse, one: int, other: int) -> frozenset[int]:
    """The tokens on the way from one token to another through the tree, ends included."""
    up = [one, *parse.ancestors(one)]
    across = [other, *parse.ancestors(other)]
    shared = next((i for i in up if i in across), None)
    if shared is None:
        return frozenset()
    return frozenset((*up[: up.index(shared) + 1], *across[: across.index(shared)]))
