"""Who a verb's subject and object are, through voice, control, coordination and relatives."""

from __future__ import annotations

from functools import cache

from warsan.codebook.plover import load_plover
from warsan.reader.parse import Parse

RELATIVE = frozenset({"that", "which", "who", "whom"})
# Verbs whose infinitive belongs to their own subject although they have an object.
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "use", "make", "have", "get"})
# Verbs that ask a complement, not an object, to do something.
OBLIQUE_CONTROL = frozenset({"call", "appeal", "plead", "prevail", "rely", "count"})
_OPENING = frozenset({"how", "what", "when", "where", "whether", "why"})
_ASKED = ("on", "upon", "to", "with")
_DEPTH = 6  # clauses to climb for a shared subject; more is a parse gone wrong


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb's surface subject is what it happens to."""
    token = parse.tokens[verb]
    if token.upos != "VERB" or token.text.lower().endswith("ing"):
        return False  # whatever the labels: "to be targeting" is active
    if parse.children(verb, "aux:pass", "nsubj:pass", "csubj:pass"):
        return True
    auxiliaries = parse.children(verb, "aux")
    if auxiliaries and parse.tokens[auxiliaries[-1]].lemma == "be":
        return is_participle(parse, verb)
    if parse.children(verb, "aux", "nsubj", "mark"):
        return False
    return _is_reduced_passive(parse, verb)


def _is_reduced_passive(parse: Parse, verb: int) -> bool:
    """A participle without auxiliary: "troops attacked by X", "captured and executed"."""
    token = parse.tokens[verb]
    if token.rel in ("acl", "advcl", "amod"):
        return is_participle(parse, verb) and not parse.children(verb, "obj")
    if token.rel == "conj":
        # "were captured and executed": the auxiliary stands only with the first.
        return is_participle(parse, verb) and is_passive(parse, token.head)
    return False


def is_participle(parse: Parse, verb: int) -> bool:
    """Whether the form can be a past participle (the tree has no morphology to say so)."""
    text, lemma = parse.tokens[verb].text.lower(), parse.tokens[verb].lemma.lower()
    same = text == lemma and lemma not in ("hit", "cut", "put", "set", "shut", "shed", "beset")
    return not text.endswith("ing") and not same


def find_subject(parse: Parse, verb: int) -> int | None:
    """The logical subject of a verb: the doer, by whatever construction it is expressed."""
    if is_passive(parse, verb):
        return find_complement(parse, verb, ("by",))
    return _surface_subject(parse, verb)


def find_object(parse: Parse, verb: int) -> int | None:
    """The logical object of a verb: what it is done to."""
    if is_passive(parse, verb):
        return _surface_subject(parse, verb)
    subjects = parse.children(verb, "nsubj")
    after = subjects[1:] if len(subjects) > 1 and subjects[1] > verb else ()
    # "asked X for Y": an indirect object alone is the one acted upon
    for child in (*_objects(parse, verb), *after, *parse.children(verb, "iobj")):
        return _through_relative(parse, child)
    return _gap(parse, verb) or _shared_object(parse, verb)


def _objects(parse: Parse, verb: int) -> tuple[int, ...]:
    """Direct objects; beside an indirect one, what has a preposition is none ("accused X of Y")."""
    objects = parse.children(verb, "obj")
    if not parse.children(verb, "iobj"):
        return objects
    return tuple(o for o in objects if not preposition(parse, o))


def find_complement(parse: Parse, head: int, prepositions: tuple[str, ...]) -> int | None:
    """The first complement of a verb or noun with one of these prepositions."""
    for child in parse.children(head, "obl", "nmod"):
        if preposition(parse, child) in prepositions and not is_time(parse, child):
            return _through_relative(parse, child)
    return None


def is_time(parse: Parse, head: int) -> bool:
    """Whether a phrase says when ("on Thursday"): it takes no part."""
    if parse.kinds and parse.kinds[head] == "time":
        return True
    return parse.tokens[head].lemma.lower() in times()


@cache
def times() -> frozenset[str]:
    """Names of days and months, and words such as "today"."""
    bodies = load_plover().bodies
    return frozenset(lemma for lemma, classes in bodies.items() if "time" in classes)


def preposition(parse: Parse, index: int) -> str:
    """The preposition of a complement, "" if none; "upon" for a first part of several."""
    cases = [c for c in parse.children(index, "case") if parse.tokens[c].upos in ("ADP", "SCONJ")]
    if cases:
        return parse.tokens[cases[0]].lemma.lower()
    # A particle right before a complement without a preposition is its preposition.
    before = parse.subtree(index).first - 1
    of_head = before >= 0 and parse.tokens[before].head == parse.tokens[index].head
    if of_head and parse.tokens[index].rel == "obl" and parse.tokens[before].rel == "compound":
        return parse.tokens[before].lemma.lower()
    return ""


def _surface_subject(parse: Parse, verb: int, depth: int = 0) -> int | None:
    own = [c for c in parse.children(verb, "nsubj") if parse.tokens[c].deprel != "nsubj:outer"]
    if own:
        return _through_relative(parse, own[0])
    if depth > _DEPTH or parse.children(verb, "csubj", "expl"):
        return None
    return _inherited(parse, verb, depth)


def _inherited(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of a clause without one: from coordination, control, or the noun it modifies."""
    token = parse.tokens[verb]
    head = token.head
    if head == verb:
        return None
    if token.rel == "conj":
        return _surface_subject(parse, head, depth + 1) if _is_verb(parse, head) else None
    if token.rel in ("xcomp", "ccomp", "advcl", "parataxis"):
        return _controller(parse, verb, depth)
    if token.rel == "acl":
        return _of_noun_clause(parse, verb, depth)
    return None


def _controller(parse: Parse, verb: int, depth: int) -> int | None:
    head, rel = parse.tokens[verb].head, parse.tokens[verb].rel
    if not _is_verb(parse, head) and parse.tokens[head].upos != "ADJ":
        return None
    marks = {parse.tokens[m].lemma.lower() for m in parse.children(verb, "mark", "case")}
    ing = parse.tokens[verb].text.lower().endswith("ing")
    if rel in ("ccomp", "parataxis") and not ing and "to" not in marks:
        return None
    if is_asked(parse, verb):
        return find_complement(parse, head, _ASKED)
    if _is_open_question(parse, verb):
        return _surface_subject(parse, head, depth + 1)
    takes_object = rel in ("xcomp", "ccomp") or marks & {"of", "for", "from", "against"}
    if takes_object and parse.tokens[head].lemma not in SUBJECT_CONTROL:
        found = find_object(parse, head)
        if found is not None and found != verb:
            return found
    return _surface_subject(parse, head, depth + 1)


def _is_open_question(parse: Parse, verb: int) -> bool:
    """Whether a wh-word opens an infinitive ("discussed how to hold them to account")."""
    return any(
        c < verb and parse.tokens[c].lemma.lower() in _OPENING
        for c in parse.children(verb, "advmod", "obj", "obl", "mark", "xcomp")
    )


def is_asked(parse: Parse, verb: int) -> bool:
    """Whether an infinitive is what a complement is asked to do ("called on X to go")."""
    head = parse.tokens[verb].head
    if parse.tokens[head].lemma not in OBLIQUE_CONTROL:
        return False
    marks = {parse.tokens[m].lemma.lower() for m in parse.children(verb, "mark")}
    infinitive = parse.tokens[verb].rel in ("advcl", "xcomp", "ccomp") and "to" in marks
    return infinitive and find_complement(parse, head, _ASKED) is not None


def _of_noun_clause(parse: Parse, verb: int, depth: int) -> int | None:
    """The noun of "troops attacking X", the holder of "X's decision to attack".

    "Made an attempt to attack" is the subject's own; "repelled the attempt to attack" may not be.
    """
    noun = parse.tokens[verb].head
    marked = parse.children(verb, "mark")
    if not marked and parse.tokens[noun].upos in ("NOUN", "PROPN", "PRON"):
        return noun
    for child in parse.children(noun, "nmod:poss"):
        return child
    found = find_complement(parse, noun, ("by", "of", "from"))
    if found is not None:
        return found
    for child in parse.children(noun, "amod", "compound"):
        if parse.tokens[child].text[:1].isupper():
            return child  # "Russian efforts to …"
    above = parse.tokens[noun].head
    known = any(parse.tokens[d].lemma.lower() == "the" for d in parse.children(noun, "det"))
    if parse.tokens[noun].rel == "obj" and _is_verb(parse, above) and not known:
        return _surface_subject(parse, above, depth + 1)
    return None


def _through_relative(parse: Parse, index: int) -> int:
    """A relative pronoun stands for the noun that its clause modifies."""
    if parse.tokens[index].lemma.lower() not in RELATIVE:
        return index
    if parse.tokens[index].upos not in ("PRON", "DET", "SCONJ"):
        return index
    for above in (index, *parse.ancestors(index)):
        if parse.tokens[above].deprel == "acl:relcl":
            return parse.tokens[above].head
    return index


def _gap(parse: Parse, verb: int) -> int | None:
    """The noun of a relative clause without a pronoun ("the missiles Russia fired")."""
    token = parse.tokens[verb]
    if token.deprel != "acl:relcl" or parse.children(verb, "ccomp", "xcomp"):
        return None
    pronoun = [
        c
        for c in parse.children(verb)
        if parse.tokens[c].lemma.lower() in (*RELATIVE, "when", "where", "why")
    ]
    return None if pronoun or not parse.children(verb, "nsubj") else token.head


def _shared_object(parse: Parse, verb: int) -> int | None:
    """The object of the last of several verbs ("attacked and occupied Crimea")."""
    first = parse.tokens[verb].head if parse.tokens[verb].rel == "conj" else verb
    group = [first, *parse.children(first, "conj")]
    for other in group:
        if other == verb or not _is_verb(parse, other):
            continue
        if parse.tokens[verb].rel != "conj" and not _adjacent(parse, verb, other):
            continue
        objects = [o for o in parse.children(other, "obj") if o > max(verb, other)]
        if objects:
            return objects[0]
    return None


def _adjacent(parse: Parse, verb: int, other: int) -> bool:
    """Whether only a conjunction stands between two coordinated verbs."""
    return all(parse.tokens[i].upos in ("CCONJ", "ADV", "PUNCT") for i in range(verb + 1, other))


def _is_verb(parse: Parse, index: int) -> bool:
    return parse.tokens[index].upos in ("VERB", "AUX")
