"""What a share, a sum or a distance is of, where no noun stands behind its unit."""

from __future__ import annotations

import msgspec

from warsan.codebook.quantities import load_quantities
from warsan.reader.figures.counted import Counted, is_measure, noun_phrase
from warsan.reader.parse import Parse, Range, Token

_UNITS = ("NUM", "SYM", "PUNCT")


def find_measured(parse: Parse, place: Range, counted: Counted) -> Counted:
    """Completes what is measured: "inflation of 15%", "shipments fell by 30%", "$5m in aid".

    Args:
        parse: One field of an article.
        place: Tokens of the whole number, with its bounds and signs.
        counted: What the words beside it show: a unit, and no noun.
    """
    top = _top(parse, counted.anchor)
    found = _beside(parse, top, place)
    if found is None:
        found = _told(parse, top)
    if found is None and counted.unit in load_quantities().measures["sign"].values():
        found = _spent_in(parse, place, (counted.anchor, top))
    if found is None or found == counted.anchor or parse.tokens[found].upos != "NOUN":
        return counted
    lemma = parse.tokens[found].lemma.lower()
    if lemma in load_quantities().multipliers or is_measure(parse, found) or is_filler(lemma):
        return counted  # "hundreds of metres", "to the tune of €4bn"
    return Counted(found, counted.anchor, counted.unit, noun_phrase(parse, found))


def is_filler(lemma: str) -> bool:
    """Whether a noun only says that a number follows: "a total of", "to the tune of"."""
    return lemma in load_quantities().measures["filler"]


def find_converted(
    parse: Parse, place: Range, counted: Counted, previous: Counted | None
) -> Counted:
    """A measure in brackets says the one before it again: "up to 50 miles (80km)"."""
    measures = counted.unit not in (None, "person") and counted.counts is None
    if previous is None or not measures or previous.unit in (None, "person"):
        return counted
    bracket = place.first - 1
    if bracket < 1 or parse.tokens[bracket].text != "(" or previous.anchor >= bracket:
        return counted
    between = range(previous.anchor + 1, bracket)
    if not all(parse.tokens[i].upos in _UNITS or is_measure(parse, i) for i in between):
        return counted
    return msgspec.structs.replace(counted, noun=previous.noun, counts=previous.counts)


def _top(parse: Parse, index: int) -> int:
    """From a number up to the unit that it is a number of."""
    while True:
        head = parse.tokens[index].head
        measures = parse.tokens[head].upos in ("NUM", "SYM") or is_measure(parse, head)
        if head == index or not measures or parse.tokens[index].rel not in ("nummod", "compound"):
            return index
        index = head


def _beside(parse: Parse, top: int, place: Range) -> int | None:
    """The noun that a measure belongs to: "a range of 70km to 80km", "a $5bn fund"."""
    for index in dict.fromkeys((top, *range(place.first, place.last))):
        token: Token = parse.tokens[index]
        of = [c for c in parse.children(index, "case") if parse.tokens[c].text == "of"]
        if token.rel == "nmod" and of and token.head not in range(place.first, place.last):
            return token.head
        if token.rel == "obl" and of and of[0] and parse.tokens[of[0] - 1].upos == "NOUN":
            return of[0] - 1
    token = parse.tokens[top]
    before = token.rel in ("nummod", "compound", "amod", "det") and token.head > top
    return token.head if before and parse.tokens[token.head].upos == "NOUN" else None


def _told(parse: Parse, top: int) -> int | None:
    """From the verb: "prices rose by 30%", "imports were €4bn", "exports worth $15bn"."""
    book, token = load_quantities().measures, parse.tokens[top]
    if token.rel != "nmod" and parse.children(top, "cop"):
        subjects = parse.children(top, "nsubj")
        return subjects[0] if subjects else None
    verb = token.head
    lemma = parse.tokens[verb].lemma.lower()
    if lemma in book["change"]:
        changed = [o for o in parse.children(verb, "obj") if o != top]
        return changed[0] if changed else find_subject(parse, verb)
    if lemma in book["sum"] or lemma in book["worth"]:
        return find_subject(parse, verb)
    return None


def find_subject(parse: Parse, verb: int) -> int | None:
    """What a word is told of: its subject, the one that it shares, or the noun beside it."""
    while True:
        for subject in parse.children(verb, "nsubj"):
            if parse.tokens[subject].upos in ("NOUN", "PROPN"):
                return subject
        token = parse.tokens[verb]
        if token.rel in ("acl", "amod") and token.head != verb:
            return token.head
        if token.rel not in ("xcomp", "conj") or token.head == verb:
            return None
        verb = token.head


def _behind_bracket(parse: Parse, after: int) -> int:
    """Past a conversion: "$5m (£4m) in aid"."""
    if after >= len(parse.tokens) or parse.tokens[after].text != "(":
        return after
    near = range(after + 1, min(after + 8, len(parse.tokens)))
    return next((i + 1 for i in near if parse.tokens[i].text == ")"), after)


def _spent_in(parse: Parse, place: Range, anchors: tuple[int, ...]) -> int | None:
    """What a sum is given in: "$100m in funding", whatever the tree hangs it on."""
    for child in (c for anchor in anchors for c in parse.children(anchor, "nmod", "obl")):
        if any(parse.tokens[c].text.lower() == "in" for c in parse.children(child, "case")):
            return None if is_measure(parse, child) else child
    after = _behind_bracket(parse, place.last)
    if after >= len(parse.tokens) or parse.tokens[after].text.lower() != "in":
        return None
    noun = parse.tokens[after].head
    plain = noun > after and not parse.children(noun, "det", "nummod", "nmod:poss")
    return noun if plain and not is_measure(parse, noun) else None
