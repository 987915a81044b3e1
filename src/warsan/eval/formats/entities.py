"""The entity layer of GUM in the last column of CoNLL-U: mentions and what they are.

Format: https://wiki.gucorpling.org/gum/entities; "(12-person-new-…" opens a mention of entity
12, "12)" closes it, "(12-person-new-…)" does both, and "(12[1/2]-…" is the first of two parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from warsan.errors import GoldError
from warsan.eval.formats.conllu import ConlluSentence

_MARK = re.compile(
    r"\((?P<open>[^-()\[]+)(?P<part>\[[^\]]*\])?-(?P<kind>[^-()]+)[^()]*(?P<whole>\))?"
    r"|(?P<close>[^-()\[]+)(?P<piece>\[[^\]]*\])?\)"
)

Started = dict[str, list[tuple[int, str]]]


class GoldMention(msgspec.Struct, frozen=True, order=True):
    """A mention: tokens `first` to `last` (exclusive), counted through the document.

    Attributes:
        head: The token that governs the others, by the tree of the file.
        entity: What is the same for all mentions of one thing.
        kind: GUM's kind of entity ("person", "organization", "place", …).
    """

    first: int
    last: int
    head: int
    entity: str
    kind: str


def read_entities(sentences: Sequence[ConlluSentence], path: Path) -> tuple[GoldMention, ...]:
    """The mentions of one document in text order; of one in several parts the first part.

    Raises:
        GoldError: The document has no such layer, or closes a mention that it never opened.
    """
    if not any("Entity" in word.misc for s in sentences for word in s.words):
        doc = sentences[0].doc if sentences else ""
        raise GoldError(f"{path}: no entities in {doc or 'the file'}", "give a GUM file")
    found, at = list[GoldMention](), 0
    for sentence in sentences:
        for first, last, entity, kind in _spans(sentence, path):
            head = _head(sentence, first, last)
            found.append(GoldMention(at + first, at + last, at + head, entity, kind))
        at += len(sentence.words)
    return tuple(sorted(found, key=lambda m: (m.first, -m.last)))


def _spans(sentence: ConlluSentence, path: Path) -> Iterator[tuple[int, int, str, str]]:
    started: Started = {}
    for at, word in enumerate(sentence.words):
        for mark in _MARK.finditer(word.misc.get("Entity", "")):
            later = not (mark["part"] or mark["piece"] or "[1/").startswith("[1/")
            if later:
                continue
            if mark["whole"]:
                yield at, at + 1, mark["open"], mark["kind"]
            elif mark["open"]:
                started.setdefault(mark["open"], []).append((at, mark["kind"]))
            elif started.get(mark["close"]):
                first, kind = started[mark["close"]].pop()
                yield first, at + 1, mark["close"], kind
            else:
                raise GoldError(
                    f"{path}: {sentence.sent_id or sentence.text}: entity {mark['close']} is "
                    "closed before it is opened",
                    "check the Entity marks of that sentence",
                )


def _head(sentence: ConlluSentence, first: int, last: int) -> int:
    """The first token that is governed from outside."""
    tokens: Iterable[int] = range(first, last)
    return next((i for i in tokens if not first <= sentence.words[i].head < last), first)
