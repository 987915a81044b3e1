"""The texts on which genres are trained: judged articles, and reviews invented for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from warsan.model import Genre

JUDGED = Path("eval/judged")
INVENTED = Path(__file__).with_name("invented_reviews.txt")
# Lines that the corpus added, or that name the genre: the text itself must tell.
_MARKS = {"letters.", "facebook.", "abstract.", "full text.", "letter from america."}


@dataclass(frozen=True)
class Text:
    """A judged text: `key` is its SHA-256."""

    corpus: str
    key: str
    title: str | None
    paragraphs: tuple[str, ...]
    genre: Genre

    @property
    def body(self) -> str:
        """The paragraphs, parted by blank lines."""
        return "\n\n".join(self.paragraphs)


class Verdict(msgspec.Struct, frozen=True):
    """A line of eval/judged/genres-2022.jsonl: see the guideline beside it."""

    article: str
    half: str
    genre: Genre
    sure: bool
    again: Genre | None = None


class PressVerdict(msgspec.Struct, frozen=True):
    """A line of eval/judged/genres-press.jsonl; `id` is the corpus's own, `text` the SHA-256."""

    corpus: str
    id: str
    text: str
    genre: Genre


def read_texts(data: Path) -> list[Text]:
    """All training texts; those of the judged half of war2022 are not among them."""
    war = (text for text, half in read_war(data) if half == "tuning")
    return [*war, *_read_press(data), *_read_invented()]


def read_war(data: Path) -> Iterator[tuple[Text, str]]:
    """The judged articles of war2022, one of each body, with their half."""
    verdicts = {row.article: row for row in read_verdicts()}
    lines = (data / "war2022/articles.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        key = digest(record["body"])
        if row := verdicts.pop(key, None):
            lines_of = paragraphs_of(record["body"])
            yield Text("war2022", key, record["title"], lines_of, row.genre), row.half


def read_verdicts() -> list[Verdict]:
    """The verdicts on war2022."""
    return msgspec.json.Decoder(Verdict).decode_lines((JUDGED / "genres-2022.jsonl").read_bytes())


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The lines that are not blank."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _read_press(data: Path) -> Iterator[Text]:
    lines = (data / "names/newswire-train-text.jsonl").read_text(encoding="utf-8").splitlines()
    newswire = {row["id"]: row["text"] for row in map(json.loads, lines)}
    raw = (JUDGED / "genres-press.jsonl").read_bytes()
    for row in msgspec.json.Decoder(PressVerdict).decode_lines(raw):
        title = None
        if row.corpus == "newswire":
            text = newswire[row.id]
            paragraphs = paragraphs_of(text)[1:]  # the first line is an address
        else:
            text = (data / "polnear/train/text" / row.id).read_text(encoding="utf-8")
            title, *rest = paragraphs_of(text)
            paragraphs = tuple(line for line in rest if line.casefold() not in _MARKS)
        if digest(text) == row.text:
            yield Text(row.corpus, row.text, title, paragraphs, row.genre)


def _read_invented() -> Iterator[Text]:
    lines = INVENTED.read_text(encoding="utf-8").splitlines()
    told = "\n".join(line for line in lines if not line.startswith("#"))
    for review in told.split("\n---\n"):
        title, *paragraphs = paragraphs_of(review)
        yield Text("invented", digest(review), title, tuple(paragraphs), "review")
