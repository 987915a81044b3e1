from __future__ import annotations

import pytest

from warsan.escalation import find_origin

# outlet, credit, and the source that the article counts as
ROWS = [
    ("The Guardian", None, "Scott Trust"),
    ("The Observer", None, "Scott Trust"),
    ("TASS", None, "TASS"),
    ("RT", None, "state outlets of RUS"),
    ("The Guardian", "Reuters", "Reuters"),
    ("Harbour Post", None, "Harbour Post"),
    (None, None, "unnamed outlets"),
]


@pytest.mark.parametrize(("outlet", "credit", "name"), ROWS)
def test_articles_count_as_the_source_behind_them(
    outlet: str | None, credit: str | None, name: str
) -> None:
    origin = find_origin("a1", outlet, credit)
    assert origin.name == name
    assert origin.reason


def test_copies_of_one_text_are_one_source_whoever_prints_them() -> None:
    wires = {"a1": "w1", "a2": "w1"}
    names = {find_origin(a, o, None, wires).name for a, o in (("a1", "RT"), ("a2", "Bay Mail"))}
    assert names == {"wire w1"}
