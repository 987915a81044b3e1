"""Connections to checked addresses only, which end when their time is up."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from warsan.sources.fetching.addresses import find_hosts
from warsan.sources.intake import Manners

_deadline = threading.local()


def set_deadline(seconds: float) -> None:
    """Let every connection of this thread end so many seconds from now."""
    _deadline.at = time.monotonic() + seconds


def time_left() -> float:
    """Seconds until the deadline of this thread.

    Raises:
        httpcore.ReadTimeout: It has passed.
    """
    left: float = getattr(_deadline, "at", time.monotonic() + 30.0) - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("its time is up")
    return left


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline: a server cannot drip for ever."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, min(timeout or 60.0, time_left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, min(timeout or 60.0, time_left()))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        left = min(timeout or 60.0, time_left())
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to the addresses that were checked, by number: no second look-up can differ."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None,
        local_address: str | None = None, socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        failed: Exception | None = None
        for address in find_hosts(host, port, self._manners):
            try:
                left = min(timeout or 60.0, time_left())
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream)
        raise failed or httpcore.ConnectError("no address")

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _Body(httpx.SyncByteStream):
    """The body of an answer; closing it gives the connection back."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class CheckedTransport(httpx.BaseTransport):
    """httpx's way to the network, through checked addresses.

    The name in the address is still what TLS certificates are checked against. Proxies of the
    environment are not used: behind them nobody could tell where a request ends.

    Args:
        manners: Says whether private networks may be reached.
    """

    def __init__(self, manners: Manners) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=32,
            keepalive_expiry=15.0,
            network_backend=_Backend(manners),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; raises httpcore's errors and `FetchError`."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port,
            target=request.url.raw_path,
        )  # fmt: skip
        sent = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream,
            extensions=request.extensions,
        )  # fmt: skip
        answer = self._pool.handle_request(sent)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream),
            extensions=answer.extensions,
        )  # fmt: skip

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
