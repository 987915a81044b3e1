"""Which person a name means: by the office beside it, by the article, by the table and the date."""

from __future__ import annotations

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Person, Term
from warsan.codebook.party_words import name_words, role_words
from warsan.model import Party
from warsan.reader.parties.memory import Memory
from warsan.reader.parties.offices import OfficeNaming

Words = tuple[str, ...]


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase says beside a name.

    Attributes:
        country: The one code that the phrase names, or "".
        organisation: A body that it names, or "".
        sector: The sector that this body has, or "".
        head: Key of the office that this body's chief holds, or "".
    """

    country: str = ""
    organisation: str = ""
    sector: str = ""
    head: str = ""
    office: OfficeNaming | None = None


def resolve_person(
    written: str, people: tuple[Person, ...], clues: Clues, memory: Memory, day: str | None
) -> tuple[Party | None, str]:
    """The party of a person's name, and the reason.

    Args:
        written: The name without titles.
        people: Persons of the table with exactly this full name.
        clues: What stands beside the name.
        memory: Who the article has named so far, and will name in full.
        day: ISO day of publication, if known.
    """
    words = name_words(written)
    if len(words) == 1 or (not people and words in load_parties().surnames):
        return _short(written, words, clues, memory, day)
    fit = [p for p in people if not clues.country or clues.country in _countries(p)]
    if len(fit) == 1:
        return _tabled(fit[0], clues, day)
    known = memory.person(words)
    if known and not clues.office:
        return known.party, f"“{written}” was introduced as {_who(known.party)}"
    return _untabled(written, clues)


def _short(
    written: str, words: Words, clues: Clues, memory: Memory, day: str | None
) -> tuple[Party | None, str]:
    known = memory.surname(words)
    if len(known) == 1:
        party = known[0].party
        if clues.office and not clues.office.former:
            full = msgspec.structs.replace(
                clues,
                country=clues.country or party.country or "",
                organisation=clues.organisation or party.organisation or "",
            )
            return _with_office(
                str(party.name),
                full.country,
                full,
                clues.office.office.sector or party.sector or "",
            )
        return party, f"“{written}” is {party.name}, introduced in the article"
    if known:
        names = " or ".join(sorted(str(k.party.name) for k in known))
        return None, f"“{written}” can be {names}, both named in the article"
    people = load_parties().surnames.get(words, ())
    if clues.country:
        people = tuple(p for p in people if clues.country in _countries(p))
    holders = [p for p in people if day is not None and _terms(p, day)]
    holders = _in_that_office(holders, clues, day)
    if day is None and len(people) == 1:
        holders = list(people)
    if len(holders) == 1:
        return _tabled(holders[0], clues, day)
    if holders or (people and not clues.office):
        names = " or ".join(sorted(p.name for p in (holders or people)))
        when = "held office" if holders else "held no office"
        return None, f"“{written}” can be {names}, who {when} on {day or 'an unknown day'}"
    return _untabled(written, clues)


def _in_that_office(people: list[Person], clues: Clues, day: str | None) -> list[Person]:
    """Of several, those who held the office that the text gives: "President Kennedy"."""
    if clues.office is None or day is None or len(people) < 2:
        return people
    key = clues.office.key
    return [p for p in people if key in {t.office for t in _terms(p, day)}] or people


def _tabled(person: Person, clues: Clues, day: str | None) -> tuple[Party | None, str]:
    """A person of the table: the office in the text wins over the table's."""
    held = _terms(person, day) if day is not None else []
    countries = {t.country for t in (held or person.terms)}
    country = clues.country or (countries.pop() if len(countries) == 1 else "")
    if not country:
        return None, f"{person.name} held offices of {' and '.join(sorted(countries))}"
    if clues.office and not clues.office.former:
        return _with_office(person.name, country, clues, _sector_held(held, clues))
    past = clues.office is not None
    if len(held) == 1 and not past:
        reason = f"{person.name} was {held[0].title} on {day}"
        return Party(
            country=country,
            sector=held[0].sector,
            name=person.name,
            office=held[0].title,
            reason=reason,
        ), reason
    reason = _no_office(person, day, past, len(held))
    return Party(country=country, name=person.name, reason=reason), reason


def _no_office(person: Person, day: str | None, past: bool, held: int) -> str:
    if past:
        return f"the text calls {person.name} a former office holder"
    if day is None:
        return f"{person.name} is in the table of office holders; without a date no office is sure"
    if held > 1:
        return f"{person.name} held several offices on {day}"
    before = [t for t in person.terms if t.end and t.end <= day]
    if before:
        last = max(before, key=lambda t: t.end)
        return f"{person.name} was in office as {last.title} until {last.end}"
    return f"{person.name} held no office of the table on {day}"


def _sector_held(held: list[Term], clues: Clues) -> str:
    """The table's sector where the office beside the name has none of its own."""
    own = clues.office.office.sector if clues.office else ""
    return own or clues.sector or (held[0].sector if len(held) == 1 else "")


def _untabled(written: str, clues: Clues) -> tuple[Party | None, str]:
    if clues.office and not clues.office.former:
        return _with_office(written, clues.country, clues, clues.office.office.sector)
    if clues.country or clues.organisation:
        reason = f"the text puts {written} beside {clues.organisation or clues.country}"
        return Party(
            country=clues.country or None,
            sector=clues.sector or None,
            name=written,
            organisation=clues.organisation or None,
            reason=reason,
        ), reason
    reason = f"{written} is a name without an office or a country in the text or the table"
    return Party(name=written, reason=reason), reason


def _with_office(name: str, country: str, clues: Clues, sector: str) -> tuple[Party | None, str]:
    sector = sector or clues.sector or ("GOV" if _speaks_for_state(clues) else "")
    office = clues.office.text if clues.office else ""
    reason = f"the text calls {name} “{office}”"
    reason += f" of {clues.organisation or country}" if country else ", of no country it names"
    return Party(
        country=country or None,
        sector=sector or None,
        name=name,
        office=office or None,
        organisation=clues.organisation or None,
        reason=reason,
    ), reason


def _speaks_for_state(clues: Clues) -> bool:
    """A spokesman or an aide with a country and no body beside it is the government's."""
    return bool(clues.country) and not clues.organisation


def resolve_office(
    clues: Clues, office: OfficeNaming, memory: Memory, day: str | None, *, definite: bool
) -> tuple[Party | None, str]:
    """The party of an office without a name: "the Pentagon chief", "the Russian president"."""
    if not definite or office.plural or office.former:
        return _unnamed(clues, office)
    chief = clues.head if office.key == "chief" else ""
    known = memory.office(role_words(chief or office.text), chief or office.key, clues.country)
    if len(known) == 1:
        party = known[0].party
        return party, f"“{office.text}” is {party.name}, introduced with that office"
    if known:
        names = " or ".join(sorted(str(k.party.name) for k in known))
        return None, f"“{office.text}” can be {names}, both named in the article"
    return _holder(clues, office, chief or office.key, day)


def _holder(
    clues: Clues, office: OfficeNaming, key: str, day: str | None
) -> tuple[Party | None, str]:
    """The one holder of an office of a state, or of a body's chief office, on a day."""
    book = load_parties()
    holders = book.holders(clues.country, key, day) if key in book.settings["sole"] else ()
    if len({h.person for h in holders}) == 1 and (
        not clues.organisation or key == clues.head or clues.sector == "GOV"
    ):
        reason = f"{holders[0].person} was {holders[0].title} on {day}"
        return Party(
            country=clues.country,
            sector=holders[0].sector,
            name=holders[0].person,
            office=holders[0].title,
            reason=reason,
        ), reason
    return _unnamed(clues, office)


def _unnamed(clues: Clues, office: OfficeNaming) -> tuple[Party | None, str]:
    sector = office.office.sector or clues.sector
    sector = sector or ("GOV" if _speaks_for_state(clues) else "")
    if not clues.country and not office.office.sector:
        return None, f"“{office.text}”: the text names neither person nor party"
    if office.former:
        sector = ""
    whose = clues.organisation or clues.country
    reason = f"“{office.text}” is an office"
    reason += f" of {whose}" if whose else " of a country that is not named"
    return Party(
        country=clues.country or None,
        sector=sector or None,
        office=None if office.plural or office.former else office.text,
        organisation=clues.organisation or None,
        reason=reason,
    ), reason


def _countries(person: Person) -> set[str]:
    return {t.country for t in person.terms}


def _terms(person: Person, day: str) -> list[Term]:
    return [t for t in person.terms if t.covers(day)]


def _who(party: Party) -> str:
    return party.office or party.organisation or party.country or str(party.name)
