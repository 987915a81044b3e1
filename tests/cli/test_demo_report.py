from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from tests.bridge import bridge_reading
from tests.readings import make_page, many_readings
from warsan.cli.demo_report import choose_findings, show_articles, show_findings, show_pair
from warsan.desk import Desk
from warsan.store import Store


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("demo") / "desk"
    with Store.create(path) as store:
        readings = [bridge_reading(), *many_readings(30)]
        store.write_batch([(make_page(reading.article), reading) for reading in readings])
    return Desk(path)


def printed(show: Callable[[Desk, Console], None], desk: Desk) -> str:
    console = Console(file=io.StringIO(), width=120)
    show(desk, console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_the_table_has_every_article_oldest_first(desk: Desk) -> None:
    lines = printed(show_articles, desk).splitlines()
    rows = [line.strip() for line in lines if line.strip().startswith("2022")]
    assert len(rows) == 31
    assert rows == sorted(rows, key=lambda line: line[:10])
    assert any("Bridge at Dorn shelled" in row for row in rows)
    assert "via Northwire" in "\n".join(lines)


def test_the_pair_has_a_dot_for_each_word_and_deed(desk: Desk) -> None:
    text = printed(show_pair, desk)
    assert "Russia → NATO" in text
    days = desk.pair("RUS", "NATO").days[-12:]
    assert text.count("●") == sum(day.words for day in days)
    assert text.count("◆") == sum(day.deeds for day in days)


def test_a_finding_says_who_via_whom_and_how_sure_under_its_sentence(desk: Desk) -> None:
    text = " ".join(printed(show_findings, desk).split())
    assert "● word THREATEN Ana Petrova (Russia) → NATO" in text
    assert "“If Westmark sends tanks, we will answer in kind,” Foreign Minister" in text
    assert "via The Harbour Post from Northwire ← Ana Petrova (Russia) on television" in text
    assert "how sure possible (+1): stands under “if”" in text
    assert "27 April 2022 (assumed: day of publication)" in text


def test_findings_are_chosen_from_different_articles_and_types(desk: Desk) -> None:
    chosen = choose_findings(desk.events(), 3)
    assert len({row.article_id for row in chosen}) == len({r.event.type for r in chosen}) == 3
    assert chosen[0].attribution is not None
    assert choose_findings([], 3) == []


def test_a_desk_without_pairs_says_so(tmp_path: Path) -> None:
    Store.create(tmp_path / "empty").close()
    with Desk(tmp_path / "empty") as empty:
        assert "No article names both" in printed(show_pair, empty)
        assert printed(show_findings, empty).strip() == ""
