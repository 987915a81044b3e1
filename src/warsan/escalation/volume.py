"""How much a desk holds of each day, and what a day without events is worth.

No event in a step means little where little was read. A zero is written as zero only where, at
the pair's average rate per article, at least `EXPECTED` events would have been told by the
articles of the step: then none at all has a probability under 5 % (Poisson, exp(-3)). Else the step
is `insufficient`. A step with events of which fewer than `FEW` articles tell anything is `thin`:
its numbers are lower bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, cast

import msgspec

from warsan.escalation.origins import find_origin
from warsan.escalation.questions import Question
from warsan.store import Store

Coverage = Literal["covered", "thin", "insufficient"]
EXPECTED = 3.0
FEW = 3
LAG = 1  # days after a step whose articles still tell of it: papers are printed the day after
_SQL = """
SELECT published_utc::DATE, outlet, credit, count(*) FROM desk.articles
WHERE published_utc IS NOT NULL AND list_contains(?::VARCHAR[], genre)
GROUP BY ALL ORDER BY 1
"""


class Volume(msgspec.Struct, frozen=True):
    """Articles and independent sources by day of publication (proleptic ordinals)."""

    articles: Mapping[int, int]
    sources: Mapping[int, frozenset[str]]

    @property
    def total(self) -> int:
        """All dated articles that count for the question."""
        return sum(self.articles.values())

    def count(self, first: int, last: int) -> int:
        """Articles published from `first` to `LAG` days after `last`."""
        return sum(self.articles.get(day, 0) for day in range(first, last + LAG + 1))

    def origins(self, first: int, last: int) -> int:
        """Independent sources that published in these days."""
        days = range(first, last + LAG + 1)
        return len(frozenset().union(*(self.sources.get(day, frozenset()) for day in days)))


def view_volume(store: Store, question: Question) -> Volume:
    """The articles that could have told of a pair: those of its question's genres and sources."""
    articles: dict[int, int] = {}
    sources: dict[int, set[str]] = {}
    for row in store.rows(_SQL, [list(question.genres)]):
        day, outlet, credit, count = cast(tuple[date, str | None, str | None, int], row)
        origin = find_origin("", outlet, credit).name
        names = {origin, outlet or ""}
        if question.sources and names.isdisjoint(question.sources):
            continue
        if not names.isdisjoint(question.without):
            continue
        ordinal = day.toordinal()
        articles[ordinal] = articles.get(ordinal, 0) + count
        sources.setdefault(ordinal, set()).add(origin)
    return Volume(articles, {day: frozenset(names) for day, names in sources.items()})


def judge_coverage(events: int, articles: int, rate: float) -> Coverage:
    """What the numbers of a step are worth.

    Args:
        events: Distinct events of the pair in the step.
        articles: That could have told of them.
        rate: The pair's distinct events per article, over the whole record.
    """
    if events:
        return "covered" if articles >= FEW else "thin"
    return "covered" if rate * articles >= EXPECTED else "insufficient"


def say_least(rate: float) -> str:
    """How many articles a step without events needs before its zero counts as one."""
    if not rate:
        return "no number of articles makes a zero of it: the pair has no events"
    return f"a step without events counts as zero from {-(-EXPECTED // rate):.0f} articles on"


def list_steps(days: Sequence[int], step: int, begin: int) -> list[tuple[int, int]]:
    """Steps of `step` days from `begin` that lie within four weeks of one of the days."""
    near = 28
    wanted = sorted({(day + off - begin) // step for day in days for off in (-near, 0, near)})
    if not wanted:
        return []
    first, last = (min(days) - begin) // step, (max(days) - begin) // step
    found = list[tuple[int, int]]()
    for low, high in _runs(wanted, -(-near // step) + 1):
        for n in range(max(low, first), min(high, last) + 1):
            found.append((begin + n * step, begin + (n + 1) * step - 1))
    return found


def _runs(numbers: Sequence[int], gap: int) -> list[tuple[int, int]]:
    """Stretches of ascending numbers that lie at most `gap` apart."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number - runs[-1][1] <= gap:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs
