"""The tables of `data/parties` as frozen values, each row checked when it is read."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from warsan.codebook.party_values import Entry, EntryKind, Office, Person, Role, Term
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

_CODE = re.compile(r"[A-Z]{2,8}$")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_COUNTRY = (
    "code",
    "name",
    "aliases",
    "adjectives",
    "people",
    "capitals",
    "until",
    "since",
    "predecessor",
)
_HOLDER = ("names", "short", "country", "sector", "office", "title", "gender", "from", "to")


@cache
def load_sectors() -> frozenset[str]:
    """The codes of `sectors.tsv`."""
    return frozenset(r["code"] for r in read_rows("parties/sectors.tsv", ("code", "name")))


def _check(row: Row, code: str = "", sector: str = "") -> None:
    if code and not _CODE.match(code):
        raise CodebookError(f"{row.place}: {code!r} is no code", "use capital letters only")
    if sector and sector not in load_sectors():
        raise CodebookError(f"{row.place}: unknown sector {sector!r}", "see sectors.tsv")


def read_countries(text: str | None = None) -> tuple[tuple[Entry, ...], dict[str, tuple[str, str]]]:
    """Names of states, and for each state that has one its first year and predecessor."""
    found, before = list[Entry](), dict[str, tuple[str, str]]()
    for row in read_rows("parties/countries.tsv", _COUNTRY, text):
        _check(row, row["code"])
        found += _state(row, (row["since"], row["until"]))
        if row["predecessor"]:
            before[row["code"]] = (row["since"], row["predecessor"])
    return tuple(found), before


def _state(row: Row, years: tuple[str, str]) -> list[Entry]:
    columns: tuple[tuple[EntryKind, tuple[str, ...]], ...] = (
        ("country", (row["name"], *row.entries("aliases"))),
        ("adjective", row.entries("adjectives")),
        ("people", row.entries("people")),
        ("capital", row.entries("capitals") if "capitals" in row.cells else ()),
    )
    return [
        Entry(
            alias=alias,
            kind=kind,
            code=row["code"],
            name=row["name"],
            years=years,
            plural=kind == "people" and _is_plural_people(alias),
            origin=row.place,
        )
        for kind, aliases in columns
        for alias in aliases
    ]


def _is_plural_people(alias: str) -> bool:
    return alias.startswith("the ") or alias.endswith(("s", "men", "ese"))


def read_regions() -> tuple[Entry, ...]:
    """Parts of states."""
    columns = ("code", "name", "aliases", "adjectives", "people")
    found = list[Entry]()
    for row in read_rows("parties/regions.tsv", columns):
        _check(row, row["code"])
        found += [
            msgspec.structs.replace(e, kind="region") if e.kind == "country" else e
            for e in _state(row, ("", ""))
        ]
    return tuple(found)


def read_collectives() -> tuple[Entry, ...]:
    """Names of many states at once; their code is empty."""
    columns = ("name", "aliases", "adjectives", "people", "note")
    rows = read_rows("parties/collectives.tsv", columns)
    return tuple(
        Entry(alias=alias, kind="collective", code="", name=row["name"], origin=row.place)
        for row in rows
        for alias in (
            row["name"],
            *row.entries("aliases"),
            *row.entries("adjectives"),
            *row.entries("people"),
        )
    )


def read_alliances() -> tuple[Entry, ...]:
    """Alliances and intergovernmental organisations."""
    columns = ("code", "name", "aliases", "adjectives", "head")
    found = list[Entry]()
    for row in read_rows("parties/alliances.tsv", columns):
        _check(row, row["code"])
        found += [
            Entry(
                alias=alias,
                kind="alliance",
                code=row["code"],
                name=row["name"],
                sector="IGO",
                head=row["head"],
                origin=row.place,
            )
            for alias in (row["name"], *row.entries("aliases"))
        ]
    return tuple(found)


def read_organisations() -> tuple[Entry, ...]:
    """Seats of government, legislatures, services, media."""
    columns = ("name", "aliases", "code", "sector", "head", "place")
    found = list[Entry]()
    for row in read_rows("parties/organisations.tsv", columns):
        _check(row, row["code"], row["sector"])
        found += [
            Entry(
                alias=alias,
                kind="organisation",
                code=row["code"],
                name=row["name"],
                sector=row["sector"],
                head=row["head"],
                place=row["place"] == "yes",
                origin=row.place,
            )
            for alias in (row["name"], *row.entries("aliases"))
        ]
    return tuple(found)


def read_groups() -> tuple[Entry, ...]:
    """Armed groups."""
    columns = ("name", "aliases", "country", "sector", "people")
    found = list[Entry]()
    for row in read_rows("parties/groups.tsv", columns):
        _check(row, row["country"], row["sector"])
        names = dict.fromkeys((row["name"], *row.entries("aliases"), *row.entries("people")))
        found += [
            Entry(
                alias=alias,
                kind="group",
                code=row["country"],
                name=row["name"],
                sector=row["sector"],
                plural=bool(row["people"]),
                origin=row.place,
            )
            for alias in names
        ]
    return tuple(found)


def read_holders(text: str | None = None) -> tuple[Person, ...]:
    """Office holders, one value a person."""
    people: dict[str, list[Row]] = {}
    for row in read_rows("parties/holders.tsv", _HOLDER, text):
        _check(row, row["country"], row["sector"])
        _check_days(row)
        people.setdefault(row.entries("names")[0], []).append(row)
    return tuple(_person(name, rows) for name, rows in people.items())


def _check_days(row: Row) -> None:
    begin, end = row["from"], row["to"]
    if not _DAY.match(begin) or (end and not _DAY.match(end)):
        raise CodebookError(f"{row.place}: a date is not ISO 8601", "write 2022, 2022-04 or a day")
    if end and begin[: len(end)] > end[: len(begin)]:
        raise CodebookError(f"{row.place}: ends before it begins ({begin} to {end})")


def _person(name: str, rows: list[Row]) -> Person:
    names = dict.fromkeys(n for row in rows for n in row.entries("names"))
    shorts = dict.fromkeys(s for row in rows for s in row.entries("short"))
    if not shorts:
        shorts = dict.fromkeys(n.split()[-1] for n in names)
    terms = tuple(
        Term(
            person=name,
            country=r["country"],
            sector=r["sector"],
            office=r["office"],
            title=r["title"],
            gender=r["gender"],
            begin=r["from"],
            end=r["to"],
        )
        for r in rows
    )
    return Person(
        name=name, names=tuple(names), shorts=tuple(shorts), gender=rows[0]["gender"], terms=terms
    )


def read_offices() -> tuple[Office, ...]:
    """Ways to write offices."""
    rows = read_rows("parties/offices.tsv", ("phrase", "key", "sector", "gender"))
    for row in rows:
        _check(row, "", row["sector"])
    return tuple(
        Office(phrase=r["phrase"], key=r["key"], sector=r["sector"], gender=r["gender"])
        for r in rows
    )


def read_roles() -> tuple[Role, ...]:
    """Generic words for people and bodies."""
    rows = read_rows("parties/roles.tsv", ("lemma", "sector", "group"))
    for row in rows:
        _check(row, "", row["sector"])
        if row["group"] not in ("body", "people", "person", "plural", "relation"):
            raise CodebookError(
                f"{row.place}: unknown group {row['group']!r}",
                "see the head of roles.tsv",
            )
    return tuple(Role(lemma=r["lemma"], sector=r["sector"], group=r["group"]) for r in rows)
