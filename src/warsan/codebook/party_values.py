"""What the tables of parties hold: names, persons with their terms, offices, roles."""

from __future__ import annotations

from typing import Literal

import msgspec

EntryKind = Literal[
    "country",
    "capital",
    "region",
    "collective",
    "alliance",
    "organisation",
    "group",
    "adjective",
    "people",
]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One name of one party.

    Attributes:
        alias: The name as news writes it.
        code: The party's code; "" where there is none of one state.
        name: The party's, region's or body's main name.
        head: Key of the office that "the … chief" means.
        place: Whether one can stand in it.
        plural: Whether it takes "they".
        years: First and last year in which the name means this party, as ISO years.
        origin: File and line.
        cameo: SEP or INS where CAMEO tells rebels apart; an alliance's code there.
        source: Title of the Wikipedia article, where the table names one.
    """

    alias: str
    kind: EntryKind
    code: str
    name: str
    sector: str = ""
    head: str = ""
    place: bool = False
    plural: bool = False
    years: tuple[str, str] = ("", "")
    origin: str = ""
    cameo: str = ""
    source: str = ""


class Sector(msgspec.Struct, frozen=True, kw_only=True):
    """A sector of PLOVER and the role that says the same in CAMEO.

    Attributes:
        cameo: What follows a country's code; "" if CAMEO has none.
        abroad: What an actor without a country begins with; "" if CAMEO has none.
        loss: What the CAMEO code no longer says; "" if nothing.
    """

    code: str
    name: str
    cameo: str
    abroad: str
    loss: str


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A person's time in one office; days are ISO 8601 as precise as known, or "" if unknown.

    Attributes:
        end: The last day; where `open`, the last day of which the table knows.
        open: Whether the office was still held at the end.
    """

    person: str
    country: str
    sector: str
    office: str
    title: str
    gender: str
    begin: str
    end: str
    open: bool = False

    def covers(self, day: str) -> bool:
        """Whether the office was held on an ISO day, as far as its precision says."""
        end = self.end or self.begin
        return bool(self.begin) and self.begin <= day[: len(self.begin)] and day[: len(end)] <= end

    def may_cover(self, day: str) -> bool:
        """Whether the office was held when the table last knew, before an ISO day."""
        return self.open and day[: len(self.end)] > self.end


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person of `holders.tsv` with all spellings and terms of office."""

    name: str
    names: tuple[str, ...]
    shorts: tuple[str, ...]
    gender: str
    terms: tuple[Term, ...]


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """A way to write an office: its key, the sector it puts its holder in, and gender."""

    phrase: str
    key: str
    sector: str
    gender: str


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A generic word for people or a body; groups as in roles.tsv."""

    lemma: str
    sector: str
    group: str
