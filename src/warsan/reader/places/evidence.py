"""What speaks for each place that the names of a text can mean."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from warsan.codebook.place_rows import Spot, load_datelines, load_short_forms
from warsan.codebook.place_words import place_key
from warsan.reader.places.candidates import find_candidates

FEATURES = (
    "town", "inhabitants", "large", "unknown size", "country", "region", "district", "area",
    "often named", "other spelling", "said kind", "other kind", "lies within", "lies outside",
    "same country", "same region",
    "named country", "named region", "near", "nearest", "first", "sole region",
    "dateline city",
)  # fmt: skip
"""The columns of a text's evidence; data/places/weights.tsv has a weight for each."""
Numbers = NDArray[np.float64]
_NEAR = 100.0
"""Kilometres over which being near fades to a third."""
_WIDE = frozenset({"country", "region"})
_CITY = 100_000
"""Inhabitants that tell a dateline's city from villages of its name."""
_EARTH = 6371.0


class Sense(msgspec.Struct, frozen=True):
    """A name in one sense: all mentions of it in a text that are resolved together.

    Attributes:
        text: As first written.
        kind: What a word beside it says it is; "" where none does.
        within: As what follows it says where it lies; "" where nothing does.
        count: How often it stands in the text.
    """

    text: str
    kind: str
    within: str
    count: int


class Evidence:
    """The candidates of all senses of a text, in one list, and what speaks for each."""

    def __init__(self, senses: Sequence[Sense]) -> None:
        self.senses = tuple(senses)
        found = [_choices(s) for s in senses]
        self.spots = tuple(spot for spots in found for spot in spots)
        self.owner = np.array([n for n, spots in enumerate(found) for _ in spots], np.intp)
        self.alone = self._by_itself()
        """What speaks for each candidate without the other names: rows as of `features`."""
        country = [s.iso2 for s in self.spots]
        self._country = _numbered(country)
        self._region = _numbered([f"{s.iso2}.{s.region}" if s.region else "" for s in self.spots])
        self._is_country = np.array([s.kind == "country" for s in self.spots], bool)
        self._is_region = np.array([s.kind in ("region", "area") for s in self.spots], bool)
        self._kernel = self._nearness()

    def features(self, belief: Numbers) -> Numbers:
        """One row a candidate, one column a feature.

        Args:
            belief: How probable each candidate is held, adding up to 1 for each sense.
        """
        out = self.alone.copy()
        others = max(len(self.senses) - 1, 1)
        country = self._of_others(self._country, belief)
        region = self._of_others(self._region, belief * ~self._is_country)
        out[:, 14] = country / others
        out[:, 15] = np.minimum(region, 3.0)
        out[:, 16] = self._of_others(self._country, belief * self._is_country) > 0.5
        out[:, 17] = self._of_others(self._region, belief * self._is_region) > 0.5
        near = self._kernel * belief
        out[:, 18] = np.minimum(near.sum(1), 4.0)
        out[:, 19] = near.max(1, initial=0.0)
        first = self.owner == 0
        out[:, 20] = near[:, first].sum(1) if first.any() else 0.0
        out[:, 21] = (region > 0.5) & (region >= best_of(region, self.owner))
        return out

    def _of_others(self, group: NDArray[np.intp], belief: Numbers) -> Numbers:
        """How much belief the other senses give to each candidate's group (0: no group)."""
        total = np.bincount(group, belief, minlength=1)
        size = int(group.max(initial=0)) + 1
        own = self.owner * size + group
        mine = np.bincount(own, belief)
        return np.where(group > 0, total[group] - mine[own], 0.0)

    def _by_itself(self) -> Numbers:
        out = np.zeros((len(self.spots), len(FEATURES)))
        containers = [find_candidates(s.within) if s.within else () for s in self.senses]
        for row, (spot, owner) in enumerate(zip(self.spots, self.owner, strict=True)):
            sense = self.senses[owner]
            town = spot.kind == "city"
            size = math.log1p(spot.population) / 10
            out[row, 0], out[row, 1] = town, size if town else 0.0
            out[row, 2] = 0.0 if town else size
            out[row, 3] = town and spot.population == 0
            for n, kind in enumerate(("country", "region", "district", "area"), 4):
                out[row, n] = _kind_of(spot) == kind
            out[row, 8] = size * math.log(sense.count) if town else 0.0
            out[row, 9] = spot.other
            known = (place_key(sense.text), spot.country) in load_datelines()
            out[row, 22] = known and town and spot.population >= _CITY
            if sense.kind:
                out[row, 10 if _is_of(spot, sense.kind) else 11] = 1.0
            around = [c for c in containers[owner] if c.kind in ("country", "region", "district")]
            if around:
                out[row, 12 if any(_lies_in(spot, c) for c in around) else 13] = 1.0
        return out

    def _nearness(self) -> Numbers:
        """How near every two candidates of different senses are, 1 to 0; states are nowhere."""
        lat = np.radians([s.lat for s in self.spots])
        lon = np.radians([s.lon for s in self.spots])
        half = np.sin((lat[:, None] - lat) / 2) ** 2
        half += np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
        away = 2 * _EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
        placed = np.array([s.kind != "country" and s.radius < 300 for s in self.spots], bool)
        apart = (self.owner[:, None] != self.owner) & placed[:, None] & placed
        return np.where(apart, np.exp(-away / _NEAR), 0.0)


def kilometres(one: Spot, lat: float, lon: float) -> float:
    """How far a place is from a position, along a great circle."""
    a, b = math.radians(one.lat), math.radians(lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon - one.lon) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(half, 1.0)))


def _choices(sense: Sense) -> tuple[Spot, ...]:
    """A name's candidates; those that lie in the state or region that follows it, if any do.

    A state before a state may be a list ("Kansas, Oklahoma"): then both kinds are weighed.
    """
    spots = find_candidates(sense.text)
    around = [c for c in find_candidates(sense.within) if c.kind in _WIDE] if sense.within else []
    if any(s.kind in _WIDE for s in spots) and sense.within not in load_short_forms():
        return spots
    return tuple(s for s in spots if any(_lies_in(s, a) for a in around)) or spots


def _numbered(names: Sequence[str]) -> NDArray[np.intp]:
    order = {name: n for n, name in enumerate(dict.fromkeys(["", *names]))}
    return np.array([order[name] for name in names], np.intp)


def best_of(values: Numbers, owner: NDArray[np.intp]) -> Numbers:
    """For each candidate the highest value among those of its sense."""
    best = np.full(int(owner.max(initial=0)) + 1, -np.inf)
    np.maximum.at(best, owner, values)
    return best[owner]


def _kind_of(spot: Spot) -> str:
    """Waters, mountains and facilities have no inhabitants to be weighed by: one kind."""
    return "area" if spot.kind in ("water", "facility") else spot.kind


def _is_of(spot: Spot, kind: str) -> bool:
    return spot.kind == kind or (kind == "region" and spot.kind in ("area", "district"))


def _lies_in(spot: Spot, around: Spot) -> bool:
    if place_key(spot.name) == place_key(around.name) and spot.kind == around.kind:
        return False
    if spot.iso2 != around.iso2:
        return False
    return around.kind == "country" or (bool(spot.region) and spot.region == around.region)
