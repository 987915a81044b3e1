"""What one article says: attributions, events, figures, places, dates."""

from __future__ import annotations

from typing import Literal

import msgspec

from warsan.model.party import Party, SourceMention
from warsan.model.span import Span

AttributionKind = Literal["quotation", "report", "belief", "document", "perception"]
Anonymity = Literal["named", "described", "anonymous", "unattributed"]
EventKind = Literal["word", "deed"]
Frame = Literal["done", "ongoing", "planned", "threatened", "conditional", "historical", "general"]
Precision = Literal["time", "day", "week", "month", "season", "quarter", "year", "decade", "vague"]
TimexKind = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceKind = Literal["country", "region", "city", "facility", "water", "area"]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says a content, by which words.

    Attributes:
        source: None if unattributed ("it is reported").
        cue: The saying word or phrase; None for a bare quotation.
        content: One or more fragments, in order of the text.
        kind: The source's words, a report of them, what the source believes, what a document
            says, or what somebody saw or a picture shows.
        channel: "on Facebook", "to the Commons"; None if not said.
        parent: Id of the attribution that this one stands within: a chain.
        anonymity: Whether the source has a name ("Lavrov", "Moscow"), is described ("the
            Russians"), anonymous ("a British source"), or not there at all.
    """

    id: str
    source: SourceMention | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    channel: str | None = None
    parent: str | None = None
    reason: str = ""
    anonymity: Anonymity | None = None


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """How certain one party in the chain is; `party` None stands for the author.

    Attributes:
        party: Whose view it is; None stands for the author.
        value: Factuality in [-3, 3].
    """

    party: Party | None
    value: float


class Certainty(msgspec.Struct, frozen=True, kw_only=True):
    """Factuality in [-3, 3]: 3 certainly happened, 0 unknown, -3 certainly did not.

    Source: FactBank; the scale of Stanovsky et al. 2017.

    Attributes:
        value: Factuality in [-3, 3], as the text leaves it.
        by: How certain each party in the chain is: first the author (party None), then who
            speaks in the author's place, the nearest to the event first.
    """

    value: float
    reason: str
    by: tuple[Stance, ...] = ()

    @property
    def decisive(self) -> float:
        """The author's value; where the author leaves it open, the nearest speaker's."""
        if self.value or len(self.by) < 2:
            return self.value
        return self.by[1].value


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as written, resolved where one candidate is clearly the likeliest.

    Attributes:
        name: The place's usual name; as written where it is not resolved.
        lat, lon: Degrees north and east (WGS 84); None if unresolved.
        country: ISO 3166-1 alpha-3 of where it lies.
        geonameid: Its number at GeoNames.
        kind: What sort of place it is.
        relation: How the text relates something to it ("150 kilometers from", "near", "region",
            "in the name of …"); None where it is the place itself.
        radius_km: Kilometres around the position within which that lies; None if unknown.
    """

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonameid: int | None = None
    kind: PlaceKind | None = None
    relation: str | None = None
    reason: str = ""
    radius_km: float | None = None


class When(msgspec.Struct, frozen=True, kw_only=True):
    """When an event took place: ISO days, both inclusive.

    Attributes:
        start, end: First and last ISO day; None if open or unknown.
        precision: How exactly the text says it.
        assumed: True where only the day of publication is known.
    """

    start: str | None
    end: str | None
    precision: Precision
    assumed: bool


class Date(msgspec.Struct, frozen=True, kw_only=True):
    """A temporal expression with its TIMEX3 value.

    Attributes:
        value: TIMEX3 value ("2022-04-26", "2022-04", "P3D", "PRESENT_REF"); None if vague.
        start, end: First and last ISO day, inclusive; None if open ("since 2014") or vague.
        precision: How exactly the text says it.
        kind: TIMEX3 type: a date, a time of day, how long, or how often.
    """

    span: Span
    value: str | None
    start: str | None
    end: str | None
    precision: Precision
    reason: str
    kind: TimexKind = "DATE"


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity: what is counted, of whom, by whose claim.

    Attributes:
        low, best, high: Bounds and best value; None where the text gives none.
        unit: "person", "percent", "kilometre", "USD", …; None for a bare count.
        counts: What is counted, lemma ("soldier", "military asset"); None if not said.
        of: Whose soldiers, assets, … they are.
        claimed_by: Who gives the number; None for the article itself.
        attribution: Id of the attribution whose content holds it.
        increment: It comes on top of others ("a further 12"): no total.
        when: The days it holds for, as those of an event.
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
    increment: bool = False
    when: When | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who did or said what to whom, coded by PLOVER.

    Attributes:
        type: PLOVER type ("ACCUSE").
        mode: PLOVER mode of that type, if it has one.
        contexts: PLOVER contexts: what it is about.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        score: PLOVER intensity of type and mode, -10 to 10.
        kind: "word" for quad 1 and 3, "deed" for 2 and 4.
        actor, recipient: Who did or said it, and to whom; None if unresolved.
        trigger: The word that the type was read from.
        actor_span, recipient_span: The words that name them.
        aim_span: Where no recipient is named, the words for what it is done to, said of or
            asked for ("the plan", "the attacks"); None if there are none.
        when: The days it took place, or is to take place.
        where: The place that governs it, else the only place of its sentence; None if neither.
        frame: Done, going on, planned, threatened, conditional, past history or general.
        certainty: How certain it is, and to whom.
        attribution: Id of the attribution that vouches for it; None for the article itself.
        within: Id of the event that reports this one (the accusation that claims the assault).
        condition: Id of the event that it depends on.
        consequence: Id of the event that it is threatened or expected to bring about.
        figures: Ids of the figures that measure it.
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
    aim_span: Span | None = None
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
