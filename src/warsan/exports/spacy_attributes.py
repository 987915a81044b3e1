"""`doc._.warsan` and `span._.warsan`: the way from spaCy back to the Reading.

The Reading travels in the Doc's user data as JSON, so that it survives `to_bytes` and a DocBin
that stores user data.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span

from warsan.model import (
    Attribution,
    Date,
    Event,
    Field,
    Figure,
    Mention,
    Place,
    Reading,
    reading_from_json,
    reading_to_json,
)

NAME = "warsan"
Finding = Mention | Attribution | Event | Figure | Place | Date


def keep_reading(doc: Doc, reading: Reading, field: Field) -> None:
    """Puts the Reading into the Doc's user data and makes sure that it can be asked for."""
    doc.user_data[NAME] = {"field": field, "reading": reading_to_json(reading).decode()}
    register()


def register() -> None:
    """Makes `doc._.warsan` and `span._.warsan` known; an attribute of that name is left alone."""
    if not Doc.has_extension(NAME):
        Doc.set_extension(NAME, getter=_reading_of)
    if not Span.has_extension(NAME):
        Span.set_extension(NAME, getter=_finding_of)


def _reading_of(doc: Doc) -> Reading | None:
    kept = doc.user_data.get(NAME)
    return _decode(kept["reading"]) if kept else None


def _finding_of(span: Span) -> Finding | None:
    """The finding whose id a span bears; the date or place that stands in these characters."""
    kept = span.doc.user_data.get(NAME)
    if not kept:
        return None
    by_key = _findings(kept["reading"])
    return by_key.get(span.id_) or by_key.get((kept["field"], span.start_char, span.end_char))


@lru_cache(maxsize=4)
def _decode(line: str) -> Reading:
    return reading_from_json(line)


@lru_cache(maxsize=4)
def _findings(line: str) -> dict[object, Finding]:
    return dict(_keyed(_decode(line)))


def _keyed(reading: Reading) -> Iterator[tuple[object, Finding]]:
    for found in (reading.mentions, reading.attributions, reading.events, reading.figures):
        yield from ((finding.id, finding) for finding in found)
    unnamed: tuple[Place | Date, ...] = (*reading.places, *reading.dates)
    yield from (((f.span.field, f.span.start, f.span.end), f) for f in unnamed)
