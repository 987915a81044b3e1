"""Which other articles a page leads to, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from warsan.desk import Desk
from warsan.model import REPORTS, Reading
from warsan.report.phrases import say_code

_MOST = 4


class Post(msgspec.Struct, frozen=True):
    """Another article, and why it is named."""

    article: str
    why: str


Related = Callable[[Reading], Iterable[Post]]
"""Gives the posts related to an article, the nearest first; those not published are passed over."""

_Pair = tuple[str, str]


def find_related(desk: Desk) -> Related:
    """Relates articles as the desk does: same story first, then same pair, then same topic."""

    def related(reading: Reading) -> Iterable[Post]:
        return [Post(found.id, found.reason) for found in desk.related(reading.article.id)]

    return related


def find_same_pair(readings: Sequence[Reading]) -> Related:
    """Relates articles that tell of the same pair of parties.

    Those with the most events of shared pairs come first, then the newest. A text that is printed
    twice counts once.

    Args:
        readings: Those that are published, newest first.
    """
    pairs = {reading.article.id: _pairs(reading) for reading in readings}
    holding: dict[_Pair, list[str]] = defaultdict(list)
    for name, found in pairs.items():
        for pair in found:
            holding[pair].append(name)
    bodies = {reading.article.id: reading.article.body for reading in readings}
    rank = {name: number for number, name in enumerate(bodies)}

    def related(reading: Reading) -> Iterable[Post]:
        own = pairs.get(reading.article.id, Counter())
        near = {name for pair in own for name in holding[pair]} - {reading.article.id}
        ordered = sorted(near, key=lambda n: (-sum((own & pairs[n]).values()), rank[n]))
        seen, posts = {reading.article.body}, list[Post]()
        for name in ordered:
            if bodies[name] not in seen and len(posts) < _MOST:
                seen.add(bodies[name])
                posts.append(Post(name, _say(own & pairs[name])))
        return posts

    return related


def _pairs(reading: Reading) -> Counter[_Pair]:
    if reading.article.genre not in REPORTS:
        return Counter()
    sides = ((e.actor.code if e.actor else "", e.recipient.code if e.recipient else "")
             for e in reading.events)  # fmt: skip
    return Counter((a, b) for a, b in sides if a and b and a != b)


def _say(shared: Counter[_Pair]) -> str:
    (actor, recipient), _ = min(shared.items(), key=lambda one: (-one[1], one[0]))
    return f"also on {say_code(actor)} → {say_code(recipient)}"
