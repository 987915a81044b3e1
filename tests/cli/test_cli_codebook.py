"""`warsan codebook` and `warsan why`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from warsan.desk import Desk

TEXT = "Russia accused Poland of lying on Tuesday, the ministry said in a long statement in Moscow."


def test_all_types_stand_in_one_table(warsan: Run) -> None:
    done = warsan("codebook")
    assert done.returncode == 0
    assert all(name in done.stdout for name in ("AGREE", "THREATEN", "ASSAULT"))


def test_a_type_is_said_with_its_near_misses(warsan: Run) -> None:
    done = warsan("codebook", "threaten")
    assert "MOBILIZE" in done.stdout
    assert "how to tell" in done.stdout


def test_json_is_one_type_a_line(warsan: Run) -> None:
    lines = warsan("codebook", "--json").stdout.splitlines()
    assert len(lines) == 16
    first = json.loads(lines[0])
    assert {"type", "quad", "score", "modes", "near_misses", "cameo"} <= set(first)


def test_an_unknown_type_is_answered_with_the_known_ones(warsan: Run) -> None:
    done = warsan("codebook", "snow")
    assert done.returncode == 2
    assert "THREATEN" in done.stderr


def test_why_tells_the_word_and_the_way_to_both_sides(warsan: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXT, encoding="utf-8")
    with Desk(tmp_path / "desk", create=True) as desk:
        desk.add([str(page)], published="2022-04-26", workers=1)
        (row,) = desk.articles()
        event = next(e for e in desk.reading(row.id).events if e.type == "ACCUSE")
    done = warsan("why", f"{row.id[:8]}:{event.id}", "--desk", tmp_path / "desk")
    assert done.returncode == 0, done.stderr
    assert "ACCUSE.tsv line" in done.stdout
    assert "Poland" in done.stdout
    lost = warsan("why", f"{row.id[:8]}:e99", "--desk", tmp_path / "desk")
    assert (lost.returncode, "no event e99" in lost.stderr) == (2, True)


@pytest.mark.parametrize("event", ["3f9a", "3f9a:"])
def test_an_event_needs_its_article(warsan: Run, event: str) -> None:
    done = warsan("why", event)
    assert done.returncode == 2
    assert "ARTICLE:EVENT" in done.stderr
