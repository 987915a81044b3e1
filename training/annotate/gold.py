"""The values of the gold and the files that hold them: offsets and labels, no text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from warsan.eval.formats.lines import gold_error, read_lines
from warsan.model import Frame

FOLDER = Path(__file__).parents[1] / "annotations"
SPLITS = ("train", "dev", "test")

_T = TypeVar("_T")

Span = tuple[int, int]
"""Characters [start, end) of an article's text."""

Sign = Literal["+", "0", "-"]
"""The author's own stance: told as fact, left open or said by another, denied."""


class GoldEvent(msgspec.Struct, frozen=True, omit_defaults=True):
    """One event of a sentence; the guideline says what its fields mean."""

    trigger: Span
    type: str
    mode: str | None = None
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    frame: Frame = "done"
    sign: Sign = "+"
    within: Span | None = None


class Block(msgspec.Struct, frozen=True):
    """Neighbouring paragraphs of an article, drawn together.

    Attributes:
        number: From 1, over all corpora.
        article: SHA-256 of the article's text.
        rich: Whether it was drawn among the blocks rich in words that name events.
        first: The number of its first sentence; those that follow count on.
        paragraphs: Spans of the sentences of each paragraph.
    """

    number: int
    corpus: str
    article: str
    split: str
    rich: bool
    first: int
    paragraphs: tuple[tuple[Span, ...], ...]

    @property
    def sentences(self) -> dict[int, Span]:
        """The spans of the sentences by their number."""
        spans = (span for paragraph in self.paragraphs for span in paragraph)
        return dict(enumerate(spans, start=self.first))


class GoldSentence(msgspec.Struct, frozen=True):
    """A sentence that was read: no events means that it holds none.

    Attributes:
        number, block: As in the draw.
        article: SHA-256 of the article's text, as UTF-8.
        start, end: Characters of that text.
    """

    number: int
    block: int
    corpus: str
    article: str
    start: int
    end: int
    events: tuple[GoldEvent, ...]


def read_gold(path: Path) -> Iterator[GoldSentence]:
    """The sentences of a stand-off file.

    Raises:
        GoldError: The file is missing, or a line is no sentence; names file and line.
    """
    return _read(path, GoldSentence)


def read_draw(path: Path = FOLDER / "draw.jsonl") -> tuple[Block, ...]:
    """The blocks that were drawn, by number.

    Raises:
        GoldError: The file is missing, or a line is no block; names file and line.
    """
    return tuple(_read(path, Block))


def write_lines(path: Path, values: Iterable[msgspec.Struct]) -> None:
    """Writes values as JSON, one a line; makes the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(msgspec.json.encode(value) + b"\n" for value in values))


def _read(path: Path, kind: type[_T]) -> Iterator[_T]:
    for number, line in read_lines(path):
        try:
            yield msgspec.json.decode(line, type=kind)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise gold_error(path, number, str(error), "see training/annotations") from None
