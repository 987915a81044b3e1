"""Which articles are about one happening: each joins the story it is most like, or opens one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from warsan.linking.likeness import Likeness
from warsan.linking.rarity import Rarity
from warsan.linking.terms import Terms

Floats = NDArray[np.float32]
WINDOW = 3
"""Days between articles of one story that follow each other."""

_LEAST = 0.29  # how much more alike than articles of those days usually are
_MOST = 0.48  # what is so alike is about one happening on any day
_FEW, _USUAL = 10, 0.1  # with fewer articles around, how alike they usually are is not known
_A_DAY = 0.08  # less for each day between


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An article as stories are joined by it.

    Attributes:
        id: Its own.
        day: On which it was published, or came.
        terms: Its words.
        wire: Copies of one text share it, and the story with it.
        story: The story that it stands in already; None if it is new.
    """

    id: str
    day: date
    terms: Terms
    wire: str
    story: str | None = None


def join_happenings(articles: Sequence[Told]) -> dict[str, str]:
    """The story of each new article, by ids; a story goes by the id of its first article.

    Args:
        articles: Those that stand in stories already first, then the new ones in their order.
    """
    rarity = Rarity()
    rarity.add(article.terms for article in articles)
    likeness = Likeness(rarity)
    likeness.add([article.terms for article in articles])
    days = np.asarray([article.day.toordinal() for article in articles])
    stories: list[str] = []
    wires: dict[str, str] = {}
    found: dict[str, str] = {}
    for number, article in enumerate(articles):
        story = article.story or wires.get(article.wire)
        if story is None:
            apart = np.abs(days[:number] - days[number])
            near = _most_like(likeness.to_others(number), apart, stories)
            story = near or article.id
        stories.append(story)
        wires.setdefault(article.wire, story)
        if article.story is None:
            found[article.id] = story
    return found


def _most_like(likeness: Floats, apart: NDArray[np.int64], stories: list[str]) -> str | None:
    """The story that is alike enough, the most alike if several are."""
    near = np.flatnonzero(apart <= WINDOW)
    if not near.size:
        return None
    usual = float(np.median(likeness[near])) if near.size >= _FEW else _USUAL
    alike: dict[str, list[float]] = defaultdict(list)
    for number in near:
        value = float(likeness[number]) * (1 - _A_DAY * int(apart[number]))
        alike[stories[number]].append(value)
    # Neither one close article alone decides, nor the mean of a story that has moved on.
    scores = {name: (max(one) + sum(one) / len(one)) / 2 for name, one in alike.items()}
    best = max(scores, key=lambda name: (scores[name], name))
    return best if scores[best] >= min(_MOST, _LEAST + usual) else None


def join_in_order(articles: Iterable[Told], step: int = 256) -> dict[str, str]:
    """The story of each of many new articles, as a desk joins them that gets them day by day.

    Args:
        articles: In whatever order.
        step: How many are joined at once; what is out of the window is no longer compared.
    """
    ordered = sorted(articles, key=lambda article: (article.day, article.id))
    found: dict[str, str] = {}
    held: list[Told] = []
    for start in range(0, len(ordered), step):
        new = ordered[start : start + step]
        held = [one for one in held if (new[0].day - one.day).days <= WINDOW]
        joined = join_happenings([*held, *new])
        held += [msgspec.structs.replace(one, story=joined[one.id]) for one in new]
        found |= joined
    return found
