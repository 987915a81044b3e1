"""The noun phrase around a head, and what kind of body it names."""

from __future__ import annotations

from warsan.codebook.plover import Codebook
from warsan.model import Mention, Party
from warsan.reader.events.standins import find_stand_ins
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.index import MentionIndex

_OUTSIDE = (
    "acl",
    "parataxis",
    "case",
    "punct",
    "cc",
    "conj",
    "appos",
    "mark",
    "cop",
    "nsubj",
    "advcl",
    "aux",
    "expl",
    "discourse",
    "dep",
    "advmod",
    "ccomp",
    "obl",
)
_PERSONAL = frozenset({"he", "she", "they", "we", "him", "her", "them", "us", "who"})
_AGENTS = frozenset({"state", "armed", "civil", "person"})
_SLACK = 60  # characters that a title or an apposition may add to a phrase
# Heads that pass through to their of-complement: "hundreds of soldiers", "a group of states".
_QUANTITIES = frozenset(
    {
        "hundred",
        "thousand",
        "dozen",
        "million",
        "score",
        "number",
        "group",
        "majority",
        "part",
        "member",
        "people",
        "one",
        "some",
        "many",
        "most",
        "all",
        "several",
        "lot",
        "series",
        "wave",
        "city",
        "republic",
        "government",
        "kind",
        "rest",
        "half",
        "those",
        "any",
        "none",
        "pair",
    }
)


def find_phrase(parse: Parse, head: int, *, whole: bool = True) -> Range:
    """The noun phrase of a head: without preposition, relative clause or apposition.

    Args:
        parse: The field's parse.
        head: Token that heads the phrase.
        whole: Whether coordinated nouns belong to it.
    """
    skip = [r for r in _OUTSIDE if not (whole and r in ("conj", "cc"))]
    kept = {head}
    for child in parse.children(head):
        if parse.tokens[child].rel not in skip:
            inner = parse.subtree(child)
            kept.update(range(inner.first, inner.last))
    first, last = head, head + 1
    while first - 1 in kept:
        first -= 1
    while last in kept:
        last += 1
    while first < head and parse.tokens[first].upos in ("PUNCT", "CCONJ"):
        first += 1
    return _without_clauses(parse, head, Range(first, last))


def _without_clauses(parse: Parse, head: int, found: Range) -> Range:
    """Cuts a phrase before a relative clause or a dash deeper down."""
    for index in range(head + 1, found.last):
        token = parse.tokens[index]
        if token.rel == "acl" or token.text in ("–", "—", "(", "“", '"'):
            return _trimmed(parse, head, found.first, min(index, parse.subtree(index).first))
    return _trimmed(parse, head, found.first, found.last)


def _trimmed(parse: Parse, head: int, first: int, last: int) -> Range:
    """A phrase without the punctuation that trails it."""
    last = max(head + 1, last)
    while last - 1 > head and parse.tokens[last - 1].upos == "PUNCT":
        last -= 1
    return Range(first, last)


def members(parse: Parse, head: int) -> tuple[int, ...]:
    """A head and the nouns coordinated with it."""
    others = (
        c
        for c in parse.children(head, "conj")
        if parse.tokens[c].upos in ("NOUN", "PROPN", "PRON", "NUM")
    )
    return (head, *others)


def mention_at(parse: Parse, mentions: MentionIndex, head: int) -> Mention | None:
    """The mention of a token, unless it reaches far beyond the token's own phrase.

    That of "it" or "they" is its noun's, where the sentence tells which noun that is.
    """
    found = mentions.at(head)
    if found is None or (found.kind == "pronoun" and found.party is None):
        return _repeated(parse, mentions, head) or found
    phrase = find_phrase(parse, head)
    start, end = parse.tokens[phrase.first].start, parse.tokens[phrase.last - 1].end
    near = start - _SLACK <= found.span.start and found.span.end <= end + _SLACK
    return found if near or found.kind == "name" else None


def _repeated(parse: Parse, mentions: MentionIndex, pronoun: int) -> Mention | None:
    """What a pronoun repeats, if all that it may repeat is one side; "it" is never a person."""
    found = [mentions.at(noun) for noun in find_stand_ins(parse, pronoun)]
    codes = {m.party.code if m is not None and m.party is not None else "" for m in found}
    if len(codes) != 1 or "" in codes:
        return None
    return next((m for m in found if m and m.party and m.party.name is None), None)


def party_at(parse: Parse, mentions: MentionIndex, head: int) -> Party | None:
    """The party that a phrase stands for.

    That of its head; through a quantity, that of what is counted; else of the one party that
    modifies or owns it ("Russian missiles", "Kyiv's forces"). Two left means none.
    """
    own = mention_at(parse, mentions, head)
    if own is not None:
        return own.party
    if parse.tokens[head].lemma.lower() in _QUANTITIES:
        for child in parse.children(head, "nmod"):
            inner = mention_at(parse, mentions, child)
            if inner is not None and inner.party is not None:
                return inner.party
    return _owner(parse, mentions, head)


def _owner(parse: Parse, mentions: MentionIndex, head: int) -> Party | None:
    found: list[Party] = []
    for child in parse.children(head, "amod", "compound", "nmod:poss", "nmod:desc", "flat"):
        mention = mention_at(parse, mentions, child)
        if mention is not None and mention.party is not None and mention.party not in found:
            found.append(mention.party)
    return found[0] if len({p.code for p in found}) == 1 else None


def classes_at(parse: Parse, book: Codebook, mentions: MentionIndex, head: int) -> frozenset[str]:
    """The classes of a head; "party" is who can act, "target" what can be hit."""
    token = parse.tokens[head]
    found = set(book.bodies.get(token.lemma.lower(), ()))
    if "time" in found and token.upos in ("PROPN", "NOUN"):
        return frozenset({"time"})
    if token.lemma.lower() in _QUANTITIES:
        for child in parse.children(head, "nmod"):
            found |= book.bodies.get(parse.tokens[child].lemma.lower(), frozenset())
    mention = mention_at(parse, mentions, head)
    if mention is not None and mention.party is not None:
        found |= {"state", "named"}
    if token.upos == "PROPN" and not found & {"facility", "equipment", "weapon"}:
        found |= {"proper"}
    if token.text.lower() in _PERSONAL or (token.upos == "PRON" and mention is not None):
        found |= {"pronoun"}
    found |= _by_kind(parse, head, found)
    if found & (_AGENTS | {"proper", "pronoun", "human", "named"}):
        found |= {"party", "target"}
    if found & {"facility", "equipment"}:
        found |= {"target"}
    return frozenset(found)


def _by_kind(parse: Parse, head: int, known: set[str]) -> set[str]:
    """What the encoder's kind of a phrase says: persons and bodies act, places can be hit."""
    kind = parse.kinds[head] if parse.kinds else "none"
    if kind in ("person", "organization") and not known & {"weapon", "equipment", "facility"}:
        return {"party", "target"}
    return {"target"} if kind == "place" else set()
