"""Reads an HTML page: trafilatura finds the body, the page's own account fills the rest."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import lxml.html
from lxml.etree import LxmlError
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from warsan.codebook.pages import load_page_words
from warsan.errors import InputError
from warsan.model import Link
from warsan.sources.draft import Draft
from warsan.sources.lines import byline_of, is_date_line, is_prose, is_stamp, same_words
from warsan.sources.marks import is_marked
from warsan.sources.metadata import Metadata, read_metadata
from warsan.sources.related import take_related
from warsan.sources.rendering import render_page
from warsan.sources.standfirsts import take_standfirst
from warsan.sources.trimming import trim_lines

# Pages nest some 40 elements deep; deeper than this is no page but an attack or an accident.
_DEEPEST = 1_500
_MOST_ELEMENTS = 60_000
_MARGIN = 12  # lines on either side of the body in which a credit may stand
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")
_LONGEST_CAPTION = 600
_UNDER_PICTURES = """//figcaption | //*[contains(@class, 'aption') or contains(@class, 'redit')]"""
_HINT = "save the page again with its text, or copy the text into a .txt file"

# Trafilatura reports each page it finds empty; we say so ourselves.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_html(text: str, *, origin: str) -> Draft:
    """The parts of an HTML page.

    Args:
        text: The page, decoded.
        origin: Named in the error.

    Raises:
        InputError: It cannot be parsed, or holds no article text.
    """
    try:
        return _read(_parse(text, origin), origin)
    except (LxmlError, RecursionError, ValueError, AssertionError) as error:
        raise InputError(f"{origin} is too broken a page to read", _HINT) from error


def _parse(text: str, origin: str) -> HtmlElement:
    tree = lxml.html.document_fromstring(_XML_HEAD.sub("", text), ensure_head_body=True)
    _check_shape(tree, origin)
    return tree


def _check_shape(tree: HtmlElement, origin: str) -> None:
    depth, elements, level = 0, 0, [tree]
    while level:
        depth, elements = depth + 1, elements + len(level)
        if depth > _DEEPEST or elements > _MOST_ELEMENTS:
            raise InputError(f"{origin} is no news page: it nests or repeats without end", _HINT)
        level = [child for element in level for child in element]


def _read(tree: HtmlElement, origin: str) -> Draft:
    page, captions = render_page(tree), _captions(tree)
    about = read_metadata(tree)
    related = take_related(tree, about.url)
    about = replace(about, standfirst=take_standfirst(tree) or about.standfirst)
    lines = tuple(
        line for line in _body_lines(tree, about, page) if is_prose(line) or line not in captions
    )
    trimmed = trim_lines(lines)
    paragraphs = _without_head(trimmed.body, about)
    if not paragraphs:
        raise InputError(f"{origin} is an HTML page without article text", _HINT)
    return Draft(
        paragraphs=paragraphs,
        page=page,
        outlet=about.outlet,
        title=about.title,
        standfirst=_own_standfirst(about, paragraphs),
        byline=about.byline or next((b for b in map(byline_of, lines[:4]) if b), None),
        published=about.published or next((x for x in lines[:4] if is_date_line(x)), None),
        url=about.url,
        sections=about.sections,
        related=_distinct(related + trimmed.related),
        margins=_margins(page.split("\n"), paragraphs, captions),
    )


def _body_lines(tree: HtmlElement, about: Metadata, page: str) -> tuple[str, ...]:
    """The body's blocks in the words of the page, where trafilatura only folded their spaces."""
    found = bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        include_images=False,
        with_metadata=False,
    )
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        text = about.body or _paragraphs(tree)
    shown = {_folded(line): line for line in page.split("\n")}
    if "\n" not in text and _folded(text) not in shown:
        # A page too short for trafilatura comes as one line, headline and byline glued to it.
        text = _paragraphs(tree) or text
    lines = (line.strip() for line in text.split("\n"))
    return tuple(_as_shown(line, shown) for line in lines if line)


def _as_shown(line: str, shown: dict[str, str]) -> str:
    item = line.removeprefix("- ")
    return shown.get(_folded(item)) or item


def _folded(line: str) -> str:
    return "".join(line.split())


def _paragraphs(tree: HtmlElement) -> str:
    """The page's own paragraphs, for pages too short for trafilatura."""
    return "\n".join(" ".join(p.text_content().split()) for p in tree.iter("p"))


def _without_head(lines: tuple[str, ...], about: Metadata) -> tuple[str, ...]:
    """The lines without title, standfirst, byline and date repeated at the body's start."""
    start = 0
    while start < min(len(lines), 6) and _is_head_line(lines, start, about):
        start += 1
    return lines[start:]


def _is_head_line(lines: tuple[str, ...], index: int, about: Metadata) -> bool:
    line = lines[index]
    known = [text for text in (about.title, about.outlet, about.byline) if text]
    if any(same_words(line, text) for text in known):
        return True
    if about.standfirst and same_words(line, about.standfirst):
        # A first paragraph that is also the description stays, unless the byline follows it.
        return not is_prose(line) or any(byline_of(below) for below in lines[index + 1 : index + 3])
    return bool(byline_of(line)) or is_stamp(line) or (is_date_line(line) and not is_prose(line))


def _own_standfirst(about: Metadata, paragraphs: tuple[str, ...]) -> str | None:
    """The standfirst, unless it is only the start of the body, or the title again."""
    text = about.standfirst
    if not text or (about.title and same_words(text, about.title)):
        return None
    start = _folded(text).rstrip(".…[]")[:60].casefold()
    body = _folded(" ".join(paragraphs[:2])).casefold()
    return None if not start or start in body else text


def _captions(tree: HtmlElement) -> frozenset[str]:
    """The lines under pictures: an agency that is named there took the picture."""
    marks, lines = load_page_words().captions, set[str]()
    for element in tree.xpath(_UNDER_PICTURES):
        own = element.tag == "figcaption" or is_marked(element, marks)
        if own and len(text := element.text_content()) <= _LONGEST_CAPTION:
            lines |= {" ".join(line.split()) for line in text.split("\n")}
            lines.add(" ".join(text.split()))
    return frozenset(lines)


def _margins(
    page: list[str], paragraphs: tuple[str, ...], captions: frozenset[str]
) -> tuple[str, ...]:
    """The lines of the page just before and after the body, without those under pictures."""
    body = set(paragraphs)
    inside = [index for index, line in enumerate(page) if line in body]
    if not inside:
        return ()
    first, last = inside[0], inside[-1]
    around = page[max(0, first - _MARGIN) : first] + page[last + 1 : last + 1 + _MARGIN]
    return tuple(line for line in around if line not in captions)


def _distinct(links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple({link.title: link for link in reversed(links)}.values())[::-1]
