"""What became of each finding of a clean text when its text was spoilt.

A finding of the dirty text is *misplaced* if its characters are not those it claims, if it holds
inserted words beside words of the text, or words of two passages, or of two sentences where the
clean finding keeps to one; if actor and recipient have changed places; or if it names a party
that its passage does not. It is *the same* as a clean finding if it stands at the same words and
says the same; *weaker* if it only leaves something out; and *invented* otherwise. A clean finding
that nothing says any more is *dropped*.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from scripts.dirty.alignment import Alignment, Place
from scripts.dirty.facts import Fact, Found, facts_of
from scripts.dirty.passages import Clean
from scripts.dirty.spoiled import Spoiled, unspoiled
from warsan.model import Reading, Span

Verdict = Literal["same", "weaker", "misplaced", "invented"]
_RANK: dict[Verdict, int] = {"same": 0, "weaker": 1, "invented": 2, "misplaced": 3}


class Placed(msgspec.Struct, frozen=True):
    """A fact with the clean characters under each of its spans."""

    fact: Fact
    anchor: Place
    rest: dict[str, Place]

    def places(self) -> tuple[Place, ...]:
        """All of them."""
        return (self.anchor, *self.rest.values())


class Reference(msgspec.Struct, frozen=True):
    """What the clean text says: its facts, and the parties that each passage names."""

    clean: Clean
    facts: tuple[Placed, ...]
    codes: tuple[frozenset[str], ...]


class Judged(msgspec.Struct, frozen=True):
    """A fact of the dirty text with its verdict, why, and which clean fact it was held against."""

    fact: Fact
    verdict: Verdict
    why: str
    twin: int | None = None


def refer(clean: Clean, readings: Sequence[Reading]) -> Reference:
    """The reference of a text, from the reading of each of its passages alone, in order."""
    facts: list[Placed] = []
    codes: list[frozenset[str]] = []
    for (start, end), reading in zip(clean.passages, readings, strict=True):
        own = Clean(clean.text[start:end], (), ())
        alignment = Alignment(unspoiled(own), reading.article)
        found = facts_of(reading)
        facts += [_moved(_placed(f, alignment), start) for f in found.facts]
        codes.append(found.codes)
    return Reference(clean, tuple(facts), tuple(codes))


def judge(reference: Reference, spoiled: Spoiled, reading: Reading) -> tuple[Judged, ...]:
    """The verdict on every fact of the reading of a dirty text."""
    alignment = Alignment(spoiled, reading.article)
    found: Found = facts_of(reading)
    return tuple(_judged(reference, _placed(f, alignment), reading) for f in found.facts)


def _judged(reference: Reference, placed: Placed, reading: Reading) -> Judged:
    fact = placed.fact
    for span in fact.spans():
        text = reading.article.text_of(span.field)
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            return Judged(fact, "misplaced", "its characters are not its words")
    if why := _straddled(reference.clean, placed):
        return Judged(fact, "misplaced", why)
    if not placed.anchor.offsets:
        return Judged(fact, "invented", "read from inserted words")
    twins = [
        (n, *_compared(reference, placed, twin))
        for n, twin in enumerate(reference.facts)
        if twin.fact.kind == fact.kind and _meet(twin, placed)
    ]
    if not twins:
        return Judged(fact, *_alone(reference, placed))
    n, verdict, why = min(twins, key=lambda t: _RANK[t[1]])
    if verdict == "invented" and _all_crossed(fact, [reference.facts[n].fact for n, *_ in twins]):
        return Judged(fact, "misplaced", "actor and recipient have changed places")
    return Judged(fact, verdict, why, n)


def _straddled(clean: Clean, placed: Placed) -> str:
    places = placed.places()
    if any(p.junk for p in places) and any(p.offsets for p in places):
        return "it takes in inserted words"
    passages = {clean.passage_at(o) for p in places for o in (p.offsets[:1] + p.offsets[-1:])}
    return "it joins two passages" if len(passages) > 1 else ""


def _meet(twin: Placed, placed: Placed) -> bool:
    if twin.anchor.shares(placed.anchor):
        return True
    bare = [p for p in (twin, placed) if p.fact.anchor == p.fact.rest.get("content")]
    one, two = twin.rest.get("content"), placed.rest.get("content")
    return bool(bare and one and two and one.shares(two))


def _compared(reference: Reference, placed: Placed, twin: Placed) -> tuple[Verdict, str]:
    mine, its = placed.fact, twin.fact
    if why := _sprawls(reference.clean, placed, twin):
        return "misplaced", why
    if foreign := _foreign(reference, placed):
        return foreign
    if why := _differs(mine, its):
        return "invented", why
    if not _covers(placed, twin):
        return "weaker", "it holds less of what was said"
    whole = dict(mine.parties) == dict(its.parties) and mine.details == its.details
    return ("same", "") if whole else ("weaker", "it leaves out who or what")


def _differs(mine: Fact, its: Fact) -> str:
    """What a fact says otherwise than its twin; what it leaves out does not count."""
    if mine.value != its.value:
        return f"it says {mine.value} for {its.value}"
    if any(code and code != its.parties[role] for role, code in mine.parties.items()):
        return f"its parties are {dict(mine.parties)} for {dict(its.parties)}"
    details = zip(mine.details, its.details, strict=True)
    if any(a is not None and a != b for a, b in details):
        return f"it says {mine.details} for {its.details}"
    return ""


def _alone(reference: Reference, placed: Placed) -> tuple[Verdict, str]:
    if why := _sprawls(reference.clean, placed, None):
        return "misplaced", why
    return _foreign(reference, placed) or ("invented", "the clean text says no such thing")


def _sprawls(clean: Clean, placed: Placed, twin: Placed | None) -> str:
    """Why a fact's words leave their sentence, where its twin's do not."""
    mine = _sentences(clean, placed)
    if len(mine) < 2 or (twin and mine <= _sentences(clean, twin)):
        return ""
    return "it joins two sentences"


def _sentences(clean: Clean, placed: Placed) -> set[int]:
    return {clean.sentence_at(o) for p in placed.places() for o in (p.offsets[:1] + p.offsets[-1:])}


def _foreign(reference: Reference, placed: Placed) -> tuple[Verdict, str] | None:
    known = reference.codes[reference.clean.passage_at(placed.anchor.offsets[0])]
    foreign = set(placed.fact.parties.values()) - known - {""}
    if not foreign:
        return None
    return "misplaced", f"its passage does not name {', '.join(sorted(foreign))}"


def _all_crossed(fact: Fact, twins: Sequence[Fact]) -> bool:
    """Whether one party stands in the other's place, as no clean finding at these words has it."""
    return any(
        fact.parties.get(one)
        and fact.parties[one] in {t.parties[other] for t in twins}
        and fact.parties[one] not in {t.parties[one] for t in twins}
        for one, other in (("actor", "recipient"), ("recipient", "actor"))
    )


def _covers(placed: Placed, twin: Placed) -> bool:
    """Whether at least half of the clean content is still there."""
    one, two = placed.rest.get("content"), twin.rest.get("content")
    if one is None or two is None:
        return True
    return 2 * len(set(one.offsets) & set(two.offsets)) >= len(two.offsets)


def _placed(fact: Fact, alignment: Alignment) -> Placed:
    return Placed(
        fact,
        _joined(fact.anchor, alignment),
        {role: _joined(spans, alignment) for role, spans in fact.rest.items() if spans},
    )


def _joined(spans: Sequence[Span], alignment: Alignment) -> Place:
    places = [alignment.place(s) for s in spans]
    offsets = sorted(o for p in places for o in p.offsets)
    return Place(tuple(offsets), sum(p.junk for p in places))


def _moved(placed: Placed, start: int) -> Placed:
    def move(place: Place) -> Place:
        return Place(tuple(o + start for o in place.offsets), place.junk)

    return Placed(placed.fact, move(placed.anchor), {r: move(p) for r, p in placed.rest.items()})
