"""One article of a desk, by its id or the beginning of it."""

from __future__ import annotations

import zlib
from typing import cast

from warsan.errors import NotFoundError
from warsan.model import Page, Reading, reading_from_json
from warsan.store import Store

_SHOWN = 5  # candidates named for an ambiguous id
_ID_LENGTH = 64


def find_id(store: Store, prefix: str) -> str:
    """The id that begins with `prefix`.

    Raises:
        NotFoundError: None does, or several do (the message names them).
    """
    wanted = prefix.strip().lower()
    rows = store.rows(
        "SELECT id, title FROM desk.articles WHERE starts_with(id, ?) ORDER BY id LIMIT ?",
        [wanted, _SHOWN + 1],
    )
    if not wanted or not rows:
        raise NotFoundError(
            f"no article {prefix[:_ID_LENGTH]!r} on the desk", "list the ids: warsan articles"
        )
    if len(rows) > 1:
        named = "; ".join(
            f"{str(name)[:12]} {title or 'untitled'}" for name, title in rows[:_SHOWN]
        )
        more = " and more" if len(rows) > _SHOWN else ""
        raise NotFoundError(f"several articles begin with {wanted!r}: {named}{more}",
                            "give more of the id")  # fmt: skip
    return str(rows[0][0])


def view_reading(store: Store, prefix: str) -> Reading:
    """The Reading of an article.

    Raises:
        NotFoundError: See `find_id`.
    """
    found = store.rows("SELECT reading FROM desk.articles WHERE id = ?", [find_id(store, prefix)])
    return reading_from_json(str(found[0][0]))


def view_page(store: Store, prefix: str) -> Page:
    """An article with the bytes it was read from.

    Raises:
        NotFoundError: See `find_id`.
    """
    sql = "SELECT reading, raw, media_type, origin FROM desk.articles WHERE id = ?"
    reading, raw, media_type, origin = store.rows(sql, [find_id(store, prefix)])[0]
    return Page(
        article=reading_from_json(str(reading)).article,
        raw=zlib.decompress(cast(bytes, raw)),
        media_type=str(media_type),
        origin=str(origin),
    )
