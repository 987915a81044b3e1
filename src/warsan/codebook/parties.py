"""Who is who: states, alliances, bodies, groups and office holders, found by name or code."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

import msgspec

from warsan.codebook import body_tables as bodies
from warsan.codebook import party_tables as tables
from warsan.codebook.holder_tables import read_holders
from warsan.codebook.party_values import Entry, Office, Person, Role, Term
from warsan.codebook.party_words import fits_case, name_words, role_words
from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError, NotFoundError

Words = tuple[str, ...]


class PartyBook(msgspec.Struct, frozen=True, kw_only=True):
    """Everything under `data/parties`, ready to be looked up.

    Keys are words as `name_words` (names, persons, surnames) or `role_words` (offices, roles)
    give them; the starts map the first words of names and of offices to the words that can come
    second; `ambiguous` maps a name's words to (lean, senses); `labels` maps codes to the names
    that people read; `parts` maps an alliance's code to those of the bodies that are part of it.
    """

    names: dict[Words, tuple[Entry, ...]]
    persons: dict[Words, tuple[Person, ...]]
    surnames: dict[Words, tuple[Person, ...]]
    terms: dict[tuple[str, str], tuple[Term, ...]]
    offices: dict[Words, Office]
    roles: dict[Words, Role]
    ambiguous: dict[Words, tuple[str, str]]
    predecessors: dict[str, tuple[str, str]]
    titles: dict[Words, tuple[str, str]]
    settings: dict[str, frozenset[str]]
    name_starts: dict[str, frozenset[str]]
    office_starts: dict[str, frozenset[str]]
    labels: dict[str, str]
    parts: dict[str, frozenset[str]]

    def named(self, written: str) -> tuple[Entry, ...]:
        """The parties that a name in a text can mean."""
        found = self.names.get(name_words(written), ())
        return tuple(e for e in found if fits_case(written, e.alias))

    def people(self, written: str) -> tuple[Person, ...]:
        """The persons with a full name; initials within it tell nothing: "Antony J. Blinken"."""
        words = name_words(written)
        plain = (*words[:1], *(w for w in words[1:-1] if len(w) > 1), *words[1:][-1:])
        return self.persons.get(words) or self.persons.get(plain, ())

    def holders(self, country: str, office: str, day: str | None) -> tuple[Term, ...]:
        """Who held an office of a country on an ISO day; none without a day."""
        if day is None:
            return ()
        return tuple(t for t in self.terms.get((country, office), ()) if t.covers(day))

    def state_on(self, code: str, day: str | None) -> str:
        """The state that a code's names meant on a day: in 1962 "the Russians" were Soviet."""
        since, before = self.predecessors.get(code, ("", ""))
        return before if before and day is not None and day[:4] < since else code


_IN_FORCE: ContextVar[PartyBook | None] = ContextVar("the parties in force", default=None)


def load_parties() -> PartyBook:
    """The parties in force here: those of `using_book`, else the tables that come with Warsan.

    Raises:
        CodebookError: A table breaks its rules; file and line are named.
    """
    return _IN_FORCE.get() or shipped_parties()


@contextmanager
def using_book(book: PartyBook | None) -> Iterator[None]:
    """Let `load_parties` give this book while the block runs, in this thread or task alone."""
    before = _IN_FORCE.set(book)
    try:
        yield
    finally:
        _IN_FORCE.reset(before)


@cache
def shipped_parties() -> PartyBook:
    """The tables that come with Warsan, read and checked once."""
    countries, predecessors = tables.read_countries()
    people = read_holders()
    ambiguous = _ambiguous()
    offices = {role_words(o.phrase): o for o in tables.read_offices()}
    persons = index_people(people, lambda p: p.names)
    entries = (
        *countries,
        *tables.read_regions(),
        *tables.read_collectives(),
        *bodies.read_alliances(),
        *bodies.read_organisations(),
        *bodies.read_companies(),
        *bodies.read_groups(),
        *bodies.read_defacto(),
    )
    names = index_names(entries, frozenset(ambiguous))
    return PartyBook(
        names=names,
        persons=persons,
        name_starts=index_starts((*names, *persons)),
        office_starts=index_starts(offices),
        surnames=index_people(people, lambda p: p.shorts),
        terms=index_terms(people),
        offices=offices,
        roles={role_words(r.lemma): r for r in tables.read_roles()},
        ambiguous=ambiguous,
        predecessors=predecessors,
        titles={
            name_words(r["word"]): (r["kind"], r["gender"])
            for r in read_rows("parties/titles.tsv", ("kind", "word", "gender"))
        },
        settings=_settings(),
        labels={e.code: e.name for e in entries if e.kind in {"country", "alliance"}},
        parts=index_parts(entries),
    )


def index_names(
    entries: Iterable[Entry], ambiguous: frozenset[Words]
) -> dict[Words, tuple[Entry, ...]]:
    """Entries by the words of their alias.

    Raises:
        CodebookError: An alias gives two parties and no note in ambiguous.tsv says so.
    """
    found: dict[Words, dict[tuple[str, str, str], Entry]] = {}
    for entry in entries:
        same = found.setdefault(name_words(entry.alias), {})
        rivals = [e for e in same.values() if e.code != entry.code and _same_case(e, entry)]
        if rivals and name_words(entry.alias) not in ambiguous:
            raise CodebookError(
                f"{entry.origin}: {entry.alias!r} stands for {rivals[0].code or rivals[0].name} "
                f"({rivals[0].origin}) and for {entry.code or entry.name}",
                "note it in ambiguous.tsv",
            )
        same.setdefault((entry.code, entry.kind, entry.alias), entry)
    return {words: tuple(same.values()) for words, same in found.items()}


def _same_case(one: Entry, other: Entry) -> bool:
    return fits_case(one.alias, other.alias) or fits_case(other.alias, one.alias)


def index_people(
    people: Iterable[Person], names: Callable[[Person], Iterable[str]]
) -> dict[Words, tuple[Person, ...]]:
    """People by the words of some of their names."""
    found: dict[Words, tuple[Person, ...]] = {}
    for person in people:
        for words in {name_words(n) for n in names(person)}:
            found[words] = (*found.get(words, ()), person)
    return found


def index_starts(phrases: Iterable[Words]) -> dict[str, frozenset[str]]:
    """First words of phrases, to the words that come second in some."""
    found: dict[str, set[str]] = {}
    for words in phrases:
        found.setdefault(words[0], set()).update(words[1:2])
    return {word: frozenset(seconds) for word, seconds in found.items()}


def index_parts(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """Alliances to their parts: CAMEO writes a part as the whole's code with more behind it."""
    codes = {e.code: e.cameo for e in entries if e.kind == "alliance" and e.cameo}
    return {
        whole: parts
        for whole, cameo in codes.items()
        if (parts := frozenset(c for c, m in codes.items() if m != cameo and m.startswith(cameo)))
    }


def index_terms(people: Iterable[Person]) -> dict[tuple[str, str], tuple[Term, ...]]:
    """Terms by country and office, each in the order of their holders' names."""
    found: dict[tuple[str, str], list[Term]] = {}
    for term in sorted((t for p in people for t in p.terms), key=lambda t: (t.person, t.begin)):
        found.setdefault((term.country, term.office), []).append(term)
    return {key: tuple(terms) for key, terms in found.items()}


def _ambiguous() -> dict[Words, tuple[str, str]]:
    rows = read_rows("parties/ambiguous.tsv", ("name", "lean", "senses"))
    return {name_words(r["name"]): (r["lean"], r["senses"]) for r in rows}


def _settings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_rows("parties/settings.tsv", ("kind", "lemma")):
        found.setdefault(row["kind"], set()).add(row["lemma"])
    return {kind: frozenset(lemmas) for kind, lemmas in found.items()}


def find_code(text: str) -> str:
    """The code of a party given by code or name, in any case: "rus", "Russia", "nato".

    Raises:
        NotFoundError: No party of that name, or several; the nearest names are suggested.
    """
    book = load_parties()
    by_code = {e.code for entries in book.names.values() for e in entries if e.code}
    if text.strip().upper() in by_code:
        return text.strip().upper()
    entries = [e for e in book.names.get(name_words(text), ()) if e.code]
    found = {e.code for e in entries if not e.years[1]} or {e.code for e in entries}
    if len(found) == 1:
        return found.pop()
    if found:
        raise NotFoundError(f"{text!r} means several parties", f"say {' or '.join(sorted(found))}")
    raise NotFoundError(f"no party {text!r}", _suggestion(text, book))


def _suggestion(text: str, book: PartyBook) -> str:
    names = {
        " ".join(words): entries[0] for words, entries in book.names.items() if entries[0].code
    }
    near = difflib.get_close_matches(" ".join(name_words(text)), names, n=3, cutoff=0.7)
    if not near:
        return "give a code such as RUS, or a name such as Russia"
    listed = (f"{names[n].alias} ({names[n].code})" for n in near)
    return f"did you mean {' or '.join(dict.fromkeys(listed))}?"
