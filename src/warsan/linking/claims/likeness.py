"""How alike two statements are: whether they put the same proposition, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from math import asin, cos, radians, sin, sqrt

import msgspec

from warsan.codebook.speech import load_speech
from warsan.linking.claims.values import Statement
from warsan.model import Party, Place

Weights = Mapping[str, float]

_DEEDS = frozenset({2, 4})  # PLOVER quads of what is done
_STATE = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "JUD", "IGO"})
_LOCAL = frozenset({"city", "facility"})
_NEAR_KM = 25.0
_EARTH_KM = 6371.0
_ZONE = 1  # days by which the same day may differ between time zones and papers
_FRESH = 3  # days between two reports of which neither says when it happened
_STALE = 10  # days after which two such reports are two happenings
# Log-odds, set on the tuning half of war2022; see docs/claims.md.
_TRIGGER, _MODE, _SIDE, _PERSON = 1.0, 0.4, 0.7, 0.5
_OTHER_TRIGGER, _PLACE, _DAY, _NUMBER, _WORDS, _BASE = -0.6, 1.3, 0.8, 0.8, 9.0, -3.2
_LOOSE = 1.5  # taken off where neither party nor place is known to be the same
_RARE, _TELLING = 0.8, 2  # so many shared words must tell so much (weight)
_OPEN = 0.3  # taken off for each thing that only one of the two names


class Likeness(msgspec.Struct, frozen=True):
    """Log-odds that two statements put the same proposition; what speaks for it, in words."""

    score: float
    reason: str
    opposed: bool = False
    """Whether all fits but who did it."""


def judge_likeness(one: Statement, other: Statement, weights: Weights) -> Likeness | None:
    """How alike two statements are; None where something contradicts.

    Args:
        one: The earlier statement.
        other: The later one.
        weights: How much each word tells: high for rare ones; see `weigh_words`.
    """
    if not _same_type(one, other) or _is_one_sentence(one, other):
        return None
    parts = [_side("recipient", one.recipient, other.recipient), _place(one.where, other.where),
             _day(one, other)]  # fmt: skip
    if None in parts:
        return None
    actor = _side("actor", one.actor, other.actor)
    score, reasons = _BASE, list[str]()
    if not _anchored(actor, parts[0], parts[1]):
        score -= _LOOSE
    if len(_telling(one, other, weights)) < _TELLING and not _is_pinned(one, other):
        return None
    rest = (actor, *parts, _trigger(one, other), _numbers(one, other), _words(one, other, weights))
    for part in rest:
        if part is not None:
            score += part[0]
            reasons += [part[1]] if part[1] else []
    return Likeness(score, ", ".join(reasons) or "nothing in common", opposed=actor is None)


def _is_one_sentence(one: Statement, other: Statement) -> bool:
    """Whether both stand in one sentence, which says two things and not one thing twice."""
    return one.article == other.article and one.sentence.overlaps(other.sentence)


Part = tuple[float, str]


def _anchored(*parts: Part | None) -> bool:
    """Whether a party or a town is the same: without, much must agree."""
    return any(part is not None and part[0] > _SIDE / 2 for part in parts)


def _same_type(one: Statement, other: Statement) -> bool:
    """Types agree, or a reply leaves open which deed of its speaker it denies."""
    if one.type and other.type:
        return one.type == other.type
    told = other if one.kind == "reply" else one
    accused = {s.actor.code for s in (one, other) if s.actor}
    open_ = "reply" in {one.kind, other.kind} and (told.kind == "charge" or told.quad in _DEEDS)
    return open_ and len(accused) == 1 and "" not in accused


def _side(role: str, one: Party | None, other: Party | None) -> Part | None:
    """None where they are two different parties; groups within one state may be the same."""
    if one is None or other is None or not (_name(one) and _name(other)):
        return (0.0 if one is other else -_OPEN), ""
    if one.code != other.code and (one.code and other.code):
        return None
    if not one.code or not other.code:
        same = _name(one) == _name(other)
        return (_SIDE, f"same {role}") if same else (-_OPEN, "")
    if _sector(one) != _sector(other) and _sector(one) and _sector(other):
        return None
    person = one.name and one.name == other.name
    if one.name and other.name and not person:
        return None
    return _SIDE + _PERSON * bool(person), f"same {role} ({one.name if person else one.code})"


def _name(party: Party) -> str:
    return party.code or party.name or party.organisation or ""


def _sector(party: Party) -> str:
    """State and forces are one side; civilians, firms and rebels are others; "" if not said."""
    return "state" if party.sector in _STATE else party.sector or ""


def _place(one: Place | None, other: Place | None) -> Part | None:
    """None where they are two different towns, or lie in two countries."""
    if one is None or other is None or one.lat is None or other.lat is None:
        return (0.0 if one is other else -_OPEN), ""
    if one.country and other.country and one.country != other.country:
        return None
    if one.geonameid == other.geonameid:
        local = one.kind in _LOCAL
        return (_PLACE if local else _PLACE / 3), f"both at {one.name}"
    if one.kind in _LOCAL and other.kind in _LOCAL:
        return (_PLACE / 2, f"{one.name} near {other.name}") if _km(one, other) < _NEAR_KM else None
    return 0.0, ""


def _km(one: Place, other: Place) -> float:
    """Great-circle distance (haversine)."""
    a, b, c, d = map(radians, (one.lat or 0, one.lon or 0, other.lat or 0, other.lon or 0))
    turn = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(turn))


def _day(one: Statement, other: Statement) -> Part | None:
    """None where their days cannot be the same; where one is assumed, by how near they lie."""
    if not (one.start and one.end and other.start and other.end):
        return -_OPEN, ""
    apart = max(_days(one.end, other.start), _days(other.end, one.start))
    if not one.assumed and not other.assumed:
        if apart > _ZONE:
            return None
        long = max(_days(one.start, one.end), _days(other.start, other.end)) > _FRESH
        return (0.0, "") if long else (_DAY, f"same day ({max(one.start, other.start)})")
    if apart > _STALE:
        return None
    return (
        (_DAY / 3, "told within days") if apart <= _FRESH else (-_OPEN * (apart - _FRESH) / 2, "")
    )


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _trigger(one: Statement, other: Statement) -> Part:
    for open_, told in ((one, other), (other, one)):
        if not open_.type and told.type:  # a reply may name the deed by its verb or noun
            return (_TRIGGER, f"names “{told.lemma}”") if told.lemma in open_.words else (0.0, "")
    if not (one.lemma and other.lemma):
        return 0.0, ""
    mode = _MODE if one.mode and one.mode == other.mode else 0.0
    if one.lemma == other.lemma:
        return _TRIGGER + mode, f"both “{one.lemma}”"
    return _OTHER_TRIGGER + mode, ""


def _numbers(one: Statement, other: Statement) -> Part:
    shared = {n for n in one.numbers & other.numbers if n > 2}
    if shared:
        return _NUMBER, f"both count {max(shared):g}"
    return (0.0 if not (one.numbers and other.numbers) else -_OPEN), ""


def _telling(one: Statement, other: Statement, weights: Weights) -> set[str]:
    """Shared words that say what it is about: not the deed itself, nor that somebody says so."""
    plain = {one.lemma, other.lemma} | {lemma for lemma, _ in load_speech().cues}
    shared = (one.words & other.words) - plain
    return {word for word in shared if weights.get(word, 0.0) >= _RARE}


def _is_pinned(one: Statement, other: Statement) -> bool:
    """Whether both lie in one town, or one of them denies the other by its deed's name."""
    local = one.where is not None and other.where is not None and one.where.kind in _LOCAL
    same = local and one.where.geonameid == other.where.geonameid  # type: ignore[union-attr]
    return same or "reply" in {one.kind, other.kind}


def _words(one: Statement, other: Statement, weights: Weights) -> Part:
    """Weight of the shared words as a share of all (cosine)."""
    weigh: Callable[[str], float] = lambda word: weights.get(word, 0.0) ** 2  # noqa: E731
    shared = one.words & other.words
    size = sqrt(sum(map(weigh, one.words)) * sum(map(weigh, other.words)))
    if not size:
        return 0.0, ""
    telling = sorted(shared, key=lambda word: (-weights.get(word, 0.0), word))[:4]
    said = f"both say {', '.join(telling)}" if telling else ""
    return _WORDS * sum(map(weigh, shared)) / size, said
