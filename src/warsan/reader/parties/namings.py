"""Names of the party tables in a text, and names of persons, as token ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Entry, Person
from warsan.codebook.party_words import name_words
from warsan.reader.parse import NameSpan, Parse, Range
from warsan.reader.parties.reach import find_reach

_LONGEST, _LONGEST_PERSON = 9, 6
_MODIFIER = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "det"})


class Naming(msgspec.Struct, frozen=True):
    """A name in the text.

    Attributes:
        entries: The parties it can mean; empty for a person.
        person: Whether it names a person.
        people: Office holders with that full name.
        body: Label of the longer name that it is part of ("ORG"), or "".
    """

    range: Range
    entries: tuple[Entry, ...] = ()
    person: bool = False
    people: tuple[Person, ...] = ()
    body: str = ""


def find_namings(parse: Parse) -> tuple[Naming, ...]:
    """All names, in order and without overlaps; persons first, then the longest."""
    persons = _persons(parse)
    taken = {i for n in persons for i in range(n.range.first, n.range.last)}
    found, index = list(persons), 0
    while index < len(parse.tokens):
        naming = None if index in taken else _longest(parse, index, taken)
        if naming:
            found.append(naming)
        index = naming.range.last if naming else index + 1
    return tuple(sorted(_by_surname(parse, found), key=lambda n: n.range))


def _by_surname(parse: Parse, namings: list[Naming]) -> Iterator[Naming]:
    """A word alone is the person whom the text names in full with it, whatever else it may name.

    That is one that is also a body's name in the tables, and one that no table knows and the
    reader took for a body or a place.
    """
    full = (n.range for n in namings if n.person and n.range.last - n.range.first > 1)
    surnames = {parse.tokens[r.last - 1].text for r in full}
    for naming in namings:
        alone = naming.range.last - naming.range.first == 1
        bodies = {e.kind for e in naming.entries} == {"organisation"}
        person = alone and bodies and parse.tokens[naming.range.first].text in surnames
        yield Naming(naming.range, person=True) if person else naming
    taken = {i for n in namings for i in range(n.range.first, n.range.last)}
    for name in parse.names:
        alone = name.last - name.first == 1 and name.first not in taken
        if alone and name.label != "PER" and parse.tokens[name.first].text in surnames:
            yield Naming(Range(name.first, name.last), person=True)


def by_token(namings: Sequence[Naming]) -> dict[int, Naming]:
    """Each token of a name with its naming."""
    return {i: n for n in namings for i in range(n.range.first, n.range.last)}


def _persons(parse: Parse) -> list[Naming]:
    found = list[Naming]()
    index = 0
    owners = (n for n in parse.nested if _owns(parse, n))  # "Taira's Angels"
    spans = {n.first: n for n in (*owners, *parse.names) if n.label == "PER"}
    while index < len(parse.tokens):
        naming = _table_person(parse, index) or _marked_person(parse, index, spans)
        if naming:
            found.append(naming)
        index = naming.range.last if naming else index + 1
    return found


def _owns(parse: Parse, name: NameSpan) -> bool:
    return name.last < len(parse.tokens) and parse.tokens[name.last].text in ("'s", "’s")


def _table_person(parse: Parse, first: int) -> Naming | None:
    """A full name of the table; a person's name in text begins with a capital."""
    book = load_parties()
    if not parse.tokens[first].text[0].isupper():
        return None
    for last in range(_end(parse, first, _LONGEST_PERSON), first, -1):
        people = book.people(_slice(parse, first, last))
        if people and (last - first > 1 or len(parse.tokens[first].text) > 4):
            return Naming(Range(first, last), person=True, people=people)
    return None


def _marked_person(parse: Parse, first: int, spans: dict[int, NameSpan]) -> Naming | None:
    """A name that the reader marked PER, or a surname of the table."""
    span = spans.get(first)
    if span is None:
        if _is_surname(parse, first) and not _goes_on(parse, first):
            return Naming(Range(first, first + 1), person=True)
        return _flat_person(parse, first)
    while span.last - first > 1 and _is_title(parse, first):
        first += 1
    if _entries(parse, first, span.last):
        return None
    people = load_parties().people(_slice(parse, first, span.last))
    return Naming(Range(first, span.last), person=True, people=people)


def _is_surname(parse: Parse, index: int) -> bool:
    """Whether a capitalised surname of the table stands outside longer names."""
    token, book = parse.tokens[index], load_parties()
    if token.upos != "PROPN" or not token.text[0].isupper():
        return False
    words = name_words(token.text)
    if words not in book.surnames or words in book.names:
        return False
    return not any(n.first <= index < n.last and n.last - n.first > 1 for n in parse.names)


def _goes_on(parse: Parse, index: int) -> bool:
    """Whether a capitalised surname of the table is part of a longer flat name."""
    flat = parse.tokens[index].rel == "flat" or bool(parse.children(index, "flat"))
    return flat and not _is_title(parse, parse.tokens[index].head)


def _flat_person(parse: Parse, first: int) -> Naming | None:
    """Two or more proper nouns joined as `flat` after a title or office, or before a comma."""
    if parse.tokens[first].upos != "PROPN":
        return None
    flat = [c for c in parse.children(first, "flat") if parse.tokens[c].upos == "PROPN"]
    if not flat or flat[0] != first + 1:
        return None
    if _is_title(parse, first):
        first += 1
    last = max(flat) + 1
    if any(n.first <= first < n.last for n in parse.names) or _entries(parse, first, last):
        return None
    return Naming(
        Range(first, last),
        person=True,
        people=load_parties().people(_slice(parse, first, last)),
    )


def _is_title(parse: Parse, index: int) -> bool:
    kind, _ = load_parties().titles.get(name_words(parse.tokens[index].text), ("", ""))
    return kind == "title"


def _longest(parse: Parse, first: int, taken: set[int]) -> Naming | None:
    for last in range(_end(parse, first, _LONGEST), first, -1):
        if any(i in taken for i in range(first, last)):
            continue
        if parse.tokens[last - 1].upos == "PUNCT" or parse.tokens[last - 1].text == ".":
            continue
        entries = _entries(parse, first, last)
        if entries and parse.sentence_of(first) == parse.sentence_of(last - 1):
            return Naming(Range(first, last), entries, body=_around(parse, first, last, entries))
    return None


def _end(parse: Parse, first: int, most: int) -> int:
    """Where a name of the tables that begins with a token ends at the latest."""
    reach = find_reach(parse, first, load_parties().name_starts, name_words)
    return min(first + (most if reach is None else reach), len(parse.tokens))


def _entries(parse: Parse, first: int, last: int) -> tuple[Entry, ...]:
    written = _slice(parse, first, last)
    if not any(map(str.isupper, written)):
        return ()
    entries = load_parties().named(written)
    # "the French" are people only where no noun follows: not in "the French president".
    modifier = parse.tokens[last - 1].deprel in _MODIFIER
    return tuple(e for e in entries if not (modifier and last - first > 1 and e.kind == "people"))


def _slice(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]


def _around(parse: Parse, first: int, last: int, entries: tuple[Entry, ...]) -> str:
    """The label of a longer name that goes on around these tokens."""
    for name in parse.names:
        longer = name.first <= first and last <= name.last and name.last - name.first > last - first
        # Places go on around states ("eastern Ukraine"), not around bodies ("Sea of Azov").
        body = entries[0].kind in ("group", "organisation")
        if (
            longer
            and (name.label in ("PER", "ORG", "FAC", "MISC") or body)
            and not _says_whose(parse, first, last, name)
            and not _has_country(parse, first, last, name, entries)
        ):
            return name.label
    return ""


def _says_whose(parse: Parse, first: int, last: int, name: NameSpan) -> bool:
    """Whether it is the adjective that a body's name begins with: "Russian Railways"."""
    return first == name.first and NameSpan(first, last, "NORP") in parse.nested


def _has_country(
    parse: Parse, first: int, last: int, name: NameSpan, entries: tuple[Entry, ...]
) -> bool:
    """Whether the longer name only says where the body is at home: "the UK Foreign Office"."""
    if last < name.last or first == name.first:
        return False
    codes = {e.code for e in _entries(parse, name.first, first)}
    return any(e.code in codes for e in entries if e.code)
