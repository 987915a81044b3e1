"""Figures judged by reading: right values by article hash and offsets, no text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from warsan.errors import GoldError
from warsan.model import Article, Field
from warsan.sources.files import read_sources

Aspect = Literal["number", "counts", "claimant"]


class Claimant(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who gives a number.

    Attributes:
        spans: Where the field names that one; a reader's source that overlaps one is right.
        country, name, organisation: Of the party, as far as the judge could tell.
    """

    spans: tuple[tuple[int, int], ...] = ()
    country: str | None = None
    name: str | None = None
    organisation: str | None = None


class JudgedFigure(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a figure should be, and what was judged of the reader's at the time.

    Attributes:
        article: SHA-256 of the article's body in UTF-8.
        start, end: Characters of `field` that the number stands in.
        figure: Whether there is one at all; if not, a reader that finds none is right.
        low, best, high, unit: The right ones.
        counts: The right words for what is counted, the best first; empty if nothing is said.
        claimant: None for the article itself.
        verdict: What was right in the reader that was judged; `again` of the second pass.
        planted: What was falsified in it before it was judged; such rows are not scored.
    """

    article: str
    field: Field
    start: int
    end: int
    figure: bool = True
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    counts: tuple[str, ...] = ()
    claimant: Claimant | None = None
    verdict: tuple[Aspect, ...] = ()
    again: tuple[Aspect, ...] | None = None
    planted: Aspect | None = None


def read_judged_figures(path: Path) -> list[JudgedFigure]:
    """The rows of a file of verdicts.

    Raises:
        GoldError: The file cannot be read, or a line is no verdict.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read: {error}", "give a JSONL file") from error
    return [row for n, line in enumerate(lines, 1) if line.strip() for row in _row(path, n, line)]


def _row(path: Path, number: int, line: str) -> Iterator[JudgedFigure]:
    try:
        yield msgspec.json.decode(line, type=JudgedFigure)
    except msgspec.DecodeError as error:
        hint = "a line is an object as in eval/judged/figures.md"
        raise GoldError(f"{path} line {number}: {error}", hint) from error


def digest_of(article: Article) -> str:
    """By which a verdict finds its article again."""
    return hashlib.sha256(article.body.encode()).hexdigest()


def find_articles(path: Path, digests: frozenset[str]) -> dict[str, Article]:
    """The judged articles by digest, out of `articles.jsonl` beside the gold or in the data.

    Raises:
        GoldError: There are no articles, or some of those that were judged are missing.
    """
    places = (path.with_name("articles.jsonl"), Path("../shared/data/war2022/articles.jsonl"))
    place = next((p for p in places if p.exists()), None)
    if place is None:
        hint = f"put the judged articles at {places[0]} or {places[1]}"
        raise GoldError(f"{path}: the texts that it judges are missing", hint)
    pages = (getattr(page, "article", None) for page in read_sources([place]))
    known = {digest_of(a): a for a in pages if a is not None}
    missing = digests - known.keys()
    if missing:
        hint = "the file of articles is another one than was judged"
        raise GoldError(f"{place}: {len(missing)} of {len(digests)} articles missing", hint)
    return {digest: known[digest] for digest in digests}
