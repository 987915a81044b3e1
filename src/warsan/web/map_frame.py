"""Which part of the world a map shows, and where on it a position lies.

The projection is equirectangular: a degree of longitude is as wide as it is at the middle of the
map, a degree of latitude always the same. Distances are right up and down, and across at the
middle latitude.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from warsan.codebook.outlines import Box, Line
from warsan.views import PlaceRow

Size = Literal["wide", "narrow"]
SIZES: dict[Size, tuple[int, int]] = {"wide": (960, 620), "narrow": (360, 360)}
KILOMETRES = 111.2  # in a degree of latitude
_LEAST = 3.0  # degrees: closer than that, coasts thinned to two kilometres look made up
_MARGIN = 0.12
_VAST = 2500.0  # kilometres: Russia is smaller, an ocean or a continent larger
_FARTHEST_WIDTH = 75.0  # degrees of latitude beyond which circles would grow past any use
WORLD = Box(-180, -85, 180, 85)


class Frame(msgspec.Struct, frozen=True):
    """A box of the shape of a drawing, and the size of that drawing in pixels."""

    box: Box
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels in a degree of latitude."""
        return self.height / (self.box.north - self.box.south)

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """The pixel of a position."""
        across = (lon - self.box.west) / (self.box.east - self.box.west)
        return across * self.width, (self.box.north - lat) * self.scale

    def place_line(self, line: Line) -> Line:
        """The pixels of a line."""
        across = (line[:, 0] - self.box.west) * (self.width / (self.box.east - self.box.west))
        down = (self.box.north - line[:, 1]) * self.scale
        line = line.copy()
        line[:, 0], line[:, 1] = across, down
        return line

    def radii(self, lat: float, kilometres: float) -> tuple[float, float]:
        """Half the width and half the height of a circle on the ground, in pixels."""
        up = kilometres / KILOMETRES
        across = up / math.cos(math.radians(min(abs(lat), _FARTHEST_WIDTH)))
        pixels = self.width / (self.box.east - self.box.west)
        return across * pixels, up * self.scale


def fit_frame(box: Box, size: Size) -> Frame:
    """The frame around a box: the box is widened to the shape of the drawing."""
    width, height = SIZES[size]
    lon, lat = (box.west + box.east) / 2, (box.south + box.north) / 2
    shrink = math.cos(math.radians(lat))  # a degree of longitude, in degrees of latitude
    tall = max(box.north - box.south, (box.east - box.west) * shrink * height / width, _LEAST)
    wide = tall * width / height / shrink
    lon, lat = _kept(lon, wide, 180), _kept(lat, tall, 90)
    return Frame(Box(lon - wide / 2, lat - tall / 2, lon + wide / 2, lat + tall / 2), width, height)


def _kept(middle: float, length: float, bound: float) -> float:
    """The middle moved so far that the stretch around it stays in the world, if it can."""
    room = max(bound - length / 2, 0)
    return min(max(middle, -room), room)


def find_box(places: Iterable[PlaceRow]) -> Box:
    """The box around places with a margin, the world where there are none.

    The reach of a place counts up to a few degrees, and an ocean or a continent counts only where
    there is nothing smaller: it would else push all else into a corner.
    """
    known = tuple(places)
    small = [place for place in known if max(place.radii, default=0) < _VAST]
    corners = [corner for place in small or known for corner in _corners(place)]
    if not corners:
        return WORLD
    west, east = min(c[0] for c in corners), max(c[0] for c in corners)
    south, north = min(c[1] for c in corners), max(c[1] for c in corners)
    across, up = (east - west) * _MARGIN, (north - south) * _MARGIN
    return Box(
        max(-180, west - across), max(-85, south - up),
        min(180, east + across), min(85, north + up),
    )  # fmt: skip


def _corners(place: PlaceRow) -> Sequence[tuple[float, float]]:
    up = min(max(place.radii, default=0) / KILOMETRES, 2.0)
    across = up / math.cos(math.radians(min(abs(place.lat), _FARTHEST_WIDTH)))
    return [(place.lon + x * across, place.lat + y * up) for x in (-1, 1) for y in (-1, 1)]
