"""Reads addresses: pages, and feeds, sitemaps and lists with the pages that they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.answers import page_of_answer, read_answer
from warsan.sources.draft import Given
from warsan.sources.intake import Manners
from warsan.sources.listed import Entry, Listing
from warsan.sources.listed_pages import holds_article, page_of_entry

if TYPE_CHECKING:
    from warsan.sources.fetching import Answer, Fetcher

_DEEPEST = 3  # lists within lists: an OPML list of feeds, an index of sitemaps


def is_address(text: str) -> bool:
    """Whether a source is a web address and not a path."""
    return text.lower().startswith(("http://", "https://"))


class LiveReader:
    """Reads what lies on the network, one address after the other.

    Args:
        manners: How to behave there.
    """

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._fetcher: Fetcher | None = None

    def read_address(self, address: str, given: Given) -> Iterator[Page | Refusal]:
        """The page at an address; of a feed, sitemap or list, the pages that it names."""
        budget = _Budget(given.intake.most)
        yield from self._read(address, given, budget, 0)
        if budget.left_out:
            yield _left_out(address, budget)

    def read_listing(self, listing: Listing, origin: str, given: Given) -> Iterator[Page | Refusal]:
        """The pages that a listing names or carries."""
        budget = _Budget(given.intake.most)
        yield from self._expand(listing, origin, given, budget, 0)
        if budget.left_out:
            yield _left_out(origin, budget)

    def close(self) -> None:
        """Close all connections."""
        if self._fetcher is not None:
            self._fetcher.close()

    def _read(
        self, address: str, given: Given, budget: _Budget, depth: int
    ) -> Iterator[Page | Refusal]:
        try:
            answer = self._fetch(address, most=size_allowed(address, self._manners))
            found = read_answer(answer, given)
        except InputError as error:
            yield _refusal(address, error)
            return
        if isinstance(found, Page):
            yield found
        else:
            yield from self._expand(found, answer.address, given, budget, depth)

    def _expand(
        self, listing: Listing, origin: str, given: Given, budget: _Budget, depth: int
    ) -> Iterator[Page | Refusal]:
        if not listing.entries and not listing.lists:
            yield Refusal(origin=origin, reason=f"{origin} names no pages", hint="try again later")
        for entry in newest_first(listing):
            if budget.take():
                yield self._read_entry(entry, origin, given)
        for address in listing.lists:
            # Each feed of a list has a measure of its own; all sitemaps of a site share one.
            own = budget if listing.kind == "sitemaps" else _Budget(given.intake.most)
            if depth + 1 >= _DEEPEST or not own.has_room:
                budget.left_out += 1
                continue
            yield from self._read(address, given, own, depth + 1)
            if own is not budget and own.left_out:
                yield _left_out(address, own)

    def _read_entry(self, entry: Entry, origin: str, given: Given) -> Page | Refusal:
        named = entry.listed.url or f"{origin} entry {entry.listed.title or 'without title'}"
        try:
            if holds_article(entry):  # what the feed carries whole need not be asked for again
                return page_of_entry(entry, origin=named, given=given)
            if entry.listed.url is None:
                return Refusal(origin=named, reason=f"{named} has neither text nor address")
            known = replace(given, listed=entry.listed)
            return page_of_answer(self._fetch(entry.listed.url), known)
        except InputError as error:
            return _refusal(named, error)

    def _fetch(self, address: str, *, most: int | None = None) -> Answer:
        from warsan.sources.fetching import Answer, Fetcher  # noqa: PLC0415 (few runs fetch)

        if self._fetcher is None:
            self._fetcher = Fetcher(self._manners)
        found = self._fetcher.fetch(address, most=most)
        if not isinstance(found, Answer):  # we did not say that we know it
            raise InputError(f"{address} says that it has not changed", "try again later")
        return found


class _Budget:
    """How many more pages may be fetched, and how many were left out."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.left = most
        self.left_out = 0

    @property
    def has_room(self) -> bool:
        return self.left > 0

    def take(self) -> bool:
        """Whether one more may be fetched; counts it either way."""
        if self.left > 0:
            self.left -= 1
            return True
        self.left_out += 1
        return False


def newest_first(listing: Listing) -> list[Entry]:
    """A feed's own order; a sitemap's by time of change, the undated last."""
    if listing.kind != "sitemap":
        return list(listing.entries)
    return sorted(listing.entries, key=lambda entry: entry.stamp or "", reverse=True)


def size_allowed(address: str, manners: Manners) -> int:
    """Bytes that an answer may have: sitemaps have more than pages."""
    try:
        path = urlsplit(address).path.lower().removesuffix(".gz")
    except ValueError:
        return manners.most_bytes
    return manners.most_map_bytes if path.endswith(".xml") else manners.most_bytes


def _refusal(origin: str, error: InputError) -> Refusal:
    return Refusal(origin=origin, reason=error.message, hint=error.hint)


def _left_out(origin: str, budget: _Budget) -> Refusal:
    reason = f"{origin} names {budget.left_out:,} more, which were left out"
    return Refusal(origin=origin, reason=reason, hint=f"give --most, now {budget.most}")
