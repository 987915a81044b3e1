"""Gerunds that name a kind of deed rather than one that was done."""

from __future__ import annotations

from warsan.codebook.cues import Cues
from warsan.reader.parse import Parse

_NAMING = frozenset({"of", "for", "about", "to"})  # "with missiles striking" tells what was done
_OWNED = ("aux", "nsubj", "nmod:poss")


def is_unowned_gerund(parse: Parse, cues: Cues, head: int) -> bool:
    """Whether an -ing form tells no fact: "the price of helping them", "helping them pays".

    Nouns that say themselves what becomes of the deed are left alone: "the risk of striking".
    """
    token = parse.tokens[head]
    if not token.text.lower().endswith("ing") or parse.children(head, *_OWNED):
        return False
    if token.rel == "csubj":
        return True
    noun = token.head
    if token.rel != "acl" or parse.tokens[noun].upos != "NOUN":
        return False
    said = ("n", parse.tokens[noun].lemma.lower()) in cues.embeddings
    marks = {parse.tokens[m].lemma.lower() for m in parse.children(head, "mark", "case")}
    return not said and bool(marks & _NAMING)
