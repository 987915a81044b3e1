"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import html
from typing import Any

from warsan.sources.characters import clean_characters
from warsan.sources.draft import Listed
from warsan.sources.listed import Entry, Listing, resolve_address

_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")


def is_json_feed(data: Any) -> bool:
    """Whether a value of JSON calls itself a JSON feed."""
    version = data.get("version") if isinstance(data, dict) else None
    return isinstance(version, str) and version.startswith(_VERSIONS)


def read_json_feed(data: dict[str, Any], *, origin: str) -> Listing:
    """The entries of a JSON feed; what is not of the right type is passed over."""
    title, base = _text(data, "title"), _text(data, "feed_url") or origin
    items = data.get("items")
    entries = [
        _entry(item, title, base if base.startswith("http") else origin)
        for item in (items if isinstance(items, list) else [])
        if isinstance(item, dict)
    ]
    return Listing("feed", title, tuple(entries))


def _entry(item: dict[str, Any], outlet: str | None, base: str) -> Entry:
    plain = _text(item, "content_text")
    lines = (html.escape(line) for line in (plain or "").split("\n") if line.strip())
    text = _text(item, "content_html") or "".join(f"<p>{line}</p>" for line in lines)
    address = resolve_address(_text(item, "url") or _text(item, "id"), base)
    listed = Listed(
        url=address,
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        outlet=outlet,
        byline=_authors(item),
    )
    stamp = _text(item, "date_modified") or listed.published
    return Entry(listed, text or _text(item, "summary"), bool(text), stamp)


def _authors(item: dict[str, Any]) -> str | None:
    several = item.get("authors")
    found = several if isinstance(several, list) else [item.get("author")]
    names = [_text(one, "name") for one in found if isinstance(one, dict)]
    return ", ".join(name for name in names if name) or None


def _text(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return clean_characters(value).strip() or None if isinstance(value, str) else None
