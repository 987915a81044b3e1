"""Pairs leave out opinion, reviews and letters unless asked, and say how much."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.readings import make_article, make_event, make_page, make_reading, party
from warsan.desk import Desk
from warsan.errors import NotFoundError
from warsan.model import GENRES, Genre, Party, Reading
from warsan.store import Store

RUS, UKR, NATO = party("RUS"), party("UKR"), party("NATO")


def make(genre: Genre, *, actor: Party = RUS, recipient: Party = UKR) -> Reading:
    title = f"What {actor.country} did"
    body = f"A {genre} says they shelled them."
    article = make_article(body, title=title, genre=genre, url=None)
    event = make_event(article, "e1", "ASSAULT", "shelled", actor, recipient)
    return make_reading(article, events=(event,))


def others(*asked: Genre) -> dict[str, int]:
    return {genre: 1 for genre in GENRES if genre not in asked}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One shelling a genre; beside them one that a single letter claims."""
    path: Path = tmp_path_factory.mktemp("genres") / "desk"
    readings = [*(make(genre) for genre in GENRES), make("letter", actor=NATO)]
    with Store.create(path) as store:
        store.write_batch([(make_page(reading.article), reading) for reading in readings])
    return Desk(path)


@pytest.mark.parametrize(
    ("asked", "counted", "left_out"),
    [
        (None, 4, {"letter": 1, "opinion": 1, "review": 1}),
        (GENRES, 7, {}),
        (("news",), 1, others("news")),
        (("news", "opinion"), 2, others("news", "opinion")),
        (("review",), 1, others("review")),
    ],
)  # fmt: skip
def test_a_pair_counts_the_genres_that_were_asked_for(
    desk: Desk, asked: Sequence[Genre] | None, counted: int, left_out: dict[str, int]
) -> None:
    view = desk.pair("RUS", "UKR") if asked is None else desk.pair("RUS", "UKR", asked)
    assert sum(day.deeds for day in view.days) == len(view.events) == counted
    assert view.left_out == left_out


@pytest.mark.parametrize(
    ("asked", "rows", "left_out"),
    [
        (None, [("RUS", 4)], {"letter": 2, "opinion": 1, "review": 1}),
        (GENRES, [("RUS", 7), ("NATO", 1)], {}),
        (("letter",), [("NATO", 1), ("RUS", 1)], None),
    ],
)
def test_the_list_of_pairs_counts_them_too(
    desk: Desk,
    asked: Sequence[Genre] | None,
    rows: list[tuple[str, int]],
    left_out: dict[str, int] | None,
) -> None:
    found = desk.pairs() if asked is None else desk.pairs(asked)
    assert [(row.actor, row.deeds) for row in found] == rows
    if left_out is not None:
        assert (desk.left_out() if asked is None else desk.left_out(asked)) == left_out


def test_a_pair_of_comment_alone_is_empty_and_says_so(desk: Desk) -> None:
    view = desk.pair("NATO", "UKR")
    assert (view.days, view.events, view.left_out) == ((), (), {"letter": 1})
    with pytest.raises(NotFoundError):
        desk.pair("UKR", "NATO", GENRES)


def test_all_events_are_listed_whatever_the_genre(desk: Desk) -> None:
    assert {row.genre for row in desk.events()} == set(GENRES)
