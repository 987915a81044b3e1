from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.readings import make_article, make_page
from tests.runs.readers import read_by_title, read_plainly, read_where
from warsan.errors import DeskError, ModelError
from warsan.model import Page, Reading, Refusal
from warsan.runs import Progress, run_local

ROOT = Path(__file__).parents[2]


def pages(*titles: str) -> list[Page]:
    return [make_page(make_article(f"Text of {title}.", title=title)) for title in titles]


def run(
    sources: Sequence[Page | Refusal], workers: int, batch: int = 4
) -> tuple[list[list[str | None]], tuple[Refusal, ...]]:
    """The titles of each batch, and the refusals."""
    batches: list[list[str | None]] = []

    def write(items: Sequence[tuple[Page, Reading]]) -> None:
        batches.append([reading.article.title for _, reading in items])

    refused = run_local(sources, write, read=read_by_title, workers=workers, batch=batch)
    return batches, refused


@pytest.mark.parametrize("workers", [1, 2])
def test_batches_come_in_the_order_of_the_pages(workers: int) -> None:
    titles = ["slow 0", *(f"page {n}" for n in range(1, 10))]
    batches, refused = run(pages(*titles), workers)
    assert [title for batch in batches for title in batch] == titles
    assert [len(batch) for batch in batches] == [4, 4, 2]
    assert refused == ()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_cannot_be_read_is_refused_and_the_rest_goes_on(workers: int) -> None:
    lost = Refusal(origin="lost.html", reason="no such file", hint="check its name")
    sources: list[Page | Refusal] = [*pages("a", "refuse", "b"), lost, *pages("crash", "c")]
    batches, refused = run(sources, workers)
    assert batches == [["a", "b", "c"]]
    assert [refusal.reason for refusal in refused] == [
        "too long to read",
        "no such file",
        "the reader failed on it (ZeroDivisionError: nothing to divide by)",
    ]
    assert all(refusal.hint for refusal in refused)


def test_only_the_page_that_kills_its_process_is_refused() -> None:
    titles = [f"page {n}" for n in range(8)]
    sources = pages(*titles[:3], "die", *titles[3:], "die")
    batches, refused = run(sources, workers=2)
    assert [title for batch in batches for title in batch] == titles
    assert ["was killed" in refusal.reason for refusal in refused] == [True, True]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_broken_reader_stops_the_run(workers: int) -> None:
    with pytest.raises(ModelError, match="the model is missing") as caught:
        run(pages("a", "no model", "b", "c", "d", "e"), workers)
    assert caught.value.hint == "install it"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_write_stops_the_run(workers: int) -> None:
    def write(items: Sequence[tuple[Page, Reading]]) -> None:
        raise DeskError("disk full")

    with pytest.raises(DeskError, match="disk full"):
        run_local(pages(*"abcdefgh"), write, read=read_plainly, workers=workers, batch=2)


def test_processes_share_the_work_with_one_thread_each() -> None:
    where: list[str] = []

    def write(items: Sequence[tuple[Page, Reading]]) -> None:
        where.extend(str(reading.article.outlet) for _, reading in items)

    run_local(pages(*(f"{n}" for n in range(30))), write, read=read_where, workers=2)
    assert len(set(where)) == 2
    assert all(place.endswith(" 1") for place in where)
    assert not any(place.startswith(f"{os.getpid()} ") for place in where)


def test_a_handful_of_pages_is_read_in_this_process() -> None:
    where: list[str] = []

    def write(items: Sequence[tuple[Page, Reading]]) -> None:
        where.extend(str(reading.article.outlet) for _, reading in items)

    run_local(pages("a", "b", "c"), write, read=read_where)
    assert {place.split()[0] for place in where} == {str(os.getpid())}


def test_progress_counts_what_was_read_and_what_was_not() -> None:
    seen: list[Progress] = []
    run_local(
        pages("a", "refuse", "b"), lambda _: None, read=read_by_title, workers=1,
        progress=seen.append,
    )  # fmt: skip
    assert [(p.done, p.read, p.refused) for p in seen] == [(1, 1, 0), (2, 1, 1), (3, 2, 1)]


def test_nothing_to_read_writes_nothing() -> None:
    assert run([], workers=2) == ([], ())


def test_pages_are_taken_as_they_are_read_not_all_at_once() -> None:
    taken = 0

    def endless() -> Iterator[Page]:
        nonlocal taken
        while True:
            taken += 1
            yield pages(f"page {taken}")[0]

    class EnoughError(Exception):
        pass

    def write(items: Sequence[tuple[Page, Reading]]) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        run_local(endless(), write, read=read_plainly, workers=2, batch=8)
    assert taken < 40


LONG_RUN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # background shells start us without
from tests.readings import make_article, make_page
from tests.runs.readers import read_by_title
from warsan.runs import run_local

def write(items):
    print("begin", flush=True)
    for _ in range(5):
        import time; time.sleep(0.05)
    print("end", len(items), flush=True)

if __name__ == "__main__":
    pages = (make_page(make_article(f"Text {n}.", title=f"slow {n}")) for n in range(1000))
    try:
        run_local(pages, write, read=read_by_title, workers=int(sys.argv[1]), batch=1)
    except KeyboardInterrupt:
        print("stopped", flush=True)
        sys.exit(130)
"""


def start_long_run(tmp_path: Path, workers: int) -> subprocess.Popen[str]:
    script = tmp_path / "long_run.py"
    script.write_text(LONG_RUN)
    return subprocess.Popen(
        [sys.executable, str(script), str(workers)], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("whole_group", [False, True])
def test_ctrl_c_ends_after_the_batch_in_hand(
    tmp_path: Path, workers: int, whole_group: bool
) -> None:
    long_run = start_long_run(tmp_path, workers)
    assert long_run.stdout is not None
    assert long_run.stdout.readline() == "begin\n"
    if whole_group:  # as a terminal does it
        os.killpg(long_run.pid, signal.SIGINT)
    else:
        long_run.send_signal(signal.SIGINT)
    output, errors = long_run.communicate(timeout=30)
    assert output.splitlines() == ["end 1", "stopped"]
    assert (long_run.returncode, errors) == (130, "")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_workers_do_not_outlive_a_killed_run(tmp_path: Path) -> None:
    long_run = start_long_run(tmp_path, 2)
    assert long_run.stdout is not None
    long_run.stdout.readline()
    long_run.kill()
    long_run.wait()
    deadline = time.monotonic() + 20
    while (left := members(long_run.pid)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []


def members(session: int) -> list[str]:
    """The processes of a session that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if fields[3] == str(session) and fields[0] != "Z":
            found.append(status.parent.name)
    return found
