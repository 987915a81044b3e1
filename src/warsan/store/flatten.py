"""The rows that a page and its Reading become."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime

import msgspec

from warsan.model import Attribution, Event, Figure, Page, Party, Reading, reading_to_json
from warsan.store.schema import Row

_encode = msgspec.json.Encoder().encode


def flatten(page: Page, reading: Reading, batch: str) -> dict[str, list[Row]]:
    """The rows of one article, by table, in the order of the table's columns.

    Args:
        page: The page as it came.
        reading: What was read on it.
        batch: The id of the transaction that stores it.
    """
    article = reading.article.id
    return {
        "articles": [_article_row(page, reading, batch)],
        "events": [_event_row(reading, n, event) for n, event in enumerate(reading.events)],
        "attributions": [
            _attribution_row(article, n, found) for n, found in enumerate(reading.attributions)
        ],
        "figures": [_figure_row(article, n, found) for n, found in enumerate(reading.figures)],
        "fetches": _fetch_rows(article, page),
    }


def _article_row(page: Page, reading: Reading, batch: str) -> Row:
    article = reading.article
    deeds = sum(event.kind == "deed" for event in reading.events)
    return (
        article.id, article.outlet, article.title, article.published,
        _in_utc(article.published), article.language, article.genre, article.url,
        article.credit.name if article.credit else None, len(article.body.split()),
        len(reading.events) - deeds, deeds, len(reading.events), len(reading.attributions),
        len(reading.figures), page.origin, page.media_type, zlib.compress(page.raw),
        reading_to_json(reading).decode(), reading.reader.version, reading.reader.build,
        batch, datetime.now(UTC).replace(tzinfo=None),
    )  # fmt: skip


def _fetch_rows(article: str, page: Page) -> list[Row]:
    """From where a page came, and what its bytes hash to; none for a page from a file."""
    came = page.fetched
    if came is None:
        return []
    digest = hashlib.sha256(page.raw).hexdigest()
    return [(article, came.address, came.at, digest, came.media_type, came.etag,
             came.last_modified)]  # fmt: skip


def _event_row(reading: Reading, position: int, event: Event) -> Row:
    sentence = reading.sentence_at(event.trigger)
    vouching = {found.id: found for found in reading.attributions}.get(event.attribution or "")
    source = vouching.source if vouching else None
    return (
        reading.article.id, event.id, position, event.type, event.mode, event.quad,
        event.score, event.kind, *_party(event.actor), *_party(event.recipient),
        _day(event.when.start), _day(event.when.end), event.when.precision, event.when.assumed,
        event.frame, event.certainty.decisive, event.trigger.field, event.trigger.start,
        event.trigger.end, event.trigger.text, sentence.start, sentence.end, sentence.text,
        source.text if source else None, _code(source.party if source else None),
        _encode(event).decode(), _encode(vouching).decode() if vouching else None,
    )  # fmt: skip


def _attribution_row(article: str, position: int, found: Attribution) -> Row:
    source, first = found.source, found.content[0] if found.content else found.cue
    return (
        article, found.id, position, found.kind, found.channel, found.parent,
        source.text if source else None, *_party(source.party if source else None),
        found.cue.text if found.cue else None, " … ".join(span.text for span in found.content),
        first.field if first else None, first.start if first else None,
        first.end if first else None, _encode(found).decode(),
    )  # fmt: skip


def _figure_row(article: str, position: int, found: Figure) -> Row:
    return (
        article, found.id, position, found.low, found.best, found.high, found.unit,
        found.counts, _code(found.of), _code(found.claimed_by), found.span.field,
        found.span.start, found.span.end, found.span.text, found.attribution,
    )  # fmt: skip


def _party(party: Party | None) -> Row:
    return (_code(party), party.sector, party.name) if party else (None, None, None)


def _code(party: Party | None) -> str | None:
    return (party.code or None) if party else None


def _day(text: str | None) -> date | None:
    """A day that is no day is stored as unknown: one slip must not cost the whole batch."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _in_utc(published: str | None) -> datetime | None:
    """The moment to sort by: a bare day counts from its midnight, a time without zone as UTC."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def gather(parts: Iterable[dict[str, list[Row]]]) -> dict[str, list[Row]]:
    """The rows of many articles, by table."""
    tables: dict[str, list[Row]] = {}
    for part in parts:
        for table, rows in part.items():
            tables.setdefault(table, []).extend(rows)
    return tables
