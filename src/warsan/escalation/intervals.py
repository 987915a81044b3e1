"""Intervals around a pair's series: a bootstrap over independent sources.

Two stages. Sources are drawn with replacement (wires, owners and states count once each); the
articles of a drawn source then weigh by Poisson numbers whose mean is how often the source was
drawn, which is drawing from a record so large that no single article matters to its size
(Hanley and MacGibbon 2006). An event that several articles tell is shared equally among them, so
that all draws together have the mean of the series.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

SEED = 1962
LEVEL = 0.95
LEAST = 5  # reporting articles below which no interval is given
_MANY, _MOST = 1000, 2_000_000  # draws; draws times articles
Floats: TypeAlias = NDArray[np.float64]


class Cells(msgspec.Struct, frozen=True):
    """What articles contribute to steps, one entry a contribution; all of one length.

    Attributes:
        article: Index of the article (int).
        step: Index of the step (int).
        fresh: What is added in the step.
        aged: The same, decayed to the step's last day.
    """

    article: NDArray[np.intp]
    step: NDArray[np.intp]
    fresh: Floats
    aged: Floats


def draw_weights(sources: NDArray[np.intp]) -> Floats:
    """Weights of articles, one row a draw.

    Args:
        sources: (articles,) the index of each article's source.

    Returns:
        (draws, articles); no rows where there are too few articles for an interval.
    """
    count = len(sources)
    if count < LEAST:
        return np.zeros((0, count))
    draws = int(np.clip(_MOST // count, 200, _MANY))
    rng = np.random.default_rng(SEED)
    many = int(sources.max()) + 1
    drawn = rng.multinomial(many, np.full(many, 1 / many), size=draws)
    return rng.poisson(drawn[:, sources]).astype(float)


def sum_steps(cells: Cells, steps: int, weights: Floats, values: Floats) -> Floats:
    """Sums by step under each draw: (draws, steps)."""
    found = np.zeros((len(weights), steps))
    for step in np.unique(cells.step):
        chosen = cells.step == step
        found[:, step] = weights[:, cells.article[chosen]] @ values[chosen]
    return found


def carry_over(added: Floats, keeps: Floats) -> Floats:
    """Pressure at the end of each step: what is added, and what is left of the step before.

    Args:
        added: (…, steps) additions, decayed to the end of their step.
        keeps: (steps,) the share of the previous step's pressure that is left.
    """
    found = np.array(added, dtype=float)
    for step in range(1, found.shape[-1]):
        found[..., step] += found[..., step - 1] * keeps[step]
    return found


def find_bounds(draws: Floats) -> tuple[Floats, Floats] | None:
    """The percentile interval of each column; None without draws."""
    if not len(draws):
        return None
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.nanpercentile(draws, [tail, 100 - tail], axis=0)
    return low, high
