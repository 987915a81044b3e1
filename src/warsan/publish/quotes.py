"""How much of somebody else's text a page may show: an excerpt, and a few sentences quoted."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from warsan.model import Article, Reading, Span

_EXCERPT_WORDS = 45
_QUOTED_SHARE = 0.2  # of the words of an article
_LEAST_WORDS, _MOST_WORDS = 40, 150  # that may be quoted of a very short, of a very long one


class Quotes(msgspec.Struct, frozen=True):
    """What may be shown of an article.

    Attributes:
        whole: Whether its text may be shown as it stands.
        spans: Else the places of the sentences that may be quoted: field, start, end.
    """

    whole: bool
    spans: frozenset[tuple[str, int, int]] = frozenset()

    def may_show(self, sentence: Span) -> bool:
        """Whether a sentence may be quoted."""
        return self.whole or (sentence.field, sentence.start, sentence.end) in self.spans


def find_quotes(reading: Reading, republished: Collection[str]) -> Quotes:
    """What may be shown of an article: all, or sentences of its events, between parties first.

    Args:
        reading: Of the article.
        republished: Names of outlets, in lower case, whose text may be shown whole.
    """
    if may_republish(reading.article, republished):
        return Quotes(True)
    words = len(reading.article.body.split())
    room = min(max(_LEAST_WORDS, int(words * _QUOTED_SHARE)), _MOST_WORDS)
    spans: set[tuple[str, int, int]] = set()
    events = sorted(reading.events, key=lambda event: not (event.actor and event.recipient))
    for span in dict.fromkeys(reading.sentence_at(event.trigger) for event in events):
        length = len(span.text.split())
        if length <= room:
            room -= length
            spans.add((span.field, span.start, span.end))
    return Quotes(False, frozenset(spans))


def may_republish(article: Article, republished: Collection[str]) -> bool:
    """Whether the outlet's text may be shown, and that of whomever it credits."""
    names = [article.outlet or "", *([article.credit.name] if article.credit else [])]
    return all(name.casefold() in republished for name in names)


def cut_excerpt(article: Article) -> str:
    """The beginning of a text, as far as it may be shown: some 45 words."""
    words = article.body.split()
    end = "" if len(words) <= _EXCERPT_WORDS else " …"
    return " ".join(words[:_EXCERPT_WORDS]).rstrip(",;:–—-") + end
