"""Who stands behind a thing that acts or is acted upon: the side whose missile, decision or law."""

from __future__ import annotations

from collections.abc import Iterator

from warsan.codebook.type_words import load_light_words
from warsan.reader.events import clauses
from warsan.reader.events.scene import Scene


def find_owner(scene: Scene, noun: int) -> int | None:
    """The head of the one party that a noun belongs to or comes from; None if none is named.

    "Ardanian missiles", "Ardania's decision", "a raid by rebels", "missiles fired by the army",
    "the president of Belvia": the possessor first, then who did it, then a modifier.
    """
    owners = (*_near_owners(scene, noun), *_far_owners(scene, noun))
    return next(iter(owners), None)


def _near_owners(scene: Scene, noun: int) -> Iterator[int]:
    """Possessor, by-complement, doer of a participle, modifier: whoever is said to own or send."""
    parse = scene.parse
    yield from (c for c in parse.children(noun, "nmod:poss") if _is_party(scene, c))
    by = [clauses.find_complement(parse, noun, ("by",))]
    by += [clauses.find_complement(parse, c, ("by",)) for c in parse.children(noun, "acl")]
    yield from (b for b in by if b is not None and _is_party(scene, b))
    for child in parse.children(noun, "amod", "compound", "nmod:desc"):
        classes = scene.classes(child)
        if parse.tokens[child].text[:1].isupper() and "named" in classes:
            yield child
        elif parse.tokens[child].rel == "compound" and classes & {"state", "armed"}:
            yield child  # "army shelling", "a government decision"


def _far_owners(scene: Scene, noun: int) -> Iterator[int]:
    """Who it is of or from; of "a wave of Ardanian strikes" whose the strikes are; who sent it."""
    of = clauses.find_complement(scene.parse, noun, ("of", "from"))
    if of is not None and "named" in scene.classes(of):
        yield of
    elif of is not None and scene.parse.tokens[noun].lemma.lower() in load_light_words().empty:
        yield from _near_owners(scene, of)
    sender = _sender(scene, noun)
    if sender is not None:
        yield sender


def _sender(scene: Scene, noun: int) -> int | None:
    """Whoever passes a resolution or fires a missile, where the clause goes on with the thing."""
    token = scene.parse.tokens[noun]
    if token.deprel != "obj" or scene.parse.tokens[token.head].upos != "VERB":
        return None
    subject = clauses.find_subject(scene.parse, token.head)
    return subject if subject is not None and _is_party(scene, subject) else None


def _is_party(scene: Scene, head: int) -> bool:
    classes = scene.classes(head)
    return "party" in classes and "time" not in classes
