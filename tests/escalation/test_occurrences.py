from __future__ import annotations

import random
from typing import Any

import pytest

from tests.escalation.told import KYIV, ODESA, told
from tests.readings import party
from warsan.escalation import link_reports

DAY, NEXT, LATER = "2022-04-08", "2022-04-09", "2022-04-10"
LAVROV, PESKOV = party("RUS", name="Sergei Lavrov"), party("RUS", name="Dmitry Peskov")

# Two reports and what parts them ("" if they are one event).
PAIRS: list[tuple[str, dict[str, Any], dict[str, Any], str | None]] = [
    ("two outlets, one day", {}, {"outlet": "Northwire"}, "same day"),
    ("two days", {}, {"day": NEXT}, None),
    ("the day after, where that is only the day of publication",
     {}, {"day": NEXT, "assumed": True}, "told the day after"),
    ("the day before is never assumed", {"day": NEXT}, {"day": DAY, "assumed": True}, None),
    ("two assumed days are two days",
     {"assumed": True}, {"day": NEXT, "assumed": True}, None),
    ("two days after is too late", {}, {"day": LATER, "assumed": True}, None),
    ("one place", {"at": KYIV}, {"at": KYIV}, "both at Kyiv"),
    ("two cities", {"at": KYIV}, {"at": ODESA}, None),
    ("a city and a state", {"at": KYIV}, {"at": KYIV | {"kind": "country"}}, "same day"),
    ("one place is not said", {"at": KYIV}, {}, "same day"),
    ("the same toll", {"count": 50}, {"count": 50}, "both count 50 people"),
    ("a toll that grew", {"count": 39}, {"count": 50}, "same day"),
    ("tolls of another size", {"count": 4}, {"count": 50}, None),
    ("two modes", {"mode": "aerial"}, {"mode": "firearms"}, None),
    ("one mode is not said", {"mode": "aerial"}, {}, "same day"),
    ("two speakers", {"type": "ACCUSE", "actor": LAVROV},
     {"type": "ACCUSE", "actor": PESKOV}, None),
    ("one speaker is not named", {"type": "ACCUSE", "actor": LAVROV},
     {"type": "ACCUSE"}, "same day"),
    ("two types", {"type": "ACCUSE"}, {"type": "THREATEN"}, None),
    ("two recipients", {}, {"recipient": party("POL")}, None),
    ("copies of one text printed two days apart",
     {"wire": "w"}, {"wire": "w", "day": LATER, "assumed": True}, "copies of one text"),
    ("copies of two texts", {"wire": "w"}, {"wire": "v", "day": LATER}, None),
    ("neither is dated", {"day": None}, {"day": None}, None),
    ("neither is dated, copies of one text",
     {"day": None, "wire": "w"}, {"day": None, "wire": "w"}, "copies of one text"),
]  # fmt: skip


def make(number: int, values: dict[str, Any]) -> Any:
    given = {"type": "ASSAULT", "day": DAY, "outlet": "Harbour Post"} | values
    return told(given.pop("type"), given.pop("day"), number=number, **given)


@pytest.mark.parametrize(("name", "one", "other", "reason"), PAIRS, ids=[row[0] for row in PAIRS])
def test_reports_are_one_event_or_two(
    name: str, one: dict[str, Any], other: dict[str, Any], reason: str | None
) -> None:
    found = link_reports([make(1, one), make(2, other)])
    assert len(found) == (2 if reason is None else 1)
    if reason is not None:
        assert reason in found[0].reason


def test_the_order_of_reading_changes_nothing() -> None:
    reports = [make(n, {"day": day, "assumed": n % 3 == 0, "at": KYIV if n % 2 else ODESA})
               for n, day in enumerate([DAY, NEXT, LATER] * 6)]  # fmt: skip
    first = link_reports(reports)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert link_reports(reports) == first


def test_a_report_joins_only_what_all_its_reports_fit() -> None:
    found = link_reports([make(1, {"at": KYIV}), make(2, {}), make(3, {"at": ODESA})])
    assert sorted(len(o.reports) for o in found) == [1, 2]


def test_the_surest_report_speaks_and_a_known_day_wins() -> None:
    (found,) = link_reports([make(1, {"sure": 1.0}), make(2, {"day": NEXT, "assumed": True})])
    assert found.certainty == 3.0
    assert found.day == DAY


def test_an_event_weighs_by_its_intensity_on_one_side_only() -> None:
    (fight,), (aid,) = link_reports([make(1, {})]), link_reports([make(2, {"type": "AID"})])
    assert (fight.conflict, fight.cooperation) == (9.0, 0.0)
    assert (aid.conflict, aid.cooperation) == (0.0, 7.0)
