"""The bundled demo articles: ours, marked as ours, varied, and true to their table."""

from __future__ import annotations

import functools
import itertools
import json
import re
import tomllib
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pytest

import warsan
from warsan.model import Article, Page
from warsan.sources import read_sources

DEMO = Path(warsan.__file__).parent / "data" / "demo"
ARTICLES = DEMO / "articles"
SOURCES = tomllib.loads((DEMO / "SOURCES.toml").read_text(encoding="utf-8"))
README = (DEMO / "README.md").read_text(encoding="utf-8")
ROWS = cast("list[dict[str, Any]]", SOURCES["article"])
CRISES = ((date(1962, 10, 23), date(1962, 10, 29)), (date(2022, 4, 8), date(2022, 4, 29)))


def name_of(row: dict[str, Any]) -> str:
    return f"{row['file']}:{row['line']}" if "line" in row else str(row["file"])


class ArticleParagraphs(HTMLParser):
    """The paragraphs inside <article>, by their class."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = self.keep = False
        self.paragraphs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "article"
        if tag == "p" and self.inside and not attrs:
            self.keep = True
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"
        self.keep &= tag != "p"

    def handle_data(self, data: str) -> None:
        if self.keep:
            self.paragraphs[-1] += data


def body_of(row: dict[str, Any]) -> str:
    """The body by the plainest means, so that the page reader is not its own judge."""
    text = (ARTICLES / row["file"]).read_text(encoding="utf-8")
    if "line" in row:
        return str(json.loads(text.splitlines()[row["line"] - 1])["body"])
    if row["file"].endswith(".html"):
        page = ArticleParagraphs()
        page.feed(text)
        return "\n\n".join(page.paragraphs)
    return "\n\n".join(part for part in text.split("\n\n") if len(part.split()) > 15)


def shingles(text: str, size: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def shared(one: str, other: str) -> float:
    """Share of all five-word sequences that both texts have (Jaccard)."""
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b)


def same_wire(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return "wire" in one and one["wire"] == other.get("wire")


PAIRS = list(itertools.combinations(ROWS, 2))
COPIES = [pair for pair in PAIRS if same_wire(*pair)]
OTHERS = [pair for pair in PAIRS if not same_wire(*pair)]


def test_every_file_is_listed_in_the_readme_and_in_the_sources() -> None:
    files = {path.name for path in ARTICLES.iterdir()}
    assert files == {row["file"] for row in ROWS}
    assert files == set(re.findall(r"^\| `([^`]+)`", README, flags=re.MULTILINE))


def test_readme_has_one_row_for_each_article_with_its_outlet() -> None:
    rows = re.findall(r"^\| `([^`]+)`(?: line (\d))? \| ([^|]+) \|", README, flags=re.MULTILINE)
    listed = {(file, int(line or 0), outlet) for file, line, outlet in rows}
    assert listed == {(row["file"], row.get("line", 0), row["outlet"]) for row in ROWS}
    assert len(rows) == len(ROWS)


def test_there_are_sixteen_articles_and_every_line_of_an_export_counts() -> None:
    assert len(ROWS) == 16
    for path in ARTICLES.glob("*.jsonl"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) == sum(row["file"] == path.name for row in ROWS)


def test_every_outlet_is_declared_fictional() -> None:
    assert {row["outlet"] for row in ROWS} == set(SOURCES["fictional_outlets"])


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_article_is_marked_as_ours_outside_its_body(row: dict[str, Any]) -> None:
    notice = SOURCES["notice"]
    assert notice in README
    if not row["file"].endswith(".txt"):  # a copied page has no place for it: the tables say it
        assert notice in (ARTICLES / row["file"]).read_text(encoding="utf-8")
    assert notice not in body_of(row)


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_article_has_the_length_of_a_newspaper_report(row: dict[str, Any]) -> None:
    assert 250 <= len(body_of(row).split()) <= 550


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_article_is_dated_within_its_crisis_and_its_file_says_so(row: dict[str, Any]) -> None:
    published = date.fromisoformat(row["published"])
    assert any(first <= published <= last for first, last in CRISES)
    if "line" in row:
        line = (ARTICLES / row["file"]).read_text(encoding="utf-8").splitlines()[row["line"] - 1]
        assert json.loads(line)["published"].startswith(row["published"])
    else:
        assert row["file"].startswith(row["published"])
        assert f"{published.day} {published:%B %Y}" in (ARTICLES / row["file"]).read_text("utf-8")


@pytest.mark.parametrize("pair", COPIES, ids=lambda pair: " = ".join(map(name_of, pair)))
def test_copies_of_a_wire_share_their_text_and_differ_somewhere(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    one, other = map(body_of, pair)
    assert 0.8 < shared(one, other) < 1


def test_two_wires_were_printed_by_two_and_three_outlets() -> None:
    assert len(COPIES) == 1 + 3


def test_articles_that_are_no_copies_share_no_text() -> None:
    assert max(shared(body_of(one), body_of(other)) for one, other in OTHERS) < 0.05


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_article_is_clean_text(row: dict[str, Any]) -> None:
    body = body_of(row)
    assert not re.search(r"[<>\t\u200b\ufffd]|&\w+;|  ", body)
    assert body.count("“") == body.count("”")
    assert body.count('"') % 2 == 0


def test_addresses_lead_nowhere() -> None:
    for path in ARTICLES.iterdir():
        hosts = re.findall(r"https?://([^/\"\s]+)", path.read_text(encoding="utf-8"))
        assert all(host.endswith(".example") or host == "schema.org" for host in hosts), path.name


@functools.cache
def read_by_name() -> dict[str, Article]:
    pages = list(read_sources([ARTICLES]))
    assert all(isinstance(page, Page) for page in pages)
    articles = [(page.origin, page.article) for page in pages if isinstance(page, Page)]
    return {Path(origin).name.replace(" line ", ":"): article for origin, article in articles}


def test_the_page_reader_reads_every_article_and_nothing_else() -> None:
    assert set(read_by_name()) == {name_of(row) for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_the_page_reader_finds_outlet_title_and_date(row: dict[str, Any]) -> None:
    article = read_by_name()[name_of(row)]
    assert article.outlet == row["outlet"]
    assert article.title == row["title"]
    assert (article.published or "").startswith(row["published"])


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_the_page_reader_takes_the_body_and_only_the_body(row: dict[str, Any]) -> None:
    assert read_by_name()[name_of(row)].body.split() == body_of(row).split()
