"""What a feed, a sitemap or a list of feeds comes to, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from warsan.sources.draft import Listed

ListingKind = Literal["feed", "sitemap", "feeds", "sitemaps"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a listing names.

    Attributes:
        listed: What the listing says of it.
        text: Its text as HTML, where the listing carries it; may be only the beginning.
        full: Whether `text` stands where a feed puts the whole text.
        stamp: When it last changed, as written: it tells a changed entry from a known one.
    """

    listed: Listed
    text: str | None = None
    full: bool = False
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed, a sitemap or a list of them names.

    Attributes:
        kind: "feed" and "sitemap" name pages; "feeds" (OPML) and "sitemaps" name such lists.
        title: What it calls itself.
        entries: Pages, in its order.
        lists: Addresses of further lists.
    """

    kind: ListingKind
    title: str | None
    entries: tuple[Entry, ...] = ()
    lists: tuple[str, ...] = ()


def resolve_address(address: str | None, origin: str) -> str | None:
    """A web address in full; None if there is none, or if it leads elsewhere than the web.

    Args:
        address: As written, possibly relative.
        origin: The address of the document that names it; a file's name resolves nothing.
    """
    if not (address or "").strip():
        return None
    base = origin if origin.startswith(("http://", "https://")) else ""
    try:
        found = urljoin(base, (address or "").strip())
        parts = urlsplit(found)
    except ValueError:
        return None
    return found if parts.scheme in {"http", "https"} and parts.hostname else None
