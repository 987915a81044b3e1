"""Attribution gold on given tokens: one paragraph a line, as JSON.

Each line has `id`, `tokens` and `labels` ("O", or "B-"/"I-" with source, cue or content);
lines that follow each other with the same id are the paragraphs of one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.eval.formats.lines import gold_error, read_lines

_LABEL = re.compile(r"O|[BI]-(source|cue|content)")
_HINT = "a line holds id, tokens and labels (O, B-/I- source, cue, content)"


class TaggedParagraph(msgspec.Struct, frozen=True):
    """Tokens of a paragraph and a label for each ("O", "B-cue", "I-content", …)."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]


class AttributionDocument(msgspec.Struct, frozen=True):
    """The tagged paragraphs of one document, in order."""

    id: str
    paragraphs: tuple[TaggedParagraph, ...]


class _Line(msgspec.Struct, frozen=True):
    id: str | int
    tokens: tuple[str, ...]
    labels: tuple[str, ...]


def read_attribution_jsonl(path: Path) -> Iterator[AttributionDocument]:
    """The documents of a JSONL file, in order.

    Raises:
        GoldError: A line breaks the format; names file and line.
    """
    current, paragraphs = "", list[TaggedParagraph]()
    for number, line in read_lines(path):
        if not line.strip():
            continue
        row = _row(path, number, line)
        if paragraphs and str(row.id) != current:
            yield AttributionDocument(current, tuple(paragraphs))
            paragraphs = []
        current = str(row.id)
        paragraphs.append(TaggedParagraph(row.tokens, row.labels))
    if paragraphs:
        yield AttributionDocument(current, tuple(paragraphs))


def _row(path: Path, number: int, line: str) -> _Line:
    try:
        row = msgspec.json.decode(line, type=_Line)
    except msgspec.DecodeError as error:
        raise gold_error(path, number, str(error), _HINT) from None
    if len(row.tokens) != len(row.labels):
        raise gold_error(
            path, number, f"{len(row.tokens)} tokens but {len(row.labels)} labels", _HINT
        )
    for label in row.labels:
        if not _LABEL.fullmatch(label):
            raise gold_error(path, number, f"{label!r} is no label", _HINT)
    return row
