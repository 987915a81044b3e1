"""Genres in the terminal: why an article is of its genre, and what pairs leave out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.readings import make_article, make_event, make_page, make_reading, party
from warsan.model import Reading
from warsan.store import Store


def make(genre: str, reason: str) -> Reading:
    article = make_article(
        f"A {genre}: they shelled them.", genre=genre, genre_probability=0.82, genre_reason=reason
    )
    event = make_event(article, "e1", "ASSAULT", "shelled", party("RUS"), party("UKR"))
    return make_reading(article, events=(event,))


OPINION = make("opinion", "reads as opinion and not as news: it argues")
NEWS = make("news", "reads as news and not as opinion: it tells the past")


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("genres") / "mixed"
    with Store.create(path) as store:
        store.write_batch([(make_page(item.article), item) for item in (OPINION, NEWS)])
    return path


@pytest.mark.parametrize(
    ("reading", "options", "shown"),
    [
        (OPINION, (), True),
        (NEWS, (), False),
        (NEWS, ("--why",), True),
    ],
)
def test_show_says_why_it_is_no_news(
    warsan: Run, mixed: Path, reading: Reading, options: tuple[str, ...], shown: bool
) -> None:
    done = warsan("show", reading.article.id, "--desk", mixed, *options, COLUMNS="200")
    reason = f"{reading.article.genre} (82%): {reading.article.genre_reason}"
    assert (reason in done.stdout) is shown


def test_articles_names_the_genre_where_it_is_not_news(warsan: Run, mixed: Path) -> None:
    table = warsan("articles", "--desk", mixed, COLUMNS="200").stdout
    assert table.count("· opinion") == 1
    assert "· news" not in table


@pytest.mark.parametrize(
    ("options", "deeds", "left_out"),
    [
        ((), 1, {"opinion": 1}),
        (("--genre", "all"), 2, {}),
        (("--genre", "Opinion", "--genre", "news"), 2, {}),
        (("--genre", "opinion"), 1, {"news": 1}),
    ],
)
def test_pair_counts_the_genres_asked_for(
    warsan: Run, mixed: Path, options: tuple[str, ...], deeds: int, left_out: dict[str, int]
) -> None:
    view = json.loads(warsan("pair", "RUS", "UKR", *options, "--desk", mixed, "--json").stdout)
    assert (sum(day["deeds"] for day in view["days"]), view["left_out"]) == (deeds, left_out)
    rows = [
        json.loads(x)
        for x in warsan("pair", *options, "--desk", mixed, "--json").stdout.split("\n")
        if x
    ]
    assert [row["deeds"] for row in rows] == [deeds]


@pytest.mark.parametrize("parties", [(), ("RUS", "UKR")])
def test_pair_says_how_much_it_left_out(warsan: Run, mixed: Path, parties: tuple[str, ...]) -> None:
    said = "Left out: 1 sentence from opinion. With them: --genre all"
    assert said in warsan("pair", *parties, "--desk", mixed).stdout
    assert said not in warsan("pair", *parties, "--genre", "all", "--desk", mixed).stdout


def test_a_genre_that_there_is_not_is_refused(warsan: Run, mixed: Path) -> None:
    done = warsan("pair", "--genre", "essay", "--desk", mixed)
    assert done.returncode == 2
    assert "--genre essay is no genre" in done.stderr
