"""The findings of an article in the order of its text, gathered under their sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from warsan.model import Attribution, Date, Event, Figure, Place, Reading, Span
from warsan.web.marks import date_id, place_id

Kind = Literal["word", "deed", "said", "figure", "date", "place"]
Finding = Event | Attribution | Figure | Date | Place
_FIELDS = ("title", "standfirst", "body", "page")


class Found(msgspec.Struct, frozen=True):
    """One finding: its id on the page, what it is, and the words that it hangs on."""

    name: str
    kind: Kind
    thing: Finding
    span: Span


class SentenceGroup(msgspec.Struct, frozen=True):
    """A sentence with all that was found in it, in the order of its words."""

    around: Span
    found: tuple[Found, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of finding in it, each once."""
        return tuple(dict.fromkeys(item.kind for item in self.found))

    @property
    def brief(self) -> bool:
        """Whether it holds nothing but figures, dates and places."""
        return not {"word", "deed", "said"} & set(self.kinds)


def find_groups(reading: Reading) -> tuple[SentenceGroup, ...]:
    """Every finding of a reading in one place, sentence after sentence."""
    groups: dict[Span, list[Found]] = {}
    for item in sorted(_find_all(reading), key=lambda item: _place(item.span)):
        groups.setdefault(reading.sentence_at(item.span), []).append(item)
    ordered = sorted(groups, key=_place)
    return tuple(SentenceGroup(around, tuple(groups[around])) for around in ordered)


def stands_at(item: Attribution) -> Span:
    """Where an attribution is to be found: at its cue, else its source, else its content."""
    if item.cue:
        return item.cue
    return item.source.span if item.source else item.content[0]


def _find_all(reading: Reading) -> Iterator[Found]:
    for event in reading.events:
        yield Found(event.id, event.kind, event, event.trigger)
    for item in reading.attributions:
        yield Found(item.id, "said", item, stands_at(item))
    for figure in reading.figures:
        yield Found(figure.id, "figure", figure, figure.span)
    for index, date in enumerate(reading.dates):
        yield Found(date_id(index), "date", date, date.span)
    for index, place in enumerate(reading.places):
        yield Found(place_id(index), "place", place, place.span)


def _place(span: Span) -> tuple[int, int, int]:
    return _FIELDS.index(span.field), span.start, span.end
