"""How likely each candidate is an event: by the codebook's weights, or as something proposes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from warsan.codebook.blend import load_blend
from warsan.codebook.trigger_weights import load_trigger_weights
from warsan.reader.events.candidates import Candidate
from warsan.reader.events.evidence import find_evidence
from warsan.reader.events.scene import Scene

_LEAST = 0.45
"""Where precision and recall are about in balance on the dev part of our gold (training.blend)."""


class Weighed(msgspec.Struct, frozen=True):
    """A candidate with the probability that it is an event of its type.

    Attributes:
        is_taken: Whether that is enough.
    """

    candidate: Candidate
    probability: float
    is_taken: bool


def weigh_candidates(scene: Scene, candidates: Sequence[Candidate]) -> tuple[Weighed, ...]:
    """The candidates in their order, weighed."""
    found: list[Weighed] = []
    for _, group in groupby(candidates, lambda c: scene.parse.sentence_of(c.trigger)):
        sentence = tuple(group)
        known = tuple(candidate for candidate in sentence if candidate.is_known)
        found += [_weighed(scene, candidate, known) for candidate in sentence]
    return tuple(found)


def _weighed(scene: Scene, candidate: Candidate, sentence: Sequence[Candidate]) -> Weighed:
    table = load_trigger_weights()
    value = 0.0
    if candidate.is_known:
        value = table.probability(find_evidence(scene, candidate, sentence))
    least = table.least if candidate.row.force else table.least_framed
    if not scene.parse.guesses:
        return Weighed(candidate, value, value >= least)
    kind = kind_of(candidate)
    blended = load_blend()[kind].probability(value, candidate.proposed or 0.0)
    return Weighed(candidate, blended, blended >= _LEAST)


def kind_of(candidate: Candidate) -> str:
    """What the codebook has for a candidate: "framed", "listed" or "none"."""
    if not candidate.is_known:
        return "none"
    return "listed" if candidate.row.force else "framed"
