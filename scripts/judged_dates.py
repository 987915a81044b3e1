"""Dates judged by reading: draws them from articles, and prints the figures of the verdicts.

    python -m scripts.judged_dates                        the figures of what was judged
    python -m scripts.judged_dates --draw 60 --seed 7     a fresh draw to read, each with its words

The guideline is `eval/judged/dates.md`. Every expression that the reader finds in an article is as
likely to be drawn as any other, so long articles have more of them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.model import Article, Date, Page
from warsan.reader.dates.expressions import find_dates
from warsan.reader.encoder.articles import parse_article
from warsan.sources.files import read_sources

VERDICTS = Path("eval/judged/dates-2022.jsonl")
ARTICLES = Path("../shared/data/war2022/articles.jsonl")
AROUND = 110


class Right(msgspec.Struct, frozen=True):
    """The two verdicts on a date."""

    value: bool
    extent: bool


class Judged(msgspec.Struct, frozen=True):
    """A date with its verdicts; no text.

    Attributes:
        article: SHA-256 of the body in UTF-8.
        value: The TIMEX3 value that was judged; None where the reader gave none.
    """

    article: str
    field: str
    start: int
    end: int
    value: str | None
    right: Right


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures, or a draw."""
    parser = argparse.ArgumentParser(description="Dates judged by reading.")
    parser.add_argument("--draw", type=int, metavar="N", help="show N dates drawn at random")
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    options = parser.parse_args(arguments)
    lines = _drawn(options.articles, options.draw, options.seed) if options.draw else _figures()
    for line in lines:
        sys.stdout.write(line + "\n")
    return 0


def _figures() -> Iterator[str]:
    found = [msgspec.json.decode(line, type=Judged) for line in VERDICTS.read_bytes().splitlines()]
    for name, right in (
        ("value", sum(judged.right.value for judged in found)),
        ("extent", sum(judged.right.extent for judged in found)),
        ("both", sum(judged.right.value and judged.right.extent for judged in found)),
    ):
        yield f"{name}: {right} of {len(found)} right"


def _drawn(articles: Path, count: int, seed: int) -> Iterator[str]:
    found = list(_dates(articles))
    random.Random(seed).shuffle(found)
    for number, (article, item) in enumerate(found[:count], 1):
        text, span = article.text_of(item.span.field), item.span
        before = text[max(span.start - AROUND, 0) : span.start].replace("\n", " ")
        after = text[span.end : span.end + AROUND].replace("\n", " ")
        yield f"{number}. {(article.published or '')[:10]} {before}[{span.text}]{after}"
        yield f"    {item.kind} {item.value} ({item.reason})"


def _dates(articles: Path) -> Iterator[tuple[Article, Date]]:
    for page in read_sources([articles]):
        if isinstance(page, Page):
            for parse in parse_article(page.article).fields:
                for item in find_dates(parse, page.article.published):
                    yield page.article, item


if __name__ == "__main__":
    raise SystemExit(main())
