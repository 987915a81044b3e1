"""Paragraphs of plain text, whether lines were wrapped by hand, by machine or not at all."""

from __future__ import annotations

from itertools import pairwise

# Text wrapped by machine is narrower than this many characters.
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
# Of the places where a line was broken, so many must be where the next word did not fit.
_SHARE_OF_FORCED_BREAKS = 0.6


def find_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line, without surrounding spaces.

    A line that was broken because its next word did not fit is joined with the next; any
    other line is a paragraph of its own.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = _wrap_width(lines)
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        if line and previous and width and _is_forced(previous, line, width):
            paragraphs[-1].append(line)
        elif line:
            paragraphs.append([line])
        previous = line
    return tuple(" ".join(parts) for parts in paragraphs)


def _wrap_width(lines: list[str]) -> int | None:
    """The width to which a text was wrapped; None if it was not."""
    longest = max((len(line) for line in lines if " " in line), default=0)
    if not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return None
    breaks = [(first, second) for first, second in pairwise(lines) if first and second]
    if len(breaks) > 1 and all(second[0].isupper() for _, second in breaks):
        return None  # lines that all begin with a capital are entries of a list
    forced = sum(1 for first, second in breaks if _is_forced(first, second, longest))
    return longest if breaks and forced >= _SHARE_OF_FORCED_BREAKS * len(breaks) else None


def _is_forced(line: str, following: str, width: int) -> bool:
    first_word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first_word) > width
