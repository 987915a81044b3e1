"""The readable tables of places: countries, regions, areas and facilities; short forms."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, cast, get_args

import msgspec

from warsan.codebook.place_words import place_key
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

SpotKind = Literal["country", "region", "district", "city", "facility", "water", "area"]
_DIVISIONS = frozenset(("Oblast", "Krai", "Governorate", "Province", "Region", "State", "District"))
_COUNTRIES = ("iso2", "iso3", "name", "number", "lat", "lon", "area", "population")
_REGIONS = ("country", "code", "name", "lat", "lon", "radius", "population")
_AREAS = ("name", "aliases", "kind", "country", "lat", "lon", "radius", "source")
_NAMES = (
    "code", "name", "aliases", "adjectives", "people", "capitals", "until", "since", "predecessor"
)  # fmt: skip


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer.

    Attributes:
        name: Its usual name in English, or its own.
        kind: As of a Place; "district" is a second-level division.
        lat, lon: Degrees north and east (WGS 84).
        country: ISO 3166-1 alpha-3 of where it lies; "" where that is no single state.
        iso2: The same in two letters.
        region: GeoNames' code of the first-level region; "" where unknown.
        number: Its number at GeoNames.
        population: Inhabitants; of towns within a tenth, 0 where unknown.
        radius: Kilometres around the position in which most of it lies; 0 for towns.
        aliases: Other names, in the tables.
        other: Whether it was found by another spelling than its main name.
        origin: Table or data set that it is from.
    """

    name: str
    kind: SpotKind
    lat: float
    lon: float
    country: str = ""
    iso2: str = ""
    region: str = ""
    number: int | None = None
    population: int = 0
    radius: float = 0.0
    aliases: tuple[str, ...] = ()
    other: bool = False
    origin: str = ""


@cache
def read_spots() -> tuple[Spot, ...]:
    """All places of the tables: countries, hand-made rows, then GeoNames' regions.

    Raises:
        CodebookError: A row has no such kind, country or position.
    """
    countries = tuple(_read_countries())
    codes = {s.country: s.iso2 for s in countries}
    regions = tuple(_read_regions({s.iso2: s.country for s in countries}))
    twins = {(r.country, r.name): r for r in regions}
    areas = tuple(_area(row, codes, twins) for row in read_rows("places/areas.tsv", _AREAS))
    claimed = {(s.country, s.region) for s in areas if s.region}
    return (*countries, *areas, *(r for r in regions if (r.country, r.region) not in claimed))


def _read_countries() -> Iterator[Spot]:
    names = {r["code"]: r for r in read_rows("parties/countries.tsv", _NAMES)}
    for row in read_rows("places/countries.tsv", _COUNTRIES):
        news = names.get(row["iso3"])
        aliases = (news["name"], *news.entries("aliases")) if news else ()
        yield Spot(
            name=news["name"] if news else row["name"],
            kind="country",
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["iso3"],
            iso2=row["iso2"],
            number=int(row["number"]),
            population=int(row["population"]),
            radius=round(math.sqrt(int(row["area"]) / math.pi), 1),
            aliases=tuple(dict.fromkeys((row["name"], *aliases))),
            origin=row.place,
        )


def _read_regions(codes: Mapping[str, str]) -> Iterator[Spot]:
    for row in read_rows("places/regions.tsv", _REGIONS):
        yield Spot(
            name=row["name"],
            kind="region",
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=codes[row["country"]],
            iso2=row["country"],
            region=row["code"],
            population=int(row["population"]),
            radius=float(row["radius"]),
            origin=row.place,
        )


def _area(row: Row, codes: Mapping[str, str], regions: Mapping[tuple[str, str], Spot]) -> Spot:
    """A hand-made row; a region takes code and population from GeoNames' of the same name."""
    kind, country = row["kind"], row["country"]
    if kind not in get_args(SpotKind) or (country and country not in codes):
        raise CodebookError(f"{row.place}: no such kind or country", "correct that line")
    names = (row["name"], *row.entries("aliases"))
    same = (regions.get((country, name)) for name in names)
    twin = next((r for r in same if r), None) if kind == "region" else None
    return Spot(
        name=row["name"],
        kind=cast("SpotKind", kind),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        country=country,
        iso2=codes.get(country, ""),
        region=twin.region if twin else "",
        population=twin.population if twin else 0,
        radius=float(row["radius"]),
        aliases=tuple(_other_names(row, twin)),
        origin=row.place,
    )


def _other_names(row: Row, twin: Spot | None) -> Iterator[str]:
    """Its aliases, the name without "Oblast", and what GeoNames calls it."""
    for name in (row["name"], *row.entries("aliases")):
        if name != row["name"]:
            yield name
        first, _, last = name.rpartition(" ")
        if row["kind"] == "region" and last in _DIVISIONS and first:
            yield first
    if twin is not None:
        yield twin.name


@cache
def load_datelines() -> frozenset[tuple[str, str]]:
    """Cities that news names without state or country: key of the name, and country."""
    rows = read_rows("places/datelines.tsv", ("name", "country"))
    return frozenset((place_key(r["name"]), r["country"]) for r in rows)


@cache
def load_short_forms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Short forms of states and provinces, as written, with (country, name) of each."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in read_rows("places/abbreviations.tsv", ("short", "country", "name")):
        found[row["short"]] = (*found.get(row["short"], ()), (row["country"], row["name"]))
    return found


@cache
def load_spellings() -> Mapping[str, tuple[int, ...]]:
    """By the key of a current spelling or former name the GeoNames numbers of its cities."""
    found: dict[str, tuple[int, ...]] = {}
    for row in read_rows("places/spellings.tsv", ("spelling", "name", "country", "number")):
        key = place_key(row["spelling"])
        found[key] = (*found.get(key, ()), int(row["number"]))
    return found


@cache
def _load_classes() -> Mapping[str, str]:
    return {r["word"]: r["kind"] for r in read_rows("places/classes.tsv", ("word", "kind"))}


@cache
def load_place_classes() -> Mapping[str, str]:
    """What sort of place a word beside a name says it is, by its lemma."""
    return {word: kind for word, kind in _load_classes().items() if kind != "side"}


@cache
def load_sides() -> frozenset[str]:
    """Words that say which part of a place is meant."""
    return frozenset(word for word, kind in _load_classes().items() if kind == "side")


class Nearby(msgspec.Struct, frozen=True):
    """How words before a place relate something to it.

    `radius` is in kilometres around the place; 0 stands for the place's own.
    """

    words: str
    relation: str
    radius: float


@cache
def load_relations() -> tuple[Nearby, ...]:
    """The words that relate to a place, the longest first."""
    rows = read_rows("places/relations.tsv", ("words", "relation", "radius"))
    found = [Nearby(r["words"], r["relation"], float(r["radius"])) for r in rows]
    return tuple(sorted(found, key=lambda n: -len(n.words)))


@cache
def load_weights() -> Mapping[str, tuple[float, float]]:
    """For each feature of the evidence its weight alone and together with the other names."""
    rows = read_rows("places/weights.tsv", ("feature", "alone", "together"))
    return {r["feature"]: (float(r["alone"]), float(r["together"])) for r in rows}
