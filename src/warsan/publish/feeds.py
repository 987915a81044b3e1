"""The newest articles of a site as Atom (RFC 4287) and as JSON Feed 1.1."""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from warsan.model import Reading
from warsan.publish.places import ATOM, INDEX, JSON_FEED, article_page
from warsan.publish.quotes import cut_excerpt
from warsan.report.provenance import say_outlet

_MOST = 50  # entries
_ATOM = "http://www.w3.org/2005/Atom"


class FeedHead(msgspec.Struct, frozen=True):
    """What a feed says of itself; `address` is the site's, "" if it is not known."""

    title: str
    address: str


def write_atom(head: FeedHead, readings: Sequence[Reading]) -> bytes:
    """An Atom feed of the dated articles; links are relative to it where no address is known."""
    dated = _dated(readings)
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _add(
        feed, "id", head.address or f"urn:sha256:{hashlib.sha256(head.title.encode()).hexdigest()}"
    )
    _add(feed, "title", head.title)
    _add(feed, "updated", dated[0][0] if dated else "1970-01-01T00:00:00Z")
    _link(feed, head.address + INDEX, "alternate", "text/html")
    _link(feed, head.address + ATOM, "self", "application/atom+xml")
    _add(ET.SubElement(feed, "author"), "name", head.title)
    for moment, reading in dated:
        _entry(feed, head, moment, reading)
    ET.indent(feed)
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def write_json_feed(head: FeedHead, readings: Sequence[Reading]) -> bytes:
    """The same as JSON Feed; addresses are left out where the site's is not known."""
    feed: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": head.title}
    if head.address:
        feed |= {"home_page_url": head.address, "feed_url": head.address + JSON_FEED}
    feed["items"] = [_item(head, moment, reading) for moment, reading in _dated(readings)]
    return msgspec.json.format(msgspec.json.encode(feed)) + b"\n"


def _dated(readings: Sequence[Reading]) -> list[tuple[str, Reading]]:
    """The newest articles with their moment in UTC; undated ones have no place in a feed."""
    found = ((_moment(reading.article.published), reading) for reading in readings)
    dated = [(moment, reading) for moment, reading in found if moment]
    dated.sort(key=lambda one: (one[0], one[1].article.id), reverse=True)
    return dated[:_MOST]


def _moment(published: str | None) -> str | None:
    """A moment as RFC 3339 in UTC; a bare day counts from its midnight."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(feed: ET.Element, head: FeedHead, moment: str, reading: Reading) -> None:
    article = reading.article
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", _urn(article.id))
    _add(entry, "title", _plain(article.title or "Untitled"))
    _add(entry, "updated", moment)
    _add(entry, "published", moment)
    _add(ET.SubElement(entry, "author"), "name", _plain(article.byline or say_outlet(article)))
    _link(entry, head.address + article_page(article.id), "alternate", "text/html")
    _add(entry, "summary", _plain(_summary(reading)))


def _item(head: FeedHead, moment: str, reading: Reading) -> dict[str, object]:
    article = reading.article
    item: dict[str, object] = {
        "id": _urn(article.id),
        "title": article.title or "Untitled",
        "content_text": _summary(reading),
        "date_published": moment,
        "authors": [{"name": article.byline or say_outlet(article)}],
    }
    if head.address:
        item["url"] = head.address + article_page(article.id)
    if article.url:
        item["external_url"] = article.url
    return item


def _summary(reading: Reading) -> str:
    return f"{say_outlet(reading.article)}: {cut_excerpt(reading.article)}"


def _urn(article_id: str) -> str:
    return f"urn:sha256:{article_id}"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, href: str, rel: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _plain(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")
