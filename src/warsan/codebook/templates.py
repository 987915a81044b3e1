"""Phrase templates of the data files, as patterns; data/pages/README.md lists the signs."""

from __future__ import annotations

import re

from warsan.errors import CodebookError

_SIGN = re.compile(r"\{(\w+)\}|(\s+)|(.)", re.DOTALL)
_LITERAL = {
    "<": "(?:", ">": ")", ";": "|", "[": "(?:", "]": ")?",
    "'": "['’‘]", "’": "['’‘]", "-": "[-–—]", '"': '["“”]',
}  # fmt: skip
_NUMBER = r"\d[\d.,]*\s?[km]?"
_CAPITALISED = r"[A-Z\u00c0-\u00de][\w.’'-]*"


def template_source(template: str, slots: dict[str, str] | None = None) -> str:
    """The regular expression that a template stands for, to be compiled without case.

    Args:
        template: As described in `data/pages/README.md`.
        slots: Further `{sign}`s and the expressions they stand for.

    Raises:
        CodebookError: The template holds an unknown sign or an unclosed bracket.
    """
    known = {**_SLOTS, **(slots or {})}
    parts: list[str] = []
    for slot, space, sign in _SIGN.findall(template):
        if slot and slot not in known:
            raise CodebookError(f"template {template!r} holds the unknown sign {{{slot}}}")
        parts.append(known[slot] if slot else r"\s+" if space else _literal(sign))
    source = "".join(parts)
    try:
        re.compile(source)
    except re.error as error:
        raise CodebookError(f"template {template!r} is broken: {error}") from error
    return source


def _literal(sign: str) -> str:
    return _LITERAL.get(sign, re.escape(sign))


# Bounded repeats: a line is matched in time linear in its length.
_SLOTS = {
    "any": r".{1,300}?",
    "number": _NUMBER,
    "name": r"(?P<name>(?-i:[A-Z0-9\u00c0-\u00de]|[a-z0-9-]+\.[a-z])[^\n:;()]{1,58}?)",
    "person": rf"(?-i:{_CAPITALISED}(?:\s{_CAPITALISED}){{1,3}})",
    "person2": rf"(?-i:{_CAPITALISED}(?:\s{_CAPITALISED}){{1,3}})",
    "place": r"(?-i:[A-Z][\w.’' -]{1,40}(?:[,/] ?[\w.’' -]{1,40}){0,2})",
}
