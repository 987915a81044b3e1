"""Reads one article: every find of every room, joined into one Reading."""

from __future__ import annotations

import msgspec

from warsan.model import Article, Attribution, Date, Event, Figure, Mention, Place, Reading
from warsan.reader.coded import code_field
from warsan.reader.dates.expressions import find_dates
from warsan.reader.encoder.articles import FIELDS, parse_plain
from warsan.reader.figures.quantities import find_figures
from warsan.reader.name import reader_name
from warsan.reader.occurrences import Surroundings, complete_events
from warsan.reader.parse import Parse
from warsan.reader.participants import complete_mentions
from warsan.reader.parties.index import Mentions
from warsan.reader.parties.mentions import find_mentions
from warsan.reader.places.records import Places, find_places
from warsan.reader.stored import restore_spans
from warsan.reader.text.plain import find_plain


class _Found(msgspec.Struct):
    """What the fields read so far have given; ids go on from field to field."""

    mentions: list[Mention] = []
    attributions: list[Attribution] = []
    events: list[Event] = []
    figures: list[Figure] = []
    places: list[Place] = []
    dates: list[Date] = []


def read_article(article: Article) -> Reading:
    """Everything found in one article. A pure function of the article and the model.

    Raises:
        ModelError: The reader's model files are missing or do not fit.
    """
    plains = {field: find_plain(article.text_of(field)) for field in FIELDS}
    parses = parse_plain({field: plain.text for field, plain in plains.items()}).fields
    mentions = find_mentions(*parses, published=article.published)
    found = _Found()
    places = find_places(*parses)
    for parse, named, lying in zip(parses, mentions, places, strict=True):
        _read_field(found, parse, named, lying, article.published)
    reading = Reading(
        reader=reader_name(),
        article=article,
        mentions=tuple(found.mentions),
        attributions=tuple(found.attributions),
        events=tuple(found.events),
        figures=tuple(found.figures),
        places=tuple(found.places),
        dates=tuple(found.dates),
        sentences=tuple(value for parse in parses for value in parse.sentence_values()),
    )
    return restore_spans(reading, plains)


def _read_field(
    found: _Found, parse: Parse, mentions: Mentions, places: Places, published: str | None
) -> None:
    coded = code_field(
        parse, mentions, first_said=len(found.attributions) + 1, first=len(found.events) + 1
    )
    mentions, said = coded.mentions, coded.said
    dates = find_dates(parse, published)
    number = len(found.figures) + 1
    figures = find_figures(parse, mentions, said, first_id=number, dates=dates, published=published)
    around = Surroundings(said, dates, figures, published, mentions, places)
    events = complete_events(parse, coded.drafts, around)
    first = len(found.mentions) + 1
    found.events.extend(events)
    found.mentions.extend(complete_mentions(parse, mentions.values, said, events, first_id=first))
    found.attributions.extend(said)
    found.figures.extend(figures)
    found.places.extend(places.values)
    found.dates.extend(dates)
