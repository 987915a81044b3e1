"""The events of a sentence as relations: the type, and every place where each side is named."""

from __future__ import annotations

from collections.abc import Sequence

from warsan.eval.formats.relations import Extent, Relation
from warsan.eval.relations import FoundRelation, is_right, overlap
from warsan.reader.coreference.chains import Chain, find_chains
from warsan.reader.events.candidates import Candidate
from warsan.reader.events.certainty import judge_certainty
from warsan.reader.events.drafts import Argument
from warsan.reader.events.pairs import PairScene, foretold_type
from warsan.reader.events.scene import Scene
from warsan.reader.parse import Parse


def find_relations(scene: PairScene) -> tuple[FoundRelation, ...]:
    """The events of a sentence.

    A deed that is still ahead has the type that corpora before PLOVER 2.0 give it: a promise or
    a threat. Where no recipient is named, the words for what the event bears on stand for one.
    """
    return relations_of(scene, find_chains(scene.parse))


def relations_of(scene: PairScene, chains: Sequence[Chain]) -> tuple[FoundRelation, ...]:
    """The relations of events that are already coded."""
    return tuple(
        FoundRelation(
            foretold_type(scene.book, draft.type, draft.judgement.frame),
            _named(scene.parse, chains, draft.actor),
            _named(scene.parse, chains, draft.recipient or draft.aim),
        )
        for draft in scene.drafts
    )


def _named(parse: Parse, chains: Sequence[Chain], side: Argument | None) -> tuple[Extent, ...]:
    """The words of a side, then those of its apposition and of whatever else stands for it."""
    if side is None:
        return ()
    heads = {side.head, *parse.children(side.head, "appos")}
    ranges = [parse.subtree(head) for head in parse.children(side.head, "appos")]
    for chain in chains:
        if any(r.head in heads for r in chain):
            ranges += [r.range for r in chain if r.head not in heads]
    spans = (parse.span(r.first, r.last) for r in ranges)
    return ((side.span.start, side.span.end), *((s.start, s.end) for s in spans))


def root_fits(scene: Scene, candidate: Candidate, row: Relation) -> bool | None:
    """Whether a candidate with the pair of a row has its root; None where the pair is another."""
    sides = candidate.roles.actor, candidate.roles.recipient
    places = []
    for side in sides:
        argument = None if side is None else scene.argument(*side)
        places.append([] if argument is None else [(argument.span.start, argument.span.end)])
    if not (overlap(places[0], row.source) and overlap(places[1], row.target)):
        return None
    frame = judge_certainty(scene.parse, candidate.trigger, scene.mentions).frame
    return is_right(row, foretold_type(scene.book, candidate.type, frame))
