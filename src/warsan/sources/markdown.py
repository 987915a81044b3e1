"""Reads an article kept as Markdown: front matter, headings and links to plain text."""

from __future__ import annotations

import re
from dataclasses import replace

from warsan.sources.draft import Draft
from warsan.sources.plain import read_plain

_FRONT_MATTER = re.compile(r"\A\s*---\n(.*?)\n---\s*\n", re.DOTALL)
_FIELD = re.compile(r"^(\w+):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_NAMES = {
    "title": "title", "outlet": "outlet", "source": "outlet", "site": "outlet",
    "date": "published", "published": "published", "author": "byline", "byline": "byline",
    "url": "url", "standfirst": "standfirst", "description": "standfirst",
}  # fmt: skip
_MARKS = (
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE), r"\1\n"),
    (re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?!\w)"), r"\1"),
)


def read_markdown(text: str, *, outlet: str | None = None) -> Draft:
    """The parts of an article in Markdown; its page is the text without the marks."""
    front = _FRONT_MATTER.match(text)
    fields = dict(_FIELD.findall(front[1])) if front else {}
    text = text[front.end() :] if front else text
    for mark, plain in _MARKS:
        text = mark.sub(plain, text)
    draft = read_plain(text, outlet=outlet)
    known = {_NAMES[name]: value.strip("\"'") for name, value in fields.items() if name in _NAMES}
    return replace(draft, **known)
