"""The body of an answer, unpacked, never more of it than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable

from warsan.sources.fetching.failures import FetchError

ENCODINGS = "gzip, deflate"  # what we say we understand
_AUTO, _GZIP, _RAW = zlib.MAX_WBITS | 32, b"\x1f\x8b", -zlib.MAX_WBITS


def read_body(chunks: Iterable[bytes], encoding: str, most: int, *, address: str) -> bytes:
    """The unpacked body.

    Args:
        chunks: As they come from the network.
        encoding: The answer's Content-Encoding; empty if none.
        most: Bytes allowed, packed and unpacked.
        address: Named in errors.

    Raises:
        FetchError: It is larger, packed in a way that we did not ask for, or broken.
    """
    unpack = _unpacker(encoding.strip().lower(), address)
    came, body = 0, bytearray()
    try:
        for chunk in chunks:
            came += len(chunk)
            body += unpack(chunk, most + 1 - len(body))
            if max(came, len(body)) > most:
                size = f"{most / 1e6:g} MB"
                raise FetchError(f"{address} is larger than {size}", "save the page and read it")
    except zlib.error as error:
        raise FetchError(f"{address} came broken: {error}", "try again later",
                         passing=True) from error  # fmt: skip
    if body[:2] == _GZIP and not encoding:  # sitemaps are often served as .xml.gz
        return read_body([bytes(body)], "gzip", most, address=address)
    return bytes(body)


class _Unpacker:
    """zlib or gzip, also several gzip members in a row; deflate also without its head."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(_AUTO)
        self._began = False

    def __call__(self, chunk: bytes, most: int) -> bytes:
        made = bytearray()
        while chunk and len(made) < most:
            made += self._step(chunk, most - len(made))
            chunk = self._inner.unconsumed_tail or self._inner.unused_data
            if self._inner.eof:
                if not chunk.startswith(_GZIP):
                    break
                self._inner = zlib.decompressobj(_AUTO)
        return bytes(made)

    def _step(self, chunk: bytes, most: int) -> bytes:
        try:
            found = self._inner.decompress(chunk, max(most, 1))
        except zlib.error:
            if self._began:
                raise
            self._inner = zlib.decompressobj(_RAW)
            found = self._inner.decompress(chunk, max(most, 1))
        self._began = True
        return found


def _plain(chunk: bytes, _most: int) -> bytes:
    return chunk


def _unpacker(encoding: str, address: str) -> Callable[[bytes, int], bytes]:
    if encoding in {"", "identity"}:
        return _plain
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _Unpacker()
    raise FetchError(f"{address} came packed as {encoding}", "save the page and read it")
