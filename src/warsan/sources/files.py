"""Reads whatever a person names: files, folders, packed files, JSONL, standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources.draft import Given
from warsan.sources.formats import read_stream, suffix_of
from warsan.sources.intake import Intake
from warsan.sources.live import LiveReader, is_address
from warsan.sources.pages import check_given
from warsan.sources.streams import STDIN, open_stream

_TEXT_HINT = "give .txt, .md, .html, .json, .jsonl, .csv, .parquet, .warc or .xml files"


def read_sources(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    today: date | None = None,
    intake: Intake | None = None,
) -> Iterator[Page | Refusal]:
    """Every article in the given files and folders, one after the other, as they are read.

    Files are pages (HTML, Markdown, text), JSON, JSONL, CSV or Parquet with one article a line
    or row, web archives (WARC), feeds, sitemaps and OPML lists, each but Parquet also as .gz;
    folders are read through in order of their names, without hidden files; "-" is standard
    input. What cannot be read comes as a Refusal in its place, and the rest goes on.

    Args:
        paths: Files, folders, http(s) addresses, "-".
        published: Time of publication for all of them; wins over what they say.
        outlet: Their outlet; wins over what they say.
        today: The clock's day; tests set it.
        intake: How they are read: columns, fetching; None for the usual way.

    Raises:
        InputError: `published` is no date or lies in the future. Raised at the call, before
            anything is read.
    """
    given = check_given(published=published, outlet=outlet, today=today)
    given = replace(given, intake=intake or Intake())
    return _read_all(paths, given)


def _read_all(paths: Iterable[str | Path], given: Given) -> Iterator[Page | Refusal]:
    """All paths, one after the other; whatever is fetched for them keeps one pace."""
    live = LiveReader(given.intake.manners)
    if given.intake.follow:
        given = replace(given, follow=live.read_listing)
    with closing(live):
        for path in paths:
            if is_address(str(path)):
                yield from live.read_address(str(path), given)
            else:
                yield from _read_path(path, given)


def _read_path(path: str | Path, given: Given) -> Iterator[Page | Refusal]:
    if str(path) != STDIN and Path(path).is_dir():
        yield from _read_folder(Path(path), given)
    else:
        yield from _read_file(path, given)


def _read_folder(folder: Path, given: Given) -> Iterator[Page | Refusal]:
    found = False
    denied: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            found = True
            yield from _read_file(Path(parent, name), given)
        yield from (_denied(error) for error in denied)
        found = found or bool(denied)
        denied.clear()
    yield from (_denied(error) for error in denied)
    if not found and not denied:
        yield Refusal(origin=str(folder), reason=f"{folder} holds no files", hint=_TEXT_HINT)


def _denied(error: OSError) -> Refusal:
    origin = str(error.filename)
    hint = "give yourself permission to read it"
    return Refusal(origin=origin, reason=f"the folder {origin} may not be read", hint=hint)


def _read_file(path: str | Path, given: Given) -> Iterator[Page | Refusal]:
    origin = "standard input" if str(path) == STDIN else str(path)
    try:
        yield from _readers.get(suffix_of(path), _read_plain)(path, origin, given)
    except InputError as error:
        yield Refusal(origin=origin, reason=error.message, hint=error.hint)


def _read_plain(path: str | Path, origin: str, given: Given) -> Iterator[Page | Refusal]:
    with open_stream(path) as stream:
        yield from read_stream(stream, path, origin, given)


def _read_parquet(path: str | Path, origin: str, given: Given) -> Iterator[Page | Refusal]:
    with open_stream(path, unpack=False):  # says what is wrong with the path, if anything is
        from warsan.sources.parquet import read_parquet  # noqa: PLC0415 (few files are)

        yield from read_parquet(path, origin, given)


def _read_archive(path: str | Path, origin: str, given: Given) -> Iterator[Page | Refusal]:
    # It unpacks itself, page by page: one that is cut off still gives what came before.
    with open_stream(path, unpack=False) as stream:
        from warsan.sources.archives import read_archive  # noqa: PLC0415 (few files are)

        yield from read_archive(stream, origin, given)


_readers = {".parquet": _read_parquet, ".pq": _read_parquet, ".warc": _read_archive}
