"""From characters of an article that was read from a dirty text back to the clean text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from scripts.dirty.spoiled import JUNK, MARK, Spoiled
from warsan.model import Article, Span

_DROPPED = frozenset("-\u00ad\u2010")
"""With white space and control characters what reading a page may leave out."""


class Place(msgspec.Struct, frozen=True):
    """The clean characters that a span stands for.

    Attributes:
        offsets: Clean offsets, in order.
        junk: How many characters of inserted words it holds.
    """

    offsets: tuple[int, ...]
    junk: int = 0

    def shares(self, other: Place) -> bool:
        """Whether two places have a clean character in common."""
        return not set(self.offsets).isdisjoint(other.offsets)


class Alignment:
    """Where the fields of an article stand in the dirty text that it was read from."""

    def __init__(self, spoiled: Spoiled, article: Article) -> None:
        self._origins = {
            field: _field_origins(spoiled, article.text_of(field))
            for field in ("title", "standfirst", "body")
        }

    def place(self, span: Span) -> Place:
        """The clean characters under a span."""
        origins = self._origins[span.field][span.start : span.end]
        return Place(tuple(o for o in origins if o >= 0), sum(o == JUNK for o in origins))


def _field_origins(spoiled: Spoiled, text: str) -> list[int]:
    """For each character of a field its origin; `MARK` where it has none."""
    solid = [(c, at) for at, c in enumerate(spoiled.text) if _is_solid(c)]
    letters = "".join(c for c, _ in solid)
    origins = [MARK] * len(text)
    cursor = 0
    for start, line in _lines(text):
        inside = [start + i for i, c in enumerate(line) if _is_solid(c)]
        found = letters.find("".join(text[i] for i in inside), cursor)
        if found < 0:
            raise ValueError(f"cannot align {line[:60]!r}")
        for i, (_, at) in zip(inside, solid[found:], strict=False):
            origins[i] = spoiled.origin[at]
        cursor = found + len(inside)
    return origins


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _is_solid(char: str) -> bool:
    invisible = char == "\ufeff" or ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0
    return not (char.isspace() or invisible or char in _DROPPED)
