"""Articles and what they report as JSON-LD in the words of schema.org: NewsArticle and Claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from warsan.model import Article, Attribution, Reading, Span
from warsan.report.phrases import safe_link


def to_news_article(article: Article, *, text: str, whole: bool, page: str) -> dict[str, Any]:
    """An article as a NewsArticle.

    Args:
        article: The article.
        text: What of its text may be given.
        whole: Whether that is all of it (`articleBody`) or a part (`abstract`).
        page: The address at which it is described.
    """
    url = safe_link(article.url)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"urn:sha256:{article.id}",
        "headline": article.title,
        "datePublished": article.published,
        "inLanguage": article.language,
        "author": {"@type": "Person", "name": article.byline} if article.byline else None,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "url": url,
        "mainEntityOfPage": page or None,
        "articleBody" if whole else "abstract": text,
    }
    if article.credit:
        creator = {"@type": "Organization", "name": article.credit.name}
        found["isBasedOn"] = {"@type": "CreativeWork", "publisher": creator}
    return {key: value for key, value in found.items() if value is not None}


def to_claims(reading: Reading, may_quote: Callable[[Span], bool]) -> list[dict[str, Any]]:
    """What the article's sources say, one Claim each; only what may be quoted.

    A Claim here is what somebody said, not what is true: no rating goes with it.

    Args:
        reading: Of the article.
        may_quote: Whether a sentence of it may be shown.
    """
    return [_claim(item, reading.article) for item in reading.attributions
            if item.source and item.content and _quotable(reading, item, may_quote)]  # fmt: skip


def _quotable(reading: Reading, item: Attribution, may_quote: Callable[[Span], bool]) -> bool:
    return all(may_quote(reading.sentence_at(span)) for span in item.content)


def _claim(item: Attribution, article: Article) -> dict[str, Any]:
    party = item.source.party if item.source else None
    words = item.source.text if item.source else ""
    author: dict[str, Any] = {"@type": "Person" if party and party.name else "Organization"}
    author["name"] = (party.name if party else None) or words
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"urn:sha256:{article.id}#{item.id}",
        "text": " … ".join(span.text for span in item.content),
        "author": author,
        "appearance": {"@id": f"urn:sha256:{article.id}"},
    }
