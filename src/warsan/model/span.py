"""A place in an article's text: what every finding carries."""

from __future__ import annotations

from typing import Literal

import msgspec

Field = Literal["body", "title", "standfirst", "page"]


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` (exclusive, in code points) of a field of an article.

    `text` repeats what stands there, so that a span can be re-checked against the article.

    Attributes:
        field: The part of the article; "page" is the page's plain text.
        start, end: Characters, end exclusive.
        text: What stands there.
    """

    field: Field
    start: int
    end: int
    text: str

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span, in the same field."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of the same field."""
        return self.field == other.field and self.start < other.end and other.start < self.end


class Sentence(msgspec.Struct, frozen=True, order=True):
    """A sentence: characters `start` to `end` of `field`.

    Attributes:
        start, end: Characters, end exclusive.
        field: The part of the article.
    """

    start: int
    end: int
    field: Field = "body"
