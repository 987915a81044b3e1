"""Reads one article: every find of every room, joined into one Reading."""

from __future__ import annotations

import msgspec

from warsan.model import Article, Attribution, Date, Event, Figure, Mention, Reading
from warsan.reader.attributions.records import find_attributions
from warsan.reader.attributions.speakers import find_speakers
from warsan.reader.dates.expressions import find_dates
from warsan.reader.encoder.articles import parse_article
from warsan.reader.events.coding import code_events
from warsan.reader.events.threats import add_threats
from warsan.reader.figures.quantities import find_figures
from warsan.reader.name import reader_name
from warsan.reader.occurrences import Surroundings, complete_events
from warsan.reader.parse import Parse
from warsan.reader.parties.index import Mentions
from warsan.reader.parties.mentions import find_mentions


class _Found(msgspec.Struct):
    """What the fields read so far have given; ids go on from field to field."""

    mentions: list[Mention] = []
    attributions: list[Attribution] = []
    events: list[Event] = []
    figures: list[Figure] = []
    dates: list[Date] = []


def read_article(article: Article) -> Reading:
    """Everything found in one article. A pure function of the article and the model.

    Raises:
        ModelError: The reader's model files are missing or do not fit.
    """
    parses = parse_article(article).fields
    mentions = find_mentions(*parses, published=article.published)
    found = _Found()
    for parse, named in zip(parses, mentions, strict=True):
        _read_field(found, parse, named, article.published)
    return Reading(
        reader=reader_name(),
        article=article,
        mentions=tuple(found.mentions),
        attributions=tuple(found.attributions),
        events=tuple(found.events),
        figures=tuple(found.figures),
        dates=tuple(found.dates),
        sentences=tuple(value for parse in parses for value in parse.sentence_values()),
    )


def _read_field(found: _Found, parse: Parse, mentions: Mentions, published: str | None) -> None:
    first = len(found.attributions) + 1
    said = find_attributions(parse, mentions, first_id=first)
    spoken = find_speakers(mentions, said)
    if spoken != mentions:
        # Who "we" is changes who is quoted inside a quotation, not where it begins and ends.
        mentions, said = spoken, find_attributions(parse, spoken, first_id=first)
    dates = find_dates(parse, published)
    number = len(found.figures) + 1
    figures = find_figures(parse, mentions, said, first_id=number, dates=dates, published=published)
    drafts = code_events(parse, mentions, first=len(found.events) + 1)
    drafts = add_threats(parse, mentions, drafts, said)
    around = Surroundings(said, dates, figures, published)
    found.events.extend(complete_events(parse, drafts, around))
    found.mentions.extend(mentions.values)
    found.attributions.extend(said)
    found.figures.extend(figures)
    found.dates.extend(dates)
