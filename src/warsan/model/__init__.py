"""The values of Warsan: frozen, typed, equal by content. Floor 1: imports nothing above it."""

from warsan.model.article import Article, Credit, Genre, Link, Page, Refusal, article_id
from warsan.model.finding import (
    Attribution,
    AttributionKind,
    Certainty,
    Date,
    Event,
    EventKind,
    Figure,
    Frame,
    Place,
    PlaceKind,
    Precision,
    Stance,
    TimexKind,
    When,
)
from warsan.model.party import Mention, MentionKind, Party, SourceMention
from warsan.model.reading import ReaderName, Reading, reading_from_json, reading_to_json
from warsan.model.span import Field, Sentence, Span

__all__ = [
    "Article",
    "Attribution",
    "AttributionKind",
    "Certainty",
    "Credit",
    "Date",
    "Event",
    "EventKind",
    "Field",
    "Figure",
    "Frame",
    "Genre",
    "Link",
    "Mention",
    "MentionKind",
    "Page",
    "Party",
    "Place",
    "PlaceKind",
    "Precision",
    "ReaderName",
    "Reading",
    "Refusal",
    "Sentence",
    "SourceMention",
    "Span",
    "Stance",
    "TimexKind",
    "When",
    "article_id",
    "reading_from_json",
    "reading_to_json",
]
