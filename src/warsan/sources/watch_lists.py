"""Which feeds are to be watched: addresses, OPML lists, or files with one address a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from warsan.errors import InputError
from warsan.sources.characters import read_characters
from warsan.sources.listings import read_listing
from warsan.sources.live import is_address
from warsan.sources.streams import open_stream

_MOST_BYTES = 8_000_000
_HINT = "give an OPML list, a file with one address a line, or the addresses themselves"


def read_watch_lists(lists: Iterable[str | Path]) -> tuple[str, ...]:
    """The addresses of the feeds, each once, in their order.

    Raises:
        InputError: A list cannot be read, or names no feeds.
    """
    found: list[str] = []
    for one in lists:
        found += [str(one)] if is_address(str(one)) else _read_file(one)
    if not found:
        raise InputError("there is nothing to watch", _HINT)
    return tuple(dict.fromkeys(found))


def _read_file(path: str | Path) -> list[str]:
    with open_stream(path) as stream:
        raw = stream.read(_MOST_BYTES)
    origin = str(path)
    listing = read_listing(raw, origin=origin)
    if listing is not None and listing.kind not in {"feeds", "sitemaps"}:
        raise InputError(f"{origin} is a feed itself, not a list of feeds", _HINT)
    if listing is not None:
        found = list(listing.lists)
    else:
        lines = (line.strip() for line in read_characters(raw, origin=origin).split("\n"))
        found = [line.split()[0] for line in lines if is_address(line)]
    if not found:
        raise InputError(f"{origin} names no feeds", _HINT)
    return found
