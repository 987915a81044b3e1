"""Phrase templates of the data files, as patterns; data/pages/README.md lists the signs."""

from __future__ import annotations

import re

from warsan.errors import CodebookError

_SIGN = re.compile(r"\{(\w+)\}|(\s+)|(.)", re.DOTALL)
_LITERAL = {
    "<": "(?:", ">": ")", ";": "|", "[": "(?:", "]": ")?",
    "'": "['’‘]", "’": "['’‘]", "-": "[-–—]", '"': '["“”]',
}  # fmt: skip
_OPTIONAL = re.compile(r"\[[^\[\]]*\]")
_CHOICE = re.compile(r"<([^<>]*)>")
_SLOT = re.compile(r"\{(\w+)\}")
# Signs that stand in a text as they stand in a template, but for their case.
_RUN = re.compile(r"[^\s\0;<>\[\]{}'’\"-]+")
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
    if not _is_closed(template):
        raise CodebookError(f"template {template!r} has an open bracket", "close it")
    return "".join(parts)


def template_words(template: str) -> tuple[str, ...]:
    """Runs of characters of which a text that fits must hold one, casefolded.

    Returns:
        The longest of what is sure: of the words that always stand there, and of choices between
        words; empty where nothing is sure.
    """
    sure = _SLOT.sub("\0", _sure_part(template))
    rest = _CHOICE.sub("\0", sure)
    if set(rest) & set("<>;"):  # choices within choices, or between whole templates
        return ()
    choices = [tuple(map(_longest_run, one.split(";"))) for one in _CHOICE.findall(sure)]
    runs = [(run,) for run in _RUN.findall(rest)]
    certain = [group for group in (*runs, *choices) if all(group)]
    return max(certain, key=lambda group: min(map(len, group)), default=())


def template_slots(template: str) -> frozenset[str]:
    """The slots that every text that fits fills, but for those within choices."""
    return frozenset(_SLOT.findall(_CHOICE.sub("\0", _sure_part(template))))


def _sure_part(template: str) -> str:
    """A template without what may be missing, casefolded."""
    sure, before = template.casefold(), ""
    while sure != before:
        sure, before = _OPTIONAL.sub("\0", sure), sure
    return sure


def _longest_run(text: str) -> str:
    return max(_RUN.findall(text), key=len, default="")


def _is_closed(template: str) -> bool:
    open_: list[str] = []
    for sign in template:
        if sign in "<[":
            open_.append(">" if sign == "<" else "]")
        elif sign in ">]" and (not open_ or open_.pop() != sign):
            return False
    return not open_


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
