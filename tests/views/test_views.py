from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.bridge import bridge_reading
from tests.readings import make_article, make_event, make_page, make_reading, party
from warsan.errors import NotFoundError
from warsan.model import Certainty, Event, Reading, When
from warsan.store import Store
from warsan.views import (
    EventQuery,
    find_id,
    view_articles,
    view_events,
    view_page,
    view_pair,
    view_pairs,
    view_reading,
)

RUS, UKR, NATO = party("RUS"), party("UKR"), party("NATO")
VERBS = {
    "ASSAULT": "shelled", "ACCUSE": "accused", "CONSULT": "met", "AID": "fed", "THREATEN": "warned",
}  # fmt: skip


def certain(value: float) -> Certainty:
    return Certainty(value=value, reason="given by the test")


def when(start: str | None, precision: str = "day", end: str | None = None) -> When:
    return When(start=start, end=end or start, precision=precision, assumed=False)  # type: ignore[arg-type]


def make(title: str, events: Sequence[tuple[str, Any]], **fields: Any) -> Reading:
    """An article that says each verb once, in the order of the events."""
    body = " ".join(f"They {VERBS[code]} them." for code, _ in events) or "Nothing happened."
    article = make_article(body, title=title, url=None, **fields)
    made: list[Event] = []
    for number, (code, values) in enumerate(events):
        given = {"actor": RUS, "recipient": UKR} | values
        actor, recipient = given.pop("actor"), given.pop("recipient")
        made.append(make_event(article, f"e{number}", code, VERBS[code], actor, recipient, **given))
    return make_reading(article, events=tuple(made))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "desk")


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A desk with four different events."""
    month = when("2022-04-01", "month", "2022-04-30")
    events = [
        ("ASSAULT", {"when": when("2022-04-25")}),
        ("ACCUSE", {"recipient": NATO, "when": when("2022-04-26")}),
        ("CONSULT", {"actor": UKR, "recipient": RUS, "when": month}),
        ("AID", {"actor": NATO, "recipient": None, "when": when(None, "vague")}),
    ]
    store = Store.create(tmp_path_factory.mktemp("chosen") / "desk")
    keep(store, make("one", events, published="2022-04-01"))
    return store


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A desk in which each row of the table has an actor of its own."""
    store = Store.create(tmp_path_factory.mktemp("counting") / "desk")
    keep(
        store,
        *(
            make(name, [(code, {"actor": party(name)} | values)])
            for name, code, values, _ in COUNTING
        ),
    )
    return store


def keep(store: Store, *readings: Reading) -> None:
    store.write_batch([(make_page(reading.article), reading) for reading in readings])


def test_articles_come_newest_first_across_time_zones(store: Store) -> None:
    keep(
        store,
        make("undated", [], published=None),
        make("evening in New York", [], published="2022-04-27T21:00:00-04:00"),
        make("a bare day", [], published="2022-04-28"),
        make("noon in Kyiv", [], published="2022-04-28T12:00:00+03:00"),
    )
    assert [row.title for row in view_articles(store)] == [
        "noon in Kyiv", "evening in New York", "a bare day", "undated",
    ]  # fmt: skip


def test_an_article_is_listed_with_what_was_found(store: Store) -> None:
    reading = bridge_reading()
    keep(store, reading)
    (row,) = view_articles(store)
    assert (row.id, row.outlet, row.credit, row.genre) == (
        reading.article.id, "The Harbour Post", "Northwire", "news",
    )  # fmt: skip
    assert (row.words, row.deeds, row.events, row.attributions) == (2, 2, 4, 3)
    assert row.length == len(reading.article.body.split())


def test_an_id_may_be_cut_as_long_as_it_is_clear(store: Store) -> None:
    reading = bridge_reading()
    keep(store, reading)
    name = reading.article.id
    for prefix in (name, name[:8], name[:1], f" {name[:8].upper()} "):
        assert find_id(store, prefix) == name
        assert view_reading(store, prefix) == reading
        assert view_page(store, prefix).article == reading.article


@pytest.mark.parametrize("prefix", ["", "   ", "zz", "0" * 64, "%", "_", "'; DROP TABLE x"])
def test_an_id_that_nothing_has_is_not_found(store: Store, prefix: str) -> None:
    keep(store, bridge_reading())
    with pytest.raises(NotFoundError, match="no article"):
        view_reading(store, prefix)


def test_an_unclear_id_names_the_candidates(store: Store) -> None:
    readings = [make(f"number {n}", []) for n in range(40)]  # 40 ids, 16 first letters
    keep(store, *readings)
    ids = sorted(reading.article.id for reading in readings)
    letter = max({name[0] for name in ids}, key=lambda a: sum(n[0] == a for n in ids))
    first = next(name for name in ids if name[0] == letter)
    with pytest.raises(NotFoundError, match="several articles") as caught:
        view_reading(store, letter)
    assert first[:12] in caught.value.message


def test_events_come_with_sentence_and_source(store: Store) -> None:
    reading = bridge_reading()
    keep(store, reading)
    rows = {row.event.id: row for row in view_events(store, EventQuery())}
    assert {name: row.event for name, row in rows.items()} == {e.id: e for e in reading.events}
    threat = rows["e2"]
    assert threat.sentence == reading.sentence_at(threat.event.trigger)
    assert threat.attribution == reading.attributions[0]
    assert (threat.article_id, threat.title) == (reading.article.id, "Bridge at Dorn shelled")
    assert rows["e1"].attribution is None
    assert rows["e1"].day == "2022-04-26"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"e0", "e1", "e2", "e3"}),
        ({"actor": "RUS"}, {"e0", "e1"}),
        ({"recipient": "RUS"}, {"e2"}),
        ({"actor": "RUS", "recipient": "UKR"}, {"e0"}),
        ({"type": "ASSAULT"}, {"e0"}),
        ({"kind": "word"}, {"e1", "e2"}),
        ({"since": "2022-04-26"}, {"e1", "e2"}),
        ({"until": "2022-04-25"}, {"e0", "e2"}),
        ({"since": "2022-05-01"}, set[str]()),
        ({"since": "2022-04-30", "until": "2022-04-30"}, {"e2"}),  # a month holds all its days
        ({"actor": "rus'"}, set[str]()),
        ({"limit": 2}, {"e1", "e0"}),
        ({"limit": 0}, set[str]()),
    ],
)
def test_events_are_chosen_by(chosen: Store, asked: dict[str, Any], found: set[str]) -> None:
    rows = view_events(chosen, EventQuery(**asked))
    assert {row.event.id for row in rows} == found


def test_events_of_one_article(store: Store) -> None:
    one, two = make("one", [("ASSAULT", {})]), make("two", [("ACCUSE", {})])
    keep(store, one, two)
    (row,) = view_events(store, EventQuery(article=two.article.id))
    assert row.event.type == "ACCUSE"


COUNTING: list[tuple[str, str, dict[str, Any], bool]] = [
    ("a plain deed", "ASSAULT", {}, True),
    ("a deed that goes on", "ASSAULT", {"frame": "ongoing"}, True),
    ("a deed of which nobody is sure", "ASSAULT", {"certainty": certain(0.0)}, True),
    ("a doubted deed", "ASSAULT", {"certainty": certain(-0.5)}, False),
    ("a denied deed", "ASSAULT", {"certainty": certain(-3.0)}, False),
    ("a planned deed", "ASSAULT", {"frame": "planned"}, False),
    ("a threatened deed", "ASSAULT", {"frame": "threatened"}, False),
    ("a deed under a condition", "ASSAULT", {"frame": "conditional"}, False),
    ("a deed of long ago", "ASSAULT", {"frame": "historical"}, False),
    ("deeds in general", "ASSAULT", {"frame": "general"}, False),
    ("a threat", "THREATEN", {"frame": "threatened"}, True),
    ("a threat under a condition", "THREATEN", {"frame": "conditional"}, True),
    ("a word that is only planned", "CONSULT", {"frame": "planned"}, False),
    ("a denied word", "ACCUSE", {"certainty": certain(-2.0)}, False),
    ("a deed without actor", "ASSAULT", {"actor": None}, False),
    ("a deed to nobody known", "ASSAULT", {"recipient": None}, False),
]


@pytest.mark.parametrize(("name", "counts"), [(row[0], row[3]) for row in COUNTING])
def test_what_a_pair_counts(counting: Store, name: str, counts: bool) -> None:
    sums = [row.words + row.deeds for row in view_pairs(counting) if row.actor == name]
    assert sums == ([1] if counts else [])
    for row in view_events(counting, EventQuery(actor=name)):  # shown all the same
        assert row.counted is (counts or row.event.recipient is None)


def test_what_one_does_to_oneself_is_no_pair(store: Store) -> None:
    keep(store, make("one", [("ASSAULT", {"recipient": RUS})]))
    assert view_pairs(store) == ()


def test_pressure_sums_conflict_and_cooperation_does_not_pay_it_off(store: Store) -> None:
    keep(store, make("a day of talks and shelling", [
        ("ASSAULT", {}), ("ACCUSE", {}), ("CONSULT", {}), ("AID", {}),
    ], published="2022-04-27"))  # fmt: skip
    (row,) = view_pairs(store)
    assert (row.words, row.deeds, row.word_pressure, row.deed_pressure) == (2, 2, 4.0, 9.0)
    assert (row.first, row.last) == ("2022-04-27", "2022-04-27")


def test_pairs_are_directed_and_the_most_active_comes_first(store: Store) -> None:
    back = {"actor": UKR, "recipient": RUS}
    keep(store, make("one", [("ASSAULT", back), ("ACCUSE", back), ("CONSULT", {})]))
    rows = view_pairs(store)
    assert [(row.actor, row.recipient, row.words, row.deeds) for row in rows] == [
        ("UKR", "RUS", 1, 1), ("RUS", "UKR", 1, 0),
    ]  # fmt: skip


def test_the_days_of_a_pair_run_from_the_oldest(store: Store) -> None:
    keep(store, make("one", [
        ("ASSAULT", {"when": when("2022-04-27")}), ("ACCUSE", {"when": when("2022-04-25")}),
        ("CONSULT", {"when": when("2022-04-25")}),
    ]))  # fmt: skip
    view = view_pair(store, "RUS", "UKR")
    days = [msgspec.structs.astuple(day) for day in view.days]
    assert days == [("2022-04-25", 2, 0, 4.0, 0.0), ("2022-04-27", 0, 1, 0.0, 9.0)]
    assert [row.day for row in view.events] == ["2022-04-27", "2022-04-25", "2022-04-25"]


@pytest.mark.parametrize(
    "vague",
    [when("2022-04-01", "month", "2022-04-30"), when("2014-01-01", "year"), when(None, "vague")],
)
def test_a_month_is_no_day(store: Store, vague: When) -> None:
    keep(store, make("one", [("ASSAULT", {"when": vague})]))
    (row,) = view_pairs(store)
    assert (row.deeds, row.first, row.last) == (1, None, None)
    view = view_pair(store, "RUS", "UKR")
    assert view.days == ()
    assert view.events[0].day is None


def test_a_pair_without_events_is_not_found(store: Store) -> None:
    keep(store, make("one", [("ASSAULT", {})]))
    for actor, recipient in (("UKR", "RUS"), ("RUS", "NATO"), ("RUS", "RUS"), ("", "")):
        with pytest.raises(NotFoundError, match="nothing that"):
            view_pair(store, actor, recipient)


def test_an_empty_desk_has_empty_views(store: Store) -> None:
    assert (view_articles(store), view_events(store, EventQuery()), view_pairs(store)) == (
        (), (), (),
    )  # fmt: skip
