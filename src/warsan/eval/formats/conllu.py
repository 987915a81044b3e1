"""CoNLL-U: the treebanks of Universal Dependencies.

Format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.eval.formats.lines import gold_error, read_lines

_COLUMNS = 10
ROOT = -1
UNKNOWN = -2


class ConlluWord(msgspec.Struct, frozen=True):
    """One syntactic word.

    Attributes:
        form: The word as written.
        upos: Universal part of speech.
        head: Index of the governor in the sentence, from 0; `ROOT` for a root and `UNKNOWN`
            where the file says "_".
        deprel: Relation with subtype ("nsubj:pass").
        space_after: Whether white space follows in the text.
        misc: The last column, "Key=Value" pairs; a key without a value maps to "".
    """

    form: str
    upos: str
    head: int
    deprel: str
    space_after: bool = True
    misc: dict[str, str] = {}


class ConlluSentence(msgspec.Struct, frozen=True):
    """One sentence with where it stands in its document.

    Attributes:
        words: The syntactic words; multiword tokens and empty nodes are left out.
        doc: Id of the document ("" before the first `newdoc`).
        sent_id: The sentence's own id, or "".
        text: The sentence as published, or "" where the file does not say.
        newdoc, newpar: Whether a document or a paragraph begins here.
        multiwords: Index of the first word of each multiword token ("don't"), and after the last.
    """

    words: tuple[ConlluWord, ...]
    doc: str = ""
    sent_id: str = ""
    text: str = ""
    newdoc: bool = False
    newpar: bool = False
    multiwords: tuple[tuple[int, int], ...] = ()


def read_conllu(path: Path) -> Iterator[ConlluSentence]:
    """The sentences of a CoNLL-U file, in order.

    Raises:
        GoldError: A line breaks the format; names file and line.
    """
    doc, count, block = "", 0, _Block(path)
    for number, line in read_lines(path):
        if line.strip():
            block.add(number, line)
        elif block.rows:
            doc, count = block.document(doc, count)
            yield block.sentence(doc)
            block = _Block(path)
    if block.rows:
        doc, _ = block.document(doc, count)
        yield block.sentence(doc)


class _Block:
    """The comments and rows of one sentence while they are being read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.comments: dict[str, str] = {}
        self.rows: list[tuple[int, list[str]]] = []
        self.ranges: list[tuple[int, int, bool]] = []

    def add(self, number: int, line: str) -> None:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            self.comments[key.strip()] = value.strip()
            return
        columns = line.split("\t")
        if len(columns) != _COLUMNS:
            raise gold_error(
                self.path,
                number,
                f"{len(columns)} columns where CoNLL-U has 10",
                "columns are parted by one tab",
            )
        if "-" in columns[0]:
            self.ranges.append(self._range(number, columns))
        elif "." not in columns[0]:
            self._add_word(number, columns)

    def _add_word(self, number: int, columns: list[str]) -> None:
        if columns[0] != str(len(self.rows) + 1):
            raise gold_error(
                self.path, number, f"word id {columns[0]!r} where {len(self.rows) + 1} was expected"
            )
        self.rows.append((number, columns))

    def _range(self, number: int, columns: list[str]) -> tuple[int, int, bool]:
        first, _, last = columns[0].partition("-")
        if not (first.isdecimal() and last.isdecimal()):
            raise gold_error(self.path, number, f"{columns[0]!r} is no range of word ids")
        return int(first) - 1, int(last), _misc(columns[9]).get("SpaceAfter") != "No"

    def document(self, doc: str, count: int) -> tuple[str, int]:
        """The id of this sentence's document, and how many documents have begun."""
        if "newdoc" in self.comments:
            return f"document {count + 1}", count + 1
        if "newdoc id" in self.comments:
            return self.comments["newdoc id"], count + 1
        return doc, count

    def sentence(self, doc: str) -> ConlluSentence:
        words = [self._word(number, columns) for number, columns in self.rows]
        for first, last, space in self.ranges:
            for index in range(first, min(last, len(words))):
                inside = index < last - 1
                words[index] = msgspec.structs.replace(
                    words[index], space_after=not inside and space
                )
        newdoc = "newdoc" in self.comments or "newdoc id" in self.comments
        return ConlluSentence(
            words=tuple(words),
            doc=doc,
            sent_id=self.comments.get("sent_id", ""),
            text=self.comments.get("text", ""),
            newdoc=newdoc,
            newpar=newdoc or "newpar" in self.comments or "newpar id" in self.comments,
            multiwords=tuple((first, last) for first, last, _ in self.ranges),
        )

    def _word(self, number: int, columns: list[str]) -> ConlluWord:
        _, form, _, upos, _, _, head, deprel, _, last = columns
        misc = _misc(last)
        return ConlluWord(
            form, upos, self._head(number, head), deprel, misc.get("SpaceAfter") != "No", misc
        )

    def _head(self, number: int, head: str) -> int:
        if head == "_":
            return UNKNOWN
        if not head.isdecimal() or int(head) > len(self.rows):
            raise gold_error(
                self.path,
                number,
                f"head {head!r} is no word of this sentence ({len(self.rows)} words)",
            )
        return int(head) - 1 if int(head) else ROOT


def _misc(column: str) -> dict[str, str]:
    if column == "_":
        return {}
    pairs = (pair.partition("=") for pair in column.split("|"))
    return {key: value for key, _, value in pairs}
