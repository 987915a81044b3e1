"""Quotations: what stands between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from warsan.reader.parse import Parse, Range

_OPEN = {"“": "”", "«": "»", "„": "“", "``": "''"}
STRAIGHT = frozenset(('"', "''"))
_LONGEST = 400  # tokens; a mark left open further than that is a slip of the typist

OPENING = frozenset(_OPEN)
CLOSING = frozenset(_OPEN.values())
MARKS = frozenset((*_OPEN, *_OPEN.values(), *STRAIGHT, "‘", "’", "'"))


def find_quotes(parse: Parse) -> tuple[Range, ...]:
    """Token ranges of quotations, their marks included.

    A quotation that runs over paragraphs repeats its opening mark at each; those belong to
    one range. A mark that is never closed within its paragraph opens nothing.
    """
    found: list[Range] = []
    position = 0
    while position < len(parse.tokens):
        end = _end_of(parse, position)
        if end is not None:
            found.append(Range(position, end))
        position = end if end is not None else position + 1
    return tuple(found)


def _end_of(parse: Parse, opening: int) -> int | None:
    mark = parse.tokens[opening].text
    if mark not in _OPEN and mark not in STRAIGHT:
        return None
    closing = _OPEN.get(mark, mark)
    starts = {p.first for p in parse.paragraphs}
    for index, start in _following(parse, opening):
        text = parse.tokens[index].text
        if index in starts and text != mark:
            return None  # the next paragraph goes on without the mark: never closed
        if text == closing and not (start and mark in STRAIGHT):
            return index + 1
        if text == mark and index not in starts:
            return None  # a second opening: the first was never closed
    return None


def _following(parse: Parse, opening: int) -> Iterator[tuple[int, bool]]:
    starts = {p.first for p in parse.paragraphs}
    for index in range(opening + 1, min(len(parse.tokens), opening + _LONGEST)):
        yield index, index in starts
