"""The office or the role that a noun phrase names."""

from __future__ import annotations

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Office, Role
from warsan.codebook.party_words import is_plural, name_words, role_words
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.nounphrases import NounPhrase

_LONGEST = 10


class OfficeNaming(msgspec.Struct, frozen=True):
    """An office in a phrase.

    Attributes:
        office: The row of offices.tsv.
        text: The office as written, with its own modifiers ("deputy foreign minister").
        range: Its tokens.
        key: The key for the table of holders; "deputy …" and the like are offices of their own.
        former: Whether the text says that it is over.
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
        words = role_words(parse.tokens[first].text)
        if not words or words[0] not in book.office_starts:
            continue
        for last in range(min(first + _LONGEST, phrase.range.last), first, -1):
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
    first, key, former = window.first, office.key, False
    while first - 1 >= phrase.range.first:
        kind, _ = book.titles.get(name_words(parse.tokens[first - 1].text), ("", ""))
        if kind == "under":
            key = f"{parse.tokens[first - 1].text.lower()} {key}"
        elif parse.tokens[first - 1].text != "-" and not _modifies(parse, first - 1, window):
            break
        first -= 1
    former = any(
        book.titles.get(name_words(parse.tokens[i].text), ("", ""))[0] == "former"
        for i in range(phrase.range.first, window.first)
    )
    text = _slice(parse, first, window.last)
    head_word = _slice(parse, window.first, window.last).split(" of ")[0]
    return OfficeNaming(office, text, Range(first, window.last), key, former, is_plural(head_word))


def _modifies(parse: Parse, index: int, window: Range) -> bool:
    """A noun right before an office that narrows it ("trade" in "trade negotiator")."""
    token = parse.tokens[index]
    named = bool(load_parties().named(token.text))
    return (
        token.rel == "compound"
        and window.first <= token.head < window.last
        and token.upos in ("NOUN", "PROPN")
        and not named
    )


def _slice(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
