"""What speaks for a candidate's being an event of its type, as named features of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warsan.reader.events.arguments import light_governor
from warsan.reader.events.candidates import Candidate
from warsan.reader.events.scene import Scene
from warsan.reader.parse import Parse

_PUBLIC = ("named", "state", "armed", "civil", "person", "human", "proper", "pronoun")


def find_evidence(
    scene: Scene, candidate: Candidate, others: Sequence[Candidate]
) -> tuple[str, ...]:
    """The features of a candidate, each "name=value" and either there or not.

    Args:
        scene: The text.
        candidate: One of its candidates.
        others: All candidates of the same sentence, this one among them.
    """
    row = candidate.row
    token = scene.parse.tokens[candidate.trigger]
    own = (
        f"type={row.type}",
        f"force={row.force or 'frame'}",
        f"pos={row.pos}",
        f"type and pos={row.type} {row.pos}",
        f"word={row.pos} {row.lemma}",
        f"word and type={row.pos} {row.lemma} {row.type}",
        f"relation={row.pos} {token.rel}",
        f"kind={scene.parse.kinds[candidate.trigger] if scene.parse.kinds else 'none'}",
        f"particle={bool(row.particle)}",
        f"light verb={bool(row.nouns)}",
        f"rivals={min(3, sum(o.trigger == candidate.trigger for o in others) - 1)}",
    )
    return (*own, *_sides(scene, candidate), *_around(scene, candidate, others))


def _sides(scene: Scene, candidate: Candidate) -> Iterator[str]:
    row, roles = candidate.row, candidate.roles
    told = []
    for name, side in (("actor", roles.actor), ("recipient", roles.recipient)):
        kind = "none" if side is None else _class(scene, side[0])
        yield f"{name}={kind}"
        yield f"{name} and type={kind} {row.type}"
        yield f"{name} stands={side[1] if side else '-'} {row.pos}"
        told.append(kind)
    yield f"sides={' '.join(told)}"
    yield f"sides, force={sum(k != 'none' for k in told)} {row.force or 'frame'} {row.pos}"
    if row.pos == "n":
        yield f"carried={light_governor(scene.parse, candidate.trigger) is not None}"


def _class(scene: Scene, head: int) -> str:
    classes = scene.classes(head)
    return next((c for c in _PUBLIC if c in classes), "thing")


def _around(scene: Scene, candidate: Candidate, others: Sequence[Candidate]) -> Iterator[str]:
    """The company: other candidates of the sentence, and countries and fighters named in it."""
    rest = {o.trigger: o for o in others if o.trigger != candidate.trigger}
    quads = {scene.book.types[o.type].quad for o in rest.values()}
    yield f"company={min(4, len(rest))}"
    yield f"deeds of conflict near={4 in quads}"
    yield f"governed by={_governing(scene.parse, candidate.trigger, rest)}"
    sentence = scene.parse.sentences[scene.parse.sentence_of(candidate.trigger)]
    named = sum(scene.is_state(i) for i in range(sentence.first, sentence.last))
    yield f"states named={min(3, named)}"
    armed = any(
        "armed" in scene.book.bodies.get(scene.parse.tokens[i].lemma.lower(), ())
        for i in range(sentence.first, sentence.last)
    )
    yield f"fighters named={armed}"
    yield f"determiner={_determiner(scene.parse, candidate.trigger)}"


def _governing(parse: Parse, trigger: int, rest: dict[int, Candidate]) -> str:
    above = parse.tokens[trigger].head
    return rest[above].type if above in rest and above != trigger else "-"


def _determiner(parse: Parse, trigger: int) -> str:
    found = [parse.tokens[c].lemma.lower() for c in parse.children(trigger, "det")]
    if parse.tokens[trigger].upos != "NOUN":
        return "-"
    plural = parse.tokens[trigger].text.lower() != parse.tokens[trigger].lemma.lower()
    return found[0] if found else f"none {'many' if plural else 'one'}"
