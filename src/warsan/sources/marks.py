"""What the class names of an HTML element call it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def is_marked(element: HtmlElement, marks: frozenset[str]) -> bool:
    """Whether a class name, or the name that the page's editor gave, holds one of the marks.

    Args:
        element: Of a parsed page.
        marks: In lower case: "article summary" stands for article-summary, article__summary,
            articleSummary.
    """
    names = f"{element.get('class') or ''} {element.get('data-gu-name') or ''}"
    spelt = (" ".join(_WORD.findall(name)).lower() for name in names.split())
    return any(f" {mark} " in f" {name} " for name in spelt for mark in marks)
