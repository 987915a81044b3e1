"""Outlines cut to a frame, as paths of SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import msgspec
import numpy as np

from warsan.codebook.outlines import Line, load_outlines
from warsan.web.map_frame import Frame

_EDGE = 20  # pixels beyond the frame at which lines are cut, so that no cut is seen
_STEP = 0.5  # pixels in a unit of a path
_LEAST = 2.0  # pixels: smaller islands are left out


class Paths(msgspec.Struct, frozen=True):
    """What an SVG path needs for each sort of line; a unit is `scale` pixels."""

    land: str
    agreed: str
    disputed: str
    scale: float = _STEP


@lru_cache(maxsize=64)
def draw_paths(frame: Frame) -> Paths:
    """Coasts and lines between states within a frame."""
    outlines = load_outlines()
    rings = (*outlines.land, *outlines.holes)  # drawn by "evenodd": a hole is a ring in a ring
    return Paths(
        "".join(f"M{path}Z" for path in _rings(rings, frame)),
        "".join(f"M{path}" for path in _open_lines(outlines.agreed, frame)),
        "".join(f"M{path}" for path in _open_lines(outlines.disputed, frame)),
    )


def _rings(lines: Iterable[Line], frame: Frame) -> Iterator[str]:
    for line in lines:
        if _is_seen(line, frame):
            ring = _snap(frame.place_line(line))
            cut = _cut_ring(ring.tolist(), frame) if np.ptp(ring, axis=0).max() >= _LEAST else []
            if len(cut) > 2:
                yield _path(cut)


def _open_lines(lines: Iterable[Line], frame: Frame) -> Iterator[str]:
    for line in lines:
        if _is_seen(line, frame):
            for run in _runs(_snap(frame.place_line(line)).tolist(), frame):
                yield _path(run)


def _is_seen(line: Line, frame: Frame) -> bool:
    (west, south), (east, north) = line.min(axis=0), line.max(axis=0)
    box = frame.box
    return bool(
        west < box.east and east > box.west and south < box.north and north > box.south
    )  # fmt: skip


def _snap(line: Line) -> Line:
    """A line on the drawing's grid, each point once: finer steps than a pixel are not seen."""
    steps = np.round(line / _STEP)
    kept = np.append(True, np.any(steps[1:] != steps[:-1], axis=1))
    snapped: Line = steps[kept] * _STEP
    return snapped


def _cut_ring(ring: list[list[float]], frame: Frame) -> list[list[float]]:
    """What of a closed line lies within the frame (Sutherland and Hodgman 1974)."""
    for axis, bound, sign, most in (
        (0, -_EDGE, 1, min), (0, frame.width + _EDGE, -1, max),
        (1, -_EDGE, 1, min), (1, frame.height + _EDGE, -1, max),
    ):  # fmt: skip
        if ring and sign * (most(point[axis] for point in ring) - bound) < 0:
            ring = list(_cut_side(ring, axis, bound, sign))
    return ring


def _cut_side(ring: list[list[float]], axis: int, bound: float, sign: int) -> Iterator[list[float]]:
    """What of a closed line lies on one side of a bound."""
    last = ring[-1]
    was = sign * (last[axis] - bound) >= 0
    for point in ring:
        inside = sign * (point[axis] - bound) >= 0
        if inside != was:
            part = (bound - last[axis]) / (point[axis] - last[axis])
            yield [last[0] + part * (point[0] - last[0]), last[1] + part * (point[1] - last[1])]
        if inside:
            yield point
        last, was = point, inside


def _runs(line: list[list[float]], frame: Frame) -> Iterator[list[list[float]]]:
    """The stretches of an open line that lie in the frame or lead into it."""
    run: list[list[float]] = []
    for first, second in pairwise(line):
        if _near(first, frame) or _near(second, frame):
            run = run or [first]
            run.append(second)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _near(point: list[float], frame: Frame) -> bool:
    across = -_EDGE <= point[0] <= frame.width + _EDGE
    return across and -_EDGE <= point[1] <= frame.height + _EDGE


def _path(points: list[list[float]]) -> str:
    """A position and steps in whole units of the drawing's grid; the page scales them."""
    steps = np.round(np.array(points) / _STEP).astype(int)
    parts = np.diff(steps, axis=0).tolist()
    first = f"{steps[0][0]} {steps[0][1]}l"
    return first + " ".join(f"{across} {down}" for across, down in parts)
