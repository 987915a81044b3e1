"""Joins to a coded event what other rooms found: when, where, how many, and who vouches."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from warsan.model import Attribution, Certainty, Date, Event, Figure, Place, Stance, When
from warsan.reader.attributions.records import Attributions
from warsan.reader.dates.governing import find_when
from warsan.reader.events.contexts import find_contexts
from warsan.reader.events.drafts import EventDraft
from warsan.reader.parse import Parse
from warsan.reader.parties.index import MentionIndex
from warsan.reader.places.records import Places
from warsan.reader.places.settings import Settings

_HISTORICAL_YEARS = 5
"""What is dated longer before publication is background, not news."""
_BELIEVED = 2.0
"""How far a belief goes on the scale of certainty: probable, not certain (FactBank PR)."""


class Surroundings(msgspec.Struct, frozen=True):
    """What was found in the field in which events are coded."""

    attributions: Attributions
    dates: tuple[Date, ...]
    figures: tuple[Figure, ...]
    published: str | None
    mentions: MentionIndex
    places: Places = Places()


def complete_events(
    parse: Parse, drafts: Sequence[EventDraft], around: Surroundings
) -> tuple[Event, ...]:
    """The events with their time, place, figures and attribution."""
    triggers = {d.trigger for d in drafts}
    settings = Settings(parse, around.places, around.mentions, triggers)
    counted = [(_governor(parse, f, triggers), f.id) for f in around.figures]
    return tuple(
        _complete(
            parse,
            draft,
            around,
            where=settings.of(draft.trigger),
            figures=tuple(i for t, i in counted if t == draft.trigger),
        )
        for draft in drafts
    )


def _complete(
    parse: Parse,
    draft: EventDraft,
    around: Surroundings,
    *,
    where: Place | None,
    figures: tuple[str, ...],
) -> Event:
    date = find_when(parse, around.dates, draft.trigger, around.published)
    said = around.attributions.covering(draft.trigger)
    event = draft.complete(
        when_of(date, around.published),
        where,
        attribution=said.id if said else None,
        figures=figures,
        contexts=find_contexts(parse, draft),
    )
    if event.frame == "done" and _years_before(event.when, around.published) > _HISTORICAL_YEARS:
        event = msgspec.structs.replace(event, frame="historical")
    if said is None:
        return event
    return msgspec.structs.replace(event, certainty=_vouched(event.certainty, said))


def when_of(date: Date | None, published: str | None) -> When:
    """The governing date's days, else the day of publication, marked as assumed."""
    if date is not None and date.start is not None:
        return When(start=date.start, end=date.end, precision=date.precision, assumed=False)
    if published is None:
        return When(start=None, end=None, precision="vague", assumed=True)
    day = published[:10]
    return When(start=day, end=day, precision="day", assumed=True)


def _years_before(when: When, published: str | None) -> int:
    if when.assumed or when.end is None or published is None:
        return 0  # open: it goes on
    return int(published[:4]) - int(when.end[:4])


def _vouched(certainty: Certainty, said: Attribution) -> Certainty:
    """The author's certainty of what another says is open; the source's is its own.

    Where the tree has already shown one speaker, only who that is is taken from the
    attribution: it has looked at the words around the cue as well.
    """
    if len(certainty.by) > 1:
        return _spoken_by(certainty, said)
    value = certainty.value
    if said.kind == "belief":
        value = max(-_BELIEVED, min(_BELIEVED, value))
    who = f"“{said.source.text}”" if said.source else "an unnamed source"
    party = said.source.party if said.source else None
    return Certainty(
        value=0.0,
        reason=f"{who} vouches for it ({certainty.reason.rstrip('.')}); the article only reports.",
        by=(Stance(party=None, value=0.0), Stance(party=party, value=value)),
    )


def _spoken_by(certainty: Certainty, said: Attribution) -> Certainty:
    party = said.source.party if said.source else None
    if len(certainty.by) != 2 or party is None:
        return certainty
    author, speaker = certainty.by
    by = (author, Stance(party=party, value=speaker.value))
    return msgspec.structs.replace(certainty, by=by)


def _governor(parse: Parse, figure: Figure, triggers: AbstractSet[int]) -> int | None:
    """The event trigger nearest above a figure in the tree."""
    place = parse.range_of(figure.span.start, figure.span.end)
    if place is None:
        return None
    return next((i for i in parse.ancestors(place.last - 1) if i in triggers), None)
