"""The texts that the gold stands on: read from the shared data, never copied."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

CORPORA = ("war2022", "polnear", "newswire")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Text(msgspec.Struct, frozen=True):
    """One article.

    Attributes:
        corpus: One of `CORPORA`.
        text: The body (war2022) or the whole file; all offsets count its characters.
        title: Where the corpus keeps one apart; else "".
        day: Of publication, "2022-03-01"; "" where unknown.
    """

    corpus: str
    text: str
    title: str
    day: str

    @property
    def sha256(self) -> str:
        """Of the text as UTF-8 (64 hex digits); the gold names an article by it."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def read_texts(data: Path, corpus: str) -> Iterator[Text]:
    """The articles of a corpus, in the order of its files.

    Args:
        data: The folder `shared/data`.
        corpus: "war2022", or the train half of "polnear" or "newswire".

    Raises:
        OSError: The corpus is not there.
        KeyError: There is no such corpus.
    """
    return _READERS[corpus](data)


def _war2022(data: Path) -> Iterator[Text]:
    for record in _records(data / "war2022/articles.jsonl"):
        day = _DAY.search(record["published"] or "")
        yield Text("war2022", record["body"], record["title"], day.group() if day else "")


def _polnear(data: Path) -> Iterator[Text]:
    for path in sorted((data / "polnear/train/text").iterdir()):
        day = _DAY.search(path.name)
        # Bytes, since reading as text would change line ends and with them the offsets.
        yield Text("polnear", path.read_bytes().decode(), "", day.group() if day else "")


def _newswire(data: Path) -> Iterator[Text]:
    for record in _records(data / "names/newswire-train-text.jsonl"):
        yield Text("newswire", record["text"], "", "")


def _records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


_READERS = {"war2022": _war2022, "polnear": _polnear, "newswire": _newswire}
