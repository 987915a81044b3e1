"""Which person a name means: by the office beside it, by the article, by the table and the date."""

from __future__ import annotations

import msgspec

from warsan.codebook.parties import load_parties
from warsan.codebook.party_values import Person, Term
from warsan.codebook.party_words import name_words, role_words
from warsan.model import Party
from warsan.reader.parties.memory import Known, Memory
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
    fit = [p for p in people if not clues.country or _seats(p, clues.country)]
    if len(fit) == 1:
        return _tabled(fit[0], clues, day)
    known = memory.person(words)
    if known and not clues.office:
        return known.party, f"“{written}” was introduced as {_who(known.party)}"
    return _untabled(written, clues)


def _short(
    written: str, words: Words, clues: Clues, memory: Memory, day: str | None
) -> tuple[Party | None, str]:
    known = [k for k in memory.surname(words) if _is_still_meant(k, clues, memory, day)]
    if len(known) == 1:
        party = known[0].party
        if clues.office and not clues.office.former:
            full = msgspec.structs.replace(
                clues,
                country=clues.country or party.country or "",
                organisation=clues.organisation or party.organisation or "",
            )
            sector = clues.office.office.sector or party.sector or ""
            return _with_office(str(party.name), full.country, full, sector)
        return party, f"“{written}” is {party.name}, introduced in the article"
    if known:
        names = " or ".join(sorted(str(k.party.name) for k in known))
        return None, f"“{written}” can be {names}, both named in the article"
    people = load_parties().surnames.get(words, ())
    if clues.country:
        people = tuple(p for p in people if _seats(p, clues.country))
    holders = [p for p in people if day is not None and _terms(p, day)]
    if day is not None and not holders:
        holders = [p for p in people if any(t.may_cover(day) for t in p.terms)]
    holders = [p for p in holders if _may_be_called(p, clues, day)]
    if day is None and len(people) == 1:
        holders = list(people)
    if len(holders) == 1:
        return _tabled(holders[0], clues, day)
    if holders or (people and not clues.office):
        names = " or ".join(sorted(p.name for p in (holders or people)))
        when = "held office" if holders else "held no office"
        return None, f"“{written}” can be {names}, who {when} on {day or 'an unknown day'}"
    return _untabled(written, clues)


def _is_still_meant(known: Known, clues: Clues, memory: Memory, day: str | None) -> bool:
    """Whether a surname with an office is someone whom the article names only further on."""
    people = load_parties().persons.get(known.words, ())
    return memory.has_read(known) or all(_may_be_called(p, clues, day) for p in people)


def _may_be_called(person: Person, clues: Clues, day: str | None) -> bool:
    """Whether a surname with an office can be this holder's: not "Judge Brown" a minister's.

    A part of the title will do ("Secretary Blinken"), and a rank for who holds one.
    """
    office = clues.office
    if office is None or office.former:
        return True
    words = set(role_words(office.text))
    return any(
        t.office == office.key
        or words <= set(role_words(t.title))
        or t.sector == office.office.sector == "MIL"
        for t in person.terms
        if day is None or t.covers(day) or t.may_cover(day)
    )


def _tabled(person: Person, clues: Clues, day: str | None) -> tuple[Party | None, str]:
    """A person of the table: the office in the text wins over the table's."""
    held = _terms(person, day) if day is not None else []
    countries = {t.country for t in (held or person.terms)}
    if clues.country:
        countries = _seats(person, clues.country)
    country = next(iter(countries)) if len(countries) == 1 else ""
    if not country:
        return None, f"{person.name} held offices of {' and '.join(sorted(countries))}"
    if clues.office and not clues.office.former:
        return _with_office(person.name, country, clues, _sector_held(held, clues))
    # Who is no longer foreign minister can be prime minister now.
    now = [t for t in held if clues.office is None or t.office != clues.office.key]
    if len(now) == 1 and now[0].country == country:
        reason = f"{person.name} was {now[0].title} on {day}"
        return party_of(now[0], reason), reason
    reason = _no_office(person, day, clues.office is not None, len(held))
    return Party(country=country, name=person.name, reason=reason), reason


def _no_office(person: Person, day: str | None, past: bool, held: int) -> str:
    if past:
        return f"the text says that {person.name} does not hold the office"
    if day is None:
        return f"{person.name} is in the table of office holders; without a date no office is sure"
    if held > 1:
        return f"{person.name} held several offices on {day}"
    last = next((t for t in person.terms if t.may_cover(day)), None)
    if last:
        return f"{person.name} was {last.title} in {last.end}; the table knows nothing later"
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
    sector = sector or clues.sector or ("GOV" if speaks_for_state(clues) else "")
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


def speaks_for_state(clues: Clues) -> bool:
    """A spokesman or an aide with a country and no body beside it is the government's."""
    return bool(clues.country) and not clues.organisation


def party_of(term: Term, reason: str) -> Party:
    """A holder of an office, with the office."""
    return Party(
        country=term.country,
        sector=term.sector,
        name=term.person,
        office=term.title,
        reason=reason,
    )


def _seats(person: Person, code: str) -> set[str]:
    """Where a person held office, of what a code names: itself, else what is part of it.

    "The UN's human rights chief" is of the UN's office for human rights.
    """
    own = {t.country for t in person.terms}
    return {code} & own or own & load_parties().parts.get(code, frozenset())


def _terms(person: Person, day: str) -> list[Term]:
    return [t for t in person.terms if t.covers(day)]


def _who(party: Party) -> str:
    return party.office or party.organisation or party.country or str(party.name)
