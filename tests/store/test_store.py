from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bridge import bridge_reading
from tests.readings import make_article, make_page, make_reading, many_readings
from warsan.errors import DeskError
from warsan.model import Page, Reading, When
from warsan.store import Store
from warsan.views import view_articles, view_events, view_page, view_reading
from warsan.views.events import EventQuery


def items(readings: list[Reading]) -> list[tuple[Page, Reading]]:
    return [(make_page(reading.article), reading) for reading in readings]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "desk")


def test_what_is_written_is_read_back_equal(store: Store) -> None:
    reading = bridge_reading()
    page = make_page(reading.article)
    receipt = store.write_batch([(page, reading)])
    assert receipt.added == (reading.article.id,)
    assert view_reading(store, reading.article.id) == reading
    assert view_page(store, reading.article.id) == page


def test_a_desk_keeps_its_record_when_closed_and_opened(tmp_path: Path) -> None:
    reading = bridge_reading()
    with Store.create(tmp_path / "desk") as store:
        store.write_batch(items([reading]))
    with Store.open(tmp_path / "desk") as store:
        assert view_reading(store, reading.article.id) == reading


def test_the_same_article_twice_is_one(store: Store) -> None:
    reading = bridge_reading()
    first = store.write_batch(items([reading, reading]))
    second = store.write_batch(items([reading]))
    assert (first.added, first.known) == ((reading.article.id,), ())
    assert (second.added, second.known) == ((), (reading.article.id,))
    assert store.rows("SELECT count(*) FROM desk.articles") == [(1,)]
    assert store.rows("SELECT count(*) FROM desk.events") == [(len(reading.events),)]


def test_a_batch_may_be_half_known(store: Store) -> None:
    one, two, three = many_readings(3)
    store.write_batch(items([two]))
    receipt = store.write_batch(items([one, two, three]))
    assert receipt.added == (one.article.id, three.article.id)
    assert receipt.known == (two.article.id,)


def test_an_empty_batch_is_nothing(store: Store) -> None:
    assert store.write_batch([]).added == ()


def test_an_article_without_findings_is_kept(store: Store) -> None:
    reading = make_reading(
        make_article("Nothing happened.", title=None, outlet=None, published=None, url=None)
    )
    store.write_batch(items([reading]))
    assert view_reading(store, reading.article.id) == reading
    assert view_articles(store)[0].published is None


def test_findings_are_flat_enough_to_be_asked_in_sql(store: Store) -> None:
    store.write_batch(items([bridge_reading()]))
    asked = {
        "SELECT actor, recipient, kind, day::VARCHAR, assumed FROM desk.events WHERE id = 'e1'": (
            "RUS", "NATO", "deed", "2022-04-26", False,
        ),
        "SELECT source, source_party FROM desk.events WHERE id = 'e2'": (
            "Foreign Minister Ana Petrova", "RUS",
        ),
        "SELECT parent, cue, source_party FROM desk.attributions WHERE id = 'a3'": (
            "a2", "denied", "NATO",
        ),
        "SELECT low, best, high, counts, of_party FROM desk.figures WHERE id = 'f2'": (
            20.0, None, 30.0, "wounded", None,
        ),
    }  # fmt: skip
    for sql, row in asked.items():
        assert store.rows(sql) == [row]


def test_a_day_that_is_no_day_is_stored_as_unknown(store: Store) -> None:
    reading = bridge_reading()
    vague = When(start="2014", end="spring", precision="year", assumed=False)
    event = msgspec.structs.replace(reading.events[0], when=vague)
    reading = msgspec.structs.replace(reading, events=(event,))
    store.write_batch(items([reading]))
    assert store.rows("SELECT day, day_end FROM desk.events") == [(None, None)]
    assert view_reading(store, reading.article.id) == reading


def test_a_batch_that_cannot_be_written_leaves_nothing(store: Store) -> None:
    good, bad = many_readings(2)
    event = msgspec.structs.replace(bad.events[0], score="high")
    bad = msgspec.structs.replace(bad, events=(event,))
    with pytest.raises(DeskError, match="nothing was written"):
        store.write_batch(items([good, bad]))
    assert store.rows("SELECT count(*) FROM desk.articles") == [(0,)]
    assert store.write_batch(items([good])).added == (good.article.id,)


TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=200)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=TEXT, title=st.none() | TEXT)
def test_any_text_comes_back_unchanged(store: Store, body: str, title: str | None) -> None:
    article = make_article(body, title=title)
    reading = make_reading(article)
    store.write_batch(items([reading]))
    assert view_reading(store, article.id) == reading
    assert store.rows("SELECT title FROM desk.articles WHERE id = ?", [article.id]) == [(title,)]


@pytest.mark.parametrize("raw", [b"", bytes(range(256)) * 20, "“Dorn”\x00".encode()])
def test_the_page_comes_back_byte_by_byte(store: Store, raw: bytes) -> None:
    reading = bridge_reading()
    page = msgspec.structs.replace(make_page(reading.article), raw=raw, media_type="text/html")
    store.write_batch([(page, reading)])
    assert view_page(store, reading.article.id) == page


def test_compacting_merges_files_and_changes_no_answer(store: Store) -> None:
    readings = many_readings(60)
    for start in range(0, 60, 12):  # twelve: enough rows for files of their own
        store.write_batch(items(readings[start : start + 12]))
    store.write_batch(items([bridge_reading()]))  # one: kept in the catalog
    articles = view_articles(store)
    events = view_events(store, EventQuery())
    stray = store.path / "data" / "main" / "events" / "left-by-a-killed-writer.parquet"
    stray.write_bytes(b"PAR1")

    result = store.compact()

    assert result.files < result.files_before
    assert not stray.exists()
    assert view_articles(store) == articles
    assert view_events(store, EventQuery()) == events
    assert store.compact().files == result.files


def test_a_desk_can_be_moved(tmp_path: Path) -> None:
    readings = many_readings(20)
    with Store.create(tmp_path / "here") as store:
        store.write_batch(items(readings))
    (tmp_path / "here").rename(tmp_path / "there")
    with Store.open(tmp_path / "there") as store:
        assert len(view_articles(store)) == 20
        assert store.write_batch(items([bridge_reading()])).added
        store.compact()
    assert not (tmp_path / "here").exists()


@pytest.mark.parametrize("name", ["it's an ünïcode “desk”", "a?b=c&d;100%"])
def test_a_desk_may_have_any_name(tmp_path: Path, name: str) -> None:
    readings = many_readings(12)
    with Store.create(tmp_path / name) as store:
        store.write_batch(items(readings))
    with Store.open(tmp_path / name) as store:
        assert len(view_articles(store)) == 12
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_nothing_is_fetched_or_looked_for_elsewhere(store: Store) -> None:
    sql = "SELECT value FROM duckdb_settings() WHERE name = ?"
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        assert store.rows(sql, [setting]) == [("false",)]
    with pytest.raises(DeskError):
        store.rows("SELECT * FROM 'https://example.org/x.parquet'")
