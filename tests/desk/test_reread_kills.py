"""A rereading that is killed at any instant leaves each article with one Reading."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.readings import make_page, many_readings
from tests.rereaders import name_of, read_as
from warsan.desk import Desk
from warsan.store import Store

ROOT = Path(__file__).parents[2]
ARTICLES = [reading.article for reading in many_readings(160)]  # five batches


def start(desk: Path, generation: int) -> subprocess.Popen[str]:
    script = Path(__file__).with_name("rereading_writer.py")
    return subprocess.Popen(
        [sys.executable, str(script), str(desk), str(generation)],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def kill(desk: Path, generation: int, chance: random.Random) -> int:
    """Kill a rereading some time after it began to keep; how many it said were kept."""
    writer = start(desk, generation)
    assert writer.stdout is not None
    lines = [writer.stdout.readline() for _ in range(1 + chance.randrange(4))]
    time.sleep(chance.uniform(0.0, 0.1))
    writer.kill()
    lines += writer.stdout.readlines()
    writer.wait()
    done = [int(line) for line in lines[1:] if line.endswith("\n")]
    return max(done, default=0)


def check_desk(store: Store, generation: int) -> int:
    """Each article has one whole Reading; how many are of the generation."""
    rows = store.rows("SELECT id, reader_version, events FROM desk.articles")
    assert len(rows) == len(ARTICLES)
    assert {str(row[0]) for row in rows} == {article.id for article in ARTICLES}
    loose = """SELECT count(*) FROM desk.articles a FULL JOIN
               (SELECT article, count(*) AS n, min(certainty) AS sure FROM desk.events
                GROUP BY article) e ON a.id = e.article
               WHERE a.events IS DISTINCT FROM e.n OR e.sure IS DISTINCT FROM
               (a.reading::JSON -> '$.events[0].certainty.value')::DOUBLE"""
    assert store.rows(loose) == [(0,)]
    return sum(row[1] == name_of(generation).version for row in rows)


def run_kills(path: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    with Store.create(path) as store:
        items = [(make_page(article), read_as(1, article)) for article in ARTICLES]
        store.write_batch(items)
        for generation in range(2, kills + 2):
            said = kill(path, generation, chance)
            kept = check_desk(store, generation)
            assert said <= kept <= said + 32 or kept == len(ARTICLES)
        last = kills + 2
        writer = start(path, last)
        assert writer.communicate()[0].splitlines()[-1] == str(len(ARTICLES))
        assert check_desk(store, last) == len(ARTICLES)
        store.compact()
        assert check_desk(store, last) == len(ARTICLES)
    with Desk(path) as desk:
        assert desk.reading(ARTICLES[7].id) == read_as(last, ARTICLES[7])


def test_a_rereading_killed_at_four_instants_leaves_one_reading_an_article(
    tmp_path: Path,
) -> None:
    run_kills(tmp_path / "desk", kills=4, seed=1962)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(2))
def test_a_rereading_killed_at_a_hundred_instants(tmp_path: Path, seed: int) -> None:
    run_kills(tmp_path / "desk", kills=50, seed=seed)
