"""Places as marks on a map: how many words and deeds, and how far around they may lie."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

from warsan.codebook.outlines import Box, Contested, load_outlines
from warsan.report.phrases import say_reach
from warsan.views import PlaceRow
from warsan.web.map_frame import Frame, Size, fit_frame
from warsan.web.map_lines import Paths, draw_paths

_AREA: dict[Size, float] = {"wide": 16.0, "narrow": 9.0}  # square pixels of half a width, an event
_MOST: dict[Size, float] = {"wide": 26.0, "narrow": 15.0}
_FONT: dict[Size, float] = {"wide": 13.0, "narrow": 11.0}
_NAMED: dict[Size, int] = {"wide": 26, "narrow": 9}
_WIDEST_NAMED = 75.0  # degrees of latitude: on a map of the world, names of areas say nothing
_DIAMOND = math.sqrt(math.pi / 2)  # half the width of a diamond as large as a circle, in radii
_BELOW = 0.3  # what of a name reaches below its line, in heights
_LETTER = 0.6  # a letter's width, in heights

Rectangle = tuple[float, float, float, float]  # left, top, right and low side, pixels


class Mark(msgspec.Struct, frozen=True):
    """A place on the map.

    Attributes:
        number: Its position in the list of places, from 1.
        words, deeds: Half the width of the circle of words and of the diamond of deeds, pixels.
        reach: Half width and height of each area in which its events may lie, widest first.
        say: What the mark stands for, in words.
    """

    number: int
    x: float
    y: float
    words: float
    deeds: float
    reach: tuple[tuple[float, float], ...]
    say: str


class Name(msgspec.Struct, frozen=True):
    """A name on the map, where it does not cover another."""

    text: str
    x: float
    y: float
    contested: bool = False


class Drawing(msgspec.Struct, frozen=True):
    """All that one map is drawn from."""

    frame: Frame
    paths: Paths
    marks: tuple[Mark, ...]
    names: tuple[Name, ...]


def draw_map(places: Sequence[PlaceRow], box: Box, size: Size) -> Drawing:
    """The places within a box, drawn: marks of few events lie above those of many."""
    frame = fit_frame(box, size)
    most = max((place.words + place.deeds for place in places), default=1)
    # Areas in proportion to events; where the largest would cover the map, all shrink alike.
    unit = min(_AREA[size], _MOST[size] ** 2 / max(most, 1))
    marks = [_mark(place, number, frame, unit) for number, place in enumerate(places, 1)]
    seen = [mark for mark in marks if _in_frame(mark, frame)]
    names = _find_names(places, seen, frame, size)
    return Drawing(frame, draw_paths(frame), tuple(seen), names)


def find_contested(box: Box) -> tuple[Contested, ...]:
    """The contested areas whose name stands within a box, each once."""
    areas = {area.name: area for area in load_outlines().contested[::-1]}
    found = [area for area in areas.values() if box.holds(area.lon, area.lat)]
    return tuple(sorted(found, key=lambda area: area.name))


def _mark(place: PlaceRow, number: int, frame: Frame, unit: float) -> Mark:
    x, y = frame.place(place.lon, place.lat)
    return Mark(
        number, round(x, 1), round(y, 1), _half(place.words, unit),
        round(_half(place.deeds, unit) * _DIAMOND, 1),
        tuple(_rounded(frame.radii(place.lat, radius)) for radius in place.radii), say_place(place),
    )  # fmt: skip


def _half(count: int, unit: float) -> float:
    return round(max(3.0, math.sqrt(count * unit)), 1) if count else 0.0


def _rounded(pair: tuple[float, float]) -> tuple[float, float]:
    return round(pair[0], 1), round(pair[1], 1)


def say_place(place: PlaceRow) -> str:
    """What a mark stands for: "Kyiv: 3 words, 1 deed; within 25 km"."""
    counts = [
        f"{number} {name}{'' if number == 1 else 's'}"
        for number, name in ((place.words, "word"), (place.deeds, "deed"))
        if number
    ]
    rest = len(place.events) - place.words - place.deeds
    counts += [f"{rest} not counted"] if rest else []
    return f"{place.name}: {', '.join(counts)}; {say_reach(place.radii)}"


def _in_frame(mark: Mark, frame: Frame) -> bool:
    return 0 <= mark.x <= frame.width and 0 <= mark.y <= frame.height


def _find_names(
    places: Sequence[PlaceRow], marks: Sequence[Mark], frame: Frame, size: Size
) -> tuple[Name, ...]:
    """Names beside marks, those of most events first, then those of contested areas."""
    wanted = [(places[m.number - 1].name, m.x, m.y, _around(m)[2] - m.x, False) for m in marks]
    named = {name for name, *_ in wanted}
    if frame.box.north - frame.box.south < _WIDEST_NAMED:
        areas = [area for area in find_contested(frame.box) if area.name not in named]
        wanted += [(area.name, *frame.place(area.lon, area.lat), 3.0, True) for area in areas]
    taken, names = [_around(mark) for mark in marks], []
    for text, x, y, aside, contested in wanted:
        spots = _spots(x, y, aside, len(text) * _FONT[size] * _LETTER, _FONT[size])
        free = [spot for spot in spots if _is_free(spot, taken, frame)]
        if free:
            taken.append(free[0])
            left, base = free[0][0], free[0][3] - _FONT[size] * _BELOW
            names.append(Name(text, round(left, 1), round(base, 1), contested))
        if len(names) == _NAMED[size]:
            break
    return tuple(names)


def _spots(x: float, y: float, aside: float, width: float, font: float) -> list[Rectangle]:
    """Where a name may stand: right, left, below or above its place."""
    gap, middle = aside + 2, font * 0.6
    corners = [
        (x + gap, y - middle), (x - gap - width, y - middle),
        (x - width / 2, y + gap), (x - width / 2, y - gap - 2 * middle),
    ]  # fmt: skip
    return [(left, top, left + width, top + 2 * middle) for left, top in corners]


def _around(mark: Mark) -> Rectangle:
    half = max(mark.words, mark.deeds, 3)
    return mark.x - half, mark.y - half, mark.x + half, mark.y + half


def _is_free(box: Rectangle, taken: Iterable[Rectangle], frame: Frame) -> bool:
    left, top, right, low = box
    if left < 2 or top < 2 or right > frame.width - 2 or low > frame.height - 2:
        return False
    return not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < low
        for other in taken
    )
