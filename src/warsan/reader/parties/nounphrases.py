"""Noun phrases as a reader would mark them: with modifiers and apposition, no relative clause."""

from __future__ import annotations

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_words import role_words
from warsan.reader.parse import Parse, Range

_INSIDE = frozenset(
    {
        "compound",
        "flat",
        "amod",
        "fixed",
        "goeswith",
        "det",
        "case",
        "nummod",
        "advmod",
        "mark",
        "cc",
        "punct",
        "expl",
        "discourse",
    }
)
_TAKEN = frozenset({"det", "amod", "compound", "nummod", "flat", "goeswith", "fixed"})
_PARTS = frozenset({"nmod", "case", "cc", "advmod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "X", "SYM"})


class NounPhrase(msgspec.Struct, frozen=True):
    """A noun phrase.

    Attributes:
        head: The token that governs the phrase.
        heads: The head, and the heads of appositions that name the same party.
        range: All its tokens.
        own: Tokens that describe the head itself; those of "of" phrases and owners are left out.
        parts: Tokens after "of", where they belong to the phrase.
        owner: Tokens of the possessor ("Russia’s"), empty if none.
    """

    head: int
    heads: tuple[int, ...]
    range: Range
    own: tuple[int, ...]
    parts: tuple[int, ...]
    owner: tuple[int, ...]


def find_noun_phrases(parse: Parse) -> tuple[NounPhrase, ...]:
    """The noun phrases of a parse, outer before inner where they begin together."""
    merged = {
        c
        for i in range(len(parse.tokens))
        if _is_head(parse, i)
        for c in parse.children(i, "appos")
        if _same_party(parse, i, c)
    }
    found = [
        _phrase(parse, i)
        for i in range(len(parse.tokens))
        if _is_head(parse, i) and i not in merged
    ]
    return tuple(sorted(found, key=lambda p: (p.range.first, -p.range.last)))


def _is_head(parse: Parse, index: int) -> bool:
    """Whether a token governs a noun phrase of its own."""
    token = parse.tokens[index]
    if token.upos not in _NOMINAL or _relation(parse, index) in ("nmod:desc", "det"):
        return False
    if token.upos == "ADJ":
        return any(parse.tokens[c].text.lower() == "the" for c in parse.children(index, "det"))
    return _relation(parse, index).partition(":")[0] not in _INSIDE


def _relation(parse: Parse, index: int) -> str:
    """A token's relation; that of its first conjunct where it is coordinated."""
    while parse.tokens[index].rel == "conj" and parse.tokens[index].head != index:
        index = parse.tokens[index].head
    return parse.tokens[index].deprel


def is_role_word(parse: Parse, index: int) -> bool:
    """Whether a token by itself is a word for an office or a role."""
    book, words = load_parties(), role_words(parse.tokens[index].text)
    return words in book.offices or words[-1:] in book.offices or words in book.roles


def _same_party(parse: Parse, head: int, apposition: int) -> bool:
    """Whether an apposition says who the head is: a name beside an office, either way round.

    What "and" stands before is somebody else, whatever the tree calls it.
    """
    if any(c < apposition for c in parse.children(apposition, "cc")):
        return False
    return is_role_word(parse, head) or any(
        is_role_word(parse, i) for i in (apposition, *parse.children(apposition, "nmod:desc"))
    )


def _phrase(parse: Parse, head: int) -> NounPhrase:
    own, parts, owner = {head}, set[int](), set[int]()
    heads = [head]
    for child in parse.children(head, "appos"):
        if _same_party(parse, head, child):
            inner = _phrase(parse, child)
            heads += inner.heads
            own |= set(inner.own)
            parts |= set(inner.parts)
            owner |= set(inner.owner)
    _collect(parse, head, own, parts, owner)
    tokens = own | parts | owner
    return NounPhrase(
        head,
        tuple(heads),
        Range(min(tokens), max(tokens) + 1),
        tuple(sorted(own)),
        tuple(sorted(parts)),
        tuple(sorted(owner)),
    )


def _collect(parse: Parse, head: int, own: set[int], parts: set[int], owner: set[int]) -> None:
    """Adds what belongs to a head, downwards."""
    for child in parse.children(head):
        token = parse.tokens[child]
        if token.deprel == "nmod:poss":
            owner |= _whole(parse, child)
        elif _describes(parse, head, child):
            own.add(child)
            _collect(parse, child, own, parts, owner)
            own |= {i for i in _coordinated(parse, child) if i < head}
        elif token.rel == "nmod" and _belongs(parse, head, child):
            parts |= _whole(parse, child)


def _describes(parse: Parse, head: int, child: int) -> bool:
    """A modifier; after the head only what names go on with, whatever the tree says."""
    token = parse.tokens[child]
    if child > head and token.rel not in ("flat", "goeswith", "fixed"):
        plain = not parse.children(child, "case")
        return plain and token.upos == "PROPN" and token.rel in ("compound", "nmod")
    return (token.rel in _TAKEN or token.deprel == "nmod:desc") and token.upos != "ADP"


def _coordinated(parse: Parse, index: int) -> set[int]:
    """Modifiers joined to a modifier: "British, French and American advisers"."""
    names = (c for c in parse.children(index, "conj") if parse.tokens[c].upos in ("ADJ", "PROPN"))
    return {t for c in names for t in _whole(parse, c)}


def _belongs(parse: Parse, head: int, child: int) -> bool:
    case = {parse.tokens[c].text.lower() for c in parse.children(child, "case")}
    right_after = head + 1 in parse.children(child, "case")
    return case == {"of"} or (
        case in ({"for"}, {"to"}) and right_after and is_role_word(parse, head)
    )


def _whole(parse: Parse, index: int) -> set[int]:
    """A subtree without clauses, appositions and what stands in brackets."""
    found = {index}
    for child in parse.children(index):
        token = parse.tokens[child]
        joined = token.rel == "conj" and token.upos in _NOMINAL
        if token.rel in _TAKEN | _PARTS or joined:
            found |= _whole(parse, child)
    return found
