"""Figures against those judged by reading: number, thing counted and claimant."""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from warsan.eval.formats.judged_figures import Claimant, JudgedFigure
from warsan.model import Figure, Party, Span

_ASPECTS = ("number", "counts", "claimant")


class FoundFigure(msgspec.Struct, frozen=True):
    """A figure of the reader with the span of the words that claim it, None if there are none."""

    figure: Figure
    source: Span | None


class FigureScore(msgspec.Struct, frozen=True):
    """How many judged figures were found again, and right in each aspect and in all."""

    right: int = 0
    n: int = 0
    aspects: tuple[int, int, int] = (0, 0, 0)

    def __add__(self, other: FigureScore) -> FigureScore:
        first, second, third = (a + b for a, b in zip(self.aspects, other.aspects, strict=True))
        return FigureScore(self.right + other.right, self.n + other.n, (first, second, third))

    def shares(self) -> dict[str, object]:
        """`share_right`, `n`, and the share right in each aspect."""
        parts = zip(_ASPECTS, self.aspects, strict=True)
        aspects = {name: value / self.n for name, value in parts} if self.n else {}
        return {"share_right": self.right / self.n if self.n else None, "n": self.n, **aspects}


def score_figures(rows: Iterable[JudgedFigure], found: Iterable[FoundFigure]) -> FigureScore:
    """Compares the rows of one article with what the reader finds in it.

    A judged figure that is no longer found is wrong, and so is one found where there is none.
    Planted rows are left out.
    """
    total, figures = FigureScore(), tuple(found)
    for row in rows:
        if row.planted is None:
            checks = judge(row, next((f for f in figures if _is_there(row, f.figure.span)), None))
            total += FigureScore(int(all(checks)), 1, checks)
    return total


def judge(row: JudgedFigure, found: FoundFigure | None) -> tuple[int, int, int]:
    """Whether number, thing counted and claimant are right, 1 or 0 each."""
    if found is None or not row.figure:
        right = int(found is None and not row.figure)
        return right, right, right
    figure = found.figure
    ends = zip((row.low, row.best, row.high), (figure.low, figure.best, figure.high), strict=True)
    number = all(_same(a, b) for a, b in ends)
    counts = figure.unit == row.unit and _plain(figure.counts) in {
        _plain(c) for c in row.counts or ("",)
    }
    return int(number), int(counts), int(_is_claimant(row.claimant, found))


def _is_there(row: JudgedFigure, span: Span) -> bool:
    return span.field == row.field and span.start < row.end and row.start < span.end


def _same(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return math.isclose(one, two, rel_tol=1e-4)


def _plain(counts: str | None) -> str:
    return (counts or "").lower()


def _is_claimant(right: Claimant | None, found: FoundFigure) -> bool:
    """By the words of the source or by the party; a party that contradicts is wrong."""
    party, source = found.figure.claimed_by, found.source
    if right is None:
        return party is None and source is None
    if party is not None and not _fits(right, party):
        return False
    named = party is not None and bool(right.country or right.name or right.organisation)
    return named or (
        source is not None and any(source.start < e and s < source.end for s, e in right.spans)
    )


def _fits(right: Claimant, party: Party) -> bool:
    pairs = (
        (right.country, party.country),
        (right.name, party.name),
        (right.organisation, party.organisation),
    )
    return all(a is None or b is None or a == b for a, b in pairs)
