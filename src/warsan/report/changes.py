"""A change between two Readings in plain words: the finding, or its fields before and after."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

import msgspec

from warsan.changes import Change
from warsan.model import (
    Attribution,
    Date,
    Event,
    Figure,
    Mention,
    Party,
    SourceMention,
    Span,
)
from warsan.report.phrases import (
    say_day,
    say_frame,
    say_number,
    say_party,
    say_range,
    say_sureness,
)
from warsan.report.sides import say_sides

_NONE = "none"


class FieldChange(msgspec.Struct, frozen=True):
    """A field and what stood and stands in it."""

    field: str
    before: str
    after: str


def say_fields(change: Change) -> tuple[FieldChange, ...]:
    """What stands in each field that differs; for a finding that points at another, its id."""
    return tuple(
        FieldChange(path, _say_path(change.before, path), _say_path(change.after, path))
        for path in change.fields
    )


@singledispatch
def say_finding(finding: object) -> str:
    """A finding in a line; "" for a sentence, which says itself."""
    span = getattr(finding, "span", None)
    return _quote(span) if isinstance(span, Span) else ""


@say_finding.register
def _(event: Event) -> str:
    told = "" if event.frame == "done" else f", {say_frame(event.frame)}"
    return f"{event.type} {say_sides(event)}, {say_sureness(event.certainty.value)}{told}"


@say_finding.register
def _(item: Attribution) -> str:
    source = item.source.text if item.source else "nobody named"
    cue = f" {_quote(item.cue)}" if item.cue else ""
    return f"{item.kind} by {source}{cue}: {_say(item.content)}"


@say_finding.register
def _(figure: Figure) -> str:
    parts = [part for part in (figure.unit, figure.counts) if part]
    return " ".join([say_range(figure), *parts]) + f", from {_quote(figure.span)}"


@say_finding.register
def _(date: Date) -> str:
    return f"{_quote(date.span)}: {say_day(date.start or date.value)}"


@say_finding.register
def _(mention: Mention) -> str:
    return f"{mention.kind} {_quote(mention.span)}: {say_party(mention.party)}"


def _say_path(finding: Any, path: str) -> str:
    """What stands at a path; where it leads through a list, each, once."""
    said = dict.fromkeys(_say(value) for value in _follow(finding, path.split(".")))
    return ", ".join(said) or _NONE


def _follow(value: Any, names: list[str]) -> Iterator[Any]:
    if isinstance(value, tuple) and names:
        for item in value:
            yield from _follow(item, names)
    elif not names or value is None:
        yield value
    else:
        yield from _follow(getattr(value, names[0]), names[1:])


@singledispatch
def _say(value: object) -> str:
    return str(value)


@_say.register(type(None))
def _(_: None) -> str:
    return _NONE


@_say.register
def _(value: bool) -> str:
    return "yes" if value else "no"


@_say.register
def _(value: float) -> str:
    return say_number(value)


@_say.register
def _(values: tuple) -> str:  # type: ignore[type-arg]
    return " … ".join(map(_say, values)) or _NONE


@_say.register
def _(span: Span) -> str:
    return _quote(span)


@_say.register
def _(source: SourceMention) -> str:
    return _quote(source.span)


@_say.register
def _(party: Party) -> str:
    return say_party(party)


def _quote(span: Span) -> str:
    return f"“{' '.join(span.text.split())}”"
