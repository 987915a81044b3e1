"""Joins noun phrases that the tree holds apart though they name one party.

A tree goes wrong most often between an office and its name. Three things can be seen without
it: an office of several words is one ("Secretary of State for Defence"), a name right after an
office is its holder, and so is a name between commas after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_words import role_words
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.namings import Naming, by_token
from warsan.reader.parties.nounphrases import NounPhrase, is_role_word
from warsan.reader.parties.reach import find_reach

_CLOSING = frozenset(",.;:)–—”?!")
_EDGE = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ"})
_LONGEST = 10


def join_phrases(
    parse: Parse, phrases: Sequence[NounPhrase], namings: Sequence[Naming]
) -> tuple[NounPhrase, ...]:
    """The phrases, with the parts of one party joined; in text order."""
    names = by_token(namings)
    whole = _same_range([_whole_name(p, names) for p in phrases])
    lone = [piece for p in whole for piece in _one_person(parse, p, names)]
    found = [_with_country(parse, p, names) for p in _by_office(parse, lone)]
    found = _without_inner(_with_of(parse, found))
    persons = {n.range.first: n for n in namings if n.person}
    named = {n.range.last: n for n in namings if n.entries}
    joined: list[NounPhrase] = []
    for phrase in sorted(found, key=lambda p: (p.range.first, -p.range.last)):
        last = _left(joined, phrase)
        if last and _one_party(parse, last, phrase, persons, named):
            joined[joined.index(last)] = _union([last, phrase])
        else:
            joined.append(phrase)
    parted = [piece for p in joined for piece in _one_person(parse, p, names)]
    whole = [_trimmed(parse, _whole_name(p, names)) for p in parted]
    return tuple(sorted(whole, key=lambda p: (p.range.first, -p.range.last)))


def _trimmed(parse: Parse, phrase: NounPhrase) -> NounPhrase:
    """Drops signs and particles at the edges of a phrase."""
    first, last = phrase.range.first, phrase.range.last
    while last - 1 > max(phrase.heads) and parse.tokens[last - 1].upos in _EDGE:
        last -= 1
    while first < min(phrase.heads) and parse.tokens[first].upos in _EDGE:
        first += 1
    return msgspec.structs.replace(phrase, range=Range(first, last))


def _whole_name(phrase: NounPhrase, names: Mapping[int, Naming]) -> NounPhrase:
    """Takes in the whole of the name that a head is part of."""
    name = next((names[h] for h in reversed(phrase.heads) if h in names), None)
    if name is None:
        return phrase
    own = tuple(sorted({*phrase.own, *range(name.range.first, name.range.last)}))
    span = Range(min(phrase.range.first, own[0]), max(phrase.range.last, own[-1] + 1))
    return msgspec.structs.replace(phrase, own=own, range=span)


def _same_range(phrases: list[NounPhrase]) -> list[NounPhrase]:
    """One phrase where the tree made two of the words of one name."""
    found: dict[Range, list[NounPhrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.range, []).append(phrase)
    return [_union(same) if len(same) > 1 else same[0] for same in found.values()]


def _one_person(
    parse: Parse, phrase: NounPhrase, names: Mapping[int, Naming]
) -> tuple[NounPhrase, ...]:
    """Parts two persons whom the tree made one name: "Ivanov and Petrov"."""
    starts = [names[i] for i in phrase.own if i in names and names[i].range.first == i]
    persons = [n for n in starts if n.person and not _owner(parse, n)]
    if len(persons) != 2 or phrase.head >= persons[1].range.first:
        return (phrase,)
    cut = persons[1].range.first
    while parse.tokens[cut - 1].upos in ("PUNCT", "CCONJ", "SCONJ", "ADP", "DET", "PRON"):
        cut -= 1
    left = msgspec.structs.replace(
        phrase,
        own=tuple(i for i in phrase.own if i < cut),
        range=Range(phrase.range.first, cut),
        heads=tuple(h for h in phrase.heads if h < cut),
        parts=tuple(i for i in phrase.parts if i < cut),
    )
    second = persons[1].range
    own = tuple(range(second.first, second.last))
    return left, NounPhrase(second.first, (second.first,), second, own, (), ())


def _owner(parse: Parse, naming: Naming) -> bool:
    after = naming.range.last
    return after < len(parse.tokens) and parse.tokens[after].deprel == "case"


def _left(joined: list[NounPhrase], phrase: NounPhrase) -> NounPhrase | None:
    """The outermost phrase that ends right before this one, or one token before it."""
    near = [p for p in joined if 0 <= phrase.range.first - p.range.last <= 1]
    return max(near, key=lambda p: p.range.last - p.range.first) if near else None


def _one_party(
    parse: Parse,
    left: NounPhrase,
    right: NounPhrase,
    persons: dict[int, Naming],
    named: dict[int, Naming],
) -> bool:
    gap = right.range.first - left.range.last
    if parse.sentence_of(left.head) != parse.sentence_of(right.head) or _coordinate(parse, right):
        return False
    person = right.range.first in persons
    office = _ends_in_office(parse, left)
    if gap == 0:
        country = left.range.last in named and left.range.last - left.range.first <= 2
        titled = any(is_role_word(parse, i) for i in right.own)
        return (person and office) or (country and titled and left.head not in persons)
    if parse.tokens[left.range.last].text != ",":
        return False
    after = right.range.last
    closed = after < len(parse.tokens) and parse.tokens[after].text in _CLOSING
    lone = right.range.last - right.range.first == len(right.own) or not person
    holder = any(i in persons for i in left.own) and not office and is_role_word(parse, right.head)
    return closed and ((person and office and lone) or (holder and _bare(parse, left, right)))


def _coordinate(parse: Parse, phrase: NounPhrase) -> bool:
    return bool(parse.children(phrase.head, "cc"))


def _ends_in_office(parse: Parse, phrase: NounPhrase) -> bool:
    """Whether an office is what the phrase is, or what it ends in."""
    return any(is_role_word(parse, h) for h in phrase.heads) or (
        is_role_word(parse, phrase.range.last - 1) and not phrase.parts
    )


def _bare(parse: Parse, left: NounPhrase, right: NounPhrase) -> bool:
    """Whether an office can stand beside a name: no article, or no part of its own in a clause."""
    token, before = parse.tokens[right.head], parse.tokens[left.head]
    if token.rel != "nsubj" or not parse.children(right.head, "det"):
        return True
    return before.head in (right.head, token.head)


def _by_office(parse: Parse, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Joins the phrases whose heads lie within one office of several words."""
    for window in _offices(parse):
        inside = [
            p
            for p in phrases
            if window.first <= p.head < window.last or window.first < p.range.first < window.last
        ]
        if len(inside) > 1:
            phrases = [p for p in phrases if p not in inside]
            phrases.append(_union(sorted(inside, key=lambda p: p.range)))
    return phrases


def _with_country(parse: Parse, phrase: NounPhrase, names: Mapping[int, Naming]) -> NounPhrase:
    """Takes in the state or body right before a titled phrase: "U.S." before "Secretary"."""
    before = names.get(phrase.range.first - 1)
    first = phrase.range.first
    if before is None or not before.entries or before.range.last != first:
        return phrase
    same = parse.sentence_of(before.range.first) == parse.sentence_of(first)
    if not same or not parse.tokens[first].text[0].isupper():
        return phrase
    if not any(is_role_word(parse, i) for i in phrase.own if i < first + 4):
        return phrase
    own = (*range(before.range.first, before.range.last), *phrase.own)
    return msgspec.structs.replace(
        phrase, own=own, range=Range(before.range.first, phrase.range.last)
    )


def _with_of(parse: Parse, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Adds the phrase after "of" to an office that the tree parts from it."""
    starts = {p.range.first: p for p in phrases}
    found: list[NounPhrase] = []
    for phrase in phrases:
        last = phrase.range.last
        after = starts.get(last + 1)
        office = phrase.heads[-1] == last - 1 and is_role_word(parse, last - 1)
        if after and office and not phrase.parts and parse.tokens[last].text == "of":
            parts = tuple(range(last, after.range.last))
            whole = Range(phrase.range.first, after.range.last)
            found.append(msgspec.structs.replace(phrase, parts=parts, range=whole))
        else:
            found.append(phrase)
    return found


def _without_inner(phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Drops phrases whose head has become part of a wider one's own words."""
    wider = sorted(phrases, key=_size)
    own = {i: p for p in wider for i in p.own if i not in p.heads}
    return [p for p in phrases if _size(own.get(p.head, p)) < _size(p) or own.get(p.head, p) is p]


def _size(phrase: NounPhrase) -> int:
    return phrase.range.last - phrase.range.first


def _offices(parse: Parse) -> list[Range]:
    book, found, first = load_parties(), list[Range](), 0
    while first < len(parse.tokens):
        reach = find_reach(parse, first, book.office_starts, role_words)
        last = min(first + (_LONGEST if reach is None else max(reach, 1)), len(parse.tokens))
        while last > first + 1 and role_words(_slice(parse, first, last)) not in book.offices:
            last -= 1
        if last > first + 1:
            found.append(Range(first, last))
        first = max(first + 1, last)
    return found


def _slice(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]


def _union(phrases: list[NounPhrase]) -> NounPhrase:
    def flat(name: str) -> tuple[int, ...]:
        return tuple(sorted({i for p in phrases for i in getattr(p, name)}))

    first = min(p.range.first for p in phrases)
    own = tuple(sorted({*flat("own"), *flat("heads")}))
    return NounPhrase(
        phrases[0].head,
        tuple(h for p in phrases for h in p.heads),
        Range(first, max(p.range.last for p in phrases)),
        own,
        flat("parts"),
        flat("owner"),
    )
