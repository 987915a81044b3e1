"""Pronouns, determiners and words that tell a gender: what references agree in."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from warsan.codebook.party_words import name_words
from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError

Gender = Literal["m", "f", "n", "?"]
Number = Literal["one", "several", "?"]
Kind = Literal["person", "body", "place", "time", "thing", "?"]
Form = Literal[
    "he", "she", "it", "they", "i", "we", "you", "this", "self",
    "name", "definite", "demonstrative", "owned", "indefinite", "counted", "bare",
]  # fmt: skip


class Pronoun(msgspec.Struct, frozen=True):
    """A pronoun: the class it belongs to, and what it agrees in."""

    form: Form
    number: Number
    gender: Gender
    kind: Kind


class ReferenceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The tables under `data/coreference`, by word in lower case.

    Attributes:
        determiners: Which form a determiner gives its noun phrase.
        given: Given names of persons, with their gender.
        titles: Words before or in a name that tell a gender ("Mrs").
        nouns: Nouns for persons, with their gender ("woman", "spokesman").
        kinds: Nouns that stand for places, times, bodies and persons.
    """

    pronouns: dict[str, Pronoun]
    determiners: dict[str, Form]
    given: dict[str, Literal["m", "f"]]
    titles: dict[str, Literal["m", "f"]]
    nouns: dict[str, Gender]
    kinds: dict[str, Kind]


@cache
def load_reference_words() -> ReferenceWords:
    """The tables, read and checked once.

    Raises:
        CodebookError: A table breaks its rules; file and line are named.
    """
    genders = _genders()
    titles = read_rows("parties/titles.tsv", ("kind", "word", "gender"))
    offices = read_rows("parties/offices.tsv", ("phrase", "key", "sector", "gender"))
    persons = {r["phrase"]: r["gender"] for r in offices if r["gender"]}
    return ReferenceWords(
        pronouns=_pronouns(),
        determiners={
            r["word"]: msgspec.convert(r["form"], Form)
            for r in read_rows("coreference/determiners.tsv", ("word", "form"))
        },
        given=msgspec.convert(genders["given"], dict[str, Literal["m", "f"]]),
        titles={
            name_words(r["word"])[0]: msgspec.convert(r["gender"], Literal["m", "f"])
            for r in titles
            if r["kind"] == "title" and r["gender"]
        },
        nouns=msgspec.convert({**persons, **genders["noun"]}, dict[str, Gender]),
        kinds={
            w: msgspec.convert(r["kind"], Kind)
            for r in read_rows("coreference/kinds.tsv", ("kind", "nouns"))
            for w in r.entries("nouns")
        },
    )


def _pronouns() -> dict[str, Pronoun]:
    rows = read_rows("coreference/pronouns.tsv", ("word", "form", "number", "gender", "kind"))
    return {
        r["word"]: msgspec.convert(
            {key: r[key] for key in ("form", "number", "gender", "kind")}, Pronoun
        )
        for r in rows
    }


def _genders() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"given": {}, "noun": {}}
    for row in read_rows("coreference/genders.tsv", ("sort", "gender", "words")):
        if row["sort"] not in found:
            raise CodebookError(f"{row.place}: {row['sort']!r} is no sort", "say given or noun")
        for word in row.entries("words"):
            found[row["sort"]][word] = row["gender"]
    return found
