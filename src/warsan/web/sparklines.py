"""A pair's activity as a line small enough to stand beside its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from warsan.views import DayRow

WIDTH, HEIGHT = 120, 28
_BINS = 24
_EDGE = 3


class Sparkline(msgspec.Struct, frozen=True):
    """The points of two polylines in a box of `WIDTH` by `HEIGHT`."""

    words: str
    deeds: str


def draw_sparkline(days: Sequence[DayRow]) -> Sparkline:
    """Words and deeds over the pair's first to last day, in at most 24 equal steps of time."""
    words, deeds = [0] * (_BINS + 2), [0] * (_BINS + 2)
    ordinals = [date.fromisoformat(row.day).toordinal() for row in days]
    first = min(ordinals, default=0)
    length = max(ordinals, default=0) - first + 1
    for ordinal, row in zip(ordinals, days, strict=True):
        step = 1 + (2 * (ordinal - first) + 1) * _BINS // (2 * length)
        words[step] += row.words
        deeds[step] += row.deeds
    top = max(1, *words, *deeds)
    return Sparkline(_points(words, top), _points(deeds, top))


def draw_multiples(many: Sequence[Sequence[DayRow]]) -> list[Sparkline]:
    """The pressure of several pairs over the same days and on the same scale."""
    ordinals = [date.fromisoformat(row.day).toordinal() for days in many for row in days]
    first = min(ordinals, default=0)
    length = max(ordinals, default=0) - first + 1
    sums = [_bin_pressure(days, first, length) for days in many]
    top = max((value for pair in sums for line in pair for value in line), default=0) or 1
    return [Sparkline(_points(words, top), _points(deeds, top)) for words, deeds in sums]


def _bin_pressure(
    days: Sequence[DayRow], first: int, length: int
) -> tuple[list[float], list[float]]:
    words, deeds = [0.0] * _BINS, [0.0] * _BINS
    for row in days:
        step = (date.fromisoformat(row.day).toordinal() - first) * _BINS // length
        words[step] += row.word_pressure
        deeds[step] += row.deed_pressure
    return words, deeds


def _points(counts: Sequence[float], top: float) -> str:
    across = (WIDTH - 2 * _EDGE) / (len(counts) - 1)
    down = (HEIGHT - 2 * _EDGE) / top
    return " ".join(
        f"{_EDGE + index * across:.1f},{HEIGHT - _EDGE - count * down:.1f}"
        for index, count in enumerate(counts)
    )
