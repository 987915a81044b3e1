"""Which claims a statement may belong to, without looking at all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import log

from warsan.linking.claims.values import Statement

_KEYS = 8  # rarest words of a statement under which it is filed
_DAYS = 11  # in a stretch: told ten days apart, two statements lie in neighbouring ones at most
_LONGEST = 8  # stretches under which what lasted longer is filed
_UNDATED = -1
_DEEDS = frozenset({2, 4})  # PLOVER quads of what is done: what a reply may deny
_MOST = 200  # claims under one key; a key that files more tells nothing any more


def weigh_words(statements: Sequence[Statement]) -> dict[str, float]:
    """How much each word tells: the logarithm of how rarely an article says it."""
    articles = defaultdict[str, set[str]](set)
    for statement in statements:
        for word in statement.words:
            articles[word].add(statement.article)
    total = len({s.article for s in statements})
    return {word: log((1 + total) / len(found)) for word, found in articles.items()}


_Key = tuple[str, str, int]


class Candidates:
    """Claims filed under what a statement of the same proposition must share.

    A statement is filed by its type, the days it may lie in, and each of its rarest words, its town
    and its numbers; replies look among all deeds, and deeds among replies. Keys under which more
    than `_MOST` claims stand are passed over, so that what is compared grows with the claims that
    may be meant and not with the desk.
    """

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights
        self._filed = defaultdict[_Key, list[int]](list)

    def add(self, statement: Statement, claim: int) -> None:
        """File a claim under a statement's keys."""
        for key in self._keys(statement, around=0):
            if not (found := self._filed[key]) or found[-1] != claim:
                found.append(claim)

    def find(self, statement: Statement) -> list[int]:
        """The claims that share a key with a statement, in the order in which they were made."""
        hits = Counter[int]()
        for key in self._keys(statement, around=1):
            found = self._filed.get(key, ())
            if len(found) <= _MOST:
                hits.update(set(found))
        return sorted(hits)

    def _keys(self, statement: Statement, around: int) -> Iterator[_Key]:
        spans = _find_spans(statement, around)
        kinds = _find_kinds(statement, asking=bool(around))
        for value in self._values(statement):
            for kind in kinds:
                yield from ((kind, value, span) for span in spans)

    def _values(self, statement: Statement) -> Iterable[str]:
        known = ((-self._weights.get(word, 0.0), word) for word in statement.words)
        yield from (word for _, word in sorted(known)[:_KEYS])
        if statement.where and statement.where.geonameid:
            yield f"@{statement.where.geonameid}"
        yield from (f"#{number:g}" for number in sorted(statement.numbers) if number > 2)


def _find_kinds(statement: Statement, *, asking: bool) -> list[str]:
    """Under which kinds a statement is filed, or where it asks."""
    kinds = [statement.type] if statement.type else []
    if statement.kind == "reply":
        return [*kinds, "reply", *(["deed"] if asking else [])]
    if statement.kind == "charge" or statement.quad in _DEEDS:
        return [*kinds, "reply" if asking else "deed"]
    return kinds


def _find_spans(statement: Statement, around: int) -> list[int]:
    """The stretches of `_DAYS` days that a statement may lie in, and so many on either side."""
    first, last = (_ordinal(day) for day in (statement.start, statement.end))
    if first is None or last is None:
        return [_UNDATED]
    low, high = first // _DAYS - around, last // _DAYS + around
    return [*range(low, min(high, low + _LONGEST) + 1), *([_UNDATED] if around else [])]


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day[:10]).toordinal() if day else None
