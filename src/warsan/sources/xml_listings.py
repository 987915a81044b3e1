"""RSS, Atom, sitemaps and OPML, well formed or nearly so, from anybody at all."""

from __future__ import annotations

import html
import re
from html.entities import html5

from lxml import etree

from warsan.errors import InputError
from warsan.sources.draft import Listed
from warsan.sources.feeds import read_atom, read_rss
from warsan.sources.listed import Entry, Listing, resolve_address
from warsan.sources.xml_elements import Element, child_text, children, name_of

_HINT = "fetch it again, or read its pages one by one"
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<(?![?!])")
# A section of plain characters, or an ampersand with the name that follows it.
_AMPERSAND = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(#?\w{1,31};)?", re.DOTALL)
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


def read_xml_listing(text: str, *, origin: str) -> Listing | None:
    """The pages that a feed, sitemap or OPML list names; None if it is other XML or HTML.

    A document cut off in the middle gives the entries that came whole, and the last as far as
    it came. Entities of its own are refused, never expanded; nothing outside it is opened.

    Raises:
        InputError: It defines entities, or cannot be mended.
    """
    head = text[: found.start()] if (found := _ROOT.search(text)) else text
    kind = _KINDS.get(_root_name(text[len(head) : len(head) + 200]))
    if kind is None:
        return None
    if "<!DOCTYPE" in head.upper() and "[" in head:
        raise InputError(f"{origin} defines XML entities, which no feed needs", _HINT)
    root = _parse(_without_names(_XML_HEAD.sub("", text)))
    if root is None:
        raise InputError(f"{origin} is too broken a feed to read", _HINT)
    return kind(root, origin)


def _root_name(start: str) -> str:
    found = re.match(r"<(?:[\w.-]+:)?([\w.-]+)", start)
    return found[1].lower() if found else ""


def _parse(text: str) -> Element | None:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _without_names(text: str) -> str:
    """The text as XML: HTML's named characters ("&nbsp;") spelt out, lone ampersands escaped."""

    def spelt(found: re.Match[str]) -> str:
        name = found[1]
        if found[0][0] == "<" or (name and (name[0] == "#" or name in _XML_ENTITIES)):
            return found[0]
        return html.unescape(found[0]) if name in html5 else "&amp;" + found[0][1:]

    return _AMPERSAND.sub(spelt, text)


def _read_sitemap(root: Element, origin: str) -> Listing:
    entries = [_page(one, origin) for one in children(root, "url")]
    return Listing("sitemap", None, tuple(e for e in entries if e.listed.url))


def _page(element: Element, origin: str) -> Entry:
    """A page of a sitemap; news sitemaps add outlet, title and time."""
    news = next(iter(children(element, "news")), None)
    publication = None if news is None else next(iter(children(news, "publication")), None)
    published = None if news is None else child_text(news, "publication_date")
    listed = Listed(
        url=resolve_address(child_text(element, "loc"), origin),
        title=None if news is None else child_text(news, "title"),
        published=published,
        outlet=None if publication is None else child_text(publication, "name"),
    )
    return Entry(listed, stamp=child_text(element, "lastmod") or published)


def _read_sitemaps(root: Element, origin: str) -> Listing:
    # The newest first: an index of a paper's whole archive is never read to its end.
    found = [
        (child_text(one, "lastmod") or "", resolve_address(child_text(one, "loc"), origin))
        for one in children(root, "sitemap")
    ]
    found.sort(key=lambda one: one[0], reverse=True)
    return Listing("sitemaps", None, lists=tuple(address for _, address in found if address))


def _read_opml(root: Element, origin: str) -> Listing:
    outlines = (one for one in root.iter() if name_of(one) == "outline")
    written = [one.get("xmlUrl") or one.get("xmlurl") or "" for one in outlines]
    found = [resolve_address(one, origin) for one in written if one]
    head = next(iter(children(root, "head")), None)
    title = None if head is None else child_text(head, "title")
    return Listing("feeds", title, lists=tuple(dict.fromkeys(one for one in found if one)))


_KINDS = {
    "rss": read_rss, "rdf": read_rss, "feed": read_atom, "urlset": _read_sitemap,
    "sitemapindex": _read_sitemaps, "opml": _read_opml,
}  # fmt: skip
