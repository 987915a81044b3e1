"""What one article says: attributions, events, figures, places, dates."""

from __future__ import annotations

from typing import Literal

import msgspec

from warsan.model.party import Party, SourceMention
from warsan.model.span import Span

AttributionKind = Literal["quotation", "report", "belief"]
EventKind = Literal["word", "deed"]
Frame = Literal[
    "done", "ongoing", "planned", "threatened", "conditional", "historical", "general"
]
Precision = Literal["time", "day", "week", "month", "season", "quarter", "year", "decade", "vague"]
PlaceKind = Literal["country", "region", "city", "facility", "water", "area"]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says a content, by which words.

    Attributes:
        source: None if unattributed ("it is reported").
        cue: The saying word or phrase; None for a bare quotation.
        content: One or more fragments, in order of the text.
        channel: "on Facebook", "to the Commons"; None if not said.
        parent: The attribution that this one stands within: a chain.
    """

    id: str
    source: SourceMention | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    channel: str | None = None
    parent: str | None = None
    reason: str = ""


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """How certain one party in the chain is; `party` None stands for the author."""

    party: Party | None
    value: float


class Certainty(msgspec.Struct, frozen=True, kw_only=True):
    """Factuality in [-3, 3]: 3 certainly happened, 0 unknown, -3 certainly did not.

    Source: FactBank; the scale of Stanovsky et al. 2017.
    """

    value: float
    reason: str
    by: tuple[Stance, ...] = ()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as written, resolved where exactly one candidate was left."""

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonameid: int | None = None
    kind: PlaceKind | None = None
    relation: str | None = None
    reason: str = ""


class When(msgspec.Struct, frozen=True, kw_only=True):
    """When an event took place: ISO days, both inclusive.

    Attributes:
        assumed: True where only the day of publication is known.
    """

    start: str | None
    end: str | None
    precision: Precision
    assumed: bool


class Date(msgspec.Struct, frozen=True, kw_only=True):
    """A temporal expression with its TIMEX3 value.

    Attributes:
        value: TIMEX3 value ("2022-04-26", "2022-04", "PRESENT_REF"); None if vague.
        start, end: First and last ISO day, inclusive; None if open or vague.
    """

    span: Span
    value: str | None
    start: str | None
    end: str | None
    precision: Precision
    reason: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity: what is counted, of whom, by whose claim.

    Attributes:
        unit: "person", "percent", "kilometre", "USD", …; None for a bare count.
        counts: What is counted, lemma ("soldier", "military asset"); None if not said.
    """

    id: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    counts: str | None
    of: Party | None
    claimed_by: Party | None
    span: Span
    attribution: str | None = None
    reason: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who did or said what to whom, coded by PLOVER.

    Attributes:
        type: PLOVER type ("ACCUSE"); `mode` and `contexts` after the same codebook.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        score: PLOVER intensity of type and mode, -10 to 10.
        kind: "word" for quad 1 and 3, "deed" for 2 and 4.
        within: The event that reports this one (the accusation that claims the assault).
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float
    kind: EventKind
    actor: Party | None
    recipient: Party | None
    trigger: Span
    actor_span: Span | None = None
    recipient_span: Span | None = None
    when: When
    where: Place | None = None
    frame: Frame
    certainty: Certainty
    attribution: str | None = None
    within: str | None = None
    condition: str | None = None
    consequence: str | None = None
    figures: tuple[str, ...] = ()
    reason: str = ""
