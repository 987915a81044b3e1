"""The pages of claims: disputes, one claim, what is left out, figures and their ladder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.disputed import disputed_readings
from tests.readings import many_readings
from tests.web.desks import Get, asker, hostile_reading, pick, text_of, tree, write_desk
from warsan.desk import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    readings = [*disputed_readings(), hostile_reading(), *many_readings(8)]
    with write_desk(tmp_path_factory.mktemp("claims") / "desk", readings) as desk:
        yield desk


@pytest.fixture(scope="module")
def ask(desk: Desk) -> Get:
    return asker(desk)


def cells(row: Any) -> list[str]:
    """The cells of a table's row, as one reads them."""
    return [text_of(cell) for cell in row]


def dispute_of(desk: Desk) -> str:
    """The id of the claim that Dorn was shelled."""
    return next(d.claim.id for d in desk.disputes().disputes if d.claim.first.slot is None)


def test_disputes_show_claim_and_denial_side_by_side_with_the_time_between(
    ask: Get, desk: Desk
) -> None:
    [entry] = [li for li in pick(tree(ask("/disputes")), ".disputes > li")
               if li.get("id") == dispute_of(desk)]  # fmt: skip
    said, against = pick(entry, "section")
    assert text_of(said).startswith("Westmark (NATO) says so")
    assert text_of(against).startswith("Moscow (Russia) denies explicitly")
    assert "2 days later" in text_of(entry)
    assert "2 independent sources for it" in text_of(entry)


PAIRS = [("NATO", "RUS", True), ("Russia", "", True), ("SWE", "", False), ("SWE", "RUS", False)]


@pytest.mark.parametrize(("one", "other", "there"), PAIRS)
def test_disputes_are_chosen_by_parties(
    ask: Get, desk: Desk, one: str, other: str, there: bool
) -> None:
    page = tree(ask(f"/disputes?one={one}&other={other}"))
    assert (dispute_of(desk) in {li.get("id") for li in pick(page, ".disputes > li")}) is there


@pytest.mark.parametrize("path", ["/disputes?one=Nowhere", "/claim/ffffffffff", "/figures/no/slot"])
def test_what_is_not_there_is_said_so(ask: Get, path: str) -> None:
    assert ask(path).status_code == 404


def test_a_claim_shows_every_position_with_its_reason_and_how_it_stood(
    ask: Get, desk: Desk
) -> None:
    page = tree(ask(f"/claim/{dispute_of(desk)}"))
    assert len(pick(page, ".position")) == 3
    assert [text_of(step) for step in pick(page, ".steps li")] == [
        "10 April 2022 asserted, through Westmark", "12 April 2022 denied, through Moscow",
    ]  # fmt: skip
    assert "both at Dorn" in text_of(page)


def test_what_outlets_leave_out_is_a_table_with_a_row_an_article(ask: Get) -> None:
    rows = [cells(row) for row in pick(tree(ask("/left-out")), "tbody tr")]
    assert ["The Fjord Mail", "13 April 2022", "left out", "left out", "–"] in rows
    assert ["Northwire", "12 April 2022", "yes", "yes", "–"] in rows


def test_figures_lead_to_a_ladder_with_a_chart_and_the_same_as_a_table(ask: Get) -> None:
    [link] = pick(tree(ask("/figures")), "tbody a")
    page = tree(ask(link.get("href")))
    rows = [cells(row)[:4] for row in pick(page, "tbody tr")]
    assert rows == [
        ["10 April 2022", "120", "A Westmark (NATO)", "Harbour Post"],
        ["12 April 2022", "45", "B Moscow (Russia)", "Northwire"],
    ]
    drawings = pick(page, ".drawing svg")
    assert len(drawings) == 2
    assert "B, Moscow (Russia): 45, 12 April 2022" in ask(link.get("href")).text


def test_the_interface_gives_the_same_as_json(ask: Get, desk: Desk) -> None:
    found = ask("/api/disputes?one=RUS&other=NATO").json()
    assert dispute_of(desk) in {item["claim"]["id"] for item in found["disputes"]}
    assert len(ask("/api/figures/killed/military/RUS").json()["rungs"]) == 2
    assert {claim["status"] for claim in ask("/api/claims").json()} >= {"denied", "asserted"}


def test_a_hostile_article_stays_text(ask: Get) -> None:
    assert "<script>" not in ask("/disputes").text
    assert "<img src=x" not in ask("/disputes").text


def test_an_empty_desk_says_that_there_is_nothing(tmp_path: Path) -> None:
    with write_desk(tmp_path / "desk", []) as empty:
        ask = asker(empty)
        assert "has a denial" in text_of(tree(ask("/disputes")))
        assert "No article gives a figure" in text_of(tree(ask("/figures")))
        assert "Nothing: where several" in text_of(tree(ask("/left-out")))
