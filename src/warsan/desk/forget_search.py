"""Looks a desk through for what it is to forget: versions of a page, pages that name a person."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import cast

import msgspec

from warsan.model import Article, Page, Reading, reading_from_json
from warsan.runs.outcome import read_article_safely
from warsan.runs.redacting import Names, redact_page
from warsan.store import Store
from warsan.store.forget import Removal
from warsan.store.marks import Mark, plain_address

_AT_ONCE = 32  # articles looked through at a time
_BATCHES = "SELECT id, batch FROM desk.articles"
_LISTED = """(SELECT unnest(from_json(?, '["VARCHAR"]')))"""
_BY_ID = f"SELECT id, url, reading FROM desk.articles WHERE id IN {_LISTED}"  # noqa: S608
_BY_URL = f"SELECT id FROM desk.articles WHERE url IN {_LISTED}"  # noqa: S608
_PLACED = f"SELECT url, origin FROM desk.articles WHERE id IN {_LISTED}"  # noqa: S608
_FETCHED = f"SELECT address FROM desk.fetches WHERE article IN {_LISTED}"  # noqa: S608
_LINKED = f"""SELECT earlier, later FROM desk.revisions
              WHERE earlier IN {_LISTED} OR later IN {_LISTED}"""  # noqa: S608
_PAGES = f"SELECT reading, raw, media_type, origin FROM desk.articles WHERE id IN {_LISTED}"  # noqa: S608


class PersonSearch:
    """The articles that name a person, as the desk was when last looked at."""

    def __init__(self, store: Store, person: Names, read: Callable[[Article], Reading]) -> None:
        self._store, self._person, self._read = store, person, read
        self._seen: dict[str, str] = {}
        self._instead: dict[str, tuple[Page, Reading] | None] = {}
        self.found: dict[str, tuple[Reading, Page]] = {}

    @property
    def unread(self) -> tuple[str, ...]:
        """Ids of those that cannot be read without the name."""
        return tuple(name for name in self.found if self._instead[name] is None)

    def look(self) -> None:
        """Look through what came or changed since, and read what is found without the name."""
        held = find_batches(self._store)
        for name in [name for name, batch in self._seen.items() if held.get(name) != batch]:
            self.found.pop(name, None)
        new = [name for name, batch in held.items() if self._seen.get(name) != batch]
        found = find_naming(self._store, self._person, new)
        self._instead |= {name: self._without(page) for name, (_, page) in found.items()}
        self.found |= found
        self._seen = held

    def removal(self, marks: tuple[Mark, ...]) -> Removal:
        """What is to be done with what was found."""
        instead = tuple(one for name in self.found if (one := self._instead[name]))
        return Removal(tuple(self.found), (), instead, marks, self._seen)

    def _without(self, page: Page) -> tuple[Page, Reading] | None:
        plain = redact_page(page, self._person)
        reading = read_article_safely(self._read, plain.article)
        return (plain, reading) if isinstance(reading, Reading) else None


def find_batches(store: Store) -> dict[str, str]:
    """The batch that stored each article."""
    return {str(name): str(batch) for name, batch in store.rows(_BATCHES)}


def find_versions(store: Store, ids: Sequence[str]) -> tuple[Reading, ...]:
    """The Readings of articles and of all other versions of their pages."""
    found: dict[str, Reading] = {}
    looked, new = set[str](), list(ids)
    while new:
        looked |= set(new)
        rows = store.rows(_BY_ID, [_list(new)])
        found |= {str(name): reading_from_json(str(reading)) for name, _, reading in rows}
        held = [str(name) for name, _, _ in rows]
        near = find_by_address(store, [str(url) for _, url, _ in rows if _is_page(str(url))])
        if store.has_table("revisions"):
            pairs = store.rows(_LINKED, [_list(held), _list(held)])
            near |= {str(name) for pair in pairs for name in pair}
        new = sorted(near - looked)
    return tuple(found.values())


def find_by_address(store: Store, urls: Sequence[str]) -> set[str]:
    """The ids of the articles at some addresses."""
    return {str(name) for (name,) in store.rows(_BY_URL, [_list(urls)])}


def find_addresses(store: Store, ids: Sequence[str]) -> set[str]:
    """All addresses under which articles were published or fetched.

    That of a whole site, which some sites give for each of their pages, is none.
    """
    queries = [_PLACED] + ([_FETCHED] if store.has_table("fetches") else [])
    found = (str(one) for sql in queries for row in store.rows(sql, [_list(ids)]) for one in row)
    return {one for one in found if _is_page(one)}


def _is_page(address: str) -> bool:
    return address.startswith(("http://", "https://")) and "/" in plain_address(address)


def find_naming(store: Store, person: Names, ids: Sequence[str]) -> dict[str, tuple[Reading, Page]]:
    """Those of the articles on whose page, or in whose Reading, the person is named."""
    found: dict[str, tuple[Reading, Page]] = {}
    for reading, page in _pages(store, ids):
        if person.stand_in(msgspec.json.encode(reading).decode()) or person.stand_on(page):
            found[page.article.id] = (reading, page)
    return found


def _pages(store: Store, ids: Sequence[str]) -> Iterator[tuple[Reading, Page]]:
    for start in range(0, len(ids), _AT_ONCE):
        rows = store.rows(_PAGES, [_list(ids[start : start + _AT_ONCE])])
        for text, raw, media_type, origin in rows:
            reading = reading_from_json(str(text))
            page = Page(article=reading.article, raw=zlib.decompress(cast(bytes, raw)),
                        media_type=str(media_type), origin=str(origin))  # fmt: skip
            yield reading, page


def _list(values: Sequence[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
