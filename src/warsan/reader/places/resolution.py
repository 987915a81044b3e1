"""Which place each name of a text means: decided together, one sense a text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np

from warsan.codebook.place_rows import Spot, load_weights
from warsan.codebook.place_words import place_key
from warsan.reader.places.evidence import FEATURES, Evidence, Numbers, Sense, best_of, kilometres
from warsan.reader.places.names import PlaceName

_ROUNDS = 3
"""How often the names are weighed in the light of each other."""
_SAME = 50.0
"""Kilometres within which two rows of the gazetteer are one place to a reader (town, district)."""
_DIVISION = frozenset({"region", "district"})
_REGION = 150.0
"""Kilometres: what is wider than that is not called after a town, but the town after it."""
_TOWN = 20_000
"""Inhabitants of a town that a region is called after."""
_UNDECIDED = 0.3
"""A place that is held less probable than this, with its twins nearby, is left open."""


class Verdict(msgspec.Struct, frozen=True):
    """Which place a name means.

    Attributes:
        spot: None if no place is called that, or it is open which of several.
        reason: One sentence; names the candidates where it is open.
    """

    spot: Spot | None
    reason: str


def judge_places(names: Sequence[PlaceName]) -> tuple[Verdict, ...]:
    """One verdict a name, for all names of one text (all fields of an article)."""
    senses, of = find_senses(names)
    evidence = Evidence(senses)
    belief = believe(evidence)
    verdicts = [_verdict(evidence, belief, n) for n in range(len(senses))]
    return tuple(verdicts[n] for n in of)


def find_senses(names: Sequence[PlaceName]) -> tuple[tuple[Sense, ...], tuple[int, ...]]:
    """The senses that a text's names have, and which of them each name has.

    A name has one sense in a text, unless two places follow it as the one that it lies in.
    """
    keys = [(place_key(n.text), place_key(n.within)) for n in names]
    first: dict[str, str] = {}
    for key, within in keys:
        first[key] = first.get(key) or within
    order: dict[tuple[str, str], list[PlaceName]] = {}
    for name, (key, within) in zip(names, keys, strict=True):
        order.setdefault((key, within or first[key]), []).append(name)
    place = {key: n for n, key in enumerate(order)}
    senses = tuple(_sense(group) for group in order.values())
    return senses, tuple(place[key, within or first[key]] for key, within in keys)


def _sense(group: Sequence[PlaceName]) -> Sense:
    return Sense(
        text=group[0].text,
        kind=next((n.kind for n in group if n.kind), ""),
        within=next((n.within for n in group if n.within), ""),
        count=len(group),
    )


def believe(evidence: Evidence) -> Numbers:
    """How probable each candidate is, adding up to 1 for each name's sense."""
    alone, together = _weights()
    belief = _shares(evidence, evidence.alone @ alone)
    for _ in range(_ROUNDS - 1):
        belief = _shares(evidence, evidence.features(belief) @ together)
    return belief


def _shares(evidence: Evidence, score: Numbers) -> Numbers:
    if not len(score):
        return score
    odds = np.exp(score - best_of(score, evidence.owner))
    shares: Numbers = odds / np.bincount(evidence.owner, odds)[evidence.owner]
    return shares


@cache
def _weights() -> tuple[Numbers, Numbers]:
    rows = [load_weights()[name] for name in FEATURES]
    return np.array([r[0] for r in rows]), np.array([r[1] for r in rows])


def _verdict(evidence: Evidence, belief: Numbers, sense: int) -> Verdict:
    text = evidence.senses[sense].text
    own = np.flatnonzero(evidence.owner == sense)
    if not len(own):
        return Verdict(None, f"No place called “{text}” is in the gazetteer.")
    ranked = [int(n) for n in own[np.argsort(-belief[own], kind="stable")]]
    spots = evidence.spots
    best = spots[ranked[0]]
    twins = [n for n in ranked if kilometres(spots[n], best.lat, best.lon) <= _SAME]
    held = float(belief[twins].sum())
    best = _meant(best, [spots[n] for n in ranked], evidence.senses[sense].kind)
    rest = [spots[n] for n in ranked if n not in twins]
    if held < _UNDECIDED:
        return Verdict(None, f"“{text}” can be {_called(best)} or {_called(rest[0])}.")
    if not rest:
        return Verdict(best, f"“{text}” is {_called(best)}; no other place is called that.")
    why = _why(evidence.senses[sense], best)
    return Verdict(
        best, f"“{text}” is {_called(best)} ({held:.0%}), {why}, not {_called(rest[0])}."
    )


def _meant(best: Spot, spots: Sequence[Spot], kind: str) -> Spot:
    """The region or the town of its name in it, as the words beside the name say.

    Without such words a name that both have is the town's: "fighting in Kherson".
    """
    if kind in _DIVISION and best.kind == "city":
        around = (s for s in spots if s.kind in _DIVISION and _holds(s, best))
        return next(around, best)
    if kind not in _DIVISION and best.kind in _DIVISION:
        inside = (s for s in spots if _is_seat(s) and _holds(best, s))
        return next(inside, best)
    return best


def _is_seat(spot: Spot) -> bool:
    return spot.kind == "city" and spot.population >= _TOWN and not spot.other


def _holds(region: Spot, town: Spot) -> bool:
    """Whether a region of moderate size lies around a town."""
    near = min(region.radius, _REGION)
    return region.iso2 == town.iso2 and kilometres(region, town.lat, town.lon) <= near


def _why(sense: Sense, spot: Spot) -> str:
    if sense.within:
        return f"as it stands before “{sense.within}”"
    if sense.kind and sense.kind == spot.kind:
        return f"which the words beside it call a {sense.kind}"
    return "by its size and the other places of the text"


def _called(spot: Spot) -> str:
    """A place as a reason names it: "Paris (town in USA)"."""
    kind = "town" if spot.kind == "city" else spot.kind
    where = f" in {spot.country}" if spot.country and kind != "country" else ""
    return f"{spot.name} ({kind}{where})"
