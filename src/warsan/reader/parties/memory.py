"""Whom an article has named so far: what short names, offices and pronouns refer back to."""

from __future__ import annotations

from typing import Literal

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Office
from warsan.codebook.party_words import name_words, role_words
from warsan.model import Party

Words = tuple[str, ...]
Gender = Literal["m", "f", "?", "n"]


class Known(msgspec.Struct, frozen=True):
    """A party of the article.

    Attributes:
        office: Words of its office, or of the body's name.
        keys: Its offices as keys of the table of holders.
        gender: "m", "f", "?" for a person of unknown gender, "n" for what is no person.
    """

    party: Party
    words: Words
    office: Words
    gender: Gender
    plural: bool
    keys: frozenset[str] = frozenset()


def identity(party: Party) -> tuple[str | None, ...]:
    """By what two mentions are the same party."""
    if party.name:
        return ("person", party.country, party.name)
    if party.country and not (party.organisation or party.office) and party.sector in (None, "GOV"):
        return ("state", party.country)
    return (party.country, party.sector, party.organisation, party.office)


class Memory:
    """The parties of one article in reading order; `ahead` holds the full names still to come."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, ...], Known] = {}
        self._ahead: dict[tuple[str | None, ...], Known] = {}

    def keep(self, known: Known, *, ahead: bool = False) -> None:
        """Remembers a party; a later office of the same person is added to the earlier."""
        store = self._ahead if ahead else self._known
        old = store.get(identity(known.party))
        if old:
            office = known.party.office or old.party.office
            known = msgspec.structs.replace(
                known,
                office=tuple(dict.fromkeys((*old.office, *known.office))),
                keys=old.keys | known.keys,
                gender=known.gender if known.gender in "mf" else old.gender,
                party=msgspec.structs.replace(
                    known.party, office=office, sector=known.party.sector or old.party.sector
                ),
            )
        store[identity(known.party)] = known

    def person(self, words: Words) -> Known | None:
        """The person with exactly this full name."""
        found = [k for k in self._both() if k.party.name and k.words == words]
        return found[0] if len(found) == 1 else None

    def surname(self, words: Words) -> list[Known]:
        """The persons that a short form of a name can mean; those already named come first."""
        for store in (self._known, self._ahead):
            found = [
                k
                for k in store.values()
                if k.party.name
                and len(k.words) > 1
                and (words == k.words[-len(words) :] or words in _shorts(k.party.name))
            ]
            if found:
                return found
        return []

    def office(self, words: Words, key: str, country: str) -> list[Known]:
        """The persons that an office can stand for: the same office, or its last word alone."""
        return [
            k
            for k in self._known.values()
            if k.party.name
            and (key in k.keys or (len(words) == 1 and words[0] in k.office))
            and (not country or country == k.party.country)
        ]

    def body(self, words: Words, country: str) -> list[Known]:
        """The bodies that "the ministry" can stand for."""
        return [
            k
            for k in self._known.values()
            if k.gender == "n"
            and words
            and words[-1:] == k.office[-1:]
            and (not country or country == k.party.country)
        ]

    def _both(self) -> list[Known]:
        return list({**self._ahead, **self._known}.values())


def _shorts(name: str) -> set[Words]:
    people = load_parties().persons.get(name_words(name), ())
    return {name_words(s) for p in people for s in p.shorts}


def known_of(party: Party, written: str, *, plural: bool, gender: Gender) -> Known:
    """What to remember of a mention."""
    words = name_words(party.name) if party.name else name_words(written)
    office = role_words(party.office or "") if party.name else role_words(written)
    keys = {o.key for o in _offices_in(office)} if party.name else set()
    return Known(party, words, office, gender, plural, frozenset(keys))


def _offices_in(words: Words) -> list[Office]:
    """The office that a title begins or ends with, longest first: "White House press secretary"."""
    book = load_parties().offices
    runs = ((words[i:j], j - i) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    found = sorted((r for r in runs if r[0] in book), key=lambda r: -r[1])
    return [book[found[0][0]]] if found else []


def gender_of(party: Party | None, written: str) -> Gender:
    """A person's gender by title, office word or table; "?" if nothing says."""
    book = load_parties()
    words = name_words(written)
    for word in words:
        kind, gender = book.titles.get((word,), ("", ""))
        if kind == "title" and gender in ("m", "f"):
            return "m" if gender == "m" else "f"
    for word in role_words(written):
        office = book.offices.get((word,))
        if office and office.gender:
            return "m" if office.gender == "m" else "f"
    if party and party.name:
        genders = {p.gender for p in book.persons.get(name_words(party.name), ())}
        if len(genders) == 1:
            return "m" if genders == {"m"} else "f"
    return "?"
