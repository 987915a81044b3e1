"""Values put aside on disk, in the order in which they came."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from typing import Generic, TypeVar

import msgspec

from warsan.errors import RunError

_Kept = TypeVar("_Kept")
_FAST = 1  # of zlib: half the size of the text for a few milliseconds


class Spool(Generic[_Kept]):
    """A list on disk, in a file without a name: it is gone with the process, however that ends.

    Args:
        kind: The type of the values, one that msgspec can encode.
    """

    def __init__(self, kind: type[_Kept]) -> None:
        self._file = tempfile.TemporaryFile(prefix="warsan-")  # noqa: SIM115 (closed by close)
        self._places: list[tuple[int, int]] = []
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)

    def append(self, value: _Kept) -> None:
        """Put a value aside.

        Raises:
            RunError: There is no room for it.
        """
        data = zlib.compress(self._encoder.encode(value), _FAST)
        start = self._file.seek(0, 2)
        try:
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            raise RunError(
                f"what was read could not be put aside in {tempfile.gettempdir()}: "
                f"{error.strerror}",
                "make room there, or set TMPDIR to a folder with more",
            ) from None
        self._places.append((start, len(data)))

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, position: int) -> _Kept:
        start, length = self._places[position]
        self._file.seek(start)
        return self._decoder.decode(zlib.decompress(self._file.read(length)))

    def __iter__(self) -> Iterator[_Kept]:
        return (self[position] for position in range(len(self)))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
