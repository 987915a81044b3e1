"""Builds the map's outlines from the npm package `world-atlas`, which carries Natural Earth.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m scripts.outlines package

Needs no package to run; the package's files are not needed to draw. Writes
`data/map/outlines.tsv`: coasts as closed lines, and the lines between two states, each once.
Which of those are contested says `data/map/contested.tsv`, made by hand.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

OUT = Path("src/warsan/data/map/outlines.tsv")
HEAD = """\
# Coasts ("land": closed lines; "hole": an inland sea within one) and the lines between two states ("border").
# Source: Natural Earth 1:50m (https://www.naturalearthdata.com), public domain, by way of the npm package world-atlas 2.0.2 (ISC); written by scripts/outlines.py.
# between: the names in the source of what lies on either side. points: hundredths of a degree, longitude and latitude in turn; the first pair is a position, each further one a step; what lies across the date line runs past 180.
kind	between	points
"""  # noqa: E501
SLACK = 0.02
"""Degrees by which a line may be off after thinning: about two kilometres."""
LEAST = 0.1
"""Degrees; islands less wide and high are left out."""
Point = tuple[float, float]
Line = list[Point]


def main() -> int:
    """Writes the file and says what is in it."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rows = [*_coasts(_load(sys.argv[1], "land")), *_borders(_load(sys.argv[1], "countries"))]
    OUT.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    sys.stdout.write(f"{len(rows)} lines, {OUT.stat().st_size:,} bytes\n")
    return 0


def _load(folder: str, name: str) -> dict[str, Any]:
    text = Path(folder, f"{name}-50m.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    loaded["lines"] = [_decode(arc, loaded["transform"]) for arc in loaded["arcs"]]
    return loaded


def _decode(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Line:
    """An arc of TopoJSON: steps on a grid, to degrees."""
    (scale_x, scale_y), (left, low) = transform["scale"], transform["translate"]
    x = y = 0
    line = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        line.append((x * scale_x + left, y * scale_y + low))
    return line


def _coasts(atlas: dict[str, Any]) -> Iterator[str]:
    """The rings of all land, those within others marked as holes."""
    for shape in atlas["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for number, ring in enumerate(polygon):
                line = _unroll(_join(ring, atlas["lines"]))
                if max(_extent(line, 0), _extent(line, 1)) >= LEAST and _extent(line, 1):
                    yield _row("hole" if number else "land", "", _thin_ring(line))


def _join(ring: Sequence[int], lines: Sequence[Line]) -> Line:
    """Arcs one after another; ~n is arc n backwards, and each begins where the last ended."""
    joined: Line = []
    for number in ring:
        joined += (lines[number] if number >= 0 else lines[~number][::-1])[bool(joined) :]
    return joined


def _unroll(ring: Line) -> Line:
    """A ring over the date line without the leap there: it runs past the edge of the map.

    Antarctica's goes around the pole and comes back along the edge of the map: it is left alone.
    """
    turns, rolled = 0, []
    for index, (lon, lat) in enumerate(ring):
        step = lon - ring[index - 1][0] if index else 0.0
        turns += (step < -180) - (step > 180)
        rolled.append((lon + 360 * turns, lat))
    if turns or _extent(rolled, 0) > 300:
        return ring
    middle = sum(lon for lon, _ in rolled) / len(rolled)
    return [(lon - 360 * round(middle / 360), lat) for lon, lat in rolled]


def _extent(line: Line, axis: int) -> float:
    return max(point[axis] for point in line) - min(point[axis] for point in line)


def _borders(atlas: dict[str, Any]) -> Iterator[str]:
    """The arcs that two states share."""
    sides: dict[int, list[str]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        for number in _numbers(shape.get("arcs", [])):
            sides.setdefault(number, []).append(shape["properties"]["name"])
    for number, names in sorted(sides.items(), key=lambda item: sorted(item[1])):
        if len(set(names)) == 2:
            yield _row("border", ";".join(sorted(set(names))), _thin(atlas["lines"][number]))


def _numbers(arcs: Any) -> Iterator[int]:
    for part in arcs:
        if isinstance(part, int):
            yield part if part >= 0 else ~part
        else:
            yield from _numbers(part)


def _thin_ring(line: Line) -> Line:
    """A closed line is thinned in two halves: its ends are one point, which says no direction."""
    middle = len(line) // 2
    return _thin(line[: middle + 1])[:-1] + _thin(line[middle:])


def _thin(line: Line) -> Line:
    """Points without which the line would be off by more than SLACK (Douglas and Peucker)."""
    kept, parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        off, worst = max(
            ((_off(line[n], line[first], line[last]), n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if off > SLACK:
            kept.add(worst)
            parts += [(first, worst), (worst, last)]
    return [line[n] for n in sorted(kept)]


def _off(point: Point, first: Point, last: Point) -> float:
    """How far a point lies from the stretch between two others."""
    across, up = last[0] - first[0], last[1] - first[1]
    length = across * across + up * up
    along = ((point[0] - first[0]) * across + (point[1] - first[1]) * up) / length if length else 0
    along = min(1.0, max(0.0, along))
    aside = point[0] - first[0] - along * across, point[1] - first[1] - along * up
    return float((aside[0] ** 2 + aside[1] ** 2) ** 0.5)


def _row(kind: str, between: str, line: Line) -> str:
    """Rounded first and stepped then, so that rounding does not add up along a line."""
    x = y = 0
    steps: list[str] = []
    for lon, lat in line:
        new_x, new_y = round(lon * 100), round(lat * 100)
        if not steps or (new_x, new_y) != (x, y):
            steps.append(f"{new_x - x} {new_y - y}")
        x, y = new_x, new_y
    return f"{kind}\t{between}\t{' '.join(steps)}"


if __name__ == "__main__":
    sys.exit(main())
