"""Places against geoparsing gold: their spans, and how many lie within 161 km of the gold."""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from warsan.eval.formats.geoparsing import Geotext, Toponym
from warsan.eval.spans import Agreement

WITHIN = 161.0
"""Kilometres (100 miles): the measure of Gritta et al. 2018."""
_EARTH = 6371.0


class FoundPlace(msgspec.Struct, frozen=True):
    """A place as the reader gives it: characters, and degrees or None."""

    start: int
    end: int
    lat: float | None
    lon: float | None


class PlacesPrediction(msgspec.Struct, frozen=True):
    """What the reader found in a text, and what it makes of the gold's own spans, one each."""

    found: tuple[FoundPlace, ...]
    given: tuple[FoundPlace, ...]


class PlaceScore(msgspec.Struct, frozen=True):
    """Counts over texts.

    Attributes:
        spans: Exact agreement of spans.
        near: Gold toponyms found with their exact span and placed near the gold.
        near_given: Gold toponyms placed near the gold where their spans are given.
        n: Gold toponyms with coordinates.
        dropped: Toponyms whose offsets fit no name.
    """

    spans: Agreement = Agreement()
    near: int = 0
    near_given: int = 0
    n: int = 0
    dropped: int = 0

    def __add__(self, other: PlaceScore) -> PlaceScore:
        return PlaceScore(
            self.spans + other.spans,
            self.near + other.near,
            self.near_given + other.near_given,
            self.n + other.n,
            self.dropped + other.dropped,
        )

    def shares(self) -> dict[str, object]:
        """The keys of `warsan eval places`; None without gold."""
        some = self.n > 0
        return {
            "span_f1": self.spans.f1 if some else None,
            "within_161km": self.near / self.n if some else None,
            "within_161km_given": self.near_given / self.n if some else None,
            "n": self.n,
            "dropped": self.dropped,
        }


def score_places(gold: Geotext, read: PlacesPrediction) -> PlaceScore:
    """One text. What falls on a toponym without coordinates counts neither way."""
    placed = gold.placed
    open_ = [t for t in gold.toponyms if t.lat is None]
    found = {
        (p.start, p.end): p
        for p in read.found
        if not any(p.start < t.end and t.start < p.end for t in open_)
    }
    truth = {(t.start, t.end) for t in placed}
    return PlaceScore(
        spans=Agreement(right=len(truth & found.keys()), found=len(found), gold=len(truth)),
        near=_count((t, found.get((t.start, t.end))) for t in placed),
        near_given=_count(zip(placed, read.given, strict=True)),
        n=len(placed),
        dropped=gold.dropped,
    )


def _count(pairs: Iterable[tuple[Toponym, FoundPlace | None]]) -> int:
    return sum(place is not None and is_near(toponym, place) for toponym, place in pairs)


def is_near(toponym: Toponym, place: FoundPlace) -> bool:
    """Whether a place lies within 161 km of a toponym, along a great circle."""
    if toponym.lat is None or toponym.lon is None or place.lat is None or place.lon is None:
        return False
    a, b = math.radians(toponym.lat), math.radians(place.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(place.lon - toponym.lon) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(half, 1.0))) <= WITHIN
