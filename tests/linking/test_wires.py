"""Copies of one text are joined however they were edited, and count as one source."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import msgspec
import pytest

from tests.linking.copies import (
    COLOUR,
    DENIAL,
    HISTORY,
    LEAD,
    OWN,
    QUOTE,
    REPORT,
    RIVAL,
    SAID,
    TALKS,
    credit,
    keep,
    make_text,
)
from warsan.linking import (
    find_difference,
    link_wires,
    view_superseded,
    view_wire,
    view_wire_rows,
    view_wires,
)
from warsan.linking.copies import judge_copies
from warsan.linking.groups import Groups
from warsan.linking.origins import judge_origin
from warsan.linking.shingles import find_keys
from warsan.linking.texts import text_of
from warsan.model import Reading
from warsan.store import Store
from warsan.views import EventQuery, view_events, view_pair, view_pairs

MOVED = tuple(random.Random(3).sample(REPORT, len(REPORT)))
TOUCHED = LEAD.replace("on Tuesday, cutting the only line", "on Tuesday and cut the only line")
DIGEST = (*REPORT, *(f"On another front line {n} nothing of note was told to this paper by anyone "
                     f"at all, save that day {n} went by." for n in range(40)))  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "desk")


@pytest.mark.parametrize(
    ("copy", "joined"),
    [
        pytest.param(REPORT, True, id="printed as it came"),
        pytest.param(REPORT[:4], True, id="cut from the end"),
        pytest.param(MOVED, True, id="moved about"),
        pytest.param((*OWN, *REPORT), True, id="with paragraphs of its own before it"),
        pytest.param((TOUCHED, *REPORT[1:]), True, id="a sentence touched up"),
        pytest.param((LEAD, SAID, RIVAL[3], QUOTE, RIVAL[5], TALKS), True, id="a third anew"),
        pytest.param((OWN[0], LEAD, COLOUR, DENIAL, OWN[1]), True, id="cut, moved and added to"),
        pytest.param(RIVAL, False, id="another report of the same event with the same quotation"),
        pytest.param((*RIVAL[:3], QUOTE, *RIVAL[4:]), False, id="a quotation word for word"),
        pytest.param((LEAD,), False, id="too short to tell"),
        pytest.param(DIGEST, False, id="a digest that holds the whole text among much else"),
        pytest.param((), False, id="no text"),
    ],
)
def test_copies_are_told_from_other_reports(copy: tuple[str, ...], joined: bool) -> None:
    first, second = (text_of(make_text(*s)) if s else text_of(make_text("Nothing.", body=""))
                     for s in (REPORT, copy or ("Nothing.",)))  # fmt: skip
    verdict = judge_copies(first, second)
    assert verdict.copies is joined
    assert verdict.copies is judge_copies(second, first).copies
    assert verdict.reason


def test_keys_are_those_that_desks_hold_already() -> None:
    """If this fails, rensa counts anew: `METHOD` must change with it."""
    assert find_keys(REPORT)[:2] == KEYS
    assert find_keys(["Too short", "for a run"]) != ()
    assert find_keys(["One", "two"]) == ()


KEYS = (18204296332822858, 40073354868703588)


@pytest.mark.parametrize(
    ("rows", "name", "held", "reason"),
    [
        ([("Post", "2022-04-27", None), ("Mail", "2022-04-28", None)], "Post", True, "first"),
        ([("Post", "2022-04-28T09:00:00+02:00", None), ("Mail", "2022-04-28T07:30:00+00:00", None)],
         "Post", True, "first"),
        ([("Post", "2022-04-27", None), ("Mail", "2022-04-27T09:00:00Z", None)], None, False,
         "not known"),
        ([("Post", None, None), ("Mail", None, None)], None, False, "not known"),
        ([("Post", "2022-04-27", None), ("Post", "2022-04-29", None)], "Post", True, "one outlet"),
        ([("Post", "2022-04-26", "AFP"), ("Agence France-Presse", "2022-04-27", None)], "AFP", True,
         "1 of 2 copies credit AFP"),
        ([("Post", "2022-04-26", "Northwire"), ("Mail", "2022-04-27", "Northwire")], "Northwire",
         False, "not on the desk"),
        ([("Post", "2022-04-26", "Northwire"), ("Mail", "2022-04-27", "Reuters")], None, False,
         "credit Northwire and Reuters"),
    ],
)  # fmt: skip
def test_a_wire_comes_from_whom_its_copies_credit_or_who_had_it_first(
    rows: list[tuple[str, str | None, str | None]], name: str | None, held: bool, reason: str
) -> None:
    readings = [credited(*row) for row in rows]
    origin = judge_origin([text_of(reading) for reading in readings])
    assert (origin.name, origin.held) == (name, held)
    assert reason in origin.reason


def credited(outlet: str, published: str | None, name: str | None) -> Reading:
    reading = make_text(*REPORT, outlet=outlet, published=published)
    if name is None:
        return reading
    article = msgspec.structs.replace(reading.article, credit=credit(reading.article, name))
    return msgspec.structs.replace(reading, article=article)


def test_copies_that_come_later_join_and_others_do_not(store: Store) -> None:
    first, second, third = (make_text(*REPORT[:n], outlet=f"Outlet {n}") for n in (7, 6, 5))
    rival = make_text(*RIVAL)
    keep(store, first, rival)
    assert link_wires(store) == 2
    keep(store, second)
    assert link_wires(store) == 1
    keep(store, third)
    assert (link_wires(store), link_wires(store)) == (1, 0)
    wires = view_wires(store)
    assert wires[rival.article.id] == rival.article.id
    assert {wires[one.article.id] for one in (first, second, third)} == {first.article.id}
    (row,) = view_wire_rows(store)
    assert len(row.members) == 3
    assert view_wire(store, rival.article.id[:12]) is None


def test_a_chain_of_copies_is_one_wire(store: Store) -> None:
    """The ends share too little to be joined, the middle has half of each."""
    front, back = REPORT[:4], REPORT[3:]
    keep(store, make_text(*front), make_text(*back), make_text(*REPORT, outlet="Mail"))
    link_wires(store)
    assert len(set(view_wires(store).values())) == 1


def test_what_a_killed_writer_left_unjoined_is_joined_by_the_next(store: Store) -> None:
    keep(store, make_text(*REPORT))
    keep(store, make_text(*REPORT, outlet="Mail"))  # nobody linked: as after a kill
    assert len(set(view_wires(store).values())) == 2
    assert link_wires(store) == 2
    assert len(set(view_wires(store).values())) == 1


def test_two_writers_at_once_overlook_no_copy(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    Store.create(desk).close()

    def write(outlet: str) -> None:
        with Store.open(desk) as own:
            for n in range(3):
                keep(own, make_text(*REPORT, outlet=f"{outlet} {n}"))
                link_wires(own)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Post", "Mail")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(desk) as store:
        wires = view_wires(store)
        assert (len(wires), len(set(wires.values()))) == (6, 1)
        assert store.rows("SELECT count(*) FROM desk.wires") == [(6,)]


def test_a_pair_counts_what_two_outlets_print_once(store: Store) -> None:
    keep(
        store,
        make_text(*REPORT, outlet="Post", published="2022-04-27"),
        make_text(*OWN, *REPORT, outlet="Mail", published="2022-04-28"),
        make_text(LEAD, *RIVAL, outlet="Rival", published="2022-04-28"),
    )
    (before,) = view_pairs(store)
    link_wires(store)
    (after,) = view_pairs(store)
    assert (before.deeds, after.deeds) == (3, 2)
    view = view_pair(store, "RUS", "UKR")
    assert sum(day.deeds for day in view.days) == 2
    told = {(row.outlet, row.event.id): row.counted for row in view.events}
    assert told == {("Post", "e1"): True, ("Post", "e2"): False, ("Mail", "e1"): False,
                    ("Mail", "e2"): False, ("Rival", "e1"): True}  # fmt: skip
    (only,) = view_events(store, EventQuery(article=view.events[0].article_id, type="ASSAULT"))[:1]
    assert isinstance(only.counted, bool)


def test_both_versions_of_a_page_count_once_and_are_one_source(store: Store) -> None:
    early = make_text(*REPORT[:3], url="https://post.example/dorn", published="2022-04-27")
    late = make_text(LEAD, *RIVAL, url="https://post.example/dorn", published="2022-04-27")
    keep(store, early, late)
    store.record_revisions([("https://post.example/dorn", early.article.id, late.article.id,
                             None, 0, 0, "{}")])  # fmt: skip
    (row,) = view_pairs(store)
    assert row.deeds == 1
    counted = {r.article_id for r in view_events(store, EventQuery()) if r.counted}
    assert counted == {late.article.id}
    assert view_superseded(store) == {early.article.id}
    link_wires(store)
    assert len(set(view_wires(store).values())) == 1
    ((wire),) = view_wire_rows(store)
    assert [one.superseded for one in wire.members if one.id == early.article.id] == [True]


def test_a_desk_without_wires_answers_as_before(store: Store) -> None:
    reading = make_text(*REPORT)
    keep(store, reading)
    store.rows("DROP TABLE desk.wires")
    store.rows("DROP TABLE desk.revisions")
    assert view_wires(store) == {reading.article.id: reading.article.id}
    assert (view_wire_rows(store), view_superseded(store)) == ((), frozenset())
    assert view_wire(store, reading.article.id) is None
    assert view_pairs(store)[0].deeds == 1
    assert link_wires(store) == 1


def test_the_difference_names_what_is_left_out_added_and_edited() -> None:
    first, copy = make_text(*REPORT), make_text(TOUCHED, DENIAL, SAID, OWN[0], outlet="Mail")
    found = find_difference(first, copy)
    assert (found.kept, found.added) == (3, (OWN[0],))
    assert found.left_out == (COLOUR, QUOTE, TALKS, HISTORY)
    assert [(edit.before, edit.after) for edit in found.edited] == [(LEAD, TOUCHED)]
    assert found.lost == ()


@pytest.mark.parametrize(
    ("copy", "lost"),
    [
        ((LEAD, SAID, COLOUR, TALKS), [("denial", None)]),
        ((LEAD, DENIAL, SAID.replace("The mayor of Dorn said that e", "E"), COLOUR),
         [("attribution", "Eleven railway workers were killed in the second salvo.")]),
        ((LEAD, DENIAL, SAID), []),
        (REPORT, []),
    ],
)  # fmt: skip
def test_a_denial_or_an_attribution_that_goes_missing_is_told(
    copy: tuple[str, ...], lost: list[tuple[str, str | None]]
) -> None:
    found = find_difference(make_text(*REPORT), make_text(*copy, outlet="Mail"))
    assert [(one.kind, one.now) for one in found.lost] == lost


def test_a_group_keeps_the_name_that_it_had() -> None:
    groups = Groups(["a", "b"])
    groups.add([("x", "old"), ("y", "older")])
    groups.join("a", "x")
    groups.join("b", "y")
    assert groups.renamed() == {"a": "old", "b": "older"}
    groups.join("a", "b")
    assert groups.find("b") == groups.find("x") == "old"
