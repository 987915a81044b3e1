"""MEANTIME: tokens with ids, and marks that refer to them (the NewsReader corpus, CAT's XML)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from lxml import etree

from warsan.eval.formats.lines import gold_error
from warsan.eval.formats.timex import GoldTimex, TimexDocument
from warsan.eval.formats.xml_gold import line_of

_SPELLED = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_NO_SPACE_BEFORE = frozenset(",.;:?!)]%") | {"''", "-RRB-", "n't", "'s", "'", "'re", "'ve", "'ll"}
_NO_SPACE_AFTER = frozenset("([$£€") | {"``", "-LRB-", "US$", "C$", "A$"}
_HINT = "a TIMEX3 refers to tokens of the file by their t_id"

Place = tuple[int, int]


class _Cut(msgspec.Struct):
    """The text so far, and where tokens and sentences stand in it."""

    text: str = ""
    tokens: dict[str, Place] = {}
    sentences: list[Place] = []


def read_meantime(path: Path, root: etree._Element) -> TimexDocument:
    """A MEANTIME document as running text; TIMEX3 without tokens are not scored.

    Title and dateline (the first two sentences) are paragraphs of their own, the rest is one:
    the files do not say where paragraphs end. The dateline is the document creation time, even
    where it is not marked as such, and is not scored.

    Raises:
        GoldError: A mark refers to no token, a TIMEX3 has no value, or the file no token.
    """
    cut = _join(path, root)
    placed = [(element, _place(path, element, cut.tokens)) for element in root.iter("TIMEX3")]
    created = [(e, p) for e, p in placed if e.get("functionInDocument") == "CREATION_TIME"]
    if not created:
        created = [(e, p) for e, p in placed if p and p in cut.sentences[1:2]]
    timexes = (_timex(path, e, p) for e, p in placed if p and (e, p) not in created)
    return TimexDocument(
        id=path.stem,
        text=cut.text,
        published=_iso_day(created[0][0].get("value", "")) if created else None,
        timexes=tuple(sorted(timexes, key=lambda timex: timex.start)),
        unscored=tuple(place for _, place in created if place),
        sentences=tuple(cut.sentences),
    )


def _iso_day(value: str) -> str:
    """Some files write the day of their creation backwards: 03-02-2009."""
    backwards = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)
    return "-".join(reversed(backwards.groups())) if backwards else value


def _join(path: Path, root: etree._Element) -> _Cut:
    cut, before, sentence = _Cut(tokens={}, sentences=[]), "", ""
    for element in root.iter("token"):
        word, new = element.text or "", element.get("sentence", "")
        if not word or element.get("t_id") is None:
            raise gold_error(path, line_of(element), "a token without text or t_id", _HINT)
        if new != sentence or not cut.sentences:
            cut.text += "" if not cut.text else "\n\n" if len(cut.sentences) <= 2 else " "
            cut.sentences.append((len(cut.text), len(cut.text)))
        elif before not in _NO_SPACE_AFTER and word not in _NO_SPACE_BEFORE:
            cut.text += " "
        start = len(cut.text)
        cut.text += _SPELLED.get(word, word)
        cut.tokens[element.get("t_id", "")] = (start, len(cut.text))
        cut.sentences[-1] = (cut.sentences[-1][0], len(cut.text))
        before, sentence = word, new
    if not cut.text:
        raise gold_error(path, line_of(root), "no token", "MEANTIME's files hold <token> elements")
    return cut


def _timex(path: Path, element: etree._Element, place: Place) -> GoldTimex:
    value = element.get("value")
    if value is None:
        raise gold_error(path, line_of(element), "a TIMEX3 without value", _HINT)
    return GoldTimex(*place, element.get("type", ""), value)


def _place(path: Path, element: etree._Element, tokens: Mapping[str, Place]) -> Place | None:
    """From the first to the last token that a mark refers to; None if it refers to none."""
    places = []
    for anchor in element.iter("token_anchor"):
        place = tokens.get(anchor.get("t_id", ""))
        if place is None:
            name = anchor.get("t_id")
            raise gold_error(path, line_of(anchor), f"no token has the t_id {name}", _HINT)
        places.append(place)
    return (min(p[0] for p in places), max(p[1] for p in places)) if places else None
