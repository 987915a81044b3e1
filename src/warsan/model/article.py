"""An article as published, and the page it came on."""

from __future__ import annotations

import hashlib
from typing import Literal, get_args

import msgspec

from warsan.model.span import Span

Genre = Literal["news", "live", "digest", "opinion", "review", "letter", "correction"]
GENRES: tuple[Genre, ...] = get_args(Genre)
# What argues or answers and does not report: series and corroboration leave it out unless asked.
COMMENT: tuple[Genre, ...] = ("opinion", "review", "letter")
REPORTS: tuple[Genre, ...] = tuple(genre for genre in GENRES if genre not in COMMENT)


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """To whom a page credits its text: the start of a provenance chain.

    Attributes:
        name: The credited outlet or agency as written ("Ilmanifesto").
        role: How it is credited: "resourced", "agency", "first published", "translated", …
        span: Where the page says so.
    """

    name: str
    role: str
    span: Span


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A related post that the page points to; its title is never part of the body.

    Attributes:
        title: The title of the other post.
        url: Its address, if the page gives it.
    """

    title: str
    url: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A page as published.

    Attributes:
        id: SHA-256 (hex) of what was published where and when; see `article_id`.
        outlet: Who published it, as the page writes it; None if the page does not say.
        title: The headline, without the outlet's name.
        standfirst: The lines between headline and body that sum it up.
        byline: Who wrote it, as printed.
        published: ISO 8601, exactly as precise as known ("2022-04-28" or with time and
            zone); None if the page does not say.
        language: ISO 639-1 code; the reader accepts "en".
        genre: What kind of text it is.
        url: Its address, if known.
        body: Paragraphs separated by one blank line.
        credit: To whom the page credits its text.
        related: Links to other posts, which are no part of the body.
        genre_probability: How often such a verdict is right (0 to 1); None where the genre came
            with the article.
        genre_reason: Why it is of that genre, in a sentence.
        page: The page's plain text, to which `page` spans point; equals `body` if the
            article came without a page around it.
    """

    id: str
    outlet: str | None
    title: str | None
    standfirst: str | None
    byline: str | None
    published: str | None
    language: str
    genre: Genre
    url: str | None
    body: str
    credit: Credit | None = None
    related: tuple[Link, ...] = ()
    genre_probability: float | None = None
    genre_reason: str = ""
    page: str = ""

    def text_of(self, field: str) -> str:
        """The text that spans of `field` point into; empty where the article has none."""
        return getattr(self, field) or ""


def article_id(
    *, outlet: str | None, url: str | None, published: str | None, title: str | None, body: str
) -> str:
    """The content hash of an article (64 hex digits).

    Two outlets that print one text are two articles; the same page read twice is one.
    """
    parts = msgspec.json.encode([outlet, url, published, title, body])
    return hashlib.sha256(parts).hexdigest()


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """How a page came from the network.

    Attributes:
        address: That which answered, after redirects.
        at: When, ISO 8601 in UTC.
        media_type: As the server declared it, with the encoding.
        etag: What the server calls this version of the page.
        last_modified: When it says that the page last changed.
    """

    address: str
    at: str
    media_type: str
    etag: str | None = None
    last_modified: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An article with the raw bytes it was read from, kept so that a reading can be replayed.

    Attributes:
        article: What was found on the page.
        raw: The bytes as they came.
        media_type: "text/html", "text/plain" or "application/json".
        origin: File name (and line, for JSONL) or address, as a person would name it.
        fetched: How it came from the network; None if it did not.
    """

    article: Article
    raw: bytes
    media_type: str
    origin: str
    fetched: Fetched | None = None


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A source that could not be read, with the reason and what to do."""

    origin: str
    reason: str
    hint: str = ""
