"""How found events are scored against our own gold."""

from __future__ import annotations

import pytest

from training.annotate.gold import GoldEvent
from training.score_events import Found, count_sentence, shares

GOLD = GoldEvent((5, 12), "ACCUSE", None, ((0, 4),), ((13, 20),))
NOBODY = GoldEvent((5, 12), "ASSAULT")


@pytest.mark.parametrize(
    ("gold", "found", "right", "parties"),
    [
        (GOLD, Found("ACCUSE", (5, 12), (((0, 4), (13, 20)),)), 1, 1),
        (GOLD, Found("ACCUSE", (6, 8), (((2, 9), (18, 30)),)), 1, 1),
        (GOLD, Found("ACCUSE", (5, 12), (((0, 4), None),)), 1, 0),
        (GOLD, Found("ACCUSE", (5, 12), (((0, 4), None), ((0, 4), (13, 20)))), 1, 1),
        (GOLD, Found("REJECT", (5, 12), (((0, 4), (13, 20)),)), 0, 0),
        (GOLD, Found("ACCUSE", (13, 20), (((0, 4), (13, 20)),)), 0, 0),
        (NOBODY, Found("ASSAULT", (5, 12), ((None, None),)), 1, 1),
        (NOBODY, Found("ASSAULT", (5, 12), (((0, 4), None),)), 1, 0),
    ],
)
def test_an_event_is_right_by_trigger_and_type_and_then_by_its_parties(
    gold: GoldEvent, found: Found, right: int, parties: int
) -> None:
    row = shares(count_sentence([gold], [found]))["all"]
    assert (row["p"], row["parties_p"]) == (right, parties)


def test_a_gold_event_is_found_once() -> None:
    twice = [Found("ACCUSE", (5, 12), ()), Found("ACCUSE", (5, 9), ())]
    row = shares(count_sentence([GOLD], twice))["all"]
    assert (row["p"], row["r"]) == (0.5, 1.0)


def test_nothing_found_earns_nothing() -> None:
    assert shares(count_sentence([GOLD], []))["ACCUSE"]["p"] == 0.0
