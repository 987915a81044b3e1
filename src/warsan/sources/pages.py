"""Reads one page: bytes or text in, an Article with its raw page out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from warsan.errors import InputError
from warsan.model import Article, Page, article_id
from warsan.sources.characters import clean_characters, read_characters
from warsan.sources.credits import find_credit
from warsan.sources.draft import Draft, Given
from warsan.sources.genres import judge_genre
from warsan.sources.languages import judge_language
from warsan.sources.plain import read_plain
from warsan.sources.times import check_published, find_time

MediaType = Literal["text/html", "text/plain", "text/markdown", "application/json"]

# A page of news has 100 to 300 kB of HTML and a long live blog 400,000 characters of text.
MAX_PAGE_BYTES = 8_000_000
MAX_BODY_CHARACTERS = 1_000_000
_TAGS = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta)\b", re.IGNORECASE
)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset=([\w-]+)", re.IGNORECASE)


def read_page(
    raw: bytes | str,
    *,
    origin: str,
    published: str | None = None,
    outlet: str | None = None,
    media_type: str | None = None,
    today: date | None = None,
) -> Page:
    """One page, HTML or plain text, with its article found.

    Args:
        raw: The page as it came; bytes of any usual encoding, or text.
        origin: File name or address, for messages; an http(s) address is kept as the
            article's `url` if the page names none.
        published: Time of publication; wins over what the page says.
        outlet: Who published it; wins over what the page says.
        media_type: What the server declared ("text/html; charset=utf-8"); sniffed if None.
        today: The clock's day; tests set it.

    Raises:
        InputError: The page cannot be read as news; says why and what to do.
        LanguageError: It is not in English; names the language.
    """
    given = check_given(published=published, outlet=outlet, today=today)
    return page_of_text(raw, origin=origin, given=given, media_type=media_type)


def check_given(*, published: str | None, outlet: str | None, today: date | None) -> Given:
    """What the caller gave, checked.

    Raises:
        InputError: `published` is no date or lies in the future.
    """
    day = today or date.today()
    when = check_published(published, today=day, origin="published") if published else None
    return Given(published=when, outlet=outlet.strip() or None if outlet else None, today=day)


def page_of_text(
    raw: bytes | str, *, origin: str, given: Given, media_type: str | None = None
) -> Page:
    """As `read_page`, with what the caller gave already checked."""
    size = len(raw)
    if size > MAX_PAGE_BYTES:
        raise InputError(
            f"{origin} is larger than a page may be ({MAX_PAGE_BYTES // 1_000_000} MB)",
            "give one article a file, or one article a line as JSONL",
        )
    charset = _CHARSET.search(media_type) if media_type else None
    if isinstance(raw, bytes):
        text = read_characters(raw, origin=origin, charset=charset[1] if charset else None)
    else:
        text, raw = clean_characters(raw), raw.encode("utf-8", "replace")
    kind = _kind(text, media_type, origin)
    draft = _draft(text, kind, origin, given)
    stored = "text/html" if kind == "text/html" else "text/plain"
    return finish_page(draft, raw=raw, media_type=stored, origin=origin, given=given)


def finish_page(draft: Draft, *, raw: bytes, media_type: str, origin: str, given: Given) -> Page:
    """The page of a draft: credit found, language, genre and date judged.

    Raises:
        InputError: There is no text, too much of it, or its date lies in the future.
        LanguageError: It is not in English.
    """
    draft = _completed(draft, origin, given)
    credited = find_credit(draft)
    draft = replace(draft, paragraphs=credited.paragraphs)
    body = "\n\n".join(draft.paragraphs)
    _check_size(body, origin)
    language = judge_language(body, origin=origin)
    published = given.published
    if published is None and draft.published:
        published = check_published(draft.published, today=given.today, origin=origin)
    genre = judge_genre(draft)
    published = published or _listed_time(given)
    article = Article(
        id=article_id(
            outlet=draft.outlet, url=draft.url, published=published, title=draft.title, body=body
        ),
        outlet=draft.outlet,
        title=draft.title,
        standfirst=draft.standfirst,
        byline=draft.byline,
        published=published,
        language=language,
        genre=genre.value,
        genre_probability=genre.probability,
        genre_reason=genre.reason,
        url=draft.url,
        body=body,
        credit=credited.credit,
        related=draft.related,
        page=draft.page,
    )
    return Page(article=article, raw=raw, media_type=media_type, origin=origin)


def _kind(text: str, media_type: str | None, origin: str) -> str:
    declared = (media_type or "").partition(";")[0].strip().lower()
    if declared in {"text/html", "application/xhtml+xml"}:
        return "text/html"
    if declared == "text/markdown":
        return declared
    if _XML.match(text) and not _TAGS.search(text[:2000]):
        hint = "save the article's page as HTML, or copy its text into a .txt file"
        raise InputError(f"{origin} is XML (a feed or a data file), no page", hint)
    looks_like_html = bool(_TAGS.search(text[:2000])) and text.lstrip()[:1] == "<"
    return "text/html" if looks_like_html else "text/plain"


def _draft(text: str, kind: str, origin: str, given: Given) -> Draft:
    if kind == "text/html":
        # Imported when needed: trafilatura takes half a second that plain text need not pay.
        from warsan.sources.html import read_html  # noqa: PLC0415

        return read_html(text, origin=origin)
    if kind == "text/markdown":
        from warsan.sources.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(text, outlet=given.outlet)
    return read_plain(text, outlet=given.outlet)


def _check_size(body: str, origin: str) -> None:
    if len(body) > MAX_BODY_CHARACTERS:
        raise InputError(
            f"{origin} holds more than {MAX_BODY_CHARACTERS:,} characters of text",
            "give one article a file, or one article a line as JSONL",
        )


def _completed(draft: Draft, origin: str, given: Given) -> Draft:
    """The draft with what the caller knows better, and what is listed where it is silent."""
    listed = given.listed
    return replace(
        draft,
        outlet=given.outlet or draft.outlet or listed.outlet,
        title=draft.title or listed.title,
        byline=draft.byline or listed.byline,
        url=_url(draft, listed.url or origin),
    )


def _listed_time(given: Given) -> str | None:
    """When the page was published by the list that named it; a time to come is no time."""
    found = find_time(given.listed.published or "")
    try:
        return check_published(found, today=given.today, origin="") if found else None
    except InputError:
        return None


def _url(draft: Draft, origin: str) -> str | None:
    """The page's own address, else that under which it came, if it can be taken apart."""
    came_from = origin if origin.startswith(("http://", "https://")) else None
    for url in (draft.url, came_from):
        try:
            urlsplit(url or "")
        except ValueError:
            continue
        if url:
            return url
    return None
