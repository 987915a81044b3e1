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


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A person's time in one office; days are ISO 8601 as precise as known."""

    person: str
    country: str
    sector: str
    office: str
    title: str
    gender: str
    begin: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether the office was held on an ISO day, as far as its precision says."""
        return day[: len(self.begin)] >= self.begin and (
            not self.end or day[: len(self.end)] <= self.end
        )


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
