"""The tables of `data/parties` as frozen values, each row checked when it is read."""

from __future__ import annotations

import msgspec

from warsan.codebook.party_checks import check_codes
from warsan.codebook.party_values import Entry, EntryKind, Office, Role
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

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


def read_countries(text: str | None = None) -> tuple[tuple[Entry, ...], dict[str, tuple[str, str]]]:
    """Names of states, and for each state that has one its first year and predecessor."""
    found, before = list[Entry](), dict[str, tuple[str, str]]()
    for row in read_rows("parties/countries.tsv", _COUNTRY, text):
        check_codes(row, row["code"])
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
        check_codes(row, row["code"])
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


def read_offices() -> tuple[Office, ...]:
    """Ways to write offices."""
    rows = read_rows("parties/offices.tsv", ("phrase", "key", "sector", "gender"))
    for row in rows:
        check_codes(row, "", row["sector"])
    return tuple(
        Office(phrase=r["phrase"], key=r["key"], sector=r["sector"], gender=r["gender"])
        for r in rows
    )


def read_roles() -> tuple[Role, ...]:
    """Generic words for people and bodies."""
    rows = read_rows("parties/roles.tsv", ("lemma", "sector", "group"))
    for row in rows:
        check_codes(row, "", row["sector"])
        if row["group"] not in ("body", "people", "person", "plural", "relation"):
            raise CodebookError(
                f"{row.place}: unknown group {row['group']!r}",
                "see the head of roles.tsv",
            )
    return tuple(Role(lemma=r["lemma"], sector=r["sector"], group=r["group"]) for r in rows)


def read_peoples() -> frozenset[str]:
    """What the people of states are called, and the adjectives: "Ukrainians", "Ukrainian"."""
    rows = read_rows("parties/countries.tsv", _COUNTRY)
    return frozenset(
        n for row in rows for n in (*row.entries("people"), *row.entries("adjectives"))
    )
