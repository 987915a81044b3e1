from __future__ import annotations

from typing import Any

import pytest

from tests.escalation.told import ask, told
from warsan.codebook.hostility import find_action, load_action_rules, load_actions
from warsan.escalation import Report, link_reports
from warsan.escalation.levels import find_peaks
from warsan.escalation.series import step_of

# type, mode, contexts, frame, and the militarized action with its level
ACTIONS: list[tuple[str, str | None, tuple[str, ...], str, int, int]] = [
    ("ASSAULT", "heavy-weapons", (), "done", 16, 4),
    ("ASSAULT", None, (), "ongoing", 16, 4),
    ("ASSAULT", "unconventional", (), "done", 19, 4),
    ("ASSAULT", None, (), "threatened", 1, 2),
    ("ASSAULT", None, (), "historical", 0, 1),
    ("ASSAULT", None, (), "planned", 0, 1),
    ("ASSAULT", "crowd-control", (), "done", 0, 1),
    ("MOBILIZE", "troops", (), "done", 10, 3),
    ("MOBILIZE", "weapons", ("cbrn",), "done", 9, 3),
    ("MOBILIZE", "police", (), "done", 0, 1),
    ("THREATEN", "violence", (), "conditional", 1, 2),
    ("THREATEN", "violence", ("cbrn",), "done", 5, 2),
    ("THREATEN", "territory", (), "done", 3, 2),
    ("THREATEN", "relations", (), "done", 0, 1),
    ("THREATEN", None, (), "done", 0, 1),
    ("COERCE", "seize", (), "done", 15, 4),
    ("COERCE", "restrict", ("military",), "done", 13, 4),
    ("COERCE", "restrict", ("economic",), "done", 0, 1),
    ("COERCE", "cyber", (), "done", 0, 1),
    ("SANCTION", None, (), "done", 0, 1),
    ("ACCUSE", None, ("military",), "done", 0, 1),
    ("RETREAT", "withdraw", ("military",), "done", 0, 1),
]


@pytest.mark.parametrize(("type_", "mode", "contexts", "frame", "number", "level"), ACTIONS)
def test_an_event_is_a_militarized_action_or_none(
    type_: str, mode: str | None, contexts: tuple[str, ...], frame: Any, number: int, level: int
) -> None:
    action, why = find_action(type_, mode, contexts, frame)
    assert (action.number, action.level) == (number, level)
    assert why


def test_no_single_event_is_war() -> None:
    assert max(rule.action.level for rule in load_action_rules()) == 4
    assert load_actions()[20].level == 5


def levels(reports: list[Report], **values: Any) -> list[int]:
    question = ask(step="day", **values)
    found = link_reports(reports)
    days = sorted({o.day or "" for o in found})
    by_step = [[o for o in found if o.day == day] for day in days]
    peaks = find_peaks(by_step, [step_of(day, question) for day in days], question)
    return [peak.level if peak else 1 for peak in peaks]


def test_the_highest_action_that_is_certain_enough_sets_the_level() -> None:
    reports = [
        told("THREATEN", "2022-03-01", mode="violence"),
        told("ASSAULT", "2022-03-01", number=1, sure=1.0),
    ]
    assert levels(reports) == [2]
    assert levels(reports, level_certainty=0.5) == [4]


def test_war_needs_a_thousand_dead_and_force_on_ten_days() -> None:
    words = "Guns shelled them; {n} people were killed."
    fights = [told("ASSAULT", f"2022-03-{day:02}", number=day) for day in range(1, 12)]

    def dead(count: int, day: int) -> Report:
        return told("ASSAULT", f"2022-03-{day:02}", number=99, count=count,
                    text=words.format(n=count))  # fmt: skip

    assert levels([*fights, dead(1200, 12)])[-1] == 5
    assert levels([*fights, dead(900, 12)])[-1] == 4
    assert levels([*fights[:5], dead(1200, 12)])[-1] == 4
    many = told("ASSAULT", "2022-03-12", number=98, count=1200)  # attacked, not killed
    assert levels([*fights, many])[-1] == 4
