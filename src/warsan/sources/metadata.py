"""What an HTML page says about itself: JSON-LD, OpenGraph, meta names, times, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement

from warsan.codebook.outlets import find_outlet
from warsan.codebook.pages import load_page_words
from warsan.sources.bylines import clean_byline
from warsan.sources.marks import is_marked
from warsan.sources.times import find_time

_ARTICLE_TYPES = ("article", "posting", "report")
_ELEMENTS_ABOVE = 12  # among the elements so close over a headline stands its rubric
_MOST_KICKER_WORDS = 4
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/[a-zA-Z-]+/(\d\d)/(\d\d)/")  # with a section
_LONG_BYLINE = 160  # characters of what a page marks as its byline
_DEEPEST = 8  # levels of JSON-LD in which an article may be wrapped
_SITE_FIRST = " » "  # "Site » Section » Headline"
_TITLE_MARKS = (" | ", " – ", " — ", " - ", " · ", " » ", " • ", " : ", ": ")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own account of itself; None or empty where it says nothing.

    Attributes:
        standfirst: Its description of itself, which the page need not show.
    """

    outlet: str | None
    title: str | None
    standfirst: str | None
    byline: str | None
    published: str | None
    url: str | None
    sections: tuple[str, ...]
    body: str | None


def read_metadata(tree: HtmlElement) -> Metadata:
    """The metadata of a parsed page; structured data before meta tags before visible marks."""
    record = _article_record(tree)
    outlet = _name(record.get("publisher")) or _meta(tree, "og:site_name", "application-name")
    title = _text(record.get("headline")) or _meta(tree, "og:title", "twitter:title")
    heading = _first(tree.xpath("//article//h1 | //main//h1 | //h1"))
    plain = _element_text(_first(tree.xpath("//head/title | //title")))
    page_title, site = _split_title(plain, title or heading, outlet)
    url = _address(tree, record)
    return Metadata(
        outlet=outlet or site or _known_outlet(url),
        title=_split_title(title or "", heading, outlet)[0] or heading or page_title,
        standfirst=_text(record.get("description")) or _meta(tree, "og:description", "description"),
        byline=_byline(tree, record),
        published=_published(tree, record) or _found_date(tree, url),
        url=url,
        sections=_sections(tree, record),
        body=_text(record.get("articleBody")),
    )


def _article_record(tree: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object that calls itself an article, however it is wrapped."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for record in _objects(data, _DEEPEST):
            types = " ".join(_strings(record.get("@type"))).lower()
            if any(kind in types for kind in _ARTICLE_TYPES):
                return record
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, dict):
        yield data
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in inner:
        if isinstance(value, dict | list):
            yield from _objects(value, depth - 1)


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    text = " ".join(value.split(" ")).strip() if isinstance(value, str) else ""
    return text or None


def _name(value: Any) -> str | None:
    """The names of a JSON-LD person or organisation, or of several."""
    values = value if isinstance(value, list) else [value]
    names = [_text(one.get("name") if isinstance(one, dict) else one) for one in values]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _meta(tree: HtmlElement, *names: str) -> str | None:
    for name in names:
        for element in tree.xpath(
            "//meta[@property=$name or @name=$name or @itemprop=$name]", name=name
        ):
            content = _text(element.get("content"))
            if content:
                return content
    return None


def _first(elements: list[Any]) -> Any:
    """The first element with text, as text; or None."""
    for element in elements:
        text = _element_text(element)
        if text:
            return text
    return None


def _element_text(element: Any) -> str:
    if element is None or isinstance(element, str):
        return element or ""
    return " ".join(element.text_content().split())


def _split_title(text: str, known: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    """A page's title without the site's name, and that name, where the page confirms the cut."""
    for mark in _TITLE_MARKS:
        title, found, site = text.rpartition(mark)
        if found and known and mark != _SITE_FIRST and title.startswith(known + mark):
            return known, site.strip() if _names_site(site) else None  # "Headline - Section - Site"
        if found and (title.strip() == known or site.strip() == outlet):
            return title.strip(), site.strip() if _names_site(site) else None
        site, found, title = text.partition(mark)
        if found and outlet and site.strip() == outlet:
            return title.strip(), outlet
    return text.strip() or None, None


def _names_site(text: str) -> bool:
    """Whether the last part of a page's title may be the site's name: it is no date."""
    return not find_time(text)


def _byline(tree: HtmlElement, record: dict[str, Any]) -> str | None:
    named = _name(record.get("author"))
    if named:
        return named
    meta = _meta(tree, "author", "article:author", "parsely-author", "sailthru.author", "byl")
    if meta and "://" not in meta:
        return clean_byline(meta)
    shown = [
        *tree.xpath("//*[@rel='author' or @itemprop='author']"),
        *tree.xpath("//*[contains(@class, 'byline') or contains(@class, 'author-name')]"),
    ]
    lines = (_element_text(one) for one in shown)
    return next(
        (by for line in lines if len(line) < _LONG_BYLINE and (by := clean_byline(line))), None
    )


def _known_outlet(url: str | None) -> str | None:
    """The outlet that publishes under an address, if it stands in the table of outlets."""
    try:
        found = find_outlet(url) if url else None
    except ValueError:  # no address
        return None
    return found.name if found else None


def _found_date(tree: HtmlElement, url: str | None) -> str | None:
    """The day that less common marks, or the address, give; None if nothing marks one."""
    try:
        # Quick: what is not marked as a date in any way is not guessed at.
        found: str | None = find_date(tree, original_date=True, extensive_search=False, url=url)
    except (ValueError, TypeError, OverflowError):
        found = None
    day = _DAY_IN_ADDRESS.search(url or "")
    return found or ("-".join(day.groups()) if day else None)


def _published(tree: HtmlElement, record: dict[str, Any]) -> str | None:
    candidates = [
        _text(record.get("datePublished")),
        _text(record.get("dateCreated")),
        _meta(tree, "article:published_time", "datePublished", "og:published_time", "date",
              "pubdate", "parsely-pub-date", "dc.date", "DC.date.issued"),
    ]  # fmt: skip
    inside = tree.xpath("//article//time | //main//time | //header//time")
    for time in inside or tree.xpath("//time"):
        candidates += [time.get("datetime"), _element_text(time)]
    return next((found for found in candidates if found and find_time(found)), None)


def _address(tree: HtmlElement, record: dict[str, Any]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    page = record.get("mainEntityOfPage")
    stated = page.get("@id") if isinstance(page, dict) else page
    for url in (*links, _meta(tree, "og:url"), record.get("url"), stated):
        if isinstance(url, str) and url.strip().startswith(("http://", "https://")):
            return url.strip()
    return None


def _sections(tree: HtmlElement, record: dict[str, Any]) -> tuple[str, ...]:
    named = _strings(record.get("articleSection")) + _strings(record.get("@type"))
    meta = _meta(tree, "article:section", "section")
    return tuple(dict.fromkeys([*named, *([meta] if meta else []), *_kickers(tree)]))


def _kickers(tree: HtmlElement) -> list[str]:
    """The rubrics that stand marked as such just over the headline."""
    heading = next(iter(tree.xpath("//article//h1 | //main//h1 | //h1")), None)
    above = [] if heading is None else heading.xpath("preceding::*")[-_ELEMENTS_ABOVE:]
    marks = load_page_words().kickers
    texts = [_element_text(one) for one in above if is_marked(one, marks)]
    return [text for text in texts if 0 < len(text.split()) <= _MOST_KICKER_WORDS]
