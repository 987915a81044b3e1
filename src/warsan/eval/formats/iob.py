"""IOB2 files of names, in the two shapes that public corpora use.

Either a token and its tag parted by a tab, or the columns of Universal NER
(https://www.universalner.org): index, token, tag, and what annotators added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.eval.formats.lines import gold_error, read_lines

_TAG = re.compile(r"O|[BI]-\S+")
_HINT = "give token TAB tag, or index TAB token TAB tag as Universal NER does"


class IobSentence(msgspec.Struct, frozen=True):
    """One tagged sentence.

    Attributes:
        doc: Id of the document ("" before the first `newdoc id`).
        tokens: The words.
        tags: "O", "B-LABEL" or "I-LABEL", one for each token, as the file has them.
        text: The sentence as published, or "" where the file does not say.
    """

    doc: str
    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    text: str = ""


def read_iob(path: Path) -> Iterator[IobSentence]:
    """The sentences of an IOB2 file, in order.

    Raises:
        GoldError: A line breaks the format; names file and line.
    """
    doc, text = "", ""
    rows: list[tuple[str, str]] = []
    for number, line in read_lines(path):
        if not line.strip():
            if rows:
                yield _sentence(doc, rows, text)
            rows, text = [], ""
        elif _is_comment(line):
            key, _, value = line[1:].partition("=")
            doc = value.strip() if key.strip() == "newdoc id" else doc
            text = value.strip() if key.strip() == "text" else text
        elif row := _row(path, number, line.split("\t")):
            rows.append(row)
    if rows:
        yield _sentence(doc, rows, text)


def _is_comment(line: str) -> bool:
    """A token can be "#" itself: then a tab follows."""
    return line.startswith("# ") or (line.startswith("#") and "\t" not in line)


def _row(path: Path, number: int, columns: list[str]) -> tuple[str, str] | None:
    """Token and tag; None for a multiword range or an empty node of the second shape."""
    if len(columns) == 2:
        token, tag = columns
    elif len(columns) > 2 and columns[0][:1].isdecimal():
        if not columns[0].isdecimal():
            return None
        token, tag = columns[1:3]
    else:
        raise gold_error(path, number, f"{len(columns)} columns, none of them a tag", _HINT)
    if not _TAG.fullmatch(tag):
        raise gold_error(path, number, f"{tag!r} is no IOB2 tag", _HINT)
    return token, tag


def _sentence(doc: str, rows: list[tuple[str, str]], text: str) -> IobSentence:
    tokens, tags = zip(*rows, strict=True)
    return IobSentence(doc, tokens, tags, text)
