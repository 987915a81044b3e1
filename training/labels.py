"""The label sets that the heads tell apart, in the order of their outputs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import get_args

from training.net import Sizes
from warsan.codebook.plover import load_plover
from warsan.model import Frame

ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
ENTITIES = [
    "none",
    "abstract",
    "animal",
    "event",
    "object",
    "organization",
    "person",
    "place",
    "plant",
    "substance",
    "time",
]
"""GUM's kinds of entity (https://gucorpling.org/gum/); "none" heads no mention."""

TYPES = ["none", *load_plover().types]
"""PLOVER's types of event; "none" names no event."""
FRAMES = list(get_args(Frame))
CERTAINTY = ["UW", "UDS_IH2", "CB", "gold"]
"""The corpora that have a scale of certainty of their own; "gold" is ours: the author's stance."""


@dataclass(frozen=True)
class Labels:
    """Lists of label names; index = output of the head."""

    upos: list[str]
    rels: list[str]
    newswire: list[str]
    uner: list[str]
    roles: list[str]
    entities: list[str]
    types: list[str]
    frames: list[str]
    certainty: list[str]

    def sizes(self) -> Sizes:
        """The sizes of the heads."""
        return Sizes(**{name: len(row) for name, row in asdict(self).items()})


def bio_tags(kinds: set[str]) -> list[str]:
    """O, then B- and I- of each kind by name."""
    return ["O", *(f"{mark}-{kind}" for kind in sorted(kinds) for mark in "BI")]
