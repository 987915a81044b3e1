"""One article with its findings in the text and beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import msgspec
from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from warsan.desk import Desk
from warsan.model import Event, Figure, Reading
from warsan.report.counted import say_counted
from warsan.report.phrases import say_day, say_range
from warsan.report.provenance import Link, find_chain, find_links
from warsan.report.sides import Side, find_sides, say_sides
from warsan.report.stances import Voice, find_voices
from warsan.web.groups import SentenceGroup, find_groups
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

    def sentence(self, group: SentenceGroup) -> tuple[Segment, ...]:
        """The sentence of a group, the words of its events marked."""
        spans = [item.span for item in group.found if item.kind in {"word", "deed"}]
        marks = [Mark(finding="", kind="cue", field=s.field, start=s.start, end=s.end)
                 for s in spans]  # fmt: skip
        return split_segments(group.around.text, marks, start=group.around.start)

    def counted(self, figure: Figure) -> str:
        """What a figure counts, as the text writes it."""
        return say_counted(self.reading, figure)

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
        wire = desk.wire(reading.article.id)
        return render_page(
            "article.html", posts=desk.related(reading.article.id),
            copies=wire.row.members if wire else (), **article_values(reading),
        )  # fmt: skip

    return routes


def article_values(reading: Reading) -> dict[str, Any]:
    """What the page of an article is made from."""
    groups = find_groups(reading)
    return {
        "view": ArticleView(reading, find_marks(reading), _labels(reading)),
        "article": reading.article,
        "reader": reading.reader,
        "groups": groups,
        "counts": Counter(item.kind for group in groups for item in group.found),
        "by_attribution": partial(_vouched, reading),
    }


def _vouched(reading: Reading, attribution: str) -> list[str]:
    """Ids of the events and figures that rest on an attribution."""
    events = [event.id for event in reading.events if event.attribution == attribution]
    figures = [item.id for item in reading.figures if item.attribution == attribution]
    return events + figures


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
        figure.id: f"figure: {say_range(figure)} {say_counted(reading, figure)}".strip()
        for figure in reading.figures
    }
    labels |= _index(date_id, (f"date: {say_day(date.value)}" for date in reading.dates))
    return labels | _index(place_id, (f"place: {place.name}" for place in reading.places))


def _index(name: Callable[[int], str], lines: Iterable[str]) -> dict[str, str]:
    return {name(index): line for index, line in enumerate(lines)}
