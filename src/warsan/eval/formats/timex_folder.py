"""A folder of texts with expressions of time: TimeML (`*.tml`) and MEANTIME (`*.xml`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.errors import GoldError
from warsan.eval.formats.lines import gold_error
from warsan.eval.formats.meantime import read_meantime
from warsan.eval.formats.timeml import read_timeml
from warsan.eval.formats.timex import TimexDocument
from warsan.eval.formats.xml_gold import line_of, read_xml

_FORMATS = {"TimeML": read_timeml, "Document": read_meantime}


def read_timexes(folder: Path) -> Iterator[TimexDocument]:
    """The documents of a folder and the folders in it, by name; other files are ignored.

    MEANTIME's annotators read the head of each text only (its first six sentences) and no file
    says so. Sentences that lie beyond the last one with a TIMEX3 in any of the folder's files
    are therefore not scored.

    Raises:
        GoldError: It is no folder, or a file breaks its format; names file and line.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no folder", "give a folder of *.tml or MEANTIME *.xml")
    found = [_read(path) for path in sorted(folder.rglob("*")) if _is_gold(path)]
    deepest = max((_deepest(document) for document in found), default=-1)
    return (_cut(document, deepest) for document in found)


def _is_gold(path: Path) -> bool:
    return path.suffix in (".tml", ".xml") and path.is_file()


def _read(path: Path) -> TimexDocument:
    root = read_xml(path)
    if root.tag not in _FORMATS:
        hint = "TimeML begins with <TimeML>, MEANTIME with <Document>"
        raise gold_error(path, line_of(root), f"<{root.tag}> is neither format", hint)
    return _FORMATS[root.tag](path, root)


def _deepest(document: TimexDocument) -> int:
    """The last sentence that holds a TIMEX3; -1 without sentences."""
    starts = [timex.start for timex in document.timexes]
    held = (n for n, (a, b) in enumerate(document.sentences) if any(a <= s < b for s in starts))
    return max(held, default=-1)


def _cut(document: TimexDocument, deepest: int) -> TimexDocument:
    beyond = document.sentences[deepest + 1 :]
    if not beyond:
        return document
    return msgspec.structs.replace(document, unscored=(*document.unscored, *beyond))
