"""Which claims a statement may belong to, without looking at all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log

from warsan.linking.claims.values import Statement

_KEYS = 8  # rarest words of a statement under which it is filed
_MOST = 200  # claims under one key; a key that files more tells nothing any more


def weigh_words(statements: Sequence[Statement]) -> dict[str, float]:
    """How much each word tells: the logarithm of how rarely an article says it."""
    articles = defaultdict[str, set[str]](set)
    for statement in statements:
        for word in statement.words:
            articles[word].add(statement.article)
    total = len({s.article for s in statements})
    return {word: log((1 + total) / len(found)) for word, found in articles.items()}


class Candidates:
    """Claims filed under what a statement of the same proposition must share.

    A statement is filed by its type (all types for a reply) with each of its rarest words, its
    town, and its numbers. Keys under which more than `_MOST` claims stand are passed over, so
    that what is compared grows with the claims that may be meant and not with the desk.
    """

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights
        self._filed = defaultdict[tuple[str, str], list[int]](list)

    def add(self, statement: Statement, claim: int) -> None:
        """File a claim under a statement's keys."""
        for key in self._keys(statement):
            if not (found := self._filed[key]) or found[-1] != claim:
                found.append(claim)

    def find(self, statement: Statement) -> list[int]:
        """The claims that share a key with a statement, in the order in which they were made."""
        hits = Counter[int]()
        for key in self._keys(statement):
            found = self._filed.get(key, ())
            if len(found) <= _MOST:
                hits.update(set(found))
        return sorted(hits)

    def _keys(self, statement: Statement) -> Iterator[tuple[str, str]]:
        kinds = [statement.type] if statement.type else []
        for kind in (*kinds, "any"):
            for value in self._values(statement):
                if kind != "any" or statement.kind == "reply" or statement.quad == 4:
                    yield kind, value

    def _values(self, statement: Statement) -> Iterable[str]:
        known = ((-self._weights.get(word, 0.0), word) for word in statement.words)
        yield from (word for _, word in sorted(known)[:_KEYS])
        if statement.where and statement.where.geonameid:
            yield f"@{statement.where.geonameid}"
        yield from (f"#{number:g}" for number in sorted(statement.numbers) if number > 2)
