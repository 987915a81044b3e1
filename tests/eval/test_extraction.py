"""Texts of articles on pages: the measure, the folder's format, what is refused."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.command import score
from warsan.eval.extraction import ExtractionScore, score_extraction

WORDS = [
    "Ardania closed its border with Velmark on Monday after shells hit a customs house.",
    "The prime minister told reporters that the crossing would stay shut for a week.",
    "Velmark denied that its guns had fired, and blamed a gang of smugglers instead.",
    "Lorries queued for nine kilometres along the river road by the evening of that day.",
]


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    head = "<title>Border shut</title>"
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def benchmark(folder: Path, pages: dict[str, tuple[str, bytes]]) -> Path:
    (folder / "html").mkdir()
    truth = {
        name: {"articleBody": body, "url": "https://a.example"} for name, (body, _) in pages.items()
    }
    (folder / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    for name, (_, raw) in pages.items():
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(raw))
    return folder


# Counted by hand: five tokens are two shingles of four.
MEASURES = [
    ("the same text", "a b c d e", "a b c d e", (1.0, 1.0)),
    ("marks and spaces count for nothing", "a, b\n\nc (d) e.", "a b c d e", (1.0, 1.0)),
    ("case counts", "A b c d", "a b c d", (0.0, 0.0)),
    ("half of it", "a b c d e", "a b c d", (1.0, 0.5)),
    ("a word too many at the end", "a b c d", "a b c d e", (0.5, 1.0)),
    ("a shingle that stands twice is found once", "a b c d a b c d", "a b c d", (1.0, 0.2)),
    ("fewer than four tokens are one shingle", "a b", "a b", (1.0, 1.0)),
    ("another short text", "a b", "a b c", (0.0, 0.0)),
    ("nothing found", "a b c d", "", (0.0, 0.0)),
    ("found where there is nothing", "", "a b c d", (0.0, 0.0)),
    ("other scripts", "å б 中 d", "å б 中 d", (1.0, 1.0)),
]


@pytest.mark.parametrize(
    ("gold", "found", "expected"), [m[1:] for m in MEASURES], ids=[m[0] for m in MEASURES]
)
def test_shingles_are_counted(gold: str, found: str, expected: tuple[float, float]) -> None:
    score = score_extraction(gold, found)
    assert (score.precision, score.recall) == pytest.approx(expected)


def test_the_f1_is_that_of_the_mean_precision_and_the_mean_recall() -> None:
    # As the benchmark has it: pages where nothing was found do not count against precision,
    # pages without a text not against recall.
    pages = [("a b c d", "a b c d"), ("a b c d", ""), ("", "a b c d"), ("", "")]
    total = sum((score_extraction(*one) for one in pages), ExtractionScore())
    assert total.shares() == {"f1": 0.5, "precision": 0.5, "recall": 0.5, "n": 4}


def test_without_any_gold_text_there_is_no_f1() -> None:
    assert score_extraction("", "a b c d").shares()["f1"] is None


def test_pages_are_read_and_scored(tmp_path: Path) -> None:
    text = "\n\n".join(WORDS)
    folder = benchmark(tmp_path, {"1": (text, page(*WORDS)), "2": (text, b"<html></html>")})
    scores = score("extraction", folder)
    assert scores["precision"] == 1.0
    assert scores["recall"] == 0.5
    assert scores["n"] == 2


TRUTH, PAGE = "ground-truth.json", "html/1.html.gz"
WHOLE = gzip.compress(page(WORDS[0]))
# How the folder is spoilt: a file of it, what is written there (None: it is removed), the error.
SPOILT = [
    ("no truth", TRUTH, None, "ground-truth.json: No such file"),
    ("no JSON", TRUTH, b"{", "ground-truth.json: "),
    ("a list", TRUTH, b"[]", "ground-truth.json: Expected `object`"),
    ("not UTF-8", TRUTH, b'{"1": {"articleBody": "\xff"}}', "ground-truth.json: "),
    ("outside", TRUTH, b'{"../1": {"articleBody": ""}}', "1.html.gz: no such file"),
    ("empty", TRUTH, b"{}", "holds nothing to score"),
    ("no page", PAGE, None, "1.html.gz: no such file"),
    ("cut off", PAGE, WHOLE[:-12], "1.html.gz: "),
    ("not packed", PAGE, b"<html></html>", "1.html.gz: Not a gzipped file"),
    ("damaged", PAGE, WHOLE[:20] + b"\0" * 20 + WHOLE[40:], "1.html.gz: "),
]


@pytest.mark.parametrize(
    ("file", "content", "named"), [s[1:] for s in SPOILT], ids=[s[0] for s in SPOILT]
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, file: str, content: bytes | None, named: str
) -> None:
    folder = benchmark(tmp_path, {"1": (WORDS[0], page(*WORDS))})
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    with pytest.raises(GoldError) as refused:
        score("extraction", folder)
    assert named in refused.value.message
