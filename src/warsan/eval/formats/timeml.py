"""TimeML: running text with TIMEX3 elements in it (https://timeml.github.io)."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from warsan.eval.formats.lines import gold_error
from warsan.eval.formats.timex import GoldTimex, TimexDocument
from warsan.eval.formats.xml_gold import line_of

_CREATION = frozenset(("CREATION_TIME", "PUBLICATION_TIME"))
# A line of running text that goes on on the next one: old corpora break lines after 70 characters.
_WRAP = re.compile(r"(?<=\S)\n(?=[^\s])")
_SHORTEST_WRAPPED = 40


def read_timeml(path: Path, root: etree._Element) -> TimexDocument:
    """A TimeML document; only the TIMEX3 elements inside TEXT are scored.

    TimeBank's own files have no TEXT: there all of the text counts.

    Raises:
        GoldError: A TIMEX3 has no value, or the file no text.
    """
    body = root.find("TEXT")
    body = root if body is None else body
    text, marked = _flatten(body)
    if not text.strip():
        raise gold_error(path, line_of(body), "no text", "TimeML has its text in TEXT")
    created = [e for e in root.iter("TIMEX3") if e.get("functionInDocument") in _CREATION]
    if not created:
        created = root.findall("DCT/TIMEX3")
    timexes = [(e, place) for e, place in marked if e not in created]
    return TimexDocument(
        id=path.stem,
        text=_unwrapped(text),
        published=created[0].get("value") if created else None,
        timexes=tuple(_timex(path, element, place) for element, place in timexes),
        unscored=tuple(place for element, place in marked if element in created),
    )


def _flatten(body: etree._Element) -> tuple[str, list[tuple[etree._Element, tuple[int, int]]]]:
    """The text in an element, and where each of its TIMEX3 stands; empty ones are left out."""
    pieces: list[str] = []
    marked: list[tuple[etree._Element, tuple[int, int]]] = []
    length, opened = 0, dict[etree._Element, int]()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            opened[element] = length
            piece = element.text or ""
        else:
            if element.tag == "TIMEX3" and length > opened[element]:
                marked.append((element, (opened[element], length)))
            piece = (element.tail or "") if element is not body else ""
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), marked


def _timex(path: Path, element: etree._Element, place: tuple[int, int]) -> GoldTimex:
    value = element.get("value")
    if value is None:
        raise gold_error(path, line_of(element), "a TIMEX3 without value", "TIMEX3 have a value")
    return GoldTimex(*place, element.get("type", ""), value)


def _unwrapped(text: str) -> str:
    """The text with broken lines joined; as many characters as before."""

    def join(match: re.Match[str]) -> str:
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        return " " if len(line) >= _SHORTEST_WRAPPED else "\n"

    return _WRAP.sub(join, text)
