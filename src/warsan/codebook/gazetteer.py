"""The gazetteer: every place that bears a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from warsan.codebook.place_rows import Spot, load_spellings, read_spots
from warsan.codebook.place_words import place_key

Numbers = NDArray[np.integer]


class _Names:
    """Names in the order of their keys, in one text; a name is found by halving."""

    def __init__(self, blob: NDArray[np.uint8]) -> None:
        self._text = blob.tobytes()
        self._ends = np.flatnonzero(blob == 10)

    def __getitem__(self, at: int) -> str:
        start = self._ends[at - 1] + 1 if at else 0
        return self._text[start : self._ends[at]].decode()

    def rows(self, key: str) -> Iterator[int]:
        """The rows whose name has a key."""
        low, high = 0, len(self._ends)
        while low < high:
            middle = (low + high) // 2
            if place_key(self[middle]) < key:
                low = middle + 1
            else:
                high = middle
        while low < len(self._ends) and place_key(self[low]) == key:
            yield low
            low += 1


class Gazetteer:
    """Places by name: GeoNames' towns and districts, and the tables of `data/places`."""

    def __init__(self, data: Mapping[str, NDArray[np.generic]], spots: tuple[Spot, ...]) -> None:
        self._data = data
        self._names = _Names(data["names"])  # type: ignore[arg-type]
        self._spellings = _Names(data["spellings"])  # type: ignore[arg-type]
        self._countries = data["countries"].tobytes().decode().split("\n")
        self._regions = data["regions"].tobytes().decode().split("\n")
        self._tables: dict[str, list[Spot]] = {}
        self._found: dict[str, tuple[Spot, ...]] = {}
        self.codes = {s.iso2: s.country for s in spots if s.kind == "country"}
        for spot in spots:
            for name in (spot.name, *spot.aliases):
                self._tables.setdefault(place_key(name), []).append(spot)

    def named(self, name: str) -> tuple[Spot, ...]:
        """All places of a name, those of the tables first; a place is there once."""
        key = place_key(name)
        if key not in self._found:
            self._found[key] = tuple(self._of(key)) if key else ()
        return self._found[key]

    def _of(self, key: str) -> Iterator[Spot]:
        yield from self._tables.get(key, ())
        rows = [*self._names.rows(key), *self._respelt(key)]
        yield from (self._spot(row) for row in rows)
        other = {int(self._data["spelt"][n]) for n in self._spellings.rows(key)}
        yield from (self._spot(row, other=True) for row in sorted(other - set(rows)))

    def _respelt(self, key: str) -> Iterator[int]:
        for number in load_spellings().get(key, ()):
            yield from (int(n) for n in np.flatnonzero(self._data["number"] == number))

    def _spot(self, row: int, *, other: bool = False) -> Spot:
        data: Mapping[str, Numbers] = self._data  # type: ignore[assignment]
        number = int(data["number"][row])
        iso2 = self._countries[data["country"][row]]
        return Spot(
            name=self._names[row],
            kind="city" if number else "district",
            lat=int(data["lat"][row]) / 1000,
            lon=int(data["lon"][row]) / 1000,
            country=self.codes[iso2],
            iso2=iso2,
            region=self._regions[data["region"][row]],
            number=number or None,
            population=round(float(np.expm1(int(data["population"][row]) / 10))),
            radius=float(data["radius"][row]),
            other=other,
            origin="GeoNames",
        )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read once.

    Raises:
        CodebookError: A table breaks its format.
    """
    raw = files("warsan").joinpath("data", "places", "gazetteer.npz").read_bytes()
    with np.load(BytesIO(raw)) as data:
        return Gazetteer({name: data[name] for name in data.files}, read_spots())


def find_country(code: str) -> Spot | None:
    """A country by its ISO 3166-1 alpha-3 code."""
    return _by_code().get(code)


@cache
def _by_code() -> Mapping[str, Spot]:
    return {s.country: s for s in read_spots() if s.kind == "country"}
