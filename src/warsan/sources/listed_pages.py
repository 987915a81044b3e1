"""Articles that a feed carries whole, and what the listing says of those it only names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from warsan.codebook.wordlists import load_words
from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.draft import Given
from warsan.sources.listed import Entry, Listing
from warsan.sources.pages import page_of_text

# Where a feed puts whole texts, twenty words are a news flash; where it puts summaries, those
# run to some sixty words and only a whole text to more.
_FEWEST_WORDS = 20
_FEWEST_SUMMARY_WORDS = 120
_WHAT = {"feed": "page", "sitemap": "page", "feeds": "feed", "sitemaps": "sitemap"}
_TAG = re.compile(r"<[^>]*>")
_TRAILING = re.compile(r"[\s\[\]()»›>→&]+$|&\w+;$")


def holds_article(entry: Entry) -> bool:
    """Whether an entry carries the article and not only its beginning or its summary."""
    text = html.unescape(_TAG.sub(" ", entry.text or "")).strip()
    enough = _FEWEST_WORDS if entry.full else _FEWEST_SUMMARY_WORDS
    return len(text.split()) >= enough and not _is_cut_off(text)


def _is_cut_off(text: str) -> bool:
    end = _TRAILING.sub("", text.rstrip()).casefold()
    return end.endswith(tuple(load_words("pages/cut_off.txt")))


def page_of_entry(entry: Entry, *, origin: str, given: Given) -> Page:
    """The article that an entry carries.

    Args:
        entry: One that `holds_article`.
        origin: Named in errors.
        given: What the caller knows.

    Raises:
        InputError: It cannot be read as news.
        LanguageError: It is not in English.
    """
    head = html.escape(entry.listed.title or "")
    source = html.escape(entry.listed.source or "")
    credit = f"\n<p>Source: {source}</p>" if source else ""
    page = f"<html><body><article><h1>{head}</h1>\n{entry.text}{credit}</article></body></html>"
    known = replace(given, listed=entry.listed)
    return page_of_text(page.encode(), origin=origin, given=known, media_type="text/html")


def read_carried(listing: Listing, *, origin: str, given: Given) -> Iterator[Page | Refusal]:
    """The articles that a listing in a file carries; one refusal says what it only names.

    Where the caller wants it followed, what it only names is fetched.
    """
    if given.follow is not None:
        yield from given.follow(listing, origin, given)
        return
    left = len(listing.lists)
    for number, entry in enumerate(listing.entries, 1):
        if not holds_article(entry):
            left += 1
            continue
        named = f"{origin} entry {number}"
        try:
            yield page_of_entry(entry, origin=named, given=given)
        except InputError as error:
            yield Refusal(origin=named, reason=error.message, hint=error.hint)
    if left:
        what = f"{left:,} {_WHAT[listing.kind]}{'s' * (left != 1)}"
        reason = f"{origin} only names {what}, whose text it does not hold"
        yield Refusal(origin=origin, reason=reason, hint="fetch them: add --follow")
    elif not listing.entries:
        yield Refusal(origin=origin, reason=f"{origin} names no pages", hint="fetch it again")
