"""Takes the blocks of related links out of a parsed page."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml.html import HtmlElement

from warsan.model import Link
from warsan.sources.lines import is_prose
from warsan.sources.trimming import is_related_heading

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "strong", "b", "div", "span", "dt"})
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations)|more-on|read-more|also-read|most-read|"
    r"yarpp|jp-relatedposts|onward)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A block of links has most of its words in links; an article's paragraph has few.
_LINK_SHARE = 0.5
_MOST_CHARACTERS = 6_000


def take_related(tree: HtmlElement, base: str | None) -> tuple[Link, ...]:
    """The links under "Related posts" and the like, which are removed from `tree`.

    Args:
        tree: The parsed page; changed.
        base: The page's address, against which links are completed.
    """
    links: dict[str, Link] = {}
    for block in [*_named_blocks(tree), *_headed_blocks(tree)]:
        if block.getparent() is None:
            continue
        for link in _links(block, base):
            links.setdefault(link.title, link)
        block.drop_tree()
    return tuple(links.values())


def _named_blocks(tree: HtmlElement) -> list[HtmlElement]:
    """Asides and blocks whose class or id calls them related."""
    blocks = []
    for element in tree.xpath("//*[self::aside or self::section or self::div or self::ul]"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _NAMED.search(names) and _is_link_block(element):
            blocks.append(element)
    blocks += [a for a in tree.xpath("//a[@rel='related']") if a.getparent() is not None]
    return blocks


def _headed_blocks(tree: HtmlElement) -> list[HtmlElement]:
    """Headings that say "Related posts", with the blocks of links that follow them."""
    blocks = []
    for heading in tree.iter(*_HEADINGS):
        text = _text(heading) if len(heading) <= 3 else ""
        if text and len(text) <= 80 and is_related_heading(text):
            blocks += [*_followers(heading), heading]
    return blocks


def _followers(heading: HtmlElement) -> list[HtmlElement]:
    anchor = heading
    # "<div><h3>Related</h3></div><ul>…": the list follows the heading's wrapper.
    while anchor.getnext() is None and anchor.getparent() is not None:
        if anchor.getparent().tag in {"body", "article", "main", "html"}:
            break
        anchor = anchor.getparent()
    followers = []
    for sibling in anchor.itersiblings():
        if not isinstance(sibling.tag, str) or not _is_link_block(sibling):
            break
        followers.append(sibling)
    return followers


def _is_link_block(element: HtmlElement) -> bool:
    text = _text(element)
    linked = sum(len(_text(link)) for link in element.iter("a"))
    if not text:
        return True
    paragraphs = [p for p in element.iter("p") if is_prose(_text(p)) and not p.xpath(".//a")]
    return (
        len(text) <= _MOST_CHARACTERS and linked >= _LINK_SHARE * len(text) and len(paragraphs) < 3
    )


def _links(block: HtmlElement, base: str | None) -> list[Link]:
    links = []
    for anchor in block.iter("a"):
        title, href = _text(anchor), anchor.get("href")
        if len(title.split()) >= 3 and not is_related_heading(title):
            links.append(Link(title=title, url=_full(href, base)))
    return links


def _full(href: str | None, base: str | None) -> str | None:
    """The link's address; None if the page gives none that another reader could follow."""
    try:
        url = urljoin(base or "", (href or "").strip())
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
