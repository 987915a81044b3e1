"""Articles in CSV, TSV, JSON lines, Parquet and web archives."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import duckdb
import pytest

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources import read_sources
from warsan.sources.columns import read_columns
from warsan.sources.intake import Intake

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2022, 12, 1)
GOOD = "The minister said no and left the meeting in Vienna."


def read(path: Path, columns: str = "") -> list[Page | Refusal]:
    intake = Intake(columns=read_columns(columns) if columns else {})
    return list(read_sources([path], today=TODAY, intake=intake))


def pages(found: list[Page | Refusal]) -> list[Page]:
    return [one for one in found if isinstance(one, Page)]


def reasons(found: list[Page | Refusal]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Refusal)]


def test_a_table_is_read_row_by_row_and_bad_rows_are_refused_by_number() -> None:
    path = SAMPLES / "articles.csv"
    first, short, undated, last = read(path)
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    article = first.article
    assert (article.title, article.published) == ("Bridge shelled", "2022-04-27")
    assert article.outlet == "The Harbour Post"
    assert article.body.endswith("\n\nNo one was hurt; the trams ran again by noon.")
    assert reasons([short]) == [f"{path} row 3 has 2 cells, the header 4"]
    assert "'soon' is not one date" in reasons([undated])[0]
    assert f"{path} row 4" in reasons([undated])[0]
    assert last.origin == f"{path} row 5"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_table_is_read(tmp_path: Path, mark: str, encoding: str) -> None:
    text = f'Title{mark}Text\r\nA{mark}"The café {mark} on the quay was shelled on Monday."\r\n'
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(text.encode(encoding)))
    (page,) = pages(read(path))
    assert page.article.body == f"The café {mark} on the quay was shelled on Monday."


@pytest.mark.parametrize(
    ("columns", "title", "body"),
    [
        ("title=kop,body=stuk", "A", GOOD),
        ("body=stuk", "B", GOOD),
        ("title=headline, body=STUK", "B", GOOD),
        ("body=text", "B", "The army left the town."),
    ],
)
def test_columns_that_are_given_win(tmp_path: Path, columns: str, title: str, body: str) -> None:
    row = {"kop": "A", "headline": "B", "stuk": GOOD, "text": "The army left the town."}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (tmp_path / "a.csv").write_text(",".join(row) + "\n" + ",".join(row.values()))
    for name in ("a.jsonl", "a.csv"):
        (page,) = pages(read(tmp_path / name, columns))
        assert (page.article.title, page.article.body) == (title, body)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ("title", "no pair"),
        ("title=", "no pair"),
        ("headline=title", "'headline' is no field"),
        ("title=a,title=b", "given twice"),
    ],
)
def test_columns_that_cannot_be_understood_are_refused(columns: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_columns(columns)


def test_a_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"title,text\nA,{GOOD}\n")
    (reason,) = reasons(read(tmp_path / "a.csv", "body=stuk"))
    assert "has no column 'stuk'" in reason


def test_a_quotation_mark_that_is_not_closed_costs_its_rows_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'title,text\nA,{GOOD}\nB,"The army\nC,{GOOD}\n')
    found = read(path)
    assert len(pages(found)) == 2 or len(reasons(found)) == 1
    assert pages(found)[0].article.title == "A"


def test_parquet_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a[1].parquet"
    rows = """
        ('A', $1, DATE '2022-04-27', ['Ida Lund', 'Tessa Lind']), ('B', NULL, NULL, NULL),
        ('C', 'Il ministro ha detto di no e se ne è andato.', NULL, [])
    """
    table = f"SELECT * FROM (VALUES {rows}) AS t(title, text, date, authors)"  # noqa: S608
    duckdb.sql(table, params=[GOOD]).write_parquet(str(path))
    found = read(path)
    (page,) = pages(found)
    assert (page.article.published, page.article.byline) == ("2022-04-27", "Ida Lund, Tessa Lind")
    assert page.origin == f"{path} row 1"
    assert "row 2 has no body" in reasons(found)[0]
    assert "row 3: this page is in Italian" in reasons(found)[1]


def record(url: str, body: bytes, *, kind: str = "text/html", status: str = "200 OK",
           more: str = "") -> bytes:  # fmt: skip
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    block = head.encode() + body
    about = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2022-04-28T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return about.encode() + block + b"\r\n\r\n"


def page_of(text: str) -> bytes:
    return f"<html><body><article><h1>News</h1><p>{text}</p></article></body></html>".encode()


ARCHIVE = [
    record("https://post.example/a", page_of(GOOD)),
    record("https://post.example/logo.png", b"\x89PNG", kind="image/png"),
    record("https://post.example/gone", page_of("Not here."), status="404 Not Found"),
    record("https://post.example/robots.txt", b"User-agent: *", kind="text/plain"),
    record("https://post.example/it", page_of("Il ministro ha detto di no e se ne è andato.")),
    record("https://post.example/b", gzip.compress(page_of("The army left the town.")),
           more="Content-Encoding: gzip\r\n"),
    record("https://post.example/bomb", gzip.compress(bytes(20_000_000)),
           more="Content-Encoding: gzip\r\n"),
]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_web_archive_are_read(tmp_path: Path, *, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in ARCHIVE))
    found = read(path)
    assert [page.article.url for page in pages(found)] == [
        "https://post.example/a",
        "https://post.example/b",
    ]
    assert pages(found)[1].article.body == "The army left the town."
    italian, bomb = reasons(found)
    assert f"{path}: https://post.example/it" in italian
    assert "larger than a page may be" in bomb


def test_an_archive_cut_off_in_the_middle_gives_its_earlier_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(ARCHIVE[0]) + gzip.compress(ARCHIVE[5])[:-40])
    found = read(path)
    assert pages(found)[0].article.body == GOOD
    assert len(found) == 2
