"""The plain text of an HTML page, a line for each block, as a reader would see it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe",
    "object", "canvas", "select", "option", "textarea", "button", "input", "audio", "video",
    "map",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "del",
})  # fmt: skip
# Of white space HTML folds only these; a no-break space stays.
_FOLDED = re.compile("[ \t\n\r\f]+")


def render_page(tree: HtmlElement) -> str:
    """The text of all visible elements, one block a line, without empty lines."""
    parts: list[str] = []
    # Iterative, because a hostile page may nest deeper than Python can recurse.
    stack: list[tuple[HtmlElement | None, str]] = [(tree, "")]
    while stack:
        element, tail = stack.pop()
        if element is None:
            parts.append(tail)
            continue
        _open_element(element, parts, stack)
    lines = (_FOLDED.sub(" ", line).strip(" ") for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line)


def _open_element(
    element: HtmlElement, parts: list[str], stack: list[tuple[HtmlElement | None, str]]
) -> None:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or is_hidden(element):
        return
    # A zero character marks the border of a block: it never occurs in cleaned text.
    border = "" if element.tag in _INLINE else "\0"
    parts.append(border + (element.text or ""))
    stack.append((None, border))
    for child in reversed(element):
        stack.append((None, child.tail or ""))
        stack.append((child, ""))


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element says that it is not to be shown."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style
