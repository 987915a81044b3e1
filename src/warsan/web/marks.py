"""Findings laid over a text: overlapping and nested spans become flat segments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from warsan.model import Field, Reading, Span

MarkKind = Literal["word", "deed", "source", "cue", "content", "figure", "date", "place", "credit"]
_PARAGRAPH = re.compile(r"[^\n](?:.*?[^\n])??(?=\n\s*\n|\n*\Z)", re.DOTALL)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One finding's claim on characters `start` to `end` of a field.

    Attributes:
        finding: The finding's id ("e3"), which is its anchor on the page.
        home: Whether the anchor stands here; a finding has one home.
    """

    finding: str
    kind: MarkKind
    field: Field
    start: int
    end: int
    home: bool = False


class Segment(msgspec.Struct, frozen=True):
    """A run of text under the same marks.

    Attributes:
        marks: The marks over it, the shortest first; empty for plain text.
        anchors: Ids of the findings whose home begins here.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()


def find_marks(reading: Reading) -> tuple[Mark, ...]:
    """Every mark of a reading, in all fields, in order of the text."""
    marks = [*_event_marks(reading), *_attribution_marks(reading), *_plain_marks(reading)]
    return tuple(sorted(marks, key=lambda mark: (mark.field, mark.start, mark.end)))


def date_id(index: int) -> str:
    """The anchor of the reading's date number `index`; dates carry no id of their own."""
    return f"d{index + 1}"


def place_id(index: int) -> str:
    """The anchor of the reading's place number `index`."""
    return f"p{index + 1}"


def split_segments(text: str, marks: Iterable[Mark], *, start: int = 0) -> tuple[Segment, ...]:
    """Cut a text at every edge of a mark.

    Args:
        text: The characters from `start` on of the field that the marks point into.
        marks: In any order; what lies outside the text is left out.
        start: Offset of the text within its field.

    Returns:
        Segments whose texts join to `text`.
    """
    end = start + len(text)
    inside = [mark for mark in marks if max(mark.start, start) < min(mark.end, end)]
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    return tuple(
        _segment(text[left - start : right - start], left, right, inside)
        for left, right in pairwise(cuts)
    )


def split_paragraphs(text: str, marks: Sequence[Mark]) -> tuple[tuple[Segment, ...], ...]:
    """The paragraphs of a text (blank lines between them), each cut into segments."""
    return tuple(
        split_segments(match.group(), marks, start=match.start())
        for match in _PARAGRAPH.finditer(text)
    )


def _segment(text: str, left: int, right: int, marks: Sequence[Mark]) -> Segment:
    over = [mark for mark in marks if mark.start <= left and right <= mark.end]
    over.sort(key=lambda mark: (mark.end - mark.start, mark.finding))
    anchors = tuple(dict.fromkeys(m.finding for m in over if m.home and m.start == left))
    return Segment(text, tuple(over), anchors)


def _mark(finding: str, kind: MarkKind, span: Span, *, home: bool = False) -> Mark:
    return Mark(
        finding=finding, kind=kind, field=span.field, start=span.start, end=span.end, home=home
    )


def _event_marks(reading: Reading) -> list[Mark]:
    return [_mark(event.id, event.kind, event.trigger, home=True) for event in reading.events]


def _attribution_marks(reading: Reading) -> list[Mark]:
    marks: list[Mark] = []
    for item in reading.attributions:
        source = item.source.span if item.source else None
        parts: list[tuple[MarkKind, Span | None]] = [("cue", item.cue), ("source", source)]
        parts += [("content", span) for span in item.content]
        stated = [(kind, span) for kind, span in parts if span]
        marks += [
            _mark(item.id, kind, span, home=index == 0) for index, (kind, span) in enumerate(stated)
        ]
    return marks


def _plain_marks(reading: Reading) -> list[Mark]:
    marks = [_mark(figure.id, "figure", figure.span, home=True) for figure in reading.figures]
    marks += [
        _mark(date_id(index), "date", date.span, home=True)
        for index, date in enumerate(reading.dates)
    ]
    marks += [
        _mark(place_id(index), "place", place.span, home=True)
        for index, place in enumerate(reading.places)
    ]
    credit = reading.article.credit
    return [*marks, _mark("credit", "credit", credit.span, home=True)] if credit else marks
