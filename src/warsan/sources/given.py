"""Articles that a program made itself: checked as pages are, before they are read."""

from __future__ import annotations

from datetime import date

import msgspec

from warsan.errors import InputError
from warsan.model import Article, article_id
from warsan.sources.languages import judge_language
from warsan.sources.times import check_published


def check_article(
    article: Article,
    *,
    published: str | None = None,
    outlet: str | None = None,
    today: date | None = None,
) -> Article:
    """The article with its date in ISO 8601, and what the caller gave in place of its own.

    Its id is made anew where outlet or date changed.

    Raises:
        InputError: It has no text, or its date cannot be read or lies in the future.
        LanguageError: It is not in English.
    """
    origin = f"the article {article.title!r}" if article.title else "the article"
    if not article.body.strip():
        raise InputError(f"{origin} has no body", "give an Article whose body holds its text")
    judge_language(article.body, origin=origin)
    when = published or article.published
    if when:
        when = check_published(when, today=today or date.today(), origin=origin)
    found = msgspec.structs.replace(article, published=when, outlet=outlet or article.outlet)
    if found == article:
        return article
    name = article_id(
        outlet=found.outlet, url=found.url, published=when, title=found.title, body=found.body
    )
    return msgspec.structs.replace(found, id=name)
