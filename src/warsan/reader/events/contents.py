"""What a speech event is about: the verbs and nouns that its own word governs."""

from __future__ import annotations

from collections.abc import Iterator

from warsan.codebook.plover import Codebook
from warsan.codebook.predicates import Predicate
from warsan.reader.events import clauses
from warsan.reader.parse import Parse

_POS = {"VERB": "v", "NOUN": "n"}


def find_contents(parse: Parse, trigger: int) -> Iterator[int]:
    """The tokens that a trigger governs as its content, the nearest first."""
    direct = [c for c in parse.children(trigger) if _is_content(parse, c)]
    seen = list(direct)
    for child in direct:
        seen += [c for c in parse.children(child, "conj", "xcomp") if parse.tokens[c].upos in _POS]
    yield from seen


def _is_content(parse: Parse, child: int) -> bool:
    token = parse.tokens[child]
    if token.upos not in ("VERB", "NOUN", "AUX", "ADJ"):
        return False
    if token.rel in ("xcomp", "ccomp", "obj") or token.deprel in ("acl", "nsubj:pass"):
        return True
    if clauses.is_asked(parse, child):
        return True
    if token.rel == "advcl":
        marks = {parse.tokens[m].lemma.lower() for m in parse.children(child, "mark", "case")}
        return bool(marks & {"of", "for", "from", "against"}) and not parse.children(child, "nsubj")
    return token.rel in ("obl", "nmod") and clauses.preposition(parse, child) in (
        "of",
        "for",
        "to",
        "with",
        "on",
    )


def lexical_types(parse: Parse, book: Codebook, index: int) -> tuple[Predicate, ...]:
    """The predicates whose words stand at a token, whoever acts: the light verbs first."""
    token = parse.tokens[index]
    rows = book.predicates.get((_POS.get(token.upos, ""), token.lemma.lower()), ())
    fitting = [r for r in rows if words_fit(parse, r, index)]
    return tuple(sorted(fitting, key=lambda r: not r.nouns))


def words_fit(parse: Parse, row: Predicate, trigger: int) -> bool:
    """Whether the words of a predicate are there: its particle, its light verb's noun."""
    if row.pos == "v" and not _particle_fits(parse, row, trigger):
        return False
    return not row.nouns or light_noun(parse, row, trigger) is not None


def light_noun(parse: Parse, row: Predicate, trigger: int) -> int | None:
    """The noun that completes a light verb ("attack" in "launched an attack")."""
    if not row.nouns:
        return None
    found = clauses.find_object(parse, trigger)
    group = [] if found is None else [found, *parse.children(found, "conj")]
    group += [c for c in parse.children(trigger, "xcomp") if parse.tokens[c].upos != "VERB"]
    for noun in group:
        lemmas = {parse.tokens[c].lemma.lower() for c in parse.children(noun, "nmod")}
        lemmas.add(parse.tokens[noun].lemma.lower())
        if row.nouns & lemmas:
            return noun
    return None


def _particle_fits(parse: Parse, row: Predicate, trigger: int) -> bool:
    particles = {parse.tokens[c].lemma.lower() for c in parse.children(trigger, "compound:prt")}
    if not row.particle:
        return not particles
    near = parse.children(trigger, "compound:prt", "advmod", "xcomp", "obj", "obl", "case")
    return any(parse.tokens[c].lemma.lower() == row.particle and c > trigger for c in near)
