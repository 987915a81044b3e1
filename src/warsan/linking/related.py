"""Posts that belong beside an article: of its story, else of its pair, else on its topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal, cast

import msgspec

from warsan.linking.likeness import Likeness
from warsan.linking.rarity import Rarity
from warsan.linking.terms import Terms
from warsan.store import Store
from warsan.views import find_id

_PAIR_LEAST = 0.12  # of likeness: below it two articles on one pair have nothing else in common
_TOPIC_LEAST = 0.2
_NEAR = 2000  # articles compared: those closest in time
_ARTICLES = f"""
SELECT a.id, a.outlet, a.title, a.published, a.url, coalesce(w.wire, a.id), s.story, s.day, s.terms
FROM desk.stories s JOIN desk.articles a ON a.id = s.article
LEFT JOIN desk.wires w ON w.article = a.id
WHERE {{live}}
ORDER BY a.id <> ?, abs(date_diff('day', s.day, ?)), a.published_utc DESC NULLS LAST, a.id
LIMIT {_NEAR}
"""  # noqa: S608 (constants of this file; values are bound)
_PAIRS = """
SELECT article, least(actor, recipient), greatest(actor, recipient) FROM desk.events
WHERE actor IS NOT NULL AND recipient IS NOT NULL AND actor <> recipient
"""
_LIVE = "a.id NOT IN (SELECT earlier FROM desk.revisions) OR a.id = ?"
_terms = msgspec.json.Decoder(Terms)
Because = Literal["story", "pair", "topic"]
Pair = tuple[str, str]


class Related(msgspec.Struct, frozen=True):
    """A post that belongs beside an article.

    Attributes:
        because: What the two have in common: one happening, two parties, or a topic.
        pair: The codes of the two parties, where that is it.
        reason: In a sentence.
        likeness: How alike they are in their words, 0 to 1.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    because: Because
    pair: Pair | None
    reason: str
    likeness: float


class _Post(msgspec.Struct, frozen=True):
    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    wire: str
    story: str
    day: date
    terms: str


def view_related(store: Store, prefix: str, *, most: int = 5) -> tuple[Related, ...]:
    """What belongs beside an article: its story first, then its pairs, then its topic.

    Of copies of one text at most one is named, never a copy of the article itself, and of a page
    that changed its latest version. Within a kind the most alike comes first.

    Args:
        store: The desk.
        prefix: The article's id, or enough of its beginning.
        most: How many at most.

    Raises:
        NotFoundError: No id begins so, or several do.
    """
    own, *others = _posts(store, find_id(store, prefix)) or (None,)
    if own is None:
        return ()
    alike = _likeness([*others, own])
    pairs = _pairs(store)
    found = [one for post in others if (one := _judge(own, post, alike[post.id], pairs))]
    order: tuple[Because, ...] = ("story", "pair", "topic")
    ranked = sorted(found, key=lambda one: (order.index(one.because), -one.likeness, one.id))
    wires = {post.id: post.wire for post in others}
    return tuple(_distinct(ranked, wires, own.wire))[:most]


def _posts(store: Store, name: str) -> list[_Post]:
    """The article itself, then others, the closest in time first."""
    if not store.has_table("stories"):
        return []
    days = store.rows("SELECT day FROM desk.stories WHERE article = ?", [name])
    if not days:
        return []
    live, values = (_LIVE, [name]) if store.has_table("revisions") else ("true", [])
    rows = store.rows(_ARTICLES.format(live=live), [*values, name, days[0][0]])
    return [_Post(*cast(tuple[Any, ...], row)) for row in rows]


def _likeness(posts: Sequence[_Post]) -> dict[str, float]:
    """How alike each post is to the last."""
    texts = [_terms.decode(post.terms) for post in posts]
    rarity = Rarity()
    rarity.add(texts)
    likeness = Likeness(rarity)
    likeness.add(texts)
    values = likeness.to_others(len(posts) - 1)
    return {post.id: float(value) for post, value in zip(posts, values, strict=False)}


def _pairs(store: Store) -> dict[str, Counter[Pair]]:
    found: dict[str, Counter[Pair]] = {}
    for article, one, other in store.rows(_PAIRS):
        found.setdefault(str(article), Counter())[str(one), str(other)] += 1
    return found


def _judge(
    own: _Post, post: _Post, likeness: float, pairs: dict[str, Counter[Pair]]
) -> Related | None:
    because: Because
    pair: Pair | None = None
    if post.story == own.story:
        because, reason = "story", "about the same happening"
    elif likeness >= _PAIR_LEAST and (pair := _shared_pair(own, post, pairs)):
        because, reason = "pair", f"also about {pair[0]} and {pair[1]}"
    elif likeness >= _TOPIC_LEAST:
        because, reason = "topic", f"on the same topic: {', '.join(_shared_words(own, post))}"
    else:
        return None
    return Related(
        post.id, post.outlet, post.title, post.published, post.url, because, pair, reason,
        round(likeness, 3),
    )  # fmt: skip


def _shared_pair(own: _Post, post: _Post, pairs: dict[str, Counter[Pair]]) -> Pair | None:
    """The pair that both tell most of."""
    both = pairs.get(own.id, Counter()) & pairs.get(post.id, Counter())
    return min(both, key=lambda pair: (-both[pair], pair)) if both else None


def _shared_words(own: _Post, post: _Post) -> list[str]:
    """The three names, else words, that tell most of what the two have in common."""
    mine, theirs = _terms.decode(own.terms), _terms.decode(post.terms)
    rarity = Rarity()
    names = {w: min(n, theirs.names[w]) for w, n in mine.names.items() if w in theirs.names}
    words = {w: min(n, theirs.body[w]) for w, n in mine.body.items() if w in theirs.body}
    shared = names if len(names) >= 3 else words
    ranked = sorted(shared, key=lambda word: (-shared[word] * rarity.of(word), word))[:3]
    return [word.capitalize() if word in names else word for word in ranked]


def _distinct(ranked: Sequence[Related], wires: dict[str, str], own: str) -> Iterator[Related]:
    seen = {own}
    for one in ranked:
        if wires[one.id] not in seen:
            seen.add(wires[one.id])
            yield one
