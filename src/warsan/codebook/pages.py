"""What Warsan knows about pages: furniture, credits, agencies, genres, zones, file kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast, get_args

from warsan.codebook.late_patterns import LatePattern
from warsan.codebook.templates import template_slots, template_source, template_words
from warsan.codebook.wordlists import load_words
from warsan.errors import CodebookError
from warsan.model import Genre

_CAPITALISED = r"[A-Z\u00c0-\u00de][\w.’'-]*"
Where = Literal["line", "start", "end"]
Place = Literal["title", "hint", "section", "url", "opening"]
Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class CreditCue:
    """A way in which a page says whose text it prints; the pattern names "name" or "agency".

    Attributes:
        name: Whose way it is, where the phrase itself names nobody.
    """

    role: str
    where: Where
    pattern: LatePattern
    name: str | None = None


@dataclass(frozen=True, slots=True)
class GenreCue:
    """A sign of a genre, in the place where it counts."""

    genre: Genre
    where: Place
    template: str
    pattern: LatePattern


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is no text: how it begins, its name, what to do instead."""

    begins: bytes
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """All tables under `data/pages`, checked.

    Attributes:
        related_end, related_inline: Headings over a closing list, and pointers in the midst.
        footers: Lines that close an article; `furniture`: lines that are no part of it.
        agencies: Every printed form to the agency's name.
        english: English function words to "every" or "share".
        agency_words: Words in agencies' names, in lower case, to "any", "long" or "never".
        zones: Zone letters to "+01:00" or a name of the tz database.
        updates: Openings of a line that dates a change, not the publication.
        stamps: Labels of a date of publication; `sections`: names of sections, both in lower case.
        standfirsts, kickers, captions: Words of the class names that mark a standfirst, a rubric,
            and what stands under a picture.
        languages: ISO 639 code to the language's English name.
    """

    related_end: re.Pattern[str]
    related_inline: re.Pattern[str]
    footers: re.Pattern[str]
    furniture: re.Pattern[str]
    credits: tuple[CreditCue, ...]
    agencies: MappingProxyType[str, str]
    agency_words: MappingProxyType[str, str]
    outlet_words: frozenset[str]
    genres: tuple[GenreCue, ...]
    zones: MappingProxyType[str, str]
    kinds: tuple[FileKind, ...]
    languages: MappingProxyType[str, str]
    function_words: frozenset[str]
    english: MappingProxyType[str, str]
    updates: tuple[str, ...]
    stamps: frozenset[str]
    sections: frozenset[str]
    standfirsts: frozenset[str]
    kickers: frozenset[str]
    captions: frozenset[str]


@cache
def load_page_words() -> PageWords:
    """The page tables, read and checked once.

    Raises:
        CodebookError: A file breaks its own rules; names file and line.
    """
    related = _rows("related.tsv", 2)
    footers = _rows("footers.tsv", 2)
    passing = [t for kind, t in footers if kind == "pass"]
    agencies = {form: row[0] for row in _rows("agencies.tsv", 2) for form in row[1:]}
    slots, has_agency = _agency_slots(agencies), _agency_test(agencies)
    return PageWords(
        related_end=_any_of((t for kind, t in related if kind == "end"), slots),
        related_inline=_any_of((t for kind, t in related if kind == "inline"), slots),
        footers=_any_of((t for kind, t in footers if kind == "end"), slots),
        furniture=_any_of([*load_words("pages/furniture.txt"), *passing], slots),
        credits=tuple(_credit(row, slots, has_agency) for row in _rows("credits.tsv", 3)),
        agencies=MappingProxyType(agencies),
        agency_words=MappingProxyType(dict(_agency_word(r) for r in _rows("agency_words.tsv", 2))),
        outlet_words=load_words("pages/outlets.txt"),
        genres=tuple(_genre(row) for row in _rows("genres.tsv", 3)),
        zones=MappingProxyType({row[0]: row[1] for row in _rows("zones.tsv", 2)}),
        kinds=tuple(_kind(row) for row in _rows("kinds.tsv", 3)),
        languages=MappingProxyType({row[0]: row[1] for row in _rows("languages.tsv", 2)}),
        function_words=load_words("pages/function_words.txt"),
        english=MappingProxyType({word: kind for kind, word in _rows("english.tsv", 2)}),
        updates=tuple(sorted(load_words("pages/updates.txt"))),
        stamps=load_words("pages/stamps.txt"),
        sections=load_words("pages/sections.txt"),
        standfirsts=load_words("pages/standfirsts.txt"),
        kickers=load_words("pages/kickers.txt"),
        captions=load_words("pages/captions.txt"),
    )


def _rows(name: str, columns: int) -> list[list[str]]:
    text = files("warsan").joinpath("data", "pages", name).read_text(encoding="utf-8")
    if "# Source:" not in text:
        raise CodebookError(f"data/pages/{name} names no source", "add a line '# Source: …'")
    rows: list[list[str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) < columns or not all(cell.strip() for cell in row):
            raise CodebookError(f"data/pages/{name} line {number}: {columns} columns expected")
        if row in rows:
            raise CodebookError(f"data/pages/{name} line {number}: {line!r} stands twice")
        rows.append(row)
    return rows


def _agency_slots(agencies: Iterable[str]) -> dict[str, str]:
    # Longest first: "AP" must not stop the match of "APA".
    forms = sorted(_agency_forms(agencies), key=lambda f: (-len(f), f))
    either = "|".join(re.escape(form) for form in forms)
    wire = rf"(?P<wire>(?-i:{_CAPITALISED}(?:\s(?:{_CAPITALISED}|of|the|and|de|&)){{1,6}}))"
    return {"agency": f"(?P<agency>(?-i:{either}))", "agency2": f"(?-i:{either})", "wire": wire}


def _agency_forms(agencies: Iterable[str]) -> frozenset[str]:
    return frozenset(form for name in agencies for form in (name, name.upper()))


def _agency_word(row: list[str]) -> tuple[str, str]:
    strength, word = row
    if strength not in {"any", "long", "never"}:
        raise CodebookError(f"data/pages/agency_words.tsv: unknown strength {strength!r}")
    return word.casefold(), strength


def _any_of(templates: Iterable[str], slots: dict[str, str]) -> re.Pattern[str]:
    sources = sorted(template_source(template, slots) for template in templates)
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", source) for source in sources)
    return re.compile("|".join(f"(?:{source})" for source in unnamed), re.IGNORECASE)


def _credit(row: list[str], slots: dict[str, str], has_agency: Test) -> CreditCue:
    role, where, template, *named = row
    if where not in get_args(Where):
        raise CodebookError(f"data/pages/credits.tsv: unknown place {where!r}")
    source = template_source(template, slots) + (r"[.!]?" if where == "line" else "")
    tests = [_words_test(template)]
    if "agency" in template_slots(template):
        tests.insert(0, has_agency)
    pattern = LatePattern(source, f"data/pages/credits.tsv: {template!r}", *tests)
    return CreditCue(role, cast(Where, where), pattern, named[0] if named else None)


def _genre(row: list[str]) -> GenreCue:
    genre, where, template = row
    if genre not in get_args(Genre) or where not in get_args(Place):
        raise CodebookError(f"data/pages/genres.tsv: unknown genre or place in {row!r}")
    place = f"data/pages/genres.tsv: {template!r}"
    pattern = LatePattern(template_source(template), place, _words_test(template))
    return GenreCue(cast(Genre, genre), cast(Place, where), template, pattern)


def _words_test(template: str) -> Test:
    """Whether a text holds a word that the template cannot do without."""
    words = template_words(template)
    if not words:
        return lambda _: True
    return lambda text: any(word in _folded(text) for word in words)


def _agency_test(agencies: Iterable[str]) -> Test:
    """Whether a text holds the name of an agency in one of its spellings."""
    forms = _agency_forms(agencies)
    return lru_cache(maxsize=64)(lambda text: any(form in text for form in forms))


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return text.casefold()


def _kind(row: list[str]) -> FileKind:
    return FileKind(bytes.fromhex(row[0]), row[1], row[2])
