"""A name alone, without an article around it: which party it is, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from warsan.codebook.parties import PartyBook, load_parties
from warsan.codebook.party_values import Entry, Person, Term
from warsan.codebook.party_words import name_words, role_words
from warsan.codebook.rows import read_rows
from warsan.model import Party


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A party that a name can mean.

    Attributes:
        name: The party's main name, or the person's.
        kind: As in the tables ("country", "group" …), "person", "code" or "pattern".
        code: The party's code on the day asked for; "" if it has none.
        begin, end: From when to when it was there, or the office was held; "" for open.
        row: File and line of the table.
        source: What the row goes back to, where it says so.
        note: Why it is meant on that day, or why not.
        fits: Whether it can be meant on that day.
    """

    name: str
    kind: str
    code: str
    sector: str = ""
    begin: str = ""
    end: str = ""
    row: str = ""
    source: str = ""
    note: str = ""
    fits: bool = True


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a name stands for by itself.

    Attributes:
        party: None if nobody is called that, or several are.
        reason: Why this party, or why none.
        candidates: All that the tables know by that name.
    """

    text: str
    on: str | None
    party: Party | None
    reason: str
    candidates: tuple[Candidate, ...]


def explain_party(text: str, *, on: str | None = None) -> Answer:
    """What a name or a code stands for by itself, with every candidate.

    Args:
        text: "the Kremlin", "Lavrov", "Ukrainian Foreign Ministry", "RUS".
        on: ISO day by which offices and former states are judged.
    """
    book, written = load_parties(), text.strip()
    found = [*_people(book, written, on), *_entries(book, written, on)]
    party = resolve_party(written, published=on) or _sole_holder(book, written, on)
    if not found and (body := _body(book, written)):
        found, party = [body[0]], body[1]
    if not found and party:
        found = [Candidate(name=written, kind="code", code=party.code)]
    reason = party.reason if party else _why_none(found, written)
    doubt = book.ambiguous.get(name_words(written.removeprefix("the ")))
    if doubt and doubt[0] == "no":
        reason += f"; in an article only where it is named otherwise too, as it can be {doubt[1]}"
    return Answer(text=written, on=on, party=party, reason=reason, candidates=tuple(found))


def _sole_holder(book: PartyBook, written: str, day: str | None) -> Party | None:
    """The one person of that surname who held an office on the day."""
    people = book.surnames.get(name_words(written), ())
    held = [p for p in people if day is not None and any(t.covers(day) for t in p.terms)]
    named = book.named(written)
    return _person_party(held[0], day) if len(held) == 1 and not named else None


def _why_none(found: list[Candidate], written: str) -> str:
    if not found:
        return f"no table knows “{written}”"
    fitting = list(dict.fromkeys(f"{c.name} ({c.code})" for c in found if c.fits))
    if len(fitting) > 1:
        return f"“{written}” can mean {' or '.join(fitting)}"
    return f"“{written}” names no single party"


def _people(book: PartyBook, written: str, day: str | None) -> Iterator[Candidate]:
    words = name_words(written)
    people = book.persons.get(words) or book.surnames.get(words, ())
    for person in people:
        for term in person.terms:
            yield _held(person, term, day)


def _held(person: Person, term: Term, day: str | None) -> Candidate:
    fits = day is None or term.covers(day)
    note = f"held on {day}" if day and fits else f"not held on {day}" if day else "no day given"
    return Candidate(
        name=person.name, kind="person", code=term.country, sector=term.sector, begin=term.begin,
        end="" if term.open else term.end, row="data/parties/holders.tsv", fits=fits,
        note=f"{term.title}; {note}",
    )  # fmt: skip


def _entries(book: PartyBook, written: str, day: str | None) -> Iterator[Candidate]:
    for entry in book.named(written) or book.named(written.removeprefix("the ")):
        code = book.state_on(entry.code, day)
        fits, note = _judge(entry, code, day)
        yield Candidate(
            name=entry.name, kind=entry.kind, code=code, sector=entry.sector,
            begin=entry.years[0], end=entry.years[1], row=entry.origin, source=entry.source,
            note=note, fits=fits,
        )  # fmt: skip


def _judge(entry: Entry, code: str, day: str | None) -> tuple[bool, str]:
    begin, end = entry.years
    if code != entry.code:
        return True, f"before {begin} this name meant {code}"
    if day and end and day[:4] > end:
        return False, f"no longer there on {day}"
    if day and begin and day[:4] < begin and entry.kind not in ("country", "capital", "adjective"):
        return False, f"not there yet on {day}"
    if not day and entry.kind == "capital" and end:
        return False, f"a capital until {end}"
    return True, ""


@cache
def _patterns() -> dict[tuple[str, ...], str]:
    rows = read_rows("parties/bodies.tsv", ("body", "sector", "head"))
    return {role_words(r["body"]): r["sector"] for r in rows}


def _body(book: PartyBook, written: str) -> tuple[Candidate, Party] | None:
    """A body by pattern: "Ukrainian Foreign Ministry", "Ministry of Defence of Kenya"."""
    words = written.replace("’", "'").removeprefix("the ").split()
    for cut in range(1, len(words)):
        owner, body = " ".join(words[:cut]).removesuffix("'s"), " ".join(words[cut:])
        if found := _owned(book, owner, body):
            return found
        if words[cut].lower() == "of" and cut < len(words) - 1:
            owner, body = " ".join(words[cut + 1 :]).removeprefix("the "), " ".join(words[:cut])
            if found := _owned(book, owner, body):
                return found
    return None


def _owned(book: PartyBook, owner: str, body: str) -> tuple[Candidate, Party] | None:
    sector = _patterns().get(role_words(body))
    codes = {e.code for e in book.named(owner) if e.kind in ("country", "adjective", "alliance")}
    if not sector or len(codes) != 1:
        return None
    code = codes.pop()
    reason = f"“{owner}” is {code}, and “{body}” is a body of its {sector}"
    party = Party(country=code, sector=sector, organisation=body, reason=reason)
    row = "data/parties/bodies.tsv"
    return Candidate(name=body, kind="pattern", code=code, sector=sector, row=row), party


def _by_code(written: str) -> Party | None:
    known = {e.code for rows in load_parties().names.values() for e in rows}
    if not written or written not in known:
        return None
    return Party(country=written, reason=f"“{written}” is the party's code")


def resolve_party(text: str, *, published: str | None = None) -> Party | None:
    """The party that a name or code stands for by itself; None if none or several do.

    Args:
        text: "RUS", "the Kremlin", "NATO", "Sergei Lavrov".
        published: ISO day by which offices and former states are judged.
    """
    book, written = load_parties(), text.strip()
    if people := book.persons.get(name_words(written)):
        return _person_party(people[0], published) if len(people) == 1 else None
    entries = book.named(written) or book.named(written.removeprefix("the "))
    codes = {
        book.state_on(e.code, published)
        for e in entries
        if not (e.kind == "capital" and e.years[1])
    }
    if len(codes) == 1 and entries[0].code:
        code = codes.pop()
        first = next((e for e in entries if e.code == code), entries[0])
        sector = first.sector or ("GOV" if first.kind == "capital" else None)
        body = first.name if first.kind in ("organisation", "group") else None
        return Party(
            country=code,
            sector=sector,
            organisation=body,
            reason=f"“{written}” is a name of {first.name} in the tables of parties",
        )
    return _by_code(written) if not entries else None


def _person_party(person: Person, day: str | None) -> Party | None:
    held = [t for t in person.terms if day is not None and t.covers(day)]
    countries = {t.country for t in (held or person.terms)}
    if len(countries) != 1:
        return None
    if len(held) != 1:
        return Party(
            country=countries.pop(),
            name=person.name,
            reason=f"{person.name} is in the table of office holders, without one "
            f"office {'on ' + day if day else 'that the missing date would tell'}",
        )
    return Party(
        country=held[0].country,
        sector=held[0].sector,
        name=person.name,
        office=held[0].title,
        reason=f"{person.name} was {held[0].title} on {day}",
    )
