from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from warsan.desk import Desk

Run = Callable[..., CompletedProcess[str]]
OWN = '[[party]]\nname = "Jade Column"\ncode = "JADE"\nsector = "REB"\n'
TEXT = "Column at the river\n\nThe Jade Column attacked a village near the river on Tuesday.\n"


def lines(done: CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_name_is_shown_with_its_candidates(warsan: Run) -> None:
    done = warsan("parties", "Moscow", "--on", "1962-10-22")
    assert done.returncode == 0
    assert "SUN GOV" in done.stdout
    assert "countries.tsv" in done.stdout


def test_a_name_may_follow_an_option(warsan: Run) -> None:
    (answer,) = lines(warsan("parties", "--json", "Congo"))
    assert answer["party"] is None
    assert len(answer["candidates"]) == 2  # type: ignore[arg-type]


def test_codes_are_given_with_their_losses(warsan: Run) -> None:
    rows = lines(warsan("parties", "codes", "Wagner", "NATO", "--json"))
    assert [row["cameo"] for row in rows] == ["RUSUAF", "IGONAT"]
    assert all(row["losses"] for row in rows)
    assert len(lines(warsan("parties", "codes", "--json"))) > 200


def test_codes_of_a_doubtful_name_are_refused(warsan: Run) -> None:
    done = warsan("parties", "codes", "Congo")
    assert done.returncode == 2
    assert "no one party 'Congo'" in done.stderr


@pytest.mark.parametrize(("name", "count"), [("NATO", 15), ("g7", 0)])
def test_members_are_listed_for_a_day(warsan: Run, name: str, count: int) -> None:
    rows = lines(warsan("parties", "members", name, "--on", "1962-10-22", "--json"))
    assert len(rows) == count


def test_a_good_file_is_told_with_its_digest(warsan: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(OWN)
    done = warsan("parties", "check", path)
    assert done.returncode == 0
    assert "good, 1 party" in done.stdout
    (told,) = lines(warsan("parties", "check", path, "--json"))
    assert told["codes"] == ["JADE"]


def test_a_broken_file_is_refused_in_one_line(warsan: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(OWN.replace("JADE", "jade"))
    done = warsan("parties", "check", path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "party 1: 'jade' is no code" in done.stderr


def test_a_file_beside_a_desk_recodes_what_is_read_and_is_named_by_it(
    warsan: Run, tmp_path: Path
) -> None:
    article, folder, mine = tmp_path / "a.txt", tmp_path / "desk", tmp_path / "mine.toml"
    article.write_text(TEXT)
    mine.write_text(OWN)
    warsan("read", article, "--published", "2022-04-28", "--desk", folder)
    (told,) = lines(warsan("parties", "check", mine, "--desk", folder, "--json"))
    assert told["summary"]["differing"] == 1  # type: ignore[index]
    with Desk(folder) as desk:
        before = desk.reading(desk.articles()[0].id)
        assert before.reader.parties is None

    (folder / "parties.toml").write_text(OWN)
    with Desk(folder) as desk:
        assert desk.staleness().other == 1
        with desk.reread() as again:
            again.keep()
        after = desk.reading(desk.articles()[0].id)
        assert desk.staleness().other == 0
    assert after.reader.parties == told["digest"]
    assert {e.actor.country for e in after.events if e.actor} == {"JADE"}
    shown = warsan("events", "--actor", "Jade Column", "--desk", folder)
    assert "Jade Column →" in shown.stdout


def test_a_broken_file_beside_a_desk_is_named(warsan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "parties.toml").write_text("[[party]\n")
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    done = warsan("read", article, "--desk", folder)
    assert done.returncode == 2
    assert "parties.toml is no TOML" in done.stderr
