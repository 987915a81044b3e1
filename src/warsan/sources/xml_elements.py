"""Elements of an XML document by their local names: feeds are careless with namespaces."""

from __future__ import annotations

from typing import Any

Element = Any  # lxml.etree._Element, which lxml does not export


def name_of(element: Element) -> str:
    """The element's name without its namespace, in lower case; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def space_of(element: Element) -> str:
    """The element's namespace."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def children(element: Element, *names: str) -> list[Element]:
    """The children of these names, in the document's order."""
    return [child for child in element if name_of(child) in names]


def child_text(element: Element, *names: str) -> str | None:
    """The text of the first child of these names that has one; names before places."""
    for name in names:
        for child in children(element, name):
            if text := inner_text(child):
                return text
    return None


def inner_text(element: Element) -> str | None:
    """All text within an element, on one line."""
    return " ".join("".join(element.itertext()).split()) or None
