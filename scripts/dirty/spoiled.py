"""A spoilt text that knows from which clean character each of its characters came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

import msgspec

from scripts.dirty.passages import Clean

MARK = -1
"""Origin of an inserted mark that says nothing: a hyphen at a line's end, an emoji."""
JUNK = -2
"""Origin of inserted words that are no part of the text: a byline, a caption."""


class Edit(NamedTuple):
    """Puts `text` in place of the dirty characters `start` to `end`; inserts where they meet."""

    start: int
    end: int
    text: str
    junk: bool = False


class Spoiled(msgspec.Struct, frozen=True):
    """A dirty text with its alignment.

    Attributes:
        clean: What it was made of.
        text: What it has become.
        origin: For each of its characters the clean offset, `MARK` or `JUNK`.
    """

    clean: Clean
    text: str
    origin: tuple[int, ...]

    def edited(self, edits: Iterable[Edit]) -> Spoiled:
        """The text after edits that do not overlap; what replaces keeps its origin."""
        text: list[str] = []
        origin: list[int] = []
        at = 0
        for edit in sorted(edits):
            if edit.start < at:
                continue
            text += [self.text[at : edit.start], edit.text]
            origin += self.origin[at : edit.start]
            origin += [_origin(self, edit, i) for i in range(len(edit.text))]
            at = edit.end
        return Spoiled(self.clean, "".join([*text, self.text[at:]]), (*origin, *self.origin[at:]))

    def replaced(self, pattern: str, make: Callable[[re.Match[str]], str]) -> Spoiled:
        """The text with every match of a pattern made into something else, junk left alone."""
        return self.edited(
            Edit(*m.span(), made)
            for m in re.finditer(pattern, self.text)
            if (made := make(m)) != m[0] and JUNK not in self.origin[m.start() : m.end()]
        )

    def sentence_ends(self) -> list[int]:
        """Dirty offsets just after the last character of each sentence, the last left out."""
        lasts = {b - 1 for _, b in self.clean.sentences[:-1]}
        found: dict[int, int] = {}
        for at, origin in enumerate(self.origin):
            if origin in lasts:
                found[origin] = at + 1
        return sorted(found.values())


Spoiler = Callable[[Spoiled, Random], Spoiled]


def unspoiled(clean: Clean) -> Spoiled:
    """A clean text before anything has happened to it."""
    return Spoiled(clean, clean.text, tuple(range(len(clean.text))))


def _origin(spoiled: Spoiled, edit: Edit, index: int) -> int:
    if edit.junk or edit.start == edit.end:
        return JUNK if edit.junk else MARK
    return spoiled.origin[edit.start + min(index, edit.end - edit.start - 1)]
