"""Outlets: who publishes, who owns it, which state controls it, and who is whose echo."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

import msgspec

from warsan.codebook.party_checks import check_codes
from warsan.codebook.party_words import name_words
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError, InputError

Control = Literal["state", "public", "private", "unknown"]
OutletKind = Literal[
    "wire", "newspaper", "broadcaster", "magazine", "online", "aggregator", "think tank"
]
Words = tuple[str, ...]
FILE = "outlets.tsv"
"""The name of a user's own table beside a desk."""

_COLUMNS = (
    "name", "names", "country", "owner", "control", "controller", "languages", "kind", "former",
    "source",
)  # fmt: skip


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `outlets.tsv`.

    Attributes:
        names: Other names, and web domains.
        country: ISO 3166-1 alpha-3 of the head office; "" where it has none.
        owners: The owner and whoever controls it; empty where not known.
        control: "state" where a state owns it or directs what it says, "public" where a state
            pays for or chartered it and the law keeps its editors free.
        controller: That state's code; "" where there is none.
        languages: ISO 639-1.
        former: Whether it no longer publishes under this name.
        source: Title of the Wikipedia article, or an address, where the facts can be checked.
    """

    name: str
    names: tuple[str, ...]
    country: str
    owners: tuple[str, ...]
    control: Control
    controller: str
    languages: tuple[str, ...]
    kind: OutletKind
    former: bool
    source: str


class Independence(msgspec.Struct, frozen=True, kw_only=True):
    """Whether two outlets can count as two sources; None where the tables do not tell."""

    independent: bool | None
    reason: str


class OutletBook(msgspec.Struct, frozen=True):
    """Outlets by the words of their names and by domain."""

    outlets: tuple[Outlet, ...]
    names: dict[Words, Outlet]
    domains: dict[str, Outlet]

    def find(self, name_or_domain: str) -> Outlet | None:
        """The outlet of a name, a domain or a web address; None if it is not known."""
        text = name_or_domain.strip()
        if found := self.names.get(_key(text)):
            return found
        host = (urlsplit(text).hostname if "://" in text else text.lower()) or ""
        parts = host.split("/")[0].split(".")
        tails = (".".join(parts[n:]) for n in range(len(parts) - 1))
        return next((self.domains[tail] for tail in tails if tail in self.domains), None)

    def judge(self, one: str, other: str) -> Independence:
        """Whether two outlets, given by name or domain, can count as two sources."""
        first, second = self.find(one), self.find(other)
        unknown = [text for text, found in ((one, first), (other, second)) if found is None]
        if first is None or second is None:
            return _verdict(None, f"{' and '.join(map(repr, unknown))} not in the table of outlets")
        return are_independent(first, second)


@cache
def load_outlets() -> OutletBook:
    """The table that comes with Warsan.

    Raises:
        CodebookError: A row breaks its rules; file and line are named.
    """
    return _book(read_outlets())


def find_outlet(name_or_domain: str) -> Outlet | None:
    """The outlet of a name, a domain or a web address; None if it is not known."""
    return load_outlets().find(name_or_domain)


def extend_outlets(path: Path) -> OutletBook:
    """The shipped outlets and a user's own table; a row of the same name replaces ours.

    Raises:
        InputError: The file cannot be read.
        CodebookError: A row breaks its rules; the line is named.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}", "write it as UTF-8") from None
    if "# Source:" not in text:
        text = f"# Source: {path.name}\n{text}"
    own = read_outlets(text)
    replaced = {_key(outlet.name) for outlet in own}
    kept = (o for o in load_outlets().outlets if _key(o.name) not in replaced)
    return _book((*own, *kept), first_wins=True)


def read_outlets(text: str | None = None) -> tuple[Outlet, ...]:
    """The rows of the shipped table, or of another text in its form."""
    return tuple(_outlet(row) for row in read_rows(f"outlets/{FILE}", _COLUMNS, text))


def are_independent(one: Outlet, other: Outlet) -> Independence:
    """Whether two outlets can count as two sources, with the reason.

    One owner, or one state that directs both, makes them one source. What the tables do not
    know stays undecided.
    """
    owners = [o for o in one.owners if o in other.owners]
    directed = one.control == other.control == "state" and one.controller == other.controller
    if one == other:
        return _verdict(False, f"both are {one.name}")
    if owners:
        return _verdict(False, f"{owners[0]} stands behind {one.name} and {other.name}")
    if directed:
        return _verdict(False, f"{one.controller} controls {one.name} and {other.name}")
    if doubts := _doubts(one, other):
        return _verdict(None, "; ".join(doubts))
    return _verdict(True, f"{_stands(one)}; {_stands(other)}")


def _doubts(one: Outlet, other: Outlet) -> list[str]:
    """What the tables do not know, and would have to."""
    doubts = list[str]()
    for outlet in (one, other):
        if outlet.kind == "aggregator":
            doubts.append(f"{outlet.name} passes on what others publish")
        elif outlet.control == "unknown":
            doubts.append(f"who controls {outlet.name} is not known")
        elif one.control == other.control == "private" and not outlet.owners:
            doubts.append(f"the owner of {outlet.name} is not known")
    return doubts


def _stands(outlet: Outlet) -> str:
    behind = outlet.owners[0] if outlet.owners else outlet.controller or "owner not known"
    return f"{outlet.name} is {outlet.control} ({behind})"


def _verdict(independent: bool | None, reason: str) -> Independence:
    return Independence(independent=independent, reason=reason)


def _outlet(row: Row) -> Outlet:
    check_codes(row, row["country"])
    check_codes(row, row["controller"])
    if row["control"] not in get_args(Control):
        raise CodebookError(f"{row.place}: unknown control {row['control']!r}", "see its head")
    if row["kind"] not in get_args(OutletKind):
        raise CodebookError(f"{row.place}: unknown kind {row['kind']!r}", "see its head")
    if (row["control"] in ("state", "public")) != bool(row["controller"]):
        raise CodebookError(
            f"{row.place}: a state is named where, and only where, one is behind it"
        )
    return Outlet(
        name=row["name"],
        names=row.entries("names"),
        country=row["country"],
        owners=row.entries("owner"),
        control=cast(Control, row["control"]),
        controller=row["controller"],
        languages=row.entries("languages"),
        kind=cast(OutletKind, row["kind"]),
        former=row["former"] == "yes",
        source=row["source"] or row["name"],
    )


def _book(outlets: Iterable[Outlet], *, first_wins: bool = False) -> OutletBook:
    every = tuple(outlets)
    names: dict[Words, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for outlet in every:
        for name in (outlet.name, *outlet.names):
            if _is_domain(name):
                taken = domains.setdefault(name, outlet)
            else:
                taken = names.setdefault(_key(name), outlet)
            if taken != outlet and not first_wins:
                raise CodebookError(f"outlets.tsv: {name!r} is {taken.name} and {outlet.name}")
    return OutletBook(every, names, domains)


def _is_domain(name: str) -> bool:
    return "." in name.strip(".") and " " not in name and name == name.lower()


def _key(name: str) -> Words:
    """The words of a name, without the article that half of them have."""
    words = name_words(name)
    return words[1:] if len(words) > 1 and words[0] == "the" else words
