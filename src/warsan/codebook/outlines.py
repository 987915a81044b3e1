"""The map's outlines: coasts, lines between states, contested areas, parts of the world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

Line = NDArray[np.float64]
_LINES = ("kind", "between", "points")
_CONTESTED = ("name", "lat", "lon", "between", "west", "south", "east", "north", "why")
_VIEWS = ("name", "west", "south", "east", "north")


class Box(msgspec.Struct, frozen=True):
    """A part of the world: its corners in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a position lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


class Contested(msgspec.Struct, frozen=True):
    """An area that more than one authority claims.

    Attributes:
        between: What lies on either side of its line; "" where the outlines have none.
        box: The part of that line which is meant.
        why: Who claims and holds it, and what the outlines draw.
    """

    name: str
    lat: float
    lon: float
    between: str
    box: Box
    why: str


class Outlines(msgspec.Struct, frozen=True):
    """Lines as arrays of (longitude, latitude), degrees.

    Attributes:
        land: Closed lines around land.
        holes: Closed lines around inland seas.
        agreed, disputed: Lines between two states.
        contested: The areas behind `disputed`, and those without a line.
        views: Parts of the world, by name.
    """

    land: tuple[Line, ...]
    holes: tuple[Line, ...]
    agreed: tuple[Line, ...]
    disputed: tuple[Line, ...]
    contested: tuple[Contested, ...]
    views: dict[str, Box]


@cache
def load_outlines() -> Outlines:
    """The outlines, read once.

    Raises:
        CodebookError: A contested row names a line that the outlines do not have.
    """
    rows = read_rows("map/outlines.tsv", _LINES)
    areas = tuple(_contested(row) for row in read_rows("map/contested.tsv", _CONTESTED))
    agreed, disputed = _split_borders(rows, areas)
    return Outlines(
        tuple(line for row in rows if row["kind"] == "land" for line in _both_sides(_line(row))),
        tuple(_line(row) for row in rows if row["kind"] == "hole"),
        agreed, disputed, areas,
        {row["name"]: _box(row) for row in read_rows("map/views.tsv", _VIEWS)},
    )  # fmt: skip


def _line(row: Row) -> Line:
    """Steps in hundredths of a degree, to positions."""
    steps = np.array(row["points"].split(), dtype=np.int64).reshape(-1, 2)
    positions: Line = np.cumsum(steps, axis=0) / 100
    return positions


def _both_sides(line: Line) -> Iterator[Line]:
    """A line, and once more where a part of it lies beyond the date line."""
    around = np.array((360.0, 0.0))
    yield line
    if line[:, 0].max() > 180:
        yield line - around
    if line[:, 0].min() < -180:
        yield line + around


def _contested(row: Row) -> Contested:
    return Contested(
        row["name"], float(row["lat"]), float(row["lon"]), row["between"], _box(row), row["why"]
    )


def _box(row: Row) -> Box:
    return Box(*(float(row[side]) for side in ("west", "south", "east", "north")))


def _split_borders(
    rows: Sequence[Row], areas: Sequence[Contested]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines between states, parted where they begin and cease to be contested."""
    agreed: list[Line] = []
    disputed: list[Line] = []
    met = set()
    for row in rows:
        if row["kind"] != "border":
            continue
        boxes = [area.box for area in areas if area.between == row["between"]]
        for line, contested in _stretches(_line(row), boxes):
            (disputed if contested else agreed).append(line)
            met |= {row["between"]} if contested else set()
    missing = {area.between for area in areas if area.between} - met
    if missing:
        raise CodebookError(f"data/map/contested.tsv: no line {min(missing)}", "correct that row")
    return tuple(agreed), tuple(disputed)


def _stretches(line: Line, boxes: Sequence[Box]) -> Iterator[tuple[Line, bool]]:
    """Runs of a line's steps within one of the boxes or without, in order."""
    middles: Any = (line[1:] + line[:-1]) / 2
    inside = [any(box.holds(lon, lat) for box in boxes) for lon, lat in middles.tolist()]
    start = 0
    for step in range(1, len(inside) + 1):
        if step == len(inside) or inside[step] != inside[start]:
            yield line[start : step + 1], inside[start]
            start = step
