"""What stands at a place of a predicate's frame: `subj`, `obj`, `against`, `holder`."""

from __future__ import annotations

from warsan.codebook.predicates import Predicate
from warsan.codebook.type_words import load_light_words
from warsan.reader.events import clauses
from warsan.reader.parse import Parse

_ON = {
    "on": ("on", "upon"),
    "toward": ("toward", "towards"),
    "in": ("in", "inside"),
    "of": ("of",),
    "with": ("with",),
}


def find_argument(parse: Parse, predicate: Predicate, trigger: int, place: str) -> int | None:
    """The token that heads what stands at a place around a trigger; None if nothing does.

    For a light verb ("launch an attack on X") the complements of its noun count as its own.
    """
    key = (predicate.pos, trigger, place, predicate.nouns)
    if key not in parse.arguments_seen:
        parse.arguments_seen[key] = _find(parse, predicate, trigger, place)
    return parse.arguments_seen[key]


def _find(parse: Parse, predicate: Predicate, trigger: int, place: str) -> int | None:
    if predicate.pos == "n":
        return _of_noun(parse, trigger, place)
    if predicate.pos == "a":
        return _of_adjective(parse, trigger, place)
    return _of_verb(parse, predicate, trigger, place)


def _of_verb(parse: Parse, predicate: Predicate, verb: int, place: str) -> int | None:
    if place in ("subj", "gov"):
        return clauses.find_subject(parse, verb)
    if place in ("obj", "mod", "holder"):
        return _around_object(parse, verb, place)
    if place in ("iobj", "comp"):
        own = iter(parse.children(verb, "iobj"))
        return _subject_of_clause(parse, verb) if place == "comp" else next(own, None)
    if place == "conj":
        return _other_member(parse, clauses.find_subject(parse, verb))
    if place == "between":
        return _between(parse, verb) or _between(parse, clauses.find_object(parse, verb))
    return _with_preposition(parse, predicate, verb, place)


def _around_object(parse: Parse, verb: int, place: str) -> int | None:
    found = clauses.find_object(parse, verb)
    if place == "obj" or found is None:
        return found
    return _modifier(parse, found) if place == "mod" else _holder(parse, found)


def _with_preposition(parse: Parse, predicate: Predicate, verb: int, place: str) -> int | None:
    wanted = _ON.get(place, (place,))
    found = clauses.find_complement(parse, verb, wanted)
    if found is None:
        target = clauses.find_object(parse, verb)
        if target is not None and (predicate.nouns or place != "of"):
            found = clauses.find_complement(parse, target, wanted)
    return found


def _of_noun(parse: Parse, noun: int, place: str) -> int | None:
    if place == "poss":
        return next(iter(parse.children(noun, "nmod:poss")), None)
    if place == "mod":
        return _modifier(parse, noun)
    if place == "between":
        return _between(parse, noun)
    if place in ("subj", "obj", "comp", "conj", "iobj", "holder"):
        return None
    light = light_governor(parse, noun)
    if place == "gov":
        return None if light is None else clauses.find_subject(parse, light)
    wanted = _ON.get(place, (place,))
    near = [noun, *carriers(parse, noun)]
    if light is not None and place not in ("by", "of"):
        near.append(light)
    found = (clauses.find_complement(parse, head, wanted) for head in near)
    return next((f for f in found if f is not None and f != noun), None)


def carriers(parse: Parse, noun: int) -> tuple[int, ...]:
    """Empty nouns that carry the deed of a noun: "effort" of "a mediation effort"."""
    found: list[int] = []
    while _is_carried(parse, noun):
        noun = parse.tokens[noun].head
        found.append(noun)
    return tuple(found)


def _is_carried(parse: Parse, noun: int) -> bool:
    token = parse.tokens[noun]
    if token.head == noun or parse.tokens[token.head].lemma.lower() not in load_light_words().empty:
        return False
    return token.rel == "compound" or (
        token.rel == "nmod" and clauses.preposition(parse, noun) == "of"
    )


def light_governor(parse: Parse, noun: int) -> int | None:
    """The light verb that a noun of a deed completes ("launched an attack", "went on strike")."""
    noun = (noun, *carriers(parse, noun))[-1]
    token = parse.tokens[noun]
    if token.rel == "conj":
        return light_governor(parse, token.head)
    if parse.tokens[token.head].upos != "VERB":
        return None
    verb = parse.tokens[token.head].lemma.lower()
    words = load_light_words()
    if token.deprel in ("obj", "nsubj:pass"):
        light = (verb, "") in words.objects or _with_particle(parse, token.head)
        return token.head if light else None
    if token.rel == "obl":
        found = words.prepositional.get(clauses.preposition(parse, noun), ())
        return token.head if verb in found else None
    return None


def _with_particle(parse: Parse, verb: int) -> bool:
    lemma = parse.tokens[verb].lemma.lower()
    particles = (parse.tokens[c].lemma.lower() for c in parse.children(verb, "compound:prt"))
    return any((lemma, particle) in load_light_words().objects for particle in particles)


def _of_adjective(parse: Parse, adjective: int, place: str) -> int | None:
    if place in ("subj", "gov"):
        return next(iter(parse.children(adjective, "nsubj")), None)
    return clauses.find_complement(parse, adjective, _ON.get(place, (place,)))


def _modifier(parse: Parse, noun: int) -> int | None:
    """An adjective or compound before the noun, the nearest last; written as a proper word."""
    before = [
        c
        for c in parse.children(noun, "amod", "compound", "nmod:desc")
        if parse.tokens[c].upos == "PROPN" or parse.tokens[c].text[:1].isupper()
    ]
    return before[0] if len(before) == 1 else None


def _holder(parse: Parse, noun: int) -> int | None:
    """Whoever an object belongs to: the one who did, made or has it."""
    for child in parse.children(noun, "nmod:poss"):
        return child
    return (
        clauses.find_complement(parse, noun, ("by", "from"))
        or _modifier(parse, noun)
        or clauses.find_complement(parse, noun, ("of",))
    )


def _between(parse: Parse, head: int | None) -> int | None:
    return None if head is None else clauses.find_complement(parse, head, ("between",))


def _other_member(parse: Parse, subject: int | None) -> int | None:
    """The second of a coordinated subject ("X and Y met")."""
    if subject is None:
        return None
    return next(
        (c for c in parse.children(subject, "conj") if parse.tokens[c].upos in ("NOUN", "PROPN")),
        None,
    )


def _subject_of_clause(parse: Parse, verb: int) -> int | None:
    for child in parse.children(verb, "ccomp", "xcomp"):
        for subject in parse.children(child, "nsubj"):
            return subject
    return None
