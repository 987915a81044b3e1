"""Who is meant by an office without a name: by the article, else by the table and the date."""

from __future__ import annotations

from warsan.codebook.parties import load_parties
from warsan.codebook.party_words import role_words
from warsan.model import Party
from warsan.reader.parties.memory import Memory
from warsan.reader.parties.offices import OfficeNaming
from warsan.reader.parties.persons import Clues, party_of, speaks_for_state


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
        return party_of(holders[0], reason), reason
    return _unnamed(clues, office)


def _unnamed(clues: Clues, office: OfficeNaming) -> tuple[Party | None, str]:
    sector = office.office.sector or clues.sector
    sector = sector or ("GOV" if speaks_for_state(clues) else "")
    if not clues.country and (office.former or not office.office.sector):
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
