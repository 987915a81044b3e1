"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from warsan.sources.fetching.failures import FetchError

AGENT = "warsan"  # the name that robots.txt may address
MOST_BYTES = 500_000  # RFC 9309 asks for at least this much to be read
_KEPT_S = 24 * 3600.0  # and for no more than a day's keeping
_KEPT_FAILURE_S = 600.0
_LONGEST_DELAY_S = 30.0


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: Protego | None
    until: float
    why: FetchError | None = None


class Robots:
    """The rules of all sites asked so far. Safe to share between threads.

    Args:
        fetch: Gets the text of a robots.txt; None if the site has none. Raises `FetchError`
            where the site does not answer: then nothing of it may be fetched.
    """

    def __init__(self, fetch: Callable[[str], str | None]) -> None:
        self._fetch = fetch
        self._known: dict[str, _Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def check(self, site: str, address: str) -> float:
        """How many seconds the site wants between requests, if the address may be fetched.

        Args:
            site: Scheme, host and port: "https://post.example".
            address: The whole address.

        Raises:
            FetchError: The site's robots.txt forbids it, or cannot be had.
        """
        found = self._rules(site)
        if found.why is not None:
            raise found.why
        if found.rules is None:
            return 0.0
        if not found.rules.can_fetch(address, AGENT):
            raise FetchError(
                f"{site}/robots.txt asks programs not to fetch {address}",
                "open it in a browser, save the page and read the file",
            )
        return min(float(found.rules.crawl_delay(AGENT) or 0.0), _LONGEST_DELAY_S)

    def _rules(self, site: str) -> _Rules:
        with self._lock:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:  # one request for it, however many threads ask
            found = self._known.get(site)
            if found is None or found.until < time.monotonic():
                found = self._known[site] = self._ask(site)
            return found

    def _ask(self, site: str) -> _Rules:
        now = time.monotonic()
        try:
            text = self._fetch(f"{site}/robots.txt")
        except FetchError as error:
            why = FetchError(f"{site} does not say what may be fetched: {error.message}",
                             "try again later", passing=True, host_down=error.host_down,
                             wait=error.wait)  # fmt: skip
            return _Rules(None, now + (_KEPT_FAILURE_S if error.passing else _KEPT_S),
                          why if error.passing else error)  # fmt: skip
        return _Rules(Protego.parse(text) if text else None, now + _KEPT_S)
