"""Articles about one happening join; those on one topic do not; every post says why it is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.linking.copies import LEAD, REPORT, RIVAL, keep, make_text
from warsan.linking import (
    link_stories,
    link_wires,
    view_related,
    view_story,
    view_story_rows,
)
from warsan.linking.happenings import Told, join_happenings, join_in_order
from warsan.linking.terms import find_terms
from warsan.linking.texts import Text
from warsan.store import Store

BRIDGE = ("Railway bridge at Dorn shelled", REPORT)
CROSSING = ("Eleven railway workers killed as shells hit bridge near Dorn", RIVAL)
FUNERAL = (
    "Dorn buries railway workers killed on the bridge",
    (
        "Hundreds lined the streets of Dorn as the eleven railway workers were carried to their "
        "graves, two days after shells from Vostok brought down the bridge.",
        "The mayor of Dorn said the bridge would be rebuilt and named after the dead.",
        "The defence ministry in Vostok denied again that its guns had fired on the bridge.",
    ),
)
GRAIN = (
    "Westmark bans grain imports after harvest dispute",
    (
        "Westmark closed its border to grain from three neighbours on Monday.",
        "Farmers had blocked roads for weeks over falling prices of wheat and maize.",
        "The minister of agriculture promised subsidies before the autumn sowing.",
    ),
)
ELECTION = (
    "Ruling party loses seats in Halden council vote",
    (
        "The ruling party lost a third of its seats in elections to the council of Halden.",
        "Turnout was the highest in a decade, the electoral commission announced.",
        "The opposition leader called for a coalition with the greens.",
    ),
)


def told(name: str, day: str, post: tuple[str, tuple[str, ...]], wire: str | None = None) -> Told:
    text = Text(id=name, title=post[0], sentences=post[1])
    return Told(id=name, day=date.fromisoformat(day), terms=find_terms(text), wire=wire or name)


@pytest.mark.parametrize(
    ("day", "post", "wire", "story"),
    [
        pytest.param("2022-04-27", CROSSING, None, "a", id="another report of the same day"),
        pytest.param("2022-04-29", FUNERAL, None, "a", id="what follows two days later"),
        pytest.param("2022-04-27", GRAIN, None, "new", id="something else that day"),
        pytest.param("2022-06-27", CROSSING, None, "new", id="the same words two months later"),
        pytest.param("2022-06-27", BRIDGE, "a", "a", id="a copy, however late"),
        pytest.param("2022-04-20", CROSSING, None, "new", id="a week before"),
        pytest.param("2022-04-26", CROSSING, None, "a", id="the day before, read later"),
    ],
)
def test_an_article_joins_the_story_it_is_about(
    day: str, post: tuple[str, tuple[str, ...]], wire: str | None, story: str
) -> None:
    around = [told("b", "2022-04-27", ELECTION), told("a", "2022-04-27", BRIDGE)]
    found = join_happenings([*around, told("new", day, post, wire)])
    assert found == {"b": "b", "a": "a", "new": story}


def test_stories_that_are_there_keep_their_names() -> None:
    held = Told(id="a", day=date(2022, 4, 27), terms=told("a", "2022-04-27", BRIDGE).terms,
                wire="a", story="old")  # fmt: skip
    assert join_happenings([held, told("b", "2022-04-28", CROSSING)]) == {"b": "old"}


def test_many_are_joined_day_by_day_in_whatever_order_they_come() -> None:
    posts = [told("c", "2022-04-29", FUNERAL), told("a", "2022-04-27", BRIDGE),
             told("g", "2022-04-28", GRAIN), told("b", "2022-04-28", CROSSING)]  # fmt: skip
    expected = {"a": "a", "b": "a", "c": "a", "g": "g"}
    assert join_in_order(posts) == join_in_order(posts[::-1], step=2) == expected


def test_terms_know_names_and_leave_function_words_out() -> None:
    terms = find_terms(Text(id="a", title="The Dorns’ Bridge", sentences=("In Dorn they met.",)))
    assert terms.title == ("dorn", "bridge")
    assert (terms.names, "they" in terms.body) == ({"dorn": 1}, False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two reports of one happening, a copy of one, what came of it, and other news."""
    store = Store.create(tmp_path_factory.mktemp("stories") / "desk")
    rows = [
        (BRIDGE, "Post", "2022-04-27"), (BRIDGE, "Mail", "2022-04-27"),
        (CROSSING, "Rival", "2022-04-27"), (FUNERAL, "Rival", "2022-04-29"),
        (GRAIN, "Post", "2022-04-28"), (ELECTION, "Mail", "2022-04-28"),
        ((BRIDGE[0], (LEAD, *GRAIN[1])), "Mail", "2022-06-30"),
    ]  # fmt: skip
    keep(store, *(make_text(*text, title=title, outlet=outlet, published=day)
                  for (title, text), outlet, day in rows))  # fmt: skip
    link_wires(store)
    assert (link_stories(store), link_stories(store)) == (7, 0)
    return store


def ids(store: Store) -> dict[tuple[str, str], str]:
    rows = store.rows("SELECT outlet, published, title, id FROM desk.articles")
    return {
        (f"{outlet} {str(day)[5:]}", str(title)): str(name) for outlet, day, title, name in rows
    }


def test_a_story_has_its_articles_sources_and_a_timeline(store: Store) -> None:
    (row,) = view_story_rows(store)
    assert (len(row.articles), row.sources) == (4, 3)
    assert (row.first, row.last) == ("2022-04-27", "2022-04-29")
    assert row.headline in {BRIDGE[0], CROSSING[0], FUNERAL[0]}
    view = view_story(store, row.articles[-1].id)
    assert view is not None
    assert view.row == row
    found = [(day.day, [one.counted for one in day.events]) for day in view.timeline]
    assert found == [("2022-04-27", [True, False, False])]
    assert len(view_story_rows(store, least=1)) == 4


def test_what_belongs_beside_an_article_says_why_and_names_no_copy_twice(store: Store) -> None:
    names = ids(store)
    own = names["Post 04-27", BRIDGE[0]]
    posts = view_related(store, own)
    assert [post.because for post in posts][:2] == ["story", "story"]
    assert {post.outlet for post in posts[:2]} == {"Rival"}
    assert names["Mail 04-27", BRIDGE[0]] not in {post.id for post in posts}
    assert all(post.reason for post in posts)
    assert names["Mail 04-28", ELECTION[0]] not in {post.id for post in posts}
    beside = view_related(store, names["Rival 04-27", CROSSING[0]])
    copies = {names["Post 04-27", BRIDGE[0]], names["Mail 04-27", BRIDGE[0]]}
    assert len(copies & {post.id for post in beside}) == 1
    assert view_related(store, own, most=1) == posts[:1]


def test_an_article_with_the_same_pair_comes_after_the_story(store: Store) -> None:
    later = view_related(store, ids(store)["Mail 06-30", BRIDGE[0]])
    assert [(post.because, post.pair) for post in later if post.because == "pair"] == [
        ("pair", ("RUS", "UKR"))
    ]


def test_a_desk_that_was_never_linked_has_no_stories(tmp_path: Path) -> None:
    with Store.create(tmp_path / "desk") as store:
        reading = make_text(*REPORT)
        keep(store, reading)
        store.rows("DROP TABLE desk.stories")
        name = reading.article.id
        assert (view_story_rows(store), view_story(store, name)) == ((), None)
        assert view_related(store, name) == ()
