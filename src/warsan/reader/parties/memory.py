"""Whom an article has named so far: what short names, offices and pronouns refer back to."""

from __future__ import annotations

from typing import Literal

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_words import name_words, role_words
from warsan.codebook.reference_words import load_reference_words
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
                and (len(k.words) > 1 or k.party.office)
                and (words == k.words[-len(words) :] or words in _shorts(k.party.name))
            ]
            if found:
                return _one_a_name(found)
        return []

    def has_read(self, known: Known) -> bool:
        """Whether the person was named before this place, not only further on."""
        return identity(known.party) in self._known

    def office(self, words: Words, key: str, country: str) -> list[Known]:
        """The persons that an office can stand for: the same office, or its last word alone."""
        return [
            k
            for k in self._known.values()
            if k.party.name
            and (key in k.keys or _is_short_for(words, key, k))
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


def _one_a_name(found: list[Known]) -> list[Known]:
    """A person who is named with a country and without is one."""
    told = {k.party.name for k in found if k.party.country}
    return [k for k in found if k.party.country or k.party.name not in told]


def _shorts(name: str) -> set[Words]:
    people = load_parties().persons.get(name_words(name), ())
    return {name_words(s) for p in people for s in p.shorts}


def _is_short_for(words: Words, key: str, known: Known) -> bool:
    """Whether a word alone can mean an office: "the minister", but not "the president".

    The word for an office that one person holds means no other ("vice president"), nor does a
    word of another sector ("the general" is no secretary general).
    """
    book = load_parties()
    office = book.offices.get(words)
    if len(words) != 1 or words[0] not in known.office or key in book.settings["sole"]:
        return False
    return office is None or office.sector in ("", known.party.sector)


def known_of(party: Party, written: str, *, plural: bool, gender: Gender) -> Known:
    """What to remember of a mention."""
    words = name_words(party.name) if party.name else name_words(written)
    office = role_words(party.office or "") if party.name else role_words(written)
    keys = _keys(office) if party.name else frozenset[str]()
    return Known(party, words, office, gender, plural, keys)


def _keys(words: Words) -> frozenset[str]:
    """The keys of the longest office in a title: "White House press secretary".

    A deputy's office is one of its own; who acts for another is called by that office too.
    """
    book = load_parties()
    runs = ((i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    found = sorted(
        (r for r in runs if words[r[0] : r[1]] in book.offices), key=lambda r: r[0] - r[1]
    )
    if not found:
        return frozenset()
    first, last = found[0]
    key = book.offices[words[first:last]].key
    lower = [w for w in words[:first] if book.titles.get((w,), ("", ""))[0] in ("under", "shadow")]
    held = {key} if not lower or lower == ["acting"] else set[str]()
    return frozenset({" ".join((*lower, key)), *held})


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
        given = load_reference_words().given.get("".join(name_words(party.name)[:1]))
        return given or "?"
    return "?"
