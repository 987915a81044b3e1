from __future__ import annotations

import pytest

from tests.escalation.told import ask, told, write_reports
from tests.readings import party
from warsan.desk import Desk
from warsan.errors import NotFoundError
from warsan.report.brief import Brief, find_told, write_brief

REPORTS = [
    told("ASSAULT", "2022-03-01", number=1),
    told("ASSAULT", "2022-03-01", number=2, outlet="Northwire"),
    told("THREATEN", "2022-03-02", number=3, mode="violence"),
    told("ACCUSE", "2022-03-03", number=4, actor=party("UKR"), recipient=party("RUS")),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("brief") / "desk"
    write_reports(path, REPORTS).close()
    return Desk(path)


def make(desk: Desk, **values: object) -> Brief:
    return write_brief(find_told(desk, ask(**values)), "mine", "0.1.0", "2026-11-26")  # type: ignore[arg-type]


def test_both_directions_are_told_and_every_statement_has_its_notes(desk: Desk) -> None:
    brief = make(desk)
    titles = [section.title for section in brief.sections]
    assert titles == ["RUS → UKR", "Lines drawn, RUS → UKR", "UKR → RUS"]
    numbers = {note.number for note in brief.notes}
    used = [n for s in brief.sections for item in s.statements for n in item.notes]
    assert all(item.notes for s in brief.sections for item in s.statements)
    assert set(used) == numbers == set(range(1, len(numbers) + 1))


def test_an_event_that_two_articles_tell_is_counted_and_footnoted_once(desk: Desk) -> None:
    first = make(desk).sections[0].statements
    assert [item.text for item in first[:2]] == [
        "1 distinct word, 1 of them in conflict, with a sum of 4.",
        "1 distinct deed, 1 of them in conflict, with a sum of 9.",
    ]
    assert [len(item.notes) for item in first[:2]] == [1, 1]


def test_days_without_anything_have_no_brief(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="is dated in these days"):
        make(desk, since="2023-01-01", until="2023-02-01")
