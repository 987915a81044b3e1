"""The tables of bodies in `data/parties`: alliances, organisations, companies, armed groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from warsan.codebook.party_checks import check_codes, check_years
from warsan.codebook.party_values import Entry, EntryKind
from warsan.codebook.rows import Row, read_rows

_ALLIANCE = ("code", "name", "aliases", "adjectives", "head", "from", "to", "cameo")
_GROUP = ("name", "aliases", "country", "area", "sector", "people", "from", "to", "cameo", "source")
_DEFACTO = (
    "code", "name", "aliases", "adjectives", "people", "seats", "sector", "from", "to", "cameo",
    "recognised", "source",
)  # fmt: skip
_COMPANY = (
    "name", "aliases", "country", "sector", "trade", "state", "head", "from", "to", "source",
)  # fmt: skip


def read_alliances(text: str | None = None) -> tuple[Entry, ...]:
    """Alliances and intergovernmental organisations."""
    found = list[Entry]()
    for row in read_rows("parties/alliances.tsv", _ALLIANCE, text):
        found += _entries(row, row["code"], "alliance", sector="IGO", head=row["head"])
    return tuple(found)


def read_organisations(text: str | None = None) -> tuple[Entry, ...]:
    """Seats of government, legislatures, services, media."""
    columns = ("name", "aliases", "code", "sector", "head", "place")
    found = list[Entry]()
    for row in read_rows("parties/organisations.tsv", columns, text):
        found += _entries(
            row, row["code"], "organisation", sector=row["sector"], head=row["head"],
            place=row["place"] == "yes",
        )  # fmt: skip
    return tuple(found)


def read_companies(text: str | None = None) -> tuple[Entry, ...]:
    """Companies that matter in conflicts."""
    found = list[Entry]()
    for row in read_rows("parties/companies.tsv", _COMPANY, text):
        found += _entries(
            row, row["country"], "organisation", sector=row["sector"], head=row["head"]
        )
    return tuple(found)


def read_groups(text: str | None = None) -> tuple[Entry, ...]:
    """Armed groups and movements."""
    found = list[Entry]()
    for row in read_rows("parties/groups.tsv", _GROUP, text):
        for code in row.entries("area"):
            check_codes(row, code)
        names = dict.fromkeys((*_names(row), *row.entries("people")))
        plural = bool(row["people"])
        found += _entries(row, row["country"], "group", names, sector=row["sector"], plural=plural)
    return tuple(found)


def read_defacto(text: str | None = None) -> tuple[Entry, ...]:
    """Territories that govern themselves and that few states recognise.

    They are bodies of their own under the code of the state that they belong to for most: what
    Transnistria does is not done by the government of Moldova.
    """
    found = list[Entry]()
    for row in read_rows("parties/defacto.tsv", _DEFACTO, text):
        code, sector = row["code"], row["sector"]
        found += _entries(row, code, "organisation", sector=sector, place=True)
        seats = (*row.entries("seats"), *row.entries("adjectives"))
        found += _entries(row, code, "organisation", seats, sector=sector, place=True)
        found += _entries(row, code, "people", row.entries("people"), plural=True)
    return tuple(found)


def _names(row: Row) -> tuple[str, ...]:
    return (row["name"], *row.entries("aliases"))


def _entries(
    row: Row, code: str, kind: EntryKind, names: Iterable[str] | None = None, **more: Any
) -> list[Entry]:
    """An entry for each name of a row (name and aliases, or those given), checked."""
    check_codes(row, code, more.get("sector", ""))
    check_years(row)
    years = (row.cells.get("from", ""), row.cells.get("to", ""))
    source = row.cells.get("source") or row["name"]
    return [
        Entry(
            alias=alias, kind=kind, code=code, name=row["name"], years=years, origin=row.place,
            cameo=row.cells.get("cameo", ""), source=source, **more,
        )
        for alias in (_names(row) if names is None else names)
    ]  # fmt: skip
