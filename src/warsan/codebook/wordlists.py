"""Plain word lists: one entry a line, `#` starts a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from warsan.errors import CodebookError


@cache
def load_words(path: str) -> frozenset[str]:
    """The entries of a word list.

    Args:
        path: Below `warsan/data`, with its ending: "text/prefixes.txt".

    Raises:
        CodebookError: The list has an entry twice, or none, or names no source.
    """
    text = files("warsan").joinpath("data", path).read_text(encoding="utf-8")
    if "# Source:" not in text:
        raise CodebookError(f"data/{path} names no source", "add a line '# Source: …'")
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.partition("#")[0].strip()
        if entry in seen:
            raise CodebookError(f"data/{path} line {number}: {entry!r} stands twice")
        if entry:
            seen.add(entry)
    if not seen:
        raise CodebookError(f"data/{path} is empty")
    return frozenset(seen)
