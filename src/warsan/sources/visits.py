"""One visit to a feed or a page by somebody who has been there before."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import msgspec

from warsan.errors import InputError
from warsan.model import Page
from warsan.sources.answers import listing_of_answer, page_of_answer
from warsan.sources.draft import Given, Listed
from warsan.sources.fetching import Answer, Fetcher, Unchanged
from warsan.sources.listed import Entry
from warsan.sources.listed_pages import holds_article, page_of_entry
from warsan.sources.live import newest_first, size_allowed


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A page that a feed names.

    Attributes:
        key: Its address; where it has none, the feed's with the title.
        listed: What the feed says of it, as far as it says it.
        stamp: When it last changed, as written.
        text: The article as HTML, if the feed carries it whole.
    """

    key: str
    listed: dict[str, str]
    stamp: str | None
    text: str | None


class Visited(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as it is now.

    Attributes:
        found: The pages that it names, the newest first.
        lists: Feeds that it names, if it is a list of them.
        etag, last_modified: For the next visit.
    """

    found: tuple[Found, ...]
    lists: tuple[str, ...]
    etag: str | None
    last_modified: str | None


def visit_feed(
    fetcher: Fetcher, address: str, *, etag: str | None, last_modified: str | None
) -> Visited | None:
    """What a feed names now; None if it has not changed.

    Raises:
        InputError: It cannot be had (a `FetchError`), or is no feed.
    """
    most = size_allowed(address, fetcher.manners)
    answer = fetcher.fetch(address, etag=etag, last_modified=last_modified, most=most)
    if isinstance(answer, Unchanged):
        return None
    listing = listing_of_answer(answer)
    if listing is None:
        raise InputError(f"{address} is no feed", "give the address of a feed or a sitemap")
    return Visited(
        found=tuple(_found(entry, address) for entry in newest_first(listing)),
        lists=listing.lists, etag=answer.etag, last_modified=answer.last_modified,
    )  # fmt: skip


def _found(entry: Entry, feed: str) -> Found:
    listed = {name: value for name, value in asdict(entry.listed).items() if value}
    return Found(
        key=entry.listed.url or f"{feed}#{entry.listed.title or ''}",
        listed=listed, stamp=entry.stamp, text=entry.text if holds_article(entry) else None,
    )  # fmt: skip


def visit_page(
    fetcher: Fetcher, found: Found, *, etag: str | None, last_modified: str | None
) -> Page | None:
    """The page as it is now; None if it has not changed.

    Args:
        fetcher: Fetches it, unless the feed carries its text.
        found: The page; its key becomes the page's origin.
        etag: Of the page as it was read before.
        last_modified: Of the page as it was read before.

    Raises:
        InputError: It cannot be had (a `FetchError`), or cannot be read as news.
        LanguageError: It is not in English.
    """
    listed = Listed(**found.listed)
    given = Given(published=None, outlet=None, today=date.today(), listed=listed)
    if found.text is not None:
        entry = Entry(listed, found.text, full=True)
        return page_of_entry(entry, origin=found.key, given=given)
    if listed.url is None:
        raise InputError(f"{found.key} has neither text nor address", "nothing can be done")
    answer = fetcher.fetch(listed.url, etag=etag, last_modified=last_modified)
    if not isinstance(answer, Answer):
        return None
    return msgspec.structs.replace(page_of_answer(answer, given), origin=found.key)
