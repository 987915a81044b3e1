"""The events of a sentence as relations: the type, and every place where each side is named."""

from __future__ import annotations

from collections.abc import Sequence

from warsan.eval.formats.relations import Extent
from warsan.eval.relations import FoundRelation
from warsan.reader.coreference.chains import Chain, find_chains
from warsan.reader.encoder.articles import parse_text
from warsan.reader.events.drafts import Argument
from warsan.reader.events.pairs import PairScene, foretold_type
from warsan.reader.pair import find_pair_scene
from warsan.reader.parse import Parse


def find_relations(sentence: str) -> tuple[FoundRelation, ...]:
    """Reads a sentence as it stands.

    A deed that is still ahead has the type that corpora before PLOVER 2.0 give it: a promise or
    a threat. Where no recipient is named, the words for what the event bears on stand for one.

    Raises:
        ModelError: The model's files are missing or do not fit.
    """
    parse = parse_text(sentence)
    scene = find_pair_scene(parse)
    return relations_of(scene, find_chains(parse))


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
    """The words of a side, then what a pronoun among them stands for."""
    if side is None:
        return ()
    own = (side.span.start, side.span.end)
    if parse.tokens[side.head].upos != "PRON":
        return (own,)
    others = (r for chain in chains if any(c.head == side.head for c in chain) for r in chain)
    spans = (parse.span(r.range.first, r.range.last) for r in others if r.head != side.head)
    return (own, *((s.start, s.end) for s in spans))
