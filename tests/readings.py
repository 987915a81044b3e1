"""Readings made by hand for tests of the floors above the reader.

The sentences are written for these tests. `say` finds each phrase in the text itself, so that a
span can only be wrong if the phrase is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from warsan.model import (
    Article,
    Certainty,
    Event,
    EventKind,
    Field,
    Page,
    Party,
    ReaderName,
    Reading,
    Sentence,
    SourceMention,
    Span,
    When,
    article_id,
)

READER = ReaderName(version="0.0.0", model="made by hand")
_QUADS = {
    "CONSULT": 1,
    "SUPPORT": 1,
    "AID": 2,
    "ACCUSE": 3,
    "THREATEN": 3,
    "REJECT": 3,
    "REQUEST": 3,
    "ASSAULT": 4,
    "COERCE": 4,
}
_SCORES = {1: 4.0, 2: 7.0, 3: -4.0, 4: -9.0}


def make_article(body: str, **values: Any) -> Article:
    """An article with the given fields; the rest are plain."""
    fields: dict[str, Any] = {
        "outlet": "The Harbour Post",
        "title": "Bridge at Dorn shelled",
        "standfirst": None,
        "byline": "Ida Lund",
        "published": "2022-04-27",
        "language": "en",
        "genre": "news",
        "url": "https://harbour.example/dorn",
    } | values
    key = {name: fields[name] for name in ("outlet", "url", "published", "title")}
    return Article(id=article_id(body=body, **key), body=body, **{"page": body} | fields)


def say(article: Article, phrase: str, field: Field = "body") -> Span:
    """The span of the first place where `phrase` stands in a field."""
    start = article.text_of(field).index(phrase)
    return Span(field, start, start + len(phrase), phrase)


def party(country: str | None, **values: Any) -> Party:
    """A party; its reason says which country it stands for."""
    return Party(country=country, reason=f"stands for {country}", **values)


def make_source(article: Article, phrase: str, of: Party | None = None) -> SourceMention:
    """The source of an attribution, by its words in the body."""
    span = say(article, phrase)
    return SourceMention(text=phrase, start=span.start, end=span.end, field=span.field, party=of)


def make_event(
    article: Article,
    name: str,
    type: str,  # noqa: A002
    trigger: str,
    actor: Party | None,
    recipient: Party | None,
    *,
    day: str | None = None,
    **values: Any,
) -> Event:
    """An event; quad, score and kind follow from its type."""
    quad = _QUADS[type]
    kind: EventKind = "deed" if quad in {2, 4} else "word"
    day = day or (article.published or "")[:10] or None
    fields: dict[str, Any] = {
        "mode": None,
        "contexts": (),
        "frame": "done",
        "certainty": Certainty(value=3.0, reason="stated as fact in the past tense"),
        "when": When(start=day, end=day, precision="day", assumed=True),
        "reason": f"“{trigger}” is a verb of {type}",
    } | values
    return Event(
        id=name,
        type=type,
        quad=quad,
        score=_SCORES[quad],
        kind=kind,
        actor=actor,
        recipient=recipient,
        trigger=say(article, trigger),
        **fields,
    )


def make_reading(article: Article, **values: Any) -> Reading:
    """A reading whose sentences end at full stops."""
    return Reading(reader=READER, article=article, sentences=find_stops(article), **values)


def find_stops(article: Article) -> tuple[Sentence, ...]:
    """Sentences of a test's text: each ends at a full stop followed by a space or line end."""
    sentences, start = [], 0
    text = article.body
    for index, letter in enumerate(text):
        if letter == "." and (index + 1 == len(text) or text[index + 1].isspace()):
            sentences.append(Sentence(start, index + 1))
            start = index + 1 + len(text[index + 1 :]) - len(text[index + 1 :].lstrip())
    return tuple(sentences)


def make_page(article: Article) -> Page:
    """The article with the bytes it would have come as."""
    return Page(
        article=article,
        raw=article.page.encode(),
        media_type="text/plain",
        origin="written for a test",
    )


def many_readings(
    count: int, outlets: Sequence[str] = ("Harbour Post", "Northwire")
) -> list[Reading]:
    """Readings of short articles, one word or deed each, spread over April 2022."""
    readings = []
    for index in range(count):
        deed = index % 3 == 0
        verb = "shelled" if deed else "accused"
        body = f"Vostok {verb} Westmark over incident number {index}."
        article = make_article(
            body,
            title=f"Incident {index}",
            byline=None,
            outlet=outlets[index % len(outlets)],
            url=f"https://news.example/{index}",
            published=f"2022-04-{1 + index % 28:02}",
        )
        event = make_event(
            article,
            "e1",
            "ASSAULT" if deed else "ACCUSE",
            verb,
            party("RUS"),
            party("NATO" if index % 4 else "UKR"),
        )
        readings.append(make_reading(article, events=(event,)))
    return readings
