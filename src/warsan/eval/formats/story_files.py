"""Gold for stories: articles with their story, or verdicts on articles that lie elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from warsan.errors import GoldError
from warsan.eval.formats.judged_figures import find_articles
from warsan.eval.formats.lines import gold_error, read_lines
from warsan.model import Article

_Kind = TypeVar("_Kind")
_DAY = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")


class StoryGold(msgspec.Struct, frozen=True):
    """An article with the story that it belongs to.

    Attributes:
        half: "tune" or "report" where the file parts what was fitted from what was not.
    """

    id: str
    story: str
    title: str
    body: str
    day: date
    half: str | None = None


class _Row(msgspec.Struct, frozen=True):
    id: str | int
    story: str | int
    body: str
    title: str | None = None
    published: str | None = None


class _Verdict(msgspec.Struct, frozen=True):
    article: str
    story: str
    half: str | None = None


def read_stories(path: Path) -> list[StoryGold]:
    """The articles of a gold file.

    A line is an article (`id`, `story`, `title`, `body`, `published`), or a verdict (`article`:
    SHA-256 of a body, `story`) whose text is joined from the data beside the project.

    Raises:
        GoldError: A line is neither, an id stands twice, or the texts of verdicts are missing.
    """
    lines = [(number, line) for number, line in read_lines(path) if line.strip()]
    if lines and b'"article"' in lines[0][1].encode()[:40]:
        return _judged(path, lines)
    found = [_article(path, number, line) for number, line in lines]
    seen: set[str] = set()
    for (number, _), one in zip(lines, found, strict=True):
        if one.id in seen:
            raise gold_error(path, number, f"id {one.id} stands twice", "give each article its own")
        seen.add(one.id)
    return found


def _article(path: Path, number: int, line: str) -> StoryGold:
    row = _decode(path, number, line, _Row)
    day = _day(row.published)
    if day is None:
        hint = "write published as 2022-04-28, or with a time"
        raise gold_error(path, number, f"no day of publication in {row.published!r}", hint)
    return StoryGold(str(row.id), str(row.story), row.title or "", row.body, day)


def _judged(path: Path, lines: list[tuple[int, str]]) -> list[StoryGold]:
    rows = [_decode(path, number, line, _Verdict) for number, line in lines]
    texts = find_articles(path, frozenset(row.article for row in rows))
    return list(_joined(rows, texts))


def _joined(rows: list[_Verdict], texts: dict[str, Article]) -> Iterator[StoryGold]:
    for row in rows:
        article = texts[row.article]
        day = _day(article.published)
        if day is None:
            raise GoldError(f"the article {row.article[:10]} has no day", "it was judged with one")
        yield StoryGold(row.article, row.story, article.title or "", article.body, day, row.half)


def _decode(path: Path, number: int, line: str, kind: type[_Kind]) -> _Kind:
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.DecodeError as error:
        hint = 'a line is {"id": …, "story": …, "title": …, "body": …, "published": …}'
        raise gold_error(path, number, str(error), hint) from None


def _day(published: str | None) -> date | None:
    """The day of a time of publication, in whatever of the usual ways it is written."""
    found = _DAY.match((published or "").strip())
    try:
        if found:
            return date(*map(int, found.groups()))
        return parsedate_to_datetime(published or "").date()
    except (TypeError, ValueError):
        return None
