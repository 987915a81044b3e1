"""Pages with the text of their article: a folder of `ground-truth.json` and `html/ID.html.gz`.

The format of the article extraction benchmark (https://github.com/scrapinghub/article-extraction-benchmark).
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from warsan.errors import GoldError

_TRUTH = "ground-truth.json"
_MOST_BYTES = 64_000_000  # unpacked; real pages of news have a hundredth of it


class GoldPage(msgspec.Struct, frozen=True):
    """A page and what its article says.

    Attributes:
        raw: The page as it came, unpacked.
        body: The article's text; empty where the page has none.
    """

    id: str
    raw: bytes
    body: str


class _Truth(msgspec.Struct):
    """One entry of the file; other keys are ignored."""

    body: str | None = msgspec.field(name="articleBody", default=None)


def read_extraction(folder: Path) -> Iterator[GoldPage]:
    """The pages of a folder, by id; pages are opened one by one, but all are looked for first.

    Raises:
        GoldError: It is no folder, or a file is missing or breaks its format; names the file.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no folder", f"give a folder with {_TRUTH} and html/ID.html.gz")
    truths = _read_truths(folder / _TRUTH)
    pages = {name: _find_page(folder, name) for name in sorted(truths)}
    return (GoldPage(name, _unpack(page), truths[name].body or "") for name, page in pages.items())


def _read_truths(path: Path) -> dict[str, _Truth]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, _Truth])
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}", "give a file you may read") from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        hint = 'it should read {ID: {"articleBody": TEXT}}'
        raise GoldError(f"{path}: {error}", hint) from None


def _find_page(folder: Path, name: str) -> Path:
    path = folder / "html" / f"{name}.html.gz"
    if Path(name).name != name or not path.is_file():
        raise GoldError(f"{path}: no such file", f"{_TRUTH} names a page {name!r}")
    return path


def _unpack(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            raw = file.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise GoldError(f"{path}: {error}", "give a whole gzip file that you may read") from None
    if len(raw) > _MOST_BYTES:
        raise GoldError(
            f"{path}: unpacks to more than {_MOST_BYTES // 1_000_000} MB", "no page does"
        )
    return raw
