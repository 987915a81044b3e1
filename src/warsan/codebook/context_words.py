"""The words that show a PLOVER context (`plover/context_words.tsv`)."""

from __future__ import annotations

from functools import cache

import msgspec

from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError

_MODE = "mode:"


class ContextWords(msgspec.Struct, frozen=True):
    """Contexts by what shows them.

    Attributes:
        by_word: Lemma, or two with a hyphen, to contexts.
        by_mode: (type, mode) to contexts.
        order: All contexts in the order of the codebook.
    """

    by_word: dict[str, tuple[str, ...]]
    by_mode: dict[tuple[str, str], tuple[str, ...]]
    order: tuple[str, ...]


@cache
def load_context_words() -> ContextWords:
    """Loads and checks the table.

    Raises:
        CodebookError: A context is not one of PLOVER's, or stands twice.
    """
    known = tuple(row["context"] for row in read_rows("plover/contexts.tsv", ("context", "gloss")))
    by_word: dict[str, tuple[str, ...]] = {}
    by_mode: dict[tuple[str, str], tuple[str, ...]] = {}
    seen: set[str] = set()
    for row in read_rows("plover/context_words.tsv", ("context", "words")):
        name = row["context"]
        if name not in known or name in seen:
            raise CodebookError(f"{row.place}: {name!r} is no context, or stands twice")
        seen.add(name)
        for word in (w.strip() for w in row["words"].split(",")):
            if word.startswith(_MODE):
                type_, _, mode = word.removeprefix(_MODE).partition(".")
                by_mode[type_, mode] = (*by_mode.get((type_, mode), ()), name)
            else:
                by_word[word] = (*by_word.get(word, ()), name)
    return ContextWords(by_word, by_mode, known)
