"""How linking claims grows with the desk: the war's articles, copied with their days moved.

    python -m scripts.speed.claims

Each copy is 20 days later, so that its statements are candidates of the others' by their words but
not by their days. CPU seconds of `link_claims` alone; reading the articles takes most of the run.
"""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta

from msgspec.structs import replace

from scripts.judged_draws import shuffled_articles
from warsan.linking.claims import Statement, find_statements, link_claims
from warsan.reader.article import read_article

COPIES, APART = (1, 4, 16), timedelta(days=20)


def main() -> int:
    """Prints a line for each size; returns the exit status."""
    articles = shuffled_articles(0)
    base = [s for article in articles for s in find_statements(read_article(article))]
    for copies in COPIES:
        statements = [_copy(s, n) for n in range(copies) for s in base]
        start = time.process_time()
        claims = link_claims(statements)
        spent = time.process_time() - start
        sizes = f"{copies * len(articles)} articles, {len(statements)} statements"
        sys.stdout.write(f"{sizes}, {len(claims)} claims: {spent:.2f} s\n")
    return 0


def _copy(statement: Statement, number: int) -> Statement:
    """A statement in an article of its own, some days later."""
    answers = f"{number}-{statement.answers}" if statement.answers else None
    return replace(
        statement, id=f"{number}-{statement.id}", article=f"{number}-{statement.article}",
        published=_later(statement.published, number), start=_later(statement.start, number),
        end=_later(statement.end, number), answers=answers,
        left=tuple(f"{number}-{name}" for name in statement.left),
    )  # fmt: skip


def _later(day: str | None, number: int) -> str | None:
    return (date.fromisoformat(day[:10]) + number * APART).isoformat() if day else None


if __name__ == "__main__":
    raise SystemExit(main())
