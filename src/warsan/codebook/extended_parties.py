"""The shipped tables of parties with a user's own put over them, and what that changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from warsan.codebook.own_parties import Merge, OwnParties
from warsan.codebook.parties import (
    PartyBook,
    Words,
    index_people,
    index_starts,
    index_terms,
    shipped_parties,
)
from warsan.codebook.party_values import Entry, Person
from warsan.codebook.party_words import name_words


class Recoding(msgspec.Struct, frozen=True, kw_only=True):
    """A name that stands for something else than in the shipped tables.

    Attributes:
        change: "added", "overridden", "merged" or "removed".
        before, after: The parties that it can mean: code, sector and main name; empty for none.
        row: Where the file says so.
    """

    name: str
    change: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    row: str


@lru_cache(maxsize=4)
def extend_parties(own: OwnParties) -> PartyBook:
    """The book that a reader uses who has a user's own parties.

    A name of the file means only what the file says. Merges come first, then removals, then
    the file's own parties.
    """
    book = shipped_parties()
    names = _merge_all(book.names, own)
    for name in own.removed:
        names.pop(name_words(name), None)
    mine: dict[Words, tuple[Entry, ...]] = {}
    for entry in own.entries:
        words = name_words(entry.alias)
        mine[words] = (*mine.get(words, ()), entry)
    names |= mine
    people = _people(book, own)
    persons = index_people(people, lambda p: p.names)
    return msgspec.structs.replace(
        book,
        names=names,
        persons=persons,
        surnames=index_people(people, lambda p: p.shorts),
        terms=index_terms(people),
        ambiguous={w: v for w, v in book.ambiguous.items() if w not in mine},
        name_starts=index_starts((*names, *persons)),
        labels={**{e.code: e.name for e in reversed(own.entries)}, **book.labels},
    )


def find_recodings(own: OwnParties) -> tuple[Recoding, ...]:
    """The names whose meaning a file changes, in alphabetical order."""
    book, extended = shipped_parties(), extend_parties(own)
    rows = {name_words(e.alias): e.origin for e in own.entries}
    removed = {name_words(name) for name in own.removed}
    found = list[Recoding]()
    for words in sorted({*book.names, *extended.names}):
        before, after = book.names.get(words, ()), extended.names.get(words, ())
        if _meanings(before) != _meanings(after):
            found.append(
                Recoding(
                    name=(after or before)[0].alias,
                    change=_change(words, before, rows, removed),
                    before=_meanings(before),
                    after=_meanings(after),
                    row=rows.get(words, ""),
                )
            )
    return tuple(found)


def _change(
    words: Words, before: tuple[Entry, ...], rows: dict[Words, str], removed: set[Words]
) -> str:
    if words in rows:
        return "overridden" if before else "added"
    return "removed" if words in removed else "merged"


def _meanings(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    parts = (" ".join(p for p in (e.code, e.sector, f"({e.name})") if p) for e in entries)
    return tuple(dict.fromkeys(parts))


def _merge_all(
    names: dict[Words, tuple[Entry, ...]], own: OwnParties
) -> dict[Words, tuple[Entry, ...]]:
    merged = dict(names)
    for merge in own.merges:
        target = _target(merge, merged, own)
        for words, entries in merged.items():
            if any(_is(e, merge.party) for e in entries):
                merged[words] = tuple(_into(e, merge, target) for e in entries)
    return merged


def _is(entry: Entry, party: str) -> bool:
    return party in (entry.name, entry.code)


def _target(merge: Merge, names: dict[Words, tuple[Entry, ...]], own: OwnParties) -> Entry | None:
    """The party that others are merged into, where it is given by name and not by code."""
    every = (*own.entries, *(e for entries in names.values() for e in entries))
    if any(e.code == merge.into for e in every):
        return None
    return next((e for e in every if e.name == merge.into), None)


def _into(entry: Entry, merge: Merge, target: Entry | None) -> Entry:
    if not _is(entry, merge.party):
        return entry
    if target is None:
        return msgspec.structs.replace(entry, code=merge.into)
    return msgspec.structs.replace(
        entry, code=target.code, name=target.name, sector=target.sector or entry.sector
    )


def _people(book: PartyBook, own: OwnParties) -> tuple[Person, ...]:
    """All office holders: the file's own in the place of those of the same name."""
    mine = {p.name for p in own.people}
    shipped = {p.name: p for found in book.persons.values() for p in found}
    moved = {m.party: m.into for m in own.merges}
    kept = (p for p in shipped.values() if p.name not in mine)
    return (*own.people, *_moved(kept, moved))


def _moved(people: Iterator[Person], codes: dict[str, str]) -> Iterator[Person]:
    for person in people:
        terms = tuple(
            msgspec.structs.replace(t, country=codes.get(t.country, t.country))
            for t in person.terms
        )
        yield msgspec.structs.replace(person, terms=terms) if terms != person.terms else person
