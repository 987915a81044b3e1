"""Relation files: a sentence a row, with the two parties marked, tab-separated.

Two public shapes: PLV (`gold_root` with fifteen types) and AW (`gold_binary`, 1 = conflict).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.errors import GoldError
from warsan.eval.formats.lines import gold_error, read_lines

Extent = tuple[int, int]
"""Characters [start, end) of the sentence."""

_MARK = re.compile(r"<(/?)([st])>")
_NEEDED = ("sentence", "marked_sentence", "source", "target")
_HINT = "columns: sentence, marked_sentence, source, target, and gold_root or gold_binary"


class Relation(msgspec.Struct, frozen=True):
    """One row.

    Attributes:
        source, target: Where the two stand, usually once; empty where the row does not say.
        root: One of fifteen types, or None (AW).
        conflict: True for conflict, False for cooperation; None where the row has a root.
    """

    sentence: str
    source: tuple[Extent, ...]
    target: tuple[Extent, ...]
    root: str | None
    conflict: bool | None


def read_relations(path: Path) -> Iterator[Relation]:
    """The rows of a relation file, in order.

    Raises:
        GoldError: A column is missing or a row breaks the format; names file and line.
    """
    lines = read_lines(path)
    _, first = next(lines, (0, ""))
    header = first.split("\t")
    labels = [name for name in ("gold_root", "gold_binary") if name in header]
    if not labels or any(name not in header for name in _NEEDED):
        raise gold_error(path, 1, "no relation file", _HINT)
    for number, line in lines:
        if not line.strip():
            continue
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if len(cells) != len(header):
            raise gold_error(path, number, f"{len(cells)} cells, not {len(header)}", _HINT)
        yield _relation(path, number, dict(zip(header, cells, strict=True)), labels[0])


def _relation(path: Path, number: int, row: dict[str, str], label: str) -> Relation:
    value = row[label].strip()
    if label == "gold_binary" and value not in ("0", "1"):
        raise gold_error(path, number, f"gold_binary is {value!r}, not 0 or 1", _HINT)
    if not value:
        raise gold_error(path, number, f"no {label}", _HINT)
    try:
        marked = _marked(row["marked_sentence"], row["sentence"])
    except GoldError as error:
        raise gold_error(path, number, error.message, _HINT) from None
    return Relation(
        row["sentence"],
        marked["s"] or _named(row["sentence"], row["source"]),
        marked["t"] or _named(row["sentence"], row["target"]),
        value if label == "gold_root" else None,
        value == "1" if label == "gold_binary" else None,
    )


def read_marks(text: str) -> tuple[str, dict[str, tuple[Extent, ...]]]:
    """A marked sentence without its marks, and the extents of the sides "s" and "t" in it."""
    sentence = _MARK.sub("", text)
    return sentence, _marked(text, sentence)


def _marked(text: str, sentence: str) -> dict[str, tuple[Extent, ...]]:
    """The marked extents, in characters of the sentence without marks."""
    found: dict[str, list[Extent]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    at = taken = 0
    for mark in _MARK.finditer(text):
        at += mark.start() - taken
        taken = mark.end()
        name = mark[2]
        if not mark[1]:
            opened[name] = at
        elif name in opened:
            start = opened.pop(name)
            if at > start:
                found[name].append((start, at))
    if at > len(sentence):
        raise GoldError("the marks leave the sentence")
    return {name: tuple(extents) for name, extents in found.items()}


def _named(sentence: str, words: str) -> tuple[Extent, ...]:
    """Where the words stand that a row names without marking them."""
    _, colon, bare = words.partition(":")
    for candidate in (words, bare if colon else words):
        start = sentence.find(candidate.strip()) if candidate.strip() else -1
        if start >= 0:
            return ((start, start + len(candidate.strip())),)
    return ()
