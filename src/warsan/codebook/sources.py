"""What a source is, by its words: a document, an image, somebody who is not named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError

SourceClass = Literal["document", "image", "insider", "witness"]


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Nouns of sources (and cues of witnesses) by lemma; words that keep a name back."""

    classes: dict[str, SourceClass]
    hidden: re.Pattern[str]


@cache
def load_sources() -> SourceWords:
    """The tables, read and checked once.

    Raises:
        CodebookError: A word stands twice or has an unknown class.
    """
    classes: dict[str, SourceClass] = {}
    known = {name: name for name in get_args(SourceClass)}
    for row in read_rows("cues/sources.tsv", ("word", "class")):
        if row["class"] not in known or row["word"] in classes:
            raise CodebookError(f"{row.place}: unknown class, or the word stands twice")
        classes[row["word"]] = known[row["class"]]
    patterns = [row["pattern"] for row in read_rows("cues/hidden.tsv", ("pattern",))]
    return SourceWords(classes, re.compile(r"\b(" + "|".join(patterns) + r")\b"))
