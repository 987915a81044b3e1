"""The bytes that an article was read from, and the earlier version of its page."""

from __future__ import annotations

import hashlib
import zlib
from typing import cast

import msgspec

from warsan.errors import DeskError
from warsan.store import Store
from warsan.views.readings import find_id


class RawPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came, with what is needed to read it again as it was read.

    Attributes:
        article: The id of the article that was read on it.
        raw: The bytes, unpacked.
        sha256: Of the bytes (hex).
        media_type: As served, with the encoding; of a file, what kind it is.
        origin: File or address.
        address, fetched: From where and when it came (ISO 8601, UTC); None for files.
    """

    article: str
    raw: bytes
    sha256: str
    media_type: str
    origin: str
    address: str | None = None
    fetched: str | None = None


def find_earlier(store: Store, url: str, later: str) -> str | None:
    """The article last stored under an address before this one, if any."""
    sql = """SELECT a.id FROM desk.articles AS a, desk.articles AS b
             WHERE a.url = ? AND b.id = ? AND a.id <> b.id AND a.stored < b.stored
             ORDER BY a.stored DESC LIMIT 1"""
    rows = store.rows(sql, [url, later])
    return str(rows[0][0]) if rows else None


def view_raw(store: Store, prefix: str) -> RawPage:
    """The page that an article was read from.

    Raises:
        NotFoundError: No id begins so, or several do.
        DeskError: The bytes are not those that were stored.
    """
    name = find_id(store, prefix)
    sql = "SELECT raw, media_type, origin FROM desk.articles WHERE id = ?"
    packed, media_type, origin = store.rows(sql, [name])[0]
    raw = zlib.decompress(cast(bytes, packed))
    digest = hashlib.sha256(raw).hexdigest()
    page = RawPage(article=name, raw=raw, sha256=digest, media_type=str(media_type),
                   origin=str(origin))  # fmt: skip
    if not store.has_table("fetches"):
        return page
    sql = "SELECT address, fetched, sha256, served_as FROM desk.fetches WHERE article = ?"
    for address, fetched, stored, served_as in store.rows(sql, [name]):
        if stored != digest:
            raise DeskError(f"the raw page of {name[:10]} is damaged", "restore it from a backup")
        page = msgspec.structs.replace(
            page, address=str(address), fetched=str(fetched),
            media_type=str(served_as or media_type),
        )  # fmt: skip
    return page
