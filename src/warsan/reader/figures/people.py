"""Whether a word means people, or says what befell them."""

from __future__ import annotations

from warsan.codebook.parties import load_parties
from warsan.codebook.quantities import load_quantities
from warsan.reader.parse import Parse

HURT = ("dead", "wounded", "injured", "missing")


def unit_of(parse: Parse, noun: int) -> str | None:
    """Tells "person" where a noun means people, else None; members may be states or bodies."""
    token, book = parse.tokens[noun], load_quantities()
    people, lemma = book.measures["person"], token.lemma.lower()
    if token.upos == "PROPN" and token.text in book.peoples:
        return "person"
    if lemma == "member" and _is_of_states(parse, noun):
        return None
    return people.get(token.lemma) or people.get(lemma)


def _is_of_states(parse: Parse, noun: int) -> bool:
    """Whether the members are an alliance's: "NATO's 30 members"."""
    if parse.kinds and parse.kinds[noun] == "organization":
        return True
    owners = (parse.tokens[c] for c in parse.children(noun, "nmod:poss", "compound"))
    return any(e.kind == "alliance" for o in owners for e in load_parties().named(o.text))


def is_harmed(parse: Parse, index: int) -> bool:
    """Whether a word says what befell people: "wounded", "dead", "die"."""
    token, verbs = parse.tokens[index], load_quantities().measures["verb"]
    hurt = token.lemma.lower() in verbs or token.text.lower() in HURT
    return token.upos in ("VERB", "ADJ") and hurt
