"""What cannot be read is refused in one line that says what to do, and the rest goes on."""

from __future__ import annotations

import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest

from warsan.errors import InputError, LanguageError
from warsan.model import Page, Refusal
from warsan.sources import read_page, read_sources

TODAY = date(2022, 12, 1)
GOOD = "The minister said no and left the meeting in Vienna."
ITALIAN = (
    "Il ministro ha detto che la tregua non durerà oltre la fine della settimana.\n\n"
    "Le truppe sono già schierate lungo il fiume, secondo fonti del governo."
)


def read(*paths: Path) -> list[Page | Refusal]:
    return list(read_sources(paths, today=TODAY))


def outcomes(*paths: Path) -> list[str]:
    return [one.reason if isinstance(one, Refusal) else one.article.body for one in read(*paths)]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\r\n ", "is empty"),
        ("a.html", b"", "is empty"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG image"),
        ("a.txt", b"PK\x03\x04" + bytes(200), "ZIP archive"),
        ("a", b"%PDF-1.7\n\xe2\xe3", "PDF document"),
        ("a.txt", bytes(range(128, 256)) * 20, "no readable text"),
        ("a.txt", b"\x01\x02\x03\x04" * 50, "no readable text"),
        ("a.txt", b"12 34 56 78", "holds no words"),
        ("a.html", b"<html><body><script>var a = 1</script></body></html>", "without article text"),
        ("a.html", b"<html><body><nav><a href=x>Home</a></nav></body></html>", "without article"),
        ("a.html", b"<html><body>" + b"<div>" * 5000, "without article text"),
        ("a.txt", b"The war goes on. " * 600_000, "larger than a page may be (8 MB)"),
        ("a.txt", b"The war goes on. " * 80_000, "more than 1,000,000 characters"),
        ("a.txt.gz", gzip.compress(bytes(40_000_000)), "larger than a page"),
        ("a.txt.gz", gzip.compress(GOOD.encode() * 50)[:-12], "broken gzip file"),
        ("a.json", b'{"name": 1}', "has no body"),
        ("a.json", b"[" * 100_000, "no JSON"),
        ("a.json", b"3", "no article"),
        ("a", b"<?xml version='1.0'?><data><item>The army left.</item></data>", "is XML"),
        ("a", b"<?xml version='1.0'?><rss><item>The army left.</item></rss>", "only names 1 page"),
        ("a.xml", b"<rss><channel></channel></rss>", "names no pages"),
        ("a.opml", b"<opml><body><outline xmlUrl='https://a.example/f'/></body></opml>", "1 feed"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b"name,age\nAnn,7\n", "no column for the text (its columns: name, age)"),
        ("a.parquet", b"PAR1 and no more", "no Parquet"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n", "web archive without pages"),
        ("a.warc.gz", b"\x1f\x8b and no more", "broken"),
        ("a.txt", ITALIAN.encode(), "in Italian (it); Warsan reads English"),
        ("a.txt", "Министр заявил о готовности войск к обороне.".encode("cp1251"), "in Russian"),
        ("a.txt", "部长周一表示，停火将继续。".encode(), "in Chinese"),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_refusal(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    (refusal,) = read(path)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert refusal.hint
    assert "\n" not in refusal.reason + refusal.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = "The minister said “no” – and left the meeting without a word to the press."
    found = read_page(text.encode(encoding), origin="text", today=TODAY).article
    assert found.body == text


def test_a_declared_encoding_is_believed_unless_the_bytes_contradict_it() -> None:
    page = '<html><head><meta charset="{}"></head><body><p>The café was shelled on Monday.</p>'
    for declared, actual in [("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("latin1", "utf-8")]:
        raw = page.format(declared).encode(actual)
        assert "café" in read_page(raw, origin="page", today=TODAY).article.body


def test_control_characters_are_taken_out() -> None:
    found = read_page("The \x1b[31mminister\x00 said no.", origin="text", today=TODAY).article
    assert found.body == "The [31mminister said no."


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("Troops leave", True),
        ("Vladimir Putin, Sergei Lavrov", True),
        ("Le ministre a dit non et il est parti.", False),
        ("Der Krieg geht weiter.", False),
    ],
)
def test_short_texts_are_refused_only_where_the_language_is_plain(
    text: str, accepted: bool
) -> None:
    if accepted:
        assert read_page(text, origin="text", today=TODAY).article.language == "en"
    else:
        with pytest.raises(LanguageError):
            read_page(text, origin="text", today=TODAY)


def test_the_language_of_the_body_decides_not_that_of_the_page_around_it() -> None:
    page = f"Accueil\nActualités du jour\n\n{GOOD} He would not say when he would be back."
    assert read_page(page, origin="text", today=TODAY).article.language == "en"


def test_paths_that_cannot_be_opened_are_refused(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    missing, link, empty, pipe = outcomes(
        tmp_path / "nope.txt", tmp_path / "link.txt", tmp_path / "empty", tmp_path / "pipe"
    )
    assert "there is no file" in missing
    assert "link to a file that is not there" in link
    assert "holds no files" in empty
    assert "no regular file" in pipe


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    path.chmod(0)
    assert "may not be read" in outcomes(path)[0]


def test_a_bad_line_is_refused_by_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"title": "A", "body": GOOD, "published": "2022/06/13", "outlet": "Post"}),
        '{"title": "B", "body": "The min',
        "[1]",
        "",
        json.dumps({"title": "No body"}),
        json.dumps({"body": GOOD, "published": "2099-01-01"}),
        json.dumps({"body": GOOD, "published": "soon"}),
        json.dumps({"body": 7}),
        json.dumps({"body": ITALIAN}),
        json.dumps({"body": "The troops left the city.", "genre": "opinion"}),
    ]
    path.write_text("\n".join(lines))
    found = read(path)
    refused = [one for one in found if isinstance(one, Refusal)]
    assert [one.origin.rpartition(" ")[2] for one in refused] == list("2356789")
    pages = [one for one in found if isinstance(one, Page)]
    assert [page.article.body for page in pages] == [GOOD, "The troops left the city."]
    first = pages[0].article
    assert (first.outlet, first.published, first.title) == ("Post", "2022-06-13", "A")
    assert pages[1].article.genre == "opinion"


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "c.txt").write_text("The army left.")
    (tmp_path / "a").write_text("The army came.")
    (tmp_path / "b" / "x.jsonl").write_text('{"body": "The army stayed."}')
    (tmp_path / "b" / "y.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".git" / "z.txt").write_text("Hidden.")
    (tmp_path / ".hidden.txt").write_text("Hidden.")
    found = outcomes(tmp_path)
    assert found[:3] == ["The army came.", "The army left.", "The army stayed."]
    assert len(found) == 4


@pytest.mark.parametrize("name", ["a.json", "a", "a.json.gz"])
def test_json_is_one_article_or_many(tmp_path: Path, name: str) -> None:
    one, two = {"title": "A", "body": GOOD}, {"body": "The troops left."}
    for text in (json.dumps([one, two], indent=1), json.dumps(one) + "\n" + json.dumps(two)):
        raw = text.encode()
        (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
        assert outcomes(tmp_path / name) == [GOOD, "The troops left."]
    (tmp_path / name).write_text(json.dumps(one, indent=2))
    assert outcomes(tmp_path / name) == [GOOD]


def test_files_are_opened_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    found = read_sources([tmp_path / "a.txt", tmp_path / "b.txt"], today=TODAY)
    next(found)
    (tmp_path / "b.txt").write_text("Written after the first was read.")
    assert isinstance(next(found), Page)


@pytest.mark.parametrize("published", ["soon", "2099-01-01"])
def test_a_bad_date_of_publication_is_refused_before_anything_is_read(published: str) -> None:
    with pytest.raises(InputError):
        read_sources(["nope.txt"], published=published, today=TODAY)


def test_a_date_in_the_future_on_the_page_is_refused_unless_one_is_given() -> None:
    text = f"Minister leaves\n\n3 April 2099\n\n{GOOD}"
    with pytest.raises(InputError, match="lies in the future"):
        read_page(text, origin="text", today=TODAY)
    page = read_page(text, origin="text", published="2022-04-03", today=TODAY)
    assert page.article.published == "2022-04-03"


def test_the_same_page_read_twice_is_one_article_and_two_outlets_are_two() -> None:
    ids = [read_page(GOOD, origin="x", outlet=outlet, today=TODAY).article.id for outlet in "AAB"]
    assert ids[0] == ids[1] != ids[2]


def test_a_broken_address_is_left_out_and_the_page_is_read() -> None:
    page = f'<html><head><link rel="canonical" href="http://["></head><body><p>{GOOD}</p>'
    found = read_page(page, origin="https://post.example/a", today=TODAY).article
    assert (found.body, found.url) == (GOOD, "https://post.example/a")
