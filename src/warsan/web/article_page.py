"""One article with its findings in the text and beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec
from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from warsan.desk import Desk
from warsan.model import Attribution, Date, Event, Place, Reading, Span
from warsan.report.phrases import say_day, say_range
from warsan.report.provenance import Link, find_chain, find_links
from warsan.report.sides import Side, find_sides, say_sides
from warsan.report.stances import Voice, find_voices
from warsan.web.marks import (
    Mark,
    Segment,
    date_id,
    find_marks,
    place_id,
    split_paragraphs,
    split_segments,
)
from warsan.web.render import render_page

_Thing = TypeVar("_Thing", Date, Place)


class ArticleView(msgspec.Struct, frozen=True):
    """A reading in the shape of its page: text in segments, findings in order of the text."""

    reading: Reading
    marks: tuple[Mark, ...]
    labels: dict[str, str]

    def line(self, field: str) -> tuple[Segment, ...]:
        """The segments of a title or standfirst."""
        return split_segments(self.reading.article.text_of(field), self._in(field))

    def paragraphs(self, field: str) -> tuple[tuple[Segment, ...], ...]:
        """The segments of a body or page, by paragraph."""
        return split_paragraphs(self.reading.article.text_of(field), self._in(field))

    def sentence(self, span: Span) -> tuple[Segment, ...]:
        """The sentence around a span, the span marked."""
        around = self.reading.sentence_at(span)
        mark = Mark(finding="", kind="cue", field=span.field, start=span.start, end=span.end)
        return split_segments(around.text, [mark], start=around.start)

    def sides(self, event: Event) -> tuple[Side, Side]:
        """Actor and recipient, with the reason where one is unresolved."""
        return find_sides(event, self.reading.mentions)

    def links(self, attribution: str | None) -> tuple[Link, ...]:
        """The chain behind a finding, from the outlet on."""
        return find_links(self.reading, attribution)

    def voices(self, event: Event) -> tuple[Voice, ...]:
        """How sure the sources themselves are."""
        return find_voices(event, find_chain(self.reading, event.attribution))

    def _in(self, field: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.field == field]


def article_routes(desk: Desk) -> APIRouter:
    """The route of `/article/{id}`."""
    routes = APIRouter()

    @routes.get("/article/{article_id}", response_class=HTMLResponse)
    def article(article_id: str) -> HTMLResponse:
        reading = desk.reading(article_id)
        return render_page("article.html", **_values(reading))

    return routes


def _values(reading: Reading) -> dict[str, Any]:
    order = {"title": 0, "standfirst": 1, "body": 2, "page": 3}

    def place(span: Span) -> tuple[int, int]:
        return order[span.field], span.start

    return {
        "view": ArticleView(reading, find_marks(reading), _labels(reading)),
        "article": reading.article,
        "reader": reading.reader,
        "events": sorted(reading.events, key=lambda event: place(event.trigger)),
        "attributions": sorted(reading.attributions, key=lambda item: place(stands_at(item))),
        "figures": sorted(reading.figures, key=lambda figure: place(figure.span)),
        "dates": _numbered(reading.dates, date_id, place),
        "places": _numbered(reading.places, place_id, place),
        "stands_at": stands_at,
        "by_attribution": partial(_vouched, reading),
    }


def stands_at(item: Attribution) -> Span:
    """Where an attribution is to be found: at its cue, else its source, else its content."""
    if item.cue:
        return item.cue
    return item.source.span if item.source else item.content[0]


def _vouched(reading: Reading, attribution: str) -> list[str]:
    """Ids of the events and figures that rest on an attribution."""
    events = [event.id for event in reading.events if event.attribution == attribution]
    figures = [item.id for item in reading.figures if item.attribution == attribution]
    return events + figures


def _numbered(
    things: Sequence[_Thing], name: Callable[[int], str], place: Callable[[Span], tuple[int, int]]
) -> list[tuple[str, _Thing]]:
    named = [(name(index), thing) for index, thing in enumerate(things)]
    return sorted(named, key=lambda pair: place(pair[1].span))


def _labels(reading: Reading) -> dict[str, str]:
    """One line a finding, shown when a reader points at its words."""
    labels = {
        event.id: f"{event.kind}: {event.type}, {say_sides(event)}" for event in reading.events
    }
    labels |= {
        item.id: f"said by {item.source.text if item.source else 'nobody named'}"
        for item in reading.attributions
    }
    labels |= {
        figure.id: f"figure: {say_range(figure)} {figure.counts or figure.unit or ''}".strip()
        for figure in reading.figures
    }
    labels |= _index(date_id, (f"date: {say_day(date.value)}" for date in reading.dates))
    return labels | _index(place_id, (f"place: {place.name}" for place in reading.places))


def _index(name: Callable[[int], str], lines: Iterable[str]) -> dict[str, str]:
    return {name(index): line for index, line in enumerate(lines)}
