"""A user's own parties: a TOML file that adds to the shipped tables, overrides and merges them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from warsan.codebook.parties import shipped_parties
from warsan.codebook.party_checks import load_sectors
from warsan.codebook.party_values import Entry, EntryKind, Person, Term
from warsan.codebook.party_words import name_words
from warsan.errors import InputError

FILE = "parties.toml"
"""The name of the file beside a desk."""

_CODE = re.compile(r"[A-Z]{2,8}$")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_NAMES: tuple[tuple[str, EntryKind | None], ...] = (
    ("names", None), ("adjectives", "adjective"), ("people", "people"), ("capitals", "capital"),
)  # fmt: skip


class _PartyTable(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    name: str
    code: str
    names: list[str] = []
    adjectives: list[str] = []
    people: list[str] = []
    capitals: list[str] = []
    sector: str = ""
    kind: Literal["", "country", "region", "alliance", "organisation", "group"] = ""
    head: str = ""
    place: bool = False
    begin: int | None = msgspec.field(name="from", default=None)
    end: int | None = msgspec.field(name="to", default=None)
    source: str = ""


class _HolderTable(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    names: list[str]
    country: str
    office: str
    begin: str = msgspec.field(name="from")
    end: str = msgspec.field(name="to", default="")
    title: str = ""
    short: list[str] = []
    sector: str = "GOV"
    gender: Literal["", "f", "m"] = ""
    source: str = ""


class Merge(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every name of one party stands for another; both are given by code or by name."""

    party: str
    into: str


class _RemoveTable(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    name: str


class OwnParties(msgspec.Struct, frozen=True, kw_only=True):
    """What a user's file says. Readings made with it name its digest.

    Attributes:
        digest: First 16 digits (hex) of the SHA-256 of the file.
        entries: Names added; they win over the shipped tables.
        people: Office holders added; one replaces the shipped holder of the same name.
        merges: Parties that stand for others.
        removed: Names taken away.
    """

    digest: str
    entries: tuple[Entry, ...] = ()
    people: tuple[Person, ...] = ()
    merges: tuple[Merge, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes that the shipped tables do not have."""
        return tuple(dict.fromkeys(e.code for e in self.entries if e.code not in _codes()))


def read_own_parties(path: Path) -> OwnParties:
    """A user's file, checked.

    Raises:
        InputError: It cannot be read or breaks its rules; line or table are named.
    """
    try:
        return parse_own_parties(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None


def parse_own_parties(raw: bytes, origin: str) -> OwnParties:
    """As `read_own_parties`, for the file's bytes."""
    try:
        tables = tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{origin} is no TOML: {error}", "see docs/parties.md") from None
    unknown = [name for name in tables if name not in ("party", "holder", "merge", "remove")]
    if unknown:
        raise InputError(
            f"{origin}: unknown table {unknown[0]!r}", "write [[party]], [[holder]], [[merge]] …"
        )
    found = {n: list(_rows(tables.get(n, []), n, origin)) for n in _MODELS}
    entries = tuple(e for where, row in found["party"] for e in _party(row, where))
    _refuse_rivals(entries)
    own = OwnParties(
        digest=hashlib.sha256(raw).hexdigest()[:16],
        entries=entries,
        people=_people(found["holder"]),
        merges=tuple(row for _, row in found["merge"]),
        removed=tuple(row.name for _, row in found["remove"]),
    )
    _check_references(own, origin)
    return own


_MODELS: dict[str, type[msgspec.Struct]] = {
    "party": _PartyTable, "holder": _HolderTable, "merge": Merge, "remove": _RemoveTable,
}  # fmt: skip


def _rows(tables: Any, name: str, origin: str) -> Iterator[tuple[str, Any]]:
    """Each table of a kind with where it stands: "parties.toml, party 2"."""
    if not isinstance(tables, list):
        raise InputError(f"{origin}: [{name}] is one table", f"write [[{name}]]")
    for number, table in enumerate(tables, 1):
        where = f"{origin}, {name} {number}"
        try:
            yield where, msgspec.convert(_plain(table), _MODELS[name])
        except msgspec.ValidationError as error:
            text = str(error)
            raise InputError(
                f"{where}: {text[0].lower()}{text[1:]}", "see docs/parties.md"
            ) from None


def _plain(table: Any) -> Any:
    """TOML dates as ISO text, so that 2022-04-28 may stand without quotes."""
    if not isinstance(table, dict):
        return table
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in table.items()}


def _party(row: _PartyTable, where: str) -> Iterator[Entry]:
    _check(row.code, row.sector, where)
    if row.begin and row.end and row.begin > row.end:
        raise InputError(f"{where}: ends before it begins ({row.begin} to {row.end})")
    kind: EntryKind = row.kind or ("group" if row.sector else "country")
    for column, other in _NAMES:
        names = [row.name, *row.names] if column == "names" else getattr(row, column)
        for alias in dict.fromkeys(names):
            if not name_words(alias):
                raise InputError(f"{where}: a name is empty")
            yield Entry(
                alias=alias, kind=other or kind, code=row.code, name=row.name,
                sector="" if other else row.sector, head=row.head, place=row.place,
                plural=other == "people", source=row.source, origin=where,
                years=(str(row.begin or ""), str(row.end or "")),
            )  # fmt: skip


def _check(code: str, sector: str, where: str) -> None:
    if not _CODE.match(code):
        raise InputError(f"{where}: {code!r} is no code", "write two to eight capital letters")
    if sector and sector not in load_sectors():
        known = ", ".join(load_sectors())
        raise InputError(f"{where}: unknown sector {sector!r}", f"sectors: {known}")


def _people(rows: list[tuple[str, Any]]) -> tuple[Person, ...]:
    terms: dict[str, list[tuple[_HolderTable, Term]]] = {}
    for where, row in rows:
        if not row.names:
            raise InputError(f"{where}: no name")
        terms.setdefault(row.names[0], []).append((row, _term(row, where)))
    return tuple(_person(name, held) for name, held in terms.items())


def _person(name: str, held: list[tuple[_HolderTable, Term]]) -> Person:
    names = dict.fromkeys(n for row, _ in held for n in row.names)
    shorts = dict.fromkeys(s for row, _ in held for s in row.short)
    return Person(
        name=name,
        names=tuple(names),
        shorts=tuple(shorts) or tuple(dict.fromkeys(n.split()[-1] for n in names)),
        gender=held[0][0].gender,
        terms=tuple(term for _, term in held),
    )


def _term(row: _HolderTable, where: str) -> Term:
    _check(row.country, row.sector, where)
    for day in (row.begin, row.end):
        if day and not _DAY.match(day):
            raise InputError(f"{where}: {day!r} is no date", "write 2022, 2022-04 or 2022-04-28")
    if row.end and row.begin[: len(row.end)] > row.end[: len(row.begin)]:
        raise InputError(f"{where}: ends before it begins ({row.begin} to {row.end})")
    keys = {o.key for o in shipped_parties().offices.values()}
    if row.office not in keys:
        raise InputError(f"{where}: unknown office {row.office!r}", f"offices: {', '.join(keys)}")
    return Term(
        person=row.names[0], country=row.country, sector=row.sector, office=row.office,
        title=row.title or row.office, gender=row.gender, begin=row.begin,
        end=row.end or "9999",
    )  # fmt: skip


def _refuse_rivals(entries: tuple[Entry, ...]) -> None:
    """One name in the file stands for one party."""
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        first = seen.setdefault(name_words(entry.alias), entry)
        if first.code != entry.code or first.name != entry.name:
            raise InputError(
                f"{entry.origin}: {entry.alias!r} is the name of {first.name} too", first.origin
            )


def _check_references(own: OwnParties, origin: str) -> None:
    """What is merged or removed is there, in the tables or in the file."""
    known = {e.name for rows in shipped_parties().names.values() for e in rows}
    known |= {e.name for e in own.entries} | _codes() | {e.code for e in own.entries}
    for number, merge in enumerate(own.merges, 1):
        for party in (merge.party, merge.into):
            if party not in known:
                raise InputError(
                    f"{origin}, merge {number}: no party {party!r}",
                    f"its code or main name; look it up: warsan parties {party!r}",
                )
    for name in own.removed:
        if not shipped_parties().names.get(name_words(name)):
            raise InputError(f"{origin}: no name {name!r} to remove")


def _codes() -> set[str]:
    book = shipped_parties()
    return {e.code for rows in book.names.values() for e in rows if e.code}
