"""Which place an event took place in."""

from __future__ import annotations

from collections.abc import Collection

from warsan.model import Place
from warsan.reader.parse import Parse
from warsan.reader.parties.index import MentionIndex
from warsan.reader.places.records import Places

_CLIMB = frozenset(("nmod", "obl", "appos", "conj", "compound", "flat", "obj", "amod", "nummod", "dep"))
"""Relations by which a place hangs on what took place there."""
_CLAUSE = frozenset(("conj", "xcomp", "advcl", "acl", "compound", "obj", "obl", "nmod"))
"""Relations by which an event lies where the one above it does."""


class Settings:
    """The places of one field that parties do not stand for, by what they hang on."""

    def __init__(
        self, parse: Parse, places: Places, mentions: MentionIndex, triggers: Collection[int]
    ) -> None:
        self._parse = parse
        self._hung: dict[int, list[Place]] = {}
        self._free: dict[int, list[Place]] = {}
        for place, name, inner in zip(places.values, places.ranges, places.inner, strict=True):
            head = next(
                (i for i in range(name.first, name.last) if not name.first <= parse.tokens[i].head < name.last),
                name.first,
            )
            said = mentions.at(head)
            if inner or (said is not None and said.party is not None):
                continue
            self._free.setdefault(parse.sentence_of(head), []).append(place)
            if (event := _above(parse, head, triggers)) is not None:
                self._hung.setdefault(event, []).append(place)

    def of(self, trigger: int) -> Place | None:
        """The place that governs an event, else the only place of its sentence; else None."""
        node = trigger
        while True:
            if own := self._hung.get(node):
                return _only(own)
            token = self._parse.tokens[node]
            if token.head == node or token.rel not in _CLAUSE:
                break
            node = token.head
        return _only(self._free.get(self._parse.sentence_of(trigger), []))


def _above(parse: Parse, head: int, triggers: Collection[int]) -> int | None:
    """The event nearest above a place."""
    node = head
    while parse.tokens[node].head != node:
        if parse.tokens[node].rel not in _CLIMB and parse.tokens[node].deprel != "nsubj:pass":
            return None
        node = parse.tokens[node].head
        if node in triggers:
            return node
    return None


def _only(places: list[Place]) -> Place | None:
    """The one place that is meant; the narrower of two where one lies in the other."""
    if len({p.name for p in places}) == 1:
        return places[0]
    narrow = [p for p in places if p.kind not in ("country", "region", "area") and p.lat is not None]
    wide = [p for p in places if p not in narrow]
    if len({p.name for p in narrow}) == 1 and all(w.country == narrow[0].country for w in wide):
        return narrow[0]
    return None
