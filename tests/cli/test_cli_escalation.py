from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from warsan.report.strokes import draw_strokes, say_level


def test_pressure_draws_tables_and_says_what_it_rests_on(warsan: Run, kept: Path) -> None:
    done = warsan("pressure", "Russia", "NATO", "--assumed", "--desk", kept, COLUMNS="160")
    assert (done.returncode, done.stderr) == (0, "")
    for expected in ("RUS → NATO, by week", "words  ", "level  ", "coverage", "4 force",
                     "distinct events told", "of all pressure is told by"):  # fmt: skip
        assert expected in done.stdout


def test_pressure_as_json_is_one_object(warsan: Run, kept: Path) -> None:
    done = warsan("pressure", "RUS", "NATO", "--by", "day", "--assumed", "--desk", kept, "--json")
    found = json.loads(done.stdout)
    assert found["question"]["actor"] == "RUS"
    assert found["question"]["step"] == "day"
    keys = {event["key"] for event in found["events"]}
    assert {p["level_event"] for p in found["points"] if p["level_event"]} <= keys
    assert {c["key"] for change in found["changes"] for c in change["carriers"]} <= keys


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["RUS", "NATO", "--by", "month"], "is no step"),
        (["RUS+", "NATO"], "RUS has no members"),
        (["RUS", "Nowhere at all"], "no party"),
        (["RUS", "NATO", "--since", "June"], "is no day"),
        (["RUS", "NATO", "--source", "The Moon"], "nothing counts from RUS to NATO"),
    ],
)
def test_pressure_says_what_cannot_be_asked(
    warsan: Run, kept: Path, arguments: list[str], message: str
) -> None:
    done = warsan("pressure", *arguments, "--desk", kept)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_lines_are_tabled_with_what_became_of_them(warsan: Run, kept: Path) -> None:
    done = warsan("lines", "RUS", "NATO+", "--desk", kept)
    assert (done.returncode, done.stderr) == (0, "")
    assert "conditional threat" in " ".join(done.stdout.split())
    rows = warsan("lines", "RUS", "NATO+", "--desk", kept, "--json").stdout.splitlines()
    assert {json.loads(row)["kind"] for row in rows} == {"conditional threat"}


def test_pair_shows_its_weeks_as_strokes(warsan: Run, kept: Path) -> None:
    done = warsan("pair", "RUS", "NATO", "--desk", kept)
    assert "pressure by week, 2022-" in done.stdout
    assert "level  " in done.stdout


def test_strokes_keep_heights_and_show_what_is_not_known() -> None:
    assert draw_strokes([0, 4, None, 8]) == "▁▅·█"
    assert draw_strokes([0, None]) == "▁·"
    assert draw_strokes([]) == ""
    assert draw_strokes([4], top=5) == "▇"
    assert [say_level(level) for level in (None, 1, 5)] == ["", "1 none", "5 war"]


def test_an_outlook_says_how_much_it_needs(warsan: Run, kept: Path) -> None:
    done = warsan("outlook", "RUS", "NATO", "--desk", kept)
    assert (done.returncode, done.stderr) == (0, "")
    assert "takes" in done.stdout
    assert "known weeks" in done.stdout
    refused = json.loads(warsan("outlook", "RUS", "NATO", "--desk", kept, "--json").stdout)
    assert refused["held"] < refused["needed"]
