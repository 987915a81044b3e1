"""A Reading of an earlier text, moved to where its words stand in a later one."""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import SequenceMatcher
from typing import Any

import msgspec

from warsan.model import Article, Reading, Sentence, Span

_WORD = re.compile(r"\w+|[^\w\s]|\n+")
_FIELDS = ("title", "standfirst", "body", "page")


class _Map:
    """Where each character of an earlier text stands in a later one."""

    def __init__(self, before: str, after: str) -> None:
        old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
        match = SequenceMatcher(None, [m[0] for m in old], [m[0] for m in new], autojunk=False)
        # The beginning of each run of words, before and after.
        self._starts = [0]
        self._shifts = [0]
        for _, i, _, j, _ in match.get_opcodes():
            here = old[i].start() if i < len(old) else len(before)
            there = new[j].start() if j < len(new) else len(after)
            self._starts.append(here)
            self._shifts.append(there - here)

    def move(self, offset: int) -> int:
        """The later offset of an earlier one."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]


def move_reading(reading: Reading, later: Article) -> Reading:
    """The Reading with each span where its words, or those in their place, stand in `later`.

    Words that are gone keep a place next to their old neighbours.
    """
    maps = {
        name: _Map(reading.article.text_of(name), later.text_of(name))
        for name in _FIELDS
        if reading.article.text_of(name) != later.text_of(name)
    }
    findings = {
        name: _move(getattr(reading, name), maps)
        for name in ("mentions", "attributions", "events", "figures", "places", "dates",
                     "sentences")
    }  # fmt: skip
    return msgspec.structs.replace(reading, article=later, **findings)


def _move(value: Any, maps: dict[str, _Map]) -> Any:
    if isinstance(value, Span | Sentence):
        found = maps.get(value.field)
        if found is None:
            return value
        start = found.move(value.start)
        # The last character moves, not the gap behind it: words may have come in between.
        end = max(found.move(max(value.end - 1, value.start)) + 1, start)
        return msgspec.structs.replace(value, start=start, end=end)
    if isinstance(value, tuple):
        return tuple(_move(one, maps) for one in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: _move(getattr(value, name), maps) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value
