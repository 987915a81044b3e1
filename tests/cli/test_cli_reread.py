"""`warsan reread` with the real reader, on a desk that names another one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.cli.conftest import COMMAND, SCREEN, Run
from tests.readings import make_article, make_page
from warsan.desk import Desk
from warsan.model import ReaderName, Reading
from warsan.reader.article import read_article
from warsan.reader.name import reader_name
from warsan.store import Store

replace = msgspec.structs.replace
OLD = ReaderName(version="0.0.1", model="an old model")
TEXTS = (
    "Russia shelled a bridge in Ukraine on Tuesday. Moscow accused Kyiv of lies.",
    "China condemned the United States on Monday.",
    "Nothing else happened in the harbour that day.",
)


def as_before(reading: Reading) -> Reading:
    """The Reading as an old reader would have made it: its first event was only planned."""
    events = (*(replace(event, frame="planned") for event in reading.events[:1]),
              *reading.events[1:])  # fmt: skip
    return replace(reading, reader=OLD, events=events)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "desk"
    articles = [make_article(text, title=None, published="2022-04-28") for text in TEXTS]
    with Store.create(path) as store:
        store.write_batch([(make_page(a), as_before(read_article(a))) for a in articles])
    return path


@pytest.fixture
def desk(old: Path, tmp_path: Path) -> Path:
    return shutil.copytree(old, tmp_path / "desk")


def readers(path: Path) -> set[ReaderName]:
    with Desk(path) as desk:
        return {desk.reading(row.id).reader for row in desk.articles()}


def summary(printed: str) -> dict[str, Any]:
    (line,) = printed.splitlines()
    return json.loads(line)  # type: ignore[no-any-return]


def test_it_shows_what_changes_and_keeps_nothing_unasked(warsan: Run, desk: Path) -> None:
    done = warsan("reread", desk, "--workers", "1")
    assert (done.returncode, done.stderr) == (1, "nothing was kept\n")
    printed = " ".join(done.stdout.split())
    for expected in (
        f"3 articles read again by Warsan {reader_name().version}, model {reader_name().model}",
        "read before by Warsan 0.0.1, model an old model (3)",
        "events frame 2",
        "changed event",
        "frame: planned → done",
        "2 articles of 3 would change",
    ):
        assert expected in printed
    assert readers(desk) == {OLD}


def test_kept_once_there_is_nothing_left_to_read_again(warsan: Run, desk: Path) -> None:
    done = warsan("reread", desk, "--yes", "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "kept 3 Readings; the old ones stay in the desk's history" in done.stdout
    assert readers(desk) == {reader_name()}
    again = warsan("reread", desk)
    assert again.returncode == 0
    assert again.stdout.startswith("nothing to read again")
    every = warsan("reread", desk, "--all", "--workers", "1")
    assert every.returncode == 0
    assert "nothing differs: there is nothing to keep" in every.stdout


def test_a_dry_run_is_no_failure_and_keeps_nothing(warsan: Run, desk: Path, tmp_path: Path) -> None:
    done = warsan("reread", desk, "--dry-run", "--yes", "--json", "--changes", "all.jsonl")
    told = summary(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (told["articles"], told["differing"], told["staged"], told["kept"]) == (3, 2, 3, None)
    assert told["fields"] == [{"kind": "event", "field": "frame", "changed": 2}]
    changes = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert [(c["kind"], c["change"], c["fields"]) for c in changes] == [
        ("event", "changed", ["frame"])
    ] * 2
    assert {(c["before"]["frame"], c["after"]["frame"]) for c in changes} == {("planned", "done")}
    assert readers(desk) == {OLD}


def test_json_with_yes_says_how_many_were_kept(warsan: Run, desk: Path) -> None:
    done = warsan("reread", desk, "--yes", "--json", "--limit", "2", "--examples", "0")
    told = summary(done.stdout)
    assert (done.returncode, told["kept"], told["passed"], told["examples"]) == (0, 2, [], [])
    assert readers(desk) == {OLD, reader_name()}


def test_an_article_of_another_reader_is_shown_with_the_command_to_type(
    warsan: Run, desk: Path
) -> None:
    with Desk(desk) as opened:
        name = opened.articles()[0].id
    printed = " ".join(warsan("show", name, "--desk", desk).stdout.split())
    assert "read by Warsan 0.0.1, model an old model; this is Warsan" in printed
    assert f"--article {name[:10]}" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no desk at"),
        (["DESK", "--article", "zz"], "no article 'zz'"),
        (["DESK", "--since", "1.4.22"], "--since 1.4.22 is no day"),
        (["DESK", "--outlet", "nobody", "--changes", "no/such/file"], "cannot be written"),
    ],
)
def test_what_cannot_be_reread_is_said_in_one_line(
    warsan: Run, desk: Path, arguments: list[str], message: str
) -> None:
    done = warsan("reread", *(str(desk) if word == "DESK" else word for word in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("warsan: ")
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


@pytest.mark.parametrize(("answer", "code", "kept"), [(b"y\n", 0, True), (b"\n", 1, False)])
def test_a_person_is_asked(desk: Path, answer: bytes, code: int, kept: bool) -> None:
    pty = pytest.importorskip("pty", reason="terminals of Unix")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "reread", str(desk), "--workers", "1"],
        stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, env=os.environ | SCREEN,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while b"[y/N]" not in seen:
        seen += os.read(ours, 4096)
    os.write(ours, answer)
    shown, _ = process.communicate()
    os.close(ours)
    assert process.returncode == code
    assert b"Keep the new Readings of 3 articles? [y/N]" in seen
    assert "2 articles of 3 would change" in shown.decode()
    assert (readers(desk) == {reader_name()}) is kept
