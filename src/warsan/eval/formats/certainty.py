"""Certainty gold: sentences with a factuality for some of their predicates, as JSON lines.

The format of the unified factuality data (Stanovsky et al. 2017; White et al. 2018): each line
has `text`, tokens parted by spaces, and `targets` with `span1` ([first, last) tokens) and
`label` in [-3, 3].
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.eval.formats.lines import gold_error, read_lines

_HINT = "a line holds text and targets, each with span1 [first, last) and label from -3 to 3"
# The Penn Treebank's way to write brackets and quotation marks.
_PENN = {
    "``": '"',
    "''": '"',
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
}


class CertaintyTarget(msgspec.Struct, frozen=True):
    """A predicate, as tokens [first, last), and how certain it is that it happened."""

    first: int
    last: int
    value: float


class CertaintySentence(msgspec.Struct, frozen=True):
    """Tokens, with brackets and quotation marks as news has them, and their targets."""

    tokens: tuple[str, ...]
    targets: tuple[CertaintyTarget, ...]


class _Target(msgspec.Struct):
    span1: tuple[int, int]
    label: float


class _Line(msgspec.Struct):
    text: str
    targets: tuple[_Target, ...]


def read_certainty(path: Path) -> Iterator[CertaintySentence]:
    """The sentences of a JSONL file, in order; those without targets too.

    Raises:
        GoldError: A line breaks the format; names file and line.
    """
    for number, line in read_lines(path):
        if line.strip():
            yield _sentence(path, number, line)


def _sentence(path: Path, number: int, line: str) -> CertaintySentence:
    try:
        row = msgspec.json.decode(line, type=_Line)
    except msgspec.DecodeError as error:
        raise gold_error(path, number, str(error), _HINT) from None
    tokens = tuple(_PENN.get(token, token) for token in row.text.split())
    for target in row.targets:
        first, last = target.span1
        if not 0 <= first < last <= len(tokens):
            raise gold_error(path, number, f"span {first} to {last} leaves the text", _HINT)
        if not -3 <= target.label <= 3:
            raise gold_error(path, number, f"label {target.label} is not in -3 to 3", _HINT)
    return CertaintySentence(tokens, tuple(CertaintyTarget(*t.span1, t.label) for t in row.targets))
