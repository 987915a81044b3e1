"""The office or the role that a noun phrase names."""

from __future__ import annotations

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Office, Role
from warsan.codebook.party_words import is_plural, name_words, role_words
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.nounphrases import NounPhrase
from warsan.reader.parties.reach import find_reach

_LONGEST = 10


class OfficeNaming(msgspec.Struct, frozen=True):
    """An office in a phrase.

    Attributes:
        office: The row of offices.tsv.
        text: The office as written, with its own modifiers ("deputy foreign minister").
        range: Its tokens.
        key: The key for the table of holders; "deputy …" and the like are offices of their own.
        former: Whether the text says that it is not held: over, or still to come.
        plural: Whether several hold it.
    """

    office: Office
    text: str
    range: Range
    key: str
    former: bool = False
    plural: bool = False


def find_office(parse: Parse, phrase: NounPhrase, person: Range | None) -> OfficeNaming | None:
    """The longest office that holds a head of the phrase or stands right before its person."""
    found = [r for r in _windows(parse, phrase, person) if _anchored(r, phrase, person)]
    if not found:
        return None
    best = max(found, key=lambda r: (r.last - r.first, -r.first))
    return _naming(parse, phrase, best)


def find_role(parse: Parse, phrase: NounPhrase) -> tuple[Role, bool] | None:
    """The role that the head (or an apposition's head) names, and whether it is plural."""
    book = load_parties()
    for head in phrase.heads:
        for first in range(max(phrase.range.first, head - 2), head + 1):
            text = _slice(parse, first, head + 1)
            if first in (*phrase.own, head) and (role := book.roles.get(role_words(text))):
                if role.group == "plural" and not is_plural(text):
                    continue
                return role, is_plural(text) or role.group == "people"
    return None


def _windows(parse: Parse, phrase: NounPhrase, person: Range | None) -> list[Range]:
    book = load_parties()
    named = range(person.first, person.last) if person else range(0)
    found = list[Range]()
    for first in range(phrase.range.first, phrase.range.last):
        reach = find_reach(parse, first, book.office_starts, role_words)
        end = first + (_LONGEST if reach is None else reach)
        for last in range(min(end, phrase.range.last), first, -1):
            if any(i in named for i in range(first, last)):
                continue
            if role_words(_slice(parse, first, last)) in book.offices:
                found.append(Range(first, last))
                break
    return found


def _anchored(window: Range, phrase: NounPhrase, person: Range | None) -> bool:
    held = any(window.first <= h < window.last for h in phrase.heads)
    return held or bool(person and window.last == person.first)


def _naming(parse: Parse, phrase: NounPhrase, window: Range) -> OfficeNaming:
    book = load_parties()
    office = book.offices[role_words(_slice(parse, window.first, window.last))]
    first, key = window.first, office.key
    while first - 1 >= phrase.range.first:
        kind = _kind(parse, first - 1)
        if kind in ("under", "shadow"):
            key = f"{parse.tokens[first - 1].text.lower()} {key}"
        elif parse.tokens[first - 1].text != "-" and not _modifies(parse, first - 1, first, window):
            break
        if kind == "shadow":
            office = msgspec.structs.replace(office, sector="OPP")
        first -= 1
    text = _slice(parse, first, window.last)
    if beyond := _beyond_country(parse, phrase, first):
        text, key = f"{beyond} {text}", f"{beyond.lower()} {key}"
    head_word = _slice(parse, window.first, window.last).split(" of ")[0]
    former = _is_not_held(parse, phrase, window)
    return OfficeNaming(office, text, Range(first, window.last), key, former, is_plural(head_word))


def _beyond_country(parse: Parse, phrase: NounPhrase, first: int) -> str:
    """The word for a lower office before a country: "acting" in "the acting US president"."""
    index = first - 1
    while index > phrase.range.first and load_parties().named(parse.tokens[index].text):
        index -= 1
    lower = phrase.range.first <= index < first - 1 and _kind(parse, index) == "under"
    return parse.tokens[index].text if lower else ""


def _is_not_held(parse: Parse, phrase: NounPhrase, window: Range) -> bool:
    """Whether a word says that the office is over ("then-president") or to come ("…-elect")."""
    first, last = phrase.range.first, window.last
    if window.first > 1 and parse.tokens[window.first - 1].text == "-":
        first = min(first, window.first - 2)
    if last < len(parse.tokens) and parse.tokens[last].text == "-":
        last += 1
    after = last < len(parse.tokens) and _kind(parse, last) == "coming"
    return after or any(_kind(parse, i) == "former" for i in range(first, window.first))


def _kind(parse: Parse, index: int) -> str:
    """What titles.tsv says of a word beside an office."""
    return load_parties().titles.get(name_words(parse.tokens[index].text), ("", ""))[0]


def _modifies(parse: Parse, index: int, first: int, window: Range) -> bool:
    """A noun before an office that narrows it: "trade" in "trade negotiator".

    An adjective does so where it goes with such a noun: "foreign" in "foreign ministry spokesman".
    """
    token = parse.tokens[index]
    inside = first <= token.head < window.last
    noun = token.rel == "compound" and token.upos in ("NOUN", "PROPN")
    adjective = token.rel == "amod" and token.head < window.first
    return inside and (noun or adjective) and not load_parties().named(token.text)


def _slice(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
