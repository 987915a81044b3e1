"""A desk that is read again: what is shown is what is kept, and nothing else."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.readings import make_page, many_readings
from tests.rereaders import name_of, read_as, read_first, read_second, read_second_or_fail
from warsan.desk import Desk, Reader, Rereading
from warsan.errors import NotFoundError
from warsan.model import Article, Reading, Refusal
from warsan.runs import Progress
from warsan.store import Store
from warsan.store.folder import find_desk
from warsan.store.lock import hold_desk
from warsan.views import view_staleness, view_unreadable

replace = msgspec.structs.replace
FIRST, SECOND = Reader(name_of(1), read_first), Reader(name_of(2), read_second)
FAILING = Reader(name_of(2), read_second_or_fail)
ARTICLES: list[Article] = [reading.article for reading in many_readings(24)]


def make_desk(path: Path, readings: list[Reading]) -> Desk:
    with Store.create(path) as store:
        store.write_batch([(make_page(reading.article), reading) for reading in readings])
    return Desk(path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "desk"
    make_desk(path, [read_first(article) for article in ARTICLES]).close()
    return path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    """Two dozen articles as the first reader read them."""
    with Desk(shutil.copytree(made, tmp_path / "desk")) as desk:
        yield desk


def reread(desk: Desk, reader: Reader, **values: Any) -> Rereading:
    """Read again, in this process unless the test is about another."""
    return desk.reread(reader=reader, **({"workers": 1} | values))


def stored(desk: Desk, table: str = "articles", version: str = "") -> list[Any]:
    """The rows of a table without what is counted anew in each transaction."""
    sql = f"SELECT * EXCLUDE ({'batch, stored' if table == 'articles' else 'position'})"
    return desk._store.rows(f"{sql} FROM desk.{table} {version} ORDER BY ALL")


def readers_of(desk: Desk) -> set[str]:
    return {desk.reading(article.id).reader.version for article in ARTICLES}


def test_the_same_reader_changes_nothing_and_says_so(desk: Desk) -> None:
    before = stored(desk)
    assert reread(desk, FIRST).ids == ()
    with reread(desk, FIRST, every=True) as again:
        assert (again.summary.articles, again.summary.differing, again.staged) == (24, 0, 0)
        assert list(again.changes) == []
        assert (again.summary.fields, again.summary.pairs, again.summary.examples) == ((), (), ())
        assert all(row.same == row.before == row.after for row in again.summary.kinds)
        assert again.keep().kept == ()
    assert stored(desk) == before


ALTERATIONS: list[tuple[str, Any]] = [
    ("frame", "planned"), ("score", -1.0), ("mode", "airstrike"), ("recipient", None),
]  # fmt: skip


def test_one_altered_field_is_reported_under_its_kind_and_field(tmp_path: Path) -> None:
    altered: list[Reading] = []
    for article, (field, value) in zip(ARTICLES, ALTERATIONS, strict=False):
        old = read_first(article)
        event = replace(old.events[0], **{field: value})
        altered.append(replace(old, reader=name_of(0), events=(event, *old.events[1:])))
    rest = [read_first(article) for article in ARTICLES[len(altered) :]]
    with make_desk(tmp_path / "desk", [*altered, *rest]) as desk, reread(desk, FIRST) as again:
        assert set(again.ids) == {reading.article.id for reading in altered}
        rows = {(row.kind, row.field, row.changed) for row in again.summary.fields}
        assert rows == {("event", field, 1) for field, _ in ALTERATIONS}
        found = {change.article: change for change in again.changes}
    for reading, (field, value) in zip(altered, ALTERATIONS, strict=True):
        change = found[reading.article.id]
        assert (change.change, change.fields) == ("changed", (field,))
        assert getattr(change.before, field) == value
        assert change.after == read_first(reading.article).events[0]


def test_nothing_is_kept_before_it_is_asked_for(desk: Desk) -> None:
    before = stored(desk)
    with reread(desk, SECOND) as again:
        assert again.summary.differing > 0
    assert stored(desk) == before


def test_a_kept_desk_is_as_if_the_new_reader_had_read_it_first(desk: Desk, tmp_path: Path) -> None:
    fresh = make_desk(tmp_path / "fresh", [read_second(article) for article in ARTICLES])
    with reread(desk, SECOND) as again:
        kept = again.keep()
    assert sorted(kept.kept) == sorted(article.id for article in ARTICLES)
    assert kept.passed == ()
    for table in ("articles", "events", "attributions", "figures"):
        assert stored(desk, table) == stored(fresh, table)
    assert desk.pairs() == fresh.pairs()
    assert desk.events() == fresh.events()
    assert [desk.page(a.id) for a in ARTICLES] == [fresh.page(a.id) for a in ARTICLES]
    assert reread(desk, SECOND).ids == ()


def test_the_shift_of_pairs_that_is_shown_is_the_one_that_comes(desk: Desk) -> None:
    before = {(row.actor, row.recipient): row for row in desk.pairs()}
    with reread(desk, SECOND) as again:
        again.keep()
    after = {(row.actor, row.recipient): row for row in desk.pairs()}
    assert again.summary.pairs
    for shift in again.summary.pairs:
        one, other = before[shift.actor, shift.recipient], after[shift.actor, shift.recipient]
        assert (shift.words_before, shift.deeds_before) == (one.words, one.deeds)
        assert (shift.words_after, shift.deeds_after) == (other.words, other.deeds)


def test_old_readings_stay_in_the_history_of_the_desk_also_when_it_is_compacted(
    desk: Desk,
) -> None:
    tables = ("articles", "events")
    before = {table: stored(desk, table) for table in tables}
    snapshot = desk._store.rows("SELECT max(snapshot_id) FROM ducklake_snapshots('desk')")[0][0]
    with reread(desk, SECOND) as again:
        again.keep()
    now = {table: stored(desk, table) for table in tables}
    for _ in range(2):
        for table in tables:
            assert stored(desk, table) == now[table]
            assert stored(desk, table, f"AT (VERSION => {snapshot})") == before[table]
        desk.compact()


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 24),
        ({"limit": 5}, 5),
        ({"outlet": "Northwire"}, 12),
        ({"since": "2022-04-20"}, 5),
        ({"since": "2022-04-20", "until": "2022-04-20"}, 1),
        ({"until": "2022-04-03", "outlet": "Harbour Post"}, 2),
        ({"articles": [ARTICLES[3].id[:12], ARTICLES[4].id]}, 2),
        ({"articles": []}, 0),
        ({"outlet": "nobody"}, 0),
    ],
)
def test_articles_are_chosen_by(desk: Desk, filters: dict[str, Any], count: int) -> None:
    with reread(desk, SECOND, **filters) as again:
        assert len(again.ids) == again.summary.articles == count


def test_the_newest_articles_come_first(desk: Desk) -> None:
    with reread(desk, SECOND, limit=3) as again:
        days = [desk.reading(name).article.published for name in again.ids]
    assert days == ["2022-04-24", "2022-04-23", "2022-04-22"]


def test_an_unknown_article_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        reread(desk, SECOND, articles=["zz"])


def test_what_a_newer_warsan_has_read_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    readings = [read_as(1 + 2 * (n % 2), article) for n, article in enumerate(ARTICLES)]
    desk = make_desk(tmp_path / "desk", readings)
    with reread(desk, SECOND) as again:
        assert (len(again.ids), again.newer) == (12, 12)
    with reread(desk, SECOND, every=True) as again:
        assert (len(again.ids), again.newer) == (24, 0)
        assert {row.reader: row.articles for row in again.summary.read_by} == {
            name_of(1): 12, name_of(3): 12,
        }  # fmt: skip
    assert view_staleness(desk._store, name_of(2)) == (
        type(view_staleness(desk._store, name_of(2)))(24, 12, 12, 0)
    )


def test_what_cannot_be_read_any_more_keeps_its_reading_with_the_reason(desk: Desk) -> None:
    lost = [article.id for article in ARTICLES[1:4]]
    with reread(desk, FAILING, workers=2) as again:
        assert {refusal.origin for refusal in again.refused} == set(lost)
        again.keep()
    assert [desk.reading(name) for name in lost] == [read_first(a) for a in ARTICLES[1:4]]
    reasons = {row.article: row.reason for row in view_unreadable(desk._store, name_of(2))}
    assert reasons.keys() == set(lost)
    assert reasons[lost[0]] == "too long to read"
    assert "ZeroDivisionError" in reasons[lost[1]]
    assert "was killed" in reasons[lost[2]]
    assert view_staleness(desk._store, name_of(2)).other == 0

    with reread(desk, SECOND) as again:  # it can read them after all
        assert set(again.ids) == set(lost)
        again.keep()
    assert readers_of(desk) == {"2.0"}
    assert view_unreadable(desk._store, name_of(2)) == ()


def test_an_article_that_another_reread_meanwhile_is_left_as_it_is(desk: Desk) -> None:
    with reread(desk, SECOND) as slow:
        with reread(desk, Reader(name_of(2), read_second), limit=4) as quick:
            quick.keep()
        before = stored(desk)
        kept = slow.keep()
    assert (len(kept.kept), sorted(kept.passed)) == (20, sorted(quick.ids))
    assert len(stored(desk)) == len(before) == 24
    assert readers_of(desk) == {"2.0"}


def test_keeping_waits_for_another_writer(desk: Desk) -> None:
    held = threading.Event()

    def hold() -> None:
        with hold_desk(find_desk(desk.path)):
            held.set()
            time.sleep(0.3)

    writer = threading.Thread(target=hold)
    with reread(desk, SECOND) as again:
        writer.start()
        held.wait()
        assert len(again.keep().kept) == 24
    writer.join()


def test_keeping_twice_keeps_once(desk: Desk) -> None:
    with reread(desk, SECOND) as again:
        first = again.keep()
        rows = stored(desk)
        assert again.keep() == first
    assert stored(desk) == rows


def test_one_process_or_two_store_the_same_bytes(made: Path, tmp_path: Path) -> None:
    rows = []
    for workers in (1, 2):
        desk = Desk(shutil.copytree(made, tmp_path / f"desk{workers}"))
        with reread(desk, SECOND, workers=workers) as again:
            summary = again.summary
            again.keep()
        rows.append((summary, stored(desk), stored(desk, "events")))
    assert rows[0] == rows[1]


def test_progress_knows_how_many_there_are(desk: Desk) -> None:
    seen: list[Progress] = []
    with reread(desk, SECOND, progress=seen.append) as again:
        assert [(p.done, p.total) for p in seen] == [(n, 24) for n in range(1, 25)]
        seen.clear()
        again.keep(seen.append)
    assert [(p.done, p.total) for p in seen] == [(24, 24)]


def test_a_desk_made_before_there_was_rereading_can_be_reread(desk: Desk) -> None:
    desk._store._connection.execute("DROP TABLE desk.refusals")
    assert view_unreadable(desk._store, name_of(2)) == ()
    with reread(desk, FAILING, workers=2) as again:
        again.keep()
    assert len(view_unreadable(desk._store, name_of(2))) == 3


def test_refusals_of_a_run_are_frozen_values(desk: Desk) -> None:
    with reread(desk, FAILING, articles=[ARTICLES[1].id]) as again:
        assert again.refused == (
            Refusal(origin=ARTICLES[1].id, reason="too long to read", hint="split it"),
        )
        assert again.staged == 0
