"""What all sheets of judged findings share: the order of the articles, and how a share is said."""

from __future__ import annotations

import random
from math import sqrt
from pathlib import Path

from warsan.eval.formats.judged_figures import digest_of
from warsan.model import Article
from warsan.sources.files import read_sources

ARTICLES = Path("../shared/data/war2022/articles.jsonl")
_Z = 1.96


def shuffled_articles(seed: int) -> list[Article]:
    """All articles of `ARTICLES` in an order that hangs on their texts and the seed alone."""
    pages = (getattr(page, "article", None) for page in read_sources([ARTICLES]))
    known = sorted(((digest_of(a), a) for a in pages if a is not None), key=lambda p: p[0])
    random.Random(seed).shuffle(known)
    return [article for _, article in known]


def say_share(name: str, right: int, n: int) -> str:
    """A share with its Wilson interval at 95 percent."""
    if not n:
        return f"{name}: none"
    p = right / n
    middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
    reach = _Z * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
    low, high = 100 * (middle - reach), 100 * (middle + reach)
    return f"{name}: {right} of {n}, {100 * p:.1f} % ({low:.0f} to {high:.0f})"
