"""What annotators write, line by line, as values; nothing is looked up in the text yet.

    417 | ASSAULT/firearms | shot | Soldiers | protesters ; bystanders | done | + | accused
    418, 420-423 | none

Fields from the frame on may be left out (done, told as fact, within nothing). "-" is nobody.
`#2` after a word or words takes their second occurrence. Lines that begin with # are remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar, get_args

import msgspec

from training.annotate.gold import Sign
from warsan.codebook.plover import load_plover
from warsan.model import Frame

FRAMES: tuple[Frame, ...] = get_args(Frame)
SIGNS: tuple[Sign, ...] = get_args(Sign)
_FIELDS = ("sentence", "type", "trigger", "actor", "recipient", "frame", "sign", "within")
_DEFAULTS = {"actor": "-", "recipient": "-", "frame": "done", "sign": "+", "within": "-"}
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_WORDS = re.compile(r"(?:(?P<sentence>\d+):)?(?P<words>.*?)(?:#(?P<place>[1-9]\d*))?")
_Label = TypeVar("_Label", bound=str)
_NONE = "none"
_LONGEST = 100  # sentences that one "none" may cover; more is a slip of the pen


class AnswerError(ValueError):
    """A line that cannot be taken; the message says why."""


class Words(msgspec.Struct, frozen=True):
    """Words to look up in a sentence.

    Attributes:
        place: Which occurrence, from 1; None where it was left open.
        sentence: The sentence that they stand in, if another was named.
    """

    words: str
    place: int | None = None
    sentence: int | None = None


class EventAnswer(msgspec.Struct, frozen=True):
    """One event as written."""

    sentence: int
    type: str
    mode: str | None
    trigger: Words
    actor: tuple[Words, ...]
    recipient: tuple[Words, ...]
    frame: Frame
    sign: Sign
    within: Words | None


class NoneAnswer(msgspec.Struct, frozen=True):
    """Sentences that hold no event."""

    sentences: tuple[int, ...]


Answer = EventAnswer | NoneAnswer


def parse_answer(line: str) -> Answer | None:
    """One line as a value; None for an empty line or a remark.

    Raises:
        AnswerError: It breaks the format or the codebook.
    """
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) == 2 and cells[1].lower() == _NONE:
        return NoneAnswer(tuple(_numbers(cells[0])))
    if not 3 <= len(cells) <= len(_FIELDS):
        raise AnswerError(f"{len(cells)} fields, expected 3 to {len(_FIELDS)}, or 'NUMBER | none'")
    given = {name: cell for name, cell in zip(_FIELDS, cells, strict=False) if cell}
    return _event({**_DEFAULTS, **given})


def _numbers(cell: str) -> Iterator[int]:
    for part in cell.split(","):
        match = _RANGE.fullmatch(part.strip())
        if not match:
            raise AnswerError(f"{part.strip()!r} is no sentence number")
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last < first + _LONGEST:
            raise AnswerError(f"{part.strip()!r} is no range of sentences")
        yield from range(first, last + 1)


def _event(cells: dict[str, str]) -> EventAnswer:
    if "trigger" not in cells or "type" not in cells:
        raise AnswerError("an event needs a type and a trigger")
    type_, mode = _type(cells["type"])
    trigger = _words(cells["trigger"])
    if " " in trigger.words:
        raise AnswerError(f"trigger {trigger.words!r}: one word only")
    if not cells.get("sentence", "").isdigit():
        raise AnswerError(f"{cells.get('sentence', '')!r} is no sentence number")
    return EventAnswer(
        int(cells["sentence"]),
        type_,
        mode,
        trigger,
        _list(cells["actor"]),
        _list(cells["recipient"]),
        _one_of(cells["frame"].lower(), FRAMES, "frame"),
        _one_of(cells["sign"].replace("−", "-").replace("–", "-"), SIGNS, "sign"),
        None if cells["within"] == "-" else _words(cells["within"]),
    )


def _type(cell: str) -> tuple[str, str | None]:
    name, _, mode = (part.strip() for part in cell.partition("/"))
    book = load_plover()
    if name not in book.types:
        raise AnswerError(f"no type {name!r}")
    if mode in ("", "-"):
        return name, None
    if (name, mode) not in book.modes:
        known = ", ".join(m for t, m in book.modes if t == name)
        raise AnswerError(f"{name} has no mode {mode!r}, only {known or 'none'}")
    return name, mode


def _list(cell: str) -> tuple[Words, ...]:
    return () if cell == "-" else tuple(_words(part) for part in cell.split(";") if part.strip())


def _words(cell: str) -> Words:
    match = _WORDS.fullmatch(cell.strip())
    if not match or not match["words"].strip():
        raise AnswerError(f"{cell!r} names no words")
    place, sentence = match["place"], match["sentence"]
    return Words(match["words"].strip(), int(place) if place else None, int(sentence or 0) or None)


def _one_of(cell: str, known: tuple[_Label, ...], field: str) -> _Label:
    for label in known:
        if label == cell:
            return label
    raise AnswerError(f"no {field} {cell!r}, only {', '.join(known)}")
