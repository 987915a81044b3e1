"""`warsan read` with the real reader."""

from __future__ import annotations

from pathlib import Path

import pytest

import warsan as api
from tests.cli.conftest import Run
from warsan.model import Reading, reading_from_json

TEXT = (
    "Foreign ministers meet in Geneva\n\n"
    "The Russian foreign minister, Sergei Lavrov, accused NATO on Tuesday of arming Ukraine. "
    "A spokeswoman for the alliance said that the ministers would meet again in May. "
    "The talks in Geneva lasted three hours and ended without a joint statement.\n"
)
DUTCH = "De minister zei dinsdag dat het leger de brug bij het dorp niet heeft beschoten. " * 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article, a page in Dutch, an empty file and a picture."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(DUTCH)
    (folder / "c.txt").write_text("")
    (folder / "d.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return folder


def readings(output: str) -> list[Reading]:
    return [reading_from_json(line) for line in output.splitlines()]


def test_json_is_one_reading_a_line_and_what_python_reads(process: Run) -> None:
    done = process("read", "-", "--published", "2022-04-28", "--json", given=TEXT)
    assert (done.returncode, done.stderr) == (0, "")
    (reading,) = readings(done.stdout)
    assert reading == api.read(TEXT, published="2022-04-28")
    assert reading.article.published == "2022-04-28"


def test_what_cannot_be_read_is_listed_and_the_rest_is_read(warsan: Run, folder: Path) -> None:
    done = warsan("read", folder, "--published", "2022-04-28", "--json")
    assert done.returncode == 0
    assert len(readings(done.stdout)) == 1
    head, *listed = done.stderr.splitlines()
    assert head == "warsan: 3 could not be read"
    assert len(listed) == 3
    for line, name in zip(listed, ["b.txt", "c.txt", "d.png"], strict=True):
        assert line.count(name) == 1


@pytest.mark.parametrize("name", ["b.txt", "c.txt", "d.png", "no-such-file"])
def test_the_exit_code_is_two_when_nothing_could_be_read(
    warsan: Run, folder: Path, name: str
) -> None:
    done = warsan("read", folder / name)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("warsan: ")
    assert line.count(name) == 1
    assert line.endswith(")")  # what to do about it


def test_a_desk_is_made_filled_and_left_alone_by_what_it_knows(
    warsan: Run, folder: Path, tmp_path: Path
) -> None:
    arguments = ("read", folder, "--published", "2022-04-28", "--desk", tmp_path / "kept")
    first, second = warsan(*arguments), warsan(*arguments, "--json")
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.startswith("1 article read and kept in")
    with api.Desk(tmp_path / "kept") as desk:
        (row,) = desk.articles()
        assert readings(second.stdout) == [desk.reading(row.id)]
        assert desk.page(row.id).raw.decode() == TEXT


def test_a_person_sees_the_article_and_what_was_found(warsan: Run) -> None:
    done = warsan("read", "-", "--published", "2022-04-28", "--outlet", "The Bay", given=TEXT)
    head = "Foreign ministers meet in Geneva\nThe Bay · 28 April 2022\n"
    assert done.stdout.split("\n", 1)[1].startswith(head)
    assert "● ACCUSE" in done.stdout
    assert "Sergei Lavrov (Russia) → NATO" in done.stdout
