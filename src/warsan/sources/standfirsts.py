"""Takes the standfirst, marked as such under the headline, out of a parsed page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from warsan.codebook.pages import load_page_words
from warsan.sources.lines import byline_of, is_prose
from warsan.sources.marks import is_marked

# A standfirst stands within so many elements of its headline, and is no longer than this.
_ELEMENTS_BELOW = 40
_MOST_CHARACTERS = 700
_FEWEST_WORDS = 4  # fewer are the heading of a section


def take_standfirst(tree: HtmlElement) -> str | None:
    """The words of the standfirst, which is removed from `tree`; None if none is marked.

    Only a mark between the headline and the first paragraph counts: teasers of other
    articles carry the same class names.

    Args:
        tree: The parsed page; changed.
    """
    for heading in tree.xpath("//article//h1 | //main//h1 | //h1"):
        element = next(_marked(heading), None)
        if element is None:
            continue
        text = _text(element)
        if _is_all(tree, element):
            return None
        element.drop_tree()
        return text
    return None


def _marked(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that call themselves a standfirst, above the first paragraph of the body."""
    for element in islice(heading.xpath("following::*"), _ELEMENTS_BELOW):
        text = _text(element)
        fits = len(text.split()) >= _FEWEST_WORDS and len(text) <= _MOST_CHARACTERS
        if fits and is_marked(element, load_page_words().standfirsts):
            yield element
        if element.tag == "p" and is_prose(text) and not byline_of(text):
            return


def _is_all(tree: HtmlElement, element: HtmlElement) -> bool:
    """Whether the page has no paragraph but those of the element."""
    own = set(element.iter("p"))
    return not any(is_prose(_text(p)) for p in tree.iter("p") if p not in own)


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
