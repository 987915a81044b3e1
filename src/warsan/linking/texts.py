"""A text as it is compared with others: its sentences, and what the page says of itself."""

from __future__ import annotations

import re

import msgspec

from warsan.model import Article, Credit, Genre, Reading
from warsan.reader.text.sentences import find_sentences
from warsan.reader.text.tokens import find_tokens

_WORD = re.compile(r"\w+")


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """What linking needs of an article.

    Attributes:
        id: The article's.
        outlet, title, published, url, credit, genre: As in `Article`.
        sentences: Of the body, in order, as printed.
    """

    id: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    credit: Credit | None = None
    genre: Genre = "news"
    sentences: tuple[str, ...] = ()


def text_of(reading: Reading) -> Text:
    """The text of an article that was read."""
    body = reading.article.body
    sentences = tuple(body[s.start : s.end] for s in reading.sentences if s.field == "body")
    return _text(reading.article, sentences)


def text_of_article(article: Article) -> Text:
    """The text of an article that nobody has read: its sentences are found by rule."""
    body = article.body
    tokens = find_tokens(body)
    sentences = tuple(
        body[tokens[part.first][0] : tokens[part.last - 1][1]]
        for part in find_sentences(body, tokens)
    )
    return _text(article, sentences)


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters, without what stands between them."""
    return _WORD.findall(text.lower())


def _text(article: Article, sentences: tuple[str, ...]) -> Text:
    return Text(
        id=article.id, outlet=article.outlet, title=article.title, published=article.published,
        url=article.url, credit=article.credit, genre=article.genre, sentences=sentences,
    )  # fmt: skip
