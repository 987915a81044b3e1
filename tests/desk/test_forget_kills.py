"""Forgetting that is killed at any instant, or has others write beside it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.leftovers import leftovers
from tests.readings import make_article, make_page, make_reading, many_readings
from warsan.desk import Desk
from warsan.store import Store

ROOT = Path(__file__).parents[2]
MILL = make_article("Vostok shelled the mill at Orrin.", title="The mill burns",
                    url="https://harbour.example/mill-at-orrin")  # fmt: skip
GONE = (MILL.id, "mill at Orrin", "mill-at-orrin", "The mill burns")
OTHERS = [(make_page(reading.article), reading) for reading in many_readings(40)]


def start(*command: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
    )  # fmt: skip


def forget(desk: Path) -> subprocess.Popen[str]:
    code = "from warsan.cli import main; main()"
    return start("-c", code, "forget", MILL.id, "--desk", desk, "--yes", "--why", "taken down")


def make_desk(path: Path) -> None:
    with Store.create(path) as store:
        for first in range(0, 40, 8):
            store.write_batch(OTHERS[first : first + 8])
            if first == 8:
                store.write_batch([(make_page(MILL), make_reading(MILL))])


def check(path: Path) -> None:
    """The desk is whole: the article is there or not, everything else is as it was."""
    with Desk(path) as desk:
        held = {row.id for row in desk.articles()}
        assert held - {MILL.id} >= {reading.article.id for _, reading in OTHERS}
        assert desk.reading(OTHERS[7][1].article.id) == OTHERS[7][1]


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(2))
def test_a_forgetting_killed_at_ten_instants_is_finished_by_the_next(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    make_desk(tmp_path / "made")
    for number in range(10):
        desk = tmp_path / f"desk-{number}"
        shutil.copytree(tmp_path / "made", desk)
        killed = forget(desk)
        time.sleep(chance.uniform(0.3, 4.0))
        killed.kill()
        killed.communicate()
        check(desk)
        again = forget(desk)
        out, err = again.communicate()
        # What the first one did whole is not there to be named any more.
        assert again.returncode == 0 or (again.returncode == 2 and "no article" in err), out + err
        check(desk)
        assert leftovers(desk, *GONE) == []


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_others_may_write_while_a_desk_forgets(tmp_path: Path) -> None:
    make_desk(tmp_path / "desk")
    script = ROOT / "tests" / "store" / "acknowledging_writer.py"
    writer = start(script, tmp_path / "desk", "beside", "0", "12", "3")
    assert writer.stdout is not None
    writer.stdout.readline()
    done = forget(tmp_path / "desk")
    out, err = done.communicate()
    assert done.returncode == 0, out + err
    said, errors = writer.communicate()
    assert writer.returncode == 0, errors
    kept = {name for line in said.splitlines() for name in line.split()}
    check(tmp_path / "desk")
    with Desk(tmp_path / "desk") as desk:
        assert kept <= {row.id for row in desk.articles()}
    assert leftovers(tmp_path / "desk", *GONE) == []
