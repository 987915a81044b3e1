from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.console import Console

from tests.bridge import bridge_reading
from tests.readings import (
    make_article,
    make_event,
    make_page,
    make_source,
    many_readings,
    party,
    say,
)
from warsan.cli.demo_report import (
    choose_findings,
    is_strong,
    show_articles,
    show_findings,
    show_pair,
)
from warsan.desk import Desk
from warsan.model import Attribution, Certainty, Field, Party, Stance
from warsan.store import Store
from warsan.views import EventRow

BRITAIN = party("GBR")


def voices(*values: float) -> Certainty:
    """What the article holds of it, then its source."""
    by = tuple(Stance(party=None, value=value) for value in values)
    return Certainty(value=values[0], reason="said", by=by)


def make_row(
    *, source: Party | None = None, code: str = "ASSAULT", field: Field = "body",
    recipient: Party | None = BRITAIN, counted: bool = True, **values: Any,
) -> EventRow:  # fmt: skip
    """Russia shelled something British, as told by the source or by the article itself."""
    article = make_article("They said that it shelled them.", title="It shelled them")
    event = make_event(article, "e1", code, "shelled", party("RUS"), recipient, **values)
    event = msgspec.structs.replace(event, trigger=say(article, "shelled", field))
    who = make_source(article, "They", source)
    said = Attribution(id="a1", source=who, cue=None, content=(event.trigger,), kind="report")
    return EventRow(
        article_id=article.id, outlet="The Bay", title=article.title, published="2022-04-28",
        event=event, sentence=event.trigger, attribution=said if source else None,
        day="2022-04-28", counted=counted, credit=None,
    )  # fmt: skip


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
    assert "how sure possible (+1), Ana Petrova certain (+3): stands under “if”" in text
    assert "27 April 2022 (assumed: day of publication)" in text


def test_findings_are_chosen_from_different_articles_and_types(desk: Desk) -> None:
    chosen = choose_findings(desk.events(), 3)
    assert len({row.article_id for row in chosen}) == len({r.event.type for r in chosen}) == 3
    assert chosen[0].attribution is not None
    assert choose_findings([], 3) == []
    assert {row.event.kind for row in chosen[:2]} == {"word", "deed"}


@pytest.mark.parametrize(
    ("changes", "strong"),
    [
        ({}, True),
        ({"certainty": Certainty(value=2.0, reason="probably")}, False),  # nobody stands by it
        ({"certainty": voices(0.0, 3.0), "source": party("FRA")}, True),  # France stands by it
        ({"certainty": voices(0.0, 1.0), "source": party("FRA")}, False),  # France doubts it
        ({"certainty": voices(0.0, 3.0), "source": party(None)}, False),  # who “we” are is open
        ({"certainty": voices(0.0, 3.0), "source": party("RUS")}, True),  # who did it owns up
        ({"certainty": voices(0.0, 3.0), "source": party("RUS"), "code": "ACCUSE"}, False),
        ({"recipient": None}, False),
        ({"recipient": party("RUS")}, False),
        ({"field": "title"}, False),
        ({"counted": False}, False),
    ],
)
def test_a_strong_finding_has_two_parties_and_somebody_who_stands_by_it(
    changes: dict[str, Any], strong: bool
) -> None:
    assert is_strong(make_row(**changes)) is strong


def test_a_desk_without_pairs_says_so(tmp_path: Path) -> None:
    Store.create(tmp_path / "empty").close()
    with Desk(tmp_path / "empty") as empty:
        assert "No article names both" in printed(show_pair, empty)
        assert printed(show_findings, empty).strip() == ""
