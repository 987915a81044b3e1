"""Writers that are killed, and writers that come at once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.readings import make_page, many_readings
from warsan.errors import DeskError
from warsan.store import Store
from warsan.store.folder import find_desk
from warsan.store.lock import hold_desk
from warsan.views import view_reading

ROOT = Path(__file__).parents[2]
PER_BATCH = 12  # enough rows for files of their own, so that a kill can fall between file and row


def start_writer(desk: Path, name: str, first: int, count: int) -> subprocess.Popen[str]:
    script = Path(__file__).with_name("acknowledging_writer.py")
    arguments = [
        sys.executable,
        str(script),
        str(desk),
        name,
        str(first),
        str(count),
        str(PER_BATCH),
    ]
    return subprocess.Popen(
        arguments, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )


def kill_after(writer: subprocess.Popen[str], batches: int, seconds: float) -> list[list[str]]:
    """Kill a writer some time after it has acknowledged some batches; all it acknowledged."""
    assert writer.stdout is not None
    lines = [writer.stdout.readline() for _ in range(1 + batches)]
    time.sleep(seconds)
    writer.kill()
    lines += writer.stdout.readlines()
    writer.wait()
    return [line.split() for line in lines[1:] if line.endswith("\n")]


def check_record(store: Store, acknowledged: list[list[str]]) -> None:
    """Nothing acknowledged is missing, no batch is half there, nothing is there twice."""
    ids = [str(row[0]) for row in store.rows("SELECT id FROM desk.articles")]
    assert len(ids) == len(set(ids))
    assert {name for batch in acknowledged for name in batch} <= set(ids)
    sizes = store.rows("SELECT count(*) FROM desk.articles GROUP BY batch")
    assert set(sizes) <= {(PER_BATCH,)}
    loose = """SELECT count(*) FROM desk.articles a FULL JOIN
               (SELECT article, count(*) AS n FROM desk.events GROUP BY article) e
               ON a.id = e.article WHERE a.events IS DISTINCT FROM e.n"""
    assert store.rows(loose) == [(0,)]


def run_kills(desk: Path, kills: int, seed: int) -> None:
    """Kill a writer at that many random instants; a reader looks on all the while."""
    chance = random.Random(seed)
    acknowledged: list[list[str]] = []
    with Store.create(desk) as store:
        for kill in range(kills):
            writer = start_writer(desk, f"kill{kill}", 0, 1000)
            acknowledged += kill_after(writer, chance.randrange(3), chance.uniform(0.0, 0.15))
            check_record(store, acknowledged)
    with Store.open(desk) as store:
        check_record(store, acknowledged)
        store.compact()
        check_record(store, acknowledged)
        for name in chance.sample([name for batch in acknowledged for name in batch], 5):
            assert view_reading(store, name).article.id == name


def test_a_writer_killed_at_ten_instants_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    run_kills(tmp_path / "desk", kills=10, seed=1962)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(5))
def test_a_writer_killed_at_five_hundred_instants(tmp_path: Path, seed: int) -> None:
    run_kills(tmp_path / "desk", kills=100, seed=seed)


def test_a_batch_of_a_killed_writer_can_be_written_again(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    Store.create(desk).close()
    kill_after(start_writer(desk, "same", 0, 1000), batches=2, seconds=0.05)
    writer = start_writer(desk, "same", 0, 8)
    output, _ = writer.communicate()
    lines = [line.split() for line in output.splitlines()[1:]]
    with Store.open(desk) as store:
        check_record(store, lines)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    Store.create(desk).close()
    # “both” is brought by two of them: whoever comes second must see that it is there.
    writers = [start_writer(desk, name, 0, 6) for name in ("one", "both", "both")]
    outputs = [writer.communicate()[0].splitlines()[1:] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    with Store.open(desk) as store:
        check_record(store, [line.split() for lines in outputs for line in lines])
        assert store.rows("SELECT count(*) FROM desk.articles") == [(2 * 6 * PER_BATCH,)]


def test_threads_of_one_process_may_write_and_ask_at_once(tmp_path: Path) -> None:
    readings = many_readings(40)
    failures: list[BaseException] = []
    with Store.create(tmp_path / "desk") as store:

        def write(part: int) -> None:
            try:
                for reading in readings[part::4]:
                    store.write_batch([(make_page(reading.article), reading)])
                    store.rows("SELECT count(*) FROM desk.events")
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=write, args=(n % 4,)) for n in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures
        assert store.rows("SELECT count(*), count(DISTINCT id) FROM desk.articles") == [(40, 40)]


def test_a_desk_being_read_can_be_written_and_compacted_by_another_process(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    Store.create(desk).close()
    with Store.open(desk) as reader:
        writer = start_writer(desk, "other", 0, 6)
        counts = []
        while writer.poll() is None:
            counts.append(reader.rows("SELECT count(*) FROM desk.articles")[0][0])
            time.sleep(0.02)
        with Store.open(desk) as other:
            other.compact()
        counts.append(reader.rows("SELECT count(*) FROM desk.articles WHERE title <> ''")[0][0])
    assert counts == sorted(counts)  # type: ignore[type-var]
    assert {int(str(count)) % PER_BATCH for count in counts} == {0}  # whole batches only
    assert counts[-1] == 6 * PER_BATCH


def test_two_processes_may_make_the_same_desk_at_once(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    code = "import sys; from warsan.store import Store; Store.create(sys.argv[1]).close()"
    makers = [subprocess.Popen([sys.executable, "-c", code, desk]) for _ in range(3)]
    assert [maker.wait() for maker in makers] == [0, 0, 0]
    Store.open(desk).close()


def test_a_writer_that_waits_in_vain_says_so(tmp_path: Path) -> None:
    Store.create(tmp_path / "desk").close()
    folder = find_desk(tmp_path / "desk")
    with (
        hold_desk(folder),
        pytest.raises(DeskError, match="another Warsan is writing"),
        hold_desk(folder, wait=0.1),
    ):
        pass
