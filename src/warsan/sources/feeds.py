"""The entries of RSS (0.9x, 1.0, 2.0) and Atom feeds."""

from __future__ import annotations

import html
from email.utils import parsedate_to_datetime

from lxml import etree

from warsan.sources.draft import Listed
from warsan.sources.listed import Entry, Listing, resolve_address
from warsan.sources.times import find_time
from warsan.sources.xml_elements import (
    Element,
    child_text,
    children,
    inner_text,
    name_of,
    space_of,
)

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def read_rss(root: Element, origin: str) -> Listing:
    """The entries of an RSS feed.

    Args:
        root: The document's root element.
        origin: Where it came from; relative addresses are resolved against it.
    """
    channel = next(iter(children(root, "channel")), root)
    title = child_text(channel, "title")
    # RSS 1.0 has its items beside the channel.
    items = children(channel, "item") or children(root, "item")
    return Listing("feed", title, tuple(_rss_entry(item, title, origin) for item in items))


def _rss_entry(item: Element, outlet: str | None, origin: str) -> Entry:
    content = next((one for one in children(item, "encoded") if space_of(one) == _CONTENT), None)
    whole = None if content is None else _markup(content)
    summary = next(iter(children(item, "description")), None)
    listed = Listed(
        url=_rss_address(item, origin),
        title=_plain(child_text(item, "title")),
        published=feed_time(child_text(item, "pubdate", "date", "published")),
        outlet=outlet,
        byline=_rss_author(item),
        source=child_text(item, "source"),
    )
    text = whole or (None if summary is None else _markup(summary))
    stamp = child_text(item, "updated", "modified") or listed.published
    return Entry(listed, text, bool(whole), stamp)


def _rss_address(item: Element, origin: str) -> str | None:
    """The page's address: its link, else a guid that says it is one."""
    for link in children(item, "link"):
        address = resolve_address(inner_text(link) or link.get("href"), origin)
        if address:
            return address
    for guid in children(item, "guid"):
        if (guid.get("isPermaLink") or "true").lower() == "true":
            return resolve_address(inner_text(guid), "")
    about = item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    return resolve_address(about, origin)


def _rss_author(item: Element) -> str | None:
    name = child_text(item, "creator", "author")
    # RSS asks for an e-mail address with the name in brackets: "a@b.example (Ann Lee)".
    if name and "@" in name:
        name = name.partition("(")[2].rstrip(") ") or None
    return name


def read_atom(root: Element, origin: str) -> Listing:
    """The entries of an Atom feed; see `read_rss`."""
    title = _construct_text(root, "title")
    base = resolve_address(root.get(_BASE), origin) or origin
    entries = (_atom_entry(one, title, base) for one in children(root, "entry"))
    return Listing("feed", title, tuple(entries))


def _atom_entry(entry: Element, outlet: str | None, origin: str) -> Entry:
    base = resolve_address(entry.get(_BASE), origin) or origin
    content = next((one for one in children(entry, "content") if not one.get("src")), None)
    whole = None if content is None else _markup(content)
    summary = next(iter(children(entry, "summary")), None)
    published = feed_time(child_text(entry, "published", "issued", "created", "updated"))
    sources = children(entry, "source")
    names = [child_text(one, "name") for one in children(entry, "author")]
    listed = Listed(
        url=_atom_address(entry, base),
        title=_construct_text(entry, "title"),
        published=published,
        outlet=outlet,
        byline=", ".join(name for name in names if name) or None,
        source=_construct_text(sources[0], "title") if sources else None,
    )
    text = whole or (None if summary is None else _markup(summary))
    return Entry(listed, text, bool(whole), child_text(entry, "updated") or published)


def _atom_address(entry: Element, base: str) -> str | None:
    links = children(entry, "link")
    ordered = [one for one in links if one.get("rel", "alternate") == "alternate"]
    for link in ordered:
        address = resolve_address(link.get("href"), base)
        if address:
            return address
    return resolve_address(child_text(entry, "id"), "")


def _construct_text(element: Element, name: str) -> str | None:
    """An Atom text without its markup."""
    found = next(iter(children(element, name)), None)
    if found is None:
        return None
    return _plain(_markup(found)) if found.get("type") in {"html", "xhtml"} else inner_text(found)


def _markup(element: Element) -> str | None:
    """What an element holds, as HTML: escaped text, or elements of XHTML."""
    inside = [child for child in element if space_of(child) in {_XHTML, _ATOM, ""}]
    if inside and all(name_of(child) for child in inside):
        parts = [html.escape(element.text or "")]
        parts += [etree.tostring(child, encoding="unicode", method="html") for child in inside]
        return "".join(parts).strip() or None
    text = "".join(element.itertext()).strip()
    return (html.escape(text) if element.get("type") == "text" else text) or None


def _plain(markup: str | None) -> str | None:
    """A title without tags and entities, which feeds escape once or twice."""
    if not markup or not ("<" in markup or "&" in markup):
        return markup
    import lxml.html  # noqa: PLC0415 (most titles are plain)

    found = lxml.html.fromstring(f"<p>{html.unescape(markup)}</p>").text_content()
    return " ".join(found.split()) or None


def feed_time(text: str | None) -> str | None:
    """A feed's time as ISO 8601, also in the old form of mail ("28 Apr 22 10:05 GMT")."""
    if not text:
        return None
    found = find_time(text)
    if found:
        return found
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
