"""Which place an event took place in."""

from __future__ import annotations

from collections.abc import Collection

from warsan.model import Place
from warsan.reader.parse import Parse, Range
from warsan.reader.parties.index import MentionIndex
from warsan.reader.places.records import Places

_CLIMB = frozenset(
    ("nmod", "obl", "appos", "conj", "compound", "flat", "obj", "amod", "nummod", "dep")
)
"""Relations by which a place hangs on what took place there."""
_CLAUSE = frozenset(("conj", "xcomp", "compound", "obj"))
"""Relations by which an event lies where the one above it does."""


_SHARING = frozenset(("conj", "xcomp"))
"""Relations across which a place is shared only if it stands before both: "In Homs they …"."""
_SAID = frozenset(("ccomp", "parataxis", "csubj"))
"""Relations of a clause that somebody says or thinks, which may lie anywhere."""
Hung = tuple[Place, int]
"""A place and the token that heads its name."""


class Settings:
    """The places of one field that parties do not stand for, by what they hang on."""

    def __init__(
        self, parse: Parse, places: Places, mentions: MentionIndex, triggers: Collection[int]
    ) -> None:
        self._parse = parse
        self._events = [parse.sentence_of(t) for t in triggers]
        self._hung: dict[int, list[Hung]] = {}
        self._taken = set[int]()
        self._free: dict[int, list[Hung]] = {}
        for place, name, inner in zip(places.values, places.ranges, places.inner, strict=True):
            head = _head(parse, name)
            said = mentions.at(head)
            if inner or (said is not None and said.party is not None):
                continue
            self._free.setdefault(parse.sentence_of(head), []).append((place, head))
            if (event := _above(parse, head, triggers)) is not None:
                self._hung.setdefault(event, []).append((place, head))
                self._taken.add(parse.sentence_of(head))

    def of(self, trigger: int) -> Place | None:
        """The place that governs an event, else the only place of its sentence; else None.

        That is so only where no other verb has the place, and the sentence no other event; nor
        does the place where something is said say where what is said took place.
        """
        node, before = trigger, len(self._parse.tokens)
        while True:
            if own := [place for place, head in self._hung.get(node, ()) if head < before]:
                return _only(own)
            token = self._parse.tokens[node]
            if token.head == node or token.rel not in _CLAUSE:
                break
            node = token.head
            if token.rel in _SHARING:
                before = node
        sentence = self._parse.sentence_of(trigger)
        near = self._free.get(sentence, [])
        if sentence in self._taken or self._events.count(sentence) > 1:
            return None
        if any(self._apart(trigger, head) for _, head in near):
            return None
        return _only([place for place, _ in near])

    def _apart(self, trigger: int, head: int) -> bool:
        """Whether an event and a place stand in clauses of which one tells what is said."""
        one = [trigger, *self._parse.ancestors(trigger)]
        other = [head, *self._parse.ancestors(head)]
        between = {*one} ^ {*other}
        return any(self._parse.tokens[n].rel in _SAID for n in between)


def _head(parse: Parse, name: Range) -> int:
    inside = range(name.first, name.last)
    outward = (i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i)
    return next(outward, name.first)


def _above(parse: Parse, head: int, triggers: Collection[int]) -> int | None:
    """The event or verb nearest above a place."""
    node = head
    while parse.tokens[node].head != node:
        if parse.tokens[node].rel not in _CLIMB and parse.tokens[node].deprel != "nsubj:pass":
            return None
        node = parse.tokens[node].head
        if node in triggers or parse.tokens[node].upos == "VERB":
            return node
    return None


def _only(places: list[Place]) -> Place | None:
    """The one place that is meant; the narrower of two where one lies in the other."""
    if len({p.name for p in places}) == 1:
        return places[0]
    narrow = [
        p for p in places if p.kind not in ("country", "region", "area") and p.lat is not None
    ]
    wide = [p for p in places if p not in narrow]
    if len({p.name for p in narrow}) == 1 and all(w.country == narrow[0].country for w in wide):
        return narrow[0]
    return None
