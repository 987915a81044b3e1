"""Expressions of time against gold, as TempEval-3 counts them.

The definition: https://aclanthology.org/S13-2001 (task A). A find agrees with gold strictly where
it covers the same characters, relaxedly where it shares some with it. Each gold expression is
matched once and each find once, exact ones first. A find has the right value where it is matched
and its TIMEX3 value is that of the gold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from warsan.eval.formats.timex import GoldTimex, TimexDocument
from warsan.eval.spans import Agreement


class FoundTimex(msgspec.Struct, frozen=True):
    """What the reader found: characters [start, end) and the TIMEX3 value, if it has one."""

    start: int
    end: int
    value: str | None


class DateScore(msgspec.Struct, frozen=True):
    """Agreement of the finds, of their exact extents, and of their values."""

    relaxed: Agreement = Agreement()
    strict: Agreement = Agreement()
    value: Agreement = Agreement()

    def __add__(self, other: DateScore) -> DateScore:
        return DateScore(
            self.relaxed + other.relaxed, self.strict + other.strict, self.value + other.value
        )

    def shares(self) -> dict[str, object]:
        """`relaxed_f1`, `strict_f1`, `value_f1` (0 to 1, None without gold), `n` expressions."""
        shares = {"relaxed_f1": self.relaxed, "strict_f1": self.strict, "value_f1": self.value}
        n = self.relaxed.gold
        return {**{key: a.f1 if n else None for key, a in shares.items()}, "n": n}


def score_dates(gold: TimexDocument, found: Iterable[FoundTimex]) -> DateScore:
    """Scores one document; finds where it is not annotated count neither way."""
    scored = [f for f in found if not any(_touch(f.start, f.end, *u) for u in gold.unscored)]
    pairs = list(pair_dates(gold.timexes, scored))

    def agreement(right: int) -> Agreement:
        return Agreement(right, len(scored), len(gold.timexes))

    return DateScore(
        agreement(len(pairs)),
        agreement(sum((g.start, g.end) == (f.start, f.end) for g, f in pairs)),
        agreement(sum(g.value == f.value for g, f in pairs)),
    )


def pair_dates(
    gold: Sequence[GoldTimex], found: Sequence[FoundTimex]
) -> Iterator[tuple[GoldTimex, FoundTimex]]:
    """Each gold expression with the find that overlaps it, exact ones first, then in order."""
    free = list(found)
    exact = {(f.start, f.end): f for f in free}
    rest = []
    for timex in gold:
        same = exact.pop((timex.start, timex.end), None)
        if same is None:
            rest.append(timex)
        else:
            free.remove(same)
            yield timex, same
    for timex in rest:
        near = next((f for f in free if _touch(f.start, f.end, timex.start, timex.end)), None)
        if near is not None:
            free.remove(near)
            yield timex, near


def _touch(start: int, end: int, first: int, last: int) -> bool:
    return start < last and first < end
