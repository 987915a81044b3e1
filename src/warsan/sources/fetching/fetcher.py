"""Fetches one address: robots.txt, pace, redirects, limits, tries."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from urllib.parse import urljoin

import httpcore
import httpx
import msgspec

from warsan.sources.fetching.addresses import check_web_address
from warsan.sources.fetching.bodies import ENCODINGS, read_body
from warsan.sources.fetching.failures import FetchError
from warsan.sources.fetching.pace import Pace
from warsan.sources.fetching.robots import AGENT, MOST_BYTES, Robots
from warsan.sources.fetching.transport import CheckedTransport, set_deadline
from warsan.sources.intake import Manners

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_NO_TEXT = frozenset({"image", "video", "audio", "font", "model"})
_NO_PAGES = frozenset({
    "application/pdf", "application/zip", "application/javascript", "text/javascript", "text/css",
    "application/msword", "application/vnd.ms-excel", "application/wasm",
})  # fmt: skip
_LATER = "try again later"
_SAVE = "open it in a browser, save the page and read the file"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What an address gave.

    Attributes:
        asked, address: The address asked for, and the one that answered after redirects.
        media_type: As the server declared it ("text/html; charset=utf-8"); may be empty.
        raw: The body, unpacked.
        etag, last_modified: What to send next time, to be told that nothing changed.
        fetched: When, ISO 8601 in UTC.
    """

    asked: str
    address: str
    media_type: str
    raw: bytes
    etag: str | None
    last_modified: str | None
    fetched: str


class Unchanged(msgspec.Struct, frozen=True):
    """The server says that what we have is still right."""

    asked: str


class Fetcher:
    """Fetches addresses. Safe to share between threads; a context manager.

    Args:
        manners: How to behave.
    """

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.pace = Pace()
        self._robots = Robots(self._fetch_rules)
        self._client = httpx.Client(
            transport=CheckedTransport(manners),
            headers={
                "User-Agent": _agent(manners.contact),
                "Accept": "text/html,application/xhtml+xml,application/rss+xml,"
                "application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5",
                "Accept-Language": "en,*;q=0.3",
                "Accept-Encoding": ENCODINGS,
            },
            timeout=httpx.Timeout(manners.total_s, connect=manners.connect_s),
            trust_env=False,
        )

    def fetch(
        self, address: str, *, etag: str | None = None, last_modified: str | None = None,
        most: int | None = None,
    ) -> Answer | Unchanged:  # fmt: skip
        """What an address gives now.

        Args:
            address: http or https.
            etag: Of the answer that we have, if any.
            last_modified: Of the answer that we have, if any.
            most: Bytes allowed; None for what a page may have.

        Raises:
            FetchError: Robots.txt forbids it, it lies in a private network, it is too large or
                too slow, or the server says no.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in known.items() if value}
        limit = most or self.manners.most_bytes
        for attempt in range(1, self.manners.tries + 1):
            try:
                return self._follow(address, headers, limit, obey=True)
            except FetchError as error:
                pause = error.wait or self.manners.pause * 2 ** (attempt - 1)
                last = attempt == self.manners.tries or pause > self.manners.longest_pause
                if not error.passing or last:
                    raise
                self.pace.pause(pause)
        raise AssertionError("unreachable")

    def _fetch_rules(self, address: str) -> str | None:
        """The text of a robots.txt; None where the site has none (RFC 9309, 2.3.1)."""
        try:
            found = self._follow(address, {}, MOST_BYTES, obey=False)
        except _RefusedError:
            return None
        return found.raw.decode("utf-8", "replace") if isinstance(found, Answer) else None

    def _follow(
        self, address: str, headers: dict[str, str], most: int, *, obey: bool
    ) -> Answer | Unchanged:
        """The answer behind the redirects, each of which is checked as the first was."""
        at = address
        for _ in range(self.manners.redirects + 1):
            parts = check_web_address(at)
            site, host = f"{parts.scheme}://{parts.netloc}", parts.hostname or ""
            delay = self._robots.check(site, at) if obey else 0.0
            self.pace.wait(host, max(delay, self.manners.delay))
            # Waiting our turn is not the server's doing.
            set_deadline(self.manners.total_s)
            found = self._ask(at, address, headers, most)
            if not isinstance(found, str):
                return found
            at = _joined(at, found)
        raise FetchError(f"{address} redirects without end", _SAVE)

    def _ask(
        self, at: str, asked: str, headers: dict[str, str], most: int
    ) -> Answer | Unchanged | str:
        """One request: its answer, or the address to go on to."""
        try:
            with self._client.stream("GET", at, headers=headers, follow_redirects=False) as got:
                if got.status_code in _REDIRECTS and got.headers.get("Location"):
                    return str(got.headers["Location"])
                if got.status_code == 304 and headers:
                    return Unchanged(asked)
                _check_status(got, at)
                _check_type(got.headers.get("Content-Type", ""), at)
                raw = read_body(got.iter_raw(), got.headers.get("Content-Encoding", ""), most,
                                address=at)  # fmt: skip
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError,
                httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:  # fmt: skip
            raise _failure(at, error, self.manners) from error
        return Answer(
            asked=asked, address=at, media_type=got.headers.get("Content-Type", ""), raw=raw,
            etag=got.headers.get("ETag"), last_modified=got.headers.get("Last-Modified"),
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip

    def stop(self) -> None:
        """End all waiting, from any thread."""
        self.pace.stopped.set()

    def close(self) -> None:
        """Close all connections."""
        self.stop()
        self._client.close()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _joined(at: str, location: str) -> str:
    try:
        return urljoin(at, location)
    except ValueError:
        raise FetchError(f"{at} redirects to no address", _SAVE) from None


class _RefusedError(FetchError):
    """The server answered, and said no."""


def _agent(contact: str | None) -> str:
    said = "".join(letter for letter in contact or "" if " " <= letter < "\x7f")
    return f"{AGENT}/{version('warsan')}" + (f" ({said})" if said else "")


def _check_status(got: httpx.Response, at: str) -> None:
    code = got.status_code
    if 200 <= code < 300 and code != 204:
        return
    said = f"{at} answers {code} {got.reason_phrase}".strip()
    if code in _BUSY:
        raise FetchError(said, _LATER, passing=True, wait=_wait(got.headers.get("Retry-After")))
    raise _RefusedError(said, _SAVE if code in {401, 402, 403, 451} else "check the address")


def _check_type(media_type: str, at: str) -> None:
    """Refuse before it is loaded what can be no page and no feed."""
    kind = media_type.partition(";")[0].strip().lower()
    if kind.partition("/")[0] in _NO_TEXT or kind in _NO_PAGES:
        raise FetchError(f"{at} is {kind}, no page", "give the address of an article or a feed")


def _wait(asked: str | None) -> float | None:
    """Seconds of a Retry-After, which names them or a time."""
    if not asked:
        return None
    if asked.strip().isdigit():
        return float(asked)
    try:
        until = email.utils.parsedate_to_datetime(asked)
        return max((until - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None


def _failure(at: str, error: Exception, manners: Manners) -> FetchError:
    name = type(error).__name__
    if "Timeout" in name:
        connecting = "Connect" in name
        seconds = manners.connect_s if connecting else manners.total_s
        return FetchError(f"{at} did not answer within {seconds:g} seconds", _LATER,
                          passing=True, host_down=True)  # fmt: skip
    if "Connect" in name or isinstance(error, OSError):
        why = " ".join(str(error).split())[:120] or name
        return FetchError(f"{at} cannot be reached: {why}", _LATER, passing=True, host_down=True)
    why = " ".join(str(error).split())[:120] or name
    return FetchError(f"{at} broke off: {why}", _LATER, passing=True)
