"""The articles that are read: the bundled ones and, where it is there, a sample of war2022."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from warsan.model import Article, Page
from warsan.sources import read_sources

DEMO = Path(__file__).parents[2] / "src" / "warsan" / "data" / "demo" / "articles"
_WAR = Path("war2022") / "articles.jsonl"
_LONGEST = 2_500
"""Words of an article: longer ones are live pages, and would outweigh all others."""


def load_sample(data: Path, step: int) -> tuple[Article, ...]:
    """The bundled articles, and every `step`th of war2022 below a folder of data."""
    war = data / _WAR
    found = [*_articles(DEMO), *(islice(_articles(war), 0, None, step) if war.exists() else ())]
    return tuple(a for a in found if count_words(a) <= _LONGEST)


def count_words(article: Article) -> int:
    """Words of title, standfirst and body between white space."""
    return sum(len(article.text_of(f).split()) for f in ("title", "standfirst", "body"))


def _articles(path: Path) -> Iterator[Article]:
    return (page.article for page in read_sources([path]) if isinstance(page, Page))
