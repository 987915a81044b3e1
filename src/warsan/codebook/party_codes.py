"""What other data sets call a party: CAMEO actor codes, ISO 3166, Correlates of War."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from warsan.codebook.body_tables import read_alliances, read_defacto, read_groups
from warsan.codebook.party_checks import check_codes, load_sectors
from warsan.codebook.party_values import Entry
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError
from warsan.model import Party

Status = Literal["member", "observer", "disputed", "territory", "former"]
_COLUMNS = ("code", "status", "of", "iso", "numeric", "cow", "cameo", "un")
_COW = re.compile(r"(\d{1,3})(?::(\d{4})-(\d{4})?)?$")


class CowNumber(msgspec.Struct, frozen=True):
    """A state number of Correlates of War, with the years in which it holds ("" for open)."""

    number: str
    begin: str = ""
    end: str = ""

    def covers(self, year: str) -> bool:
        """Whether it holds in a year; without years it always does."""
        return self.begin <= year and (not self.end or year <= self.end)


class StateCodes(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `codes.tsv`.

    Attributes:
        status: Of the United Nations: member, observer, disputed (neither), territory, former.
        of: The state that a territory belongs to.
        iso, numeric: ISO 3166-1 (3166-3 for former states); "" where ISO has none.
        cow: State numbers of Correlates of War; empty where it has none.
        cameo: The actor's first three letters in CAMEO; "" where its list has none.
        un: Year of admission to the United Nations; "1945-1992" for a state that left it.
    """

    code: str
    status: Status
    of: str
    iso: str
    numeric: str
    cow: tuple[CowNumber, ...]
    cameo: str
    un: str


class ForeignCodes(msgspec.Struct, frozen=True, kw_only=True):
    """What other data sets call a party; "" where they have no code.

    Attributes:
        cameo: The whole actor code, country and role ("RUSGOV", "IGOUNO").
        iso: ISO 3166-1 alpha-3.
        numeric: ISO 3166-1 numeric, three digits.
        cow: State number of Correlates of War.
        losses: What the codes no longer say, a clause each.
    """

    cameo: str
    iso: str
    numeric: str
    cow: str
    losses: tuple[str, ...]


@cache
def load_codes() -> dict[str, StateCodes]:
    """The rows of `codes.tsv` by code.

    Raises:
        CodebookError: A row breaks its rules; file and line are named.
    """
    found: dict[str, StateCodes] = {}
    for row in read_rows("parties/codes.tsv", _COLUMNS):
        check_codes(row, row["code"])
        if row["code"] in found:
            raise CodebookError(f"{row.place}: {row['code']} stands twice", "merge the rows")
        found[row["code"]] = msgspec.convert({**row.cells, "cow": _cow(row)}, StateCodes)
    return found


def _cow(row: Row) -> tuple[CowNumber, ...]:
    matches = [_COW.match(number) for number in row.entries("cow")]
    if None in matches:
        raise CodebookError(f"{row.place}: no state number", "write 255, or 260:1955-1990")
    return tuple(CowNumber(*(part or "" for part in m.groups())) for m in matches if m)


def find_foreign_codes(party: Party, *, on: str | None = None) -> ForeignCodes:
    """A party's codes in CAMEO, ISO 3166 and Correlates of War, with what is lost.

    Args:
        party: As a Reading has it.
        on: ISO day, for states whose number changed (Germany, Yemen); the latest without it.
    """
    losses = list[str]()
    state = load_codes().get(party.code)
    cameo = _cameo(party, state, losses)
    if party.code and not (state and state.iso):
        losses.append(f"ISO 3166 has no code for {party.code}")
    cow = _cow_number(party.code, state, on, losses)
    losses += [
        f"CAMEO names no {what}: {value} is lost"
        for what, value in (
            ("person", party.name),
            ("office", party.office),
            ("body below a state's role", party.organisation if state else None),
        )
        if value
    ]
    iso, numeric = (state.iso, state.numeric) if state else ("", "")
    return ForeignCodes(cameo=cameo, iso=iso, numeric=numeric, cow=cow, losses=tuple(losses))


def _cameo(party: Party, state: StateCodes | None, losses: list[str]) -> str:
    sector = load_sectors().get(party.sector or "")
    alliance = _alliances().get(party.code)
    if alliance:
        if not alliance.cameo:
            losses.append(f"CAMEO has no code for {alliance.name}: IGO says only what kind it is")
        role = sector.cameo if sector and sector.code != "IGO" else ""
        return (alliance.cameo or "IGO") + role
    if sector and sector.loss:
        losses.append(f"CAMEO loses {sector.loss}")
    if not party.code:
        if not (sector and sector.abroad):
            losses.append("CAMEO has no code for a party without a country")
        return sector.abroad if sector else ""
    if not (state and state.cameo):
        losses.append(f"CAMEO has no code for {party.code}")
        return ""
    return state.cameo + (_role(party, sector.cameo) if sector else "")


def _role(party: Party, role: str) -> str:
    """The role, narrowed where CAMEO tells separatists and insurgents from other rebels."""
    narrower = _rebels().get((party.code, party.organisation or ""), "")
    return narrower if narrower and role == "REB" else role


def _cow_number(code: str, state: StateCodes | None, on: str | None, losses: list[str]) -> str:
    numbers = state.cow if state else ()
    if on is not None:
        numbers = tuple(n for n in numbers if n.covers(on[:4]))
    if not numbers:
        if code:
            part = f", a territory of {state.of}" if state and state.of else ""
            losses.append(f"Correlates of War has no state number for {code}{part}")
        return ""
    if len(numbers) > 1:
        earlier = ", ".join(f"{n.number} until {n.end}" for n in numbers[:-1])
        losses.append(f"{code} was {earlier} in Correlates of War; say which day")
    return numbers[-1].number


@cache
def _alliances() -> dict[str, Entry]:
    return {e.code: e for e in reversed(read_alliances())}


@cache
def _rebels() -> dict[tuple[str, str], str]:
    return {(e.code, e.name): e.cameo for e in (*read_groups(), *read_defacto()) if e.cameo}
