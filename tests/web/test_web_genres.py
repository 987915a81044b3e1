"""Genres on the pages: why an article is of its genre, and what pairs leave out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.readings import make_article, make_event, make_reading, party
from tests.web.desks import Get, asker, pick, text_of, tree, write_desk
from warsan.model import Genre, Reading


def make(genre: Genre) -> Reading:
    article = make_article(
        f"A {genre}: they shelled them.", genre=genre, genre_probability=0.82,
        genre_reason="its section says so: “<b>Views</b>”",
    )  # fmt: skip
    event = make_event(article, "e1", "ASSAULT", "shelled", party("RUS"), party("UKR"))
    return make_reading(article, events=(event,))


OPINION = make("opinion")


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    path: Path = tmp_path_factory.mktemp("genres") / "desk"
    with write_desk(path, [OPINION, make("news")]) as desk:
        yield asker(desk)


def test_an_article_says_of_which_genre_it_is_and_why(mixed: Get) -> None:
    page = tree(mixed(f"/article/{OPINION.article.id[:16]}"))
    assert text_of(pick(page, ".over .genre")[0]) == "opinion"
    told = text_of(pick(page, ".colophon")[0])
    assert "opinion (82%): its section says so: “<b>Views</b>”. Pairs leave it out" in told


@pytest.mark.parametrize(
    ("query", "sentences", "note"),
    [
        ("", 1, "Left out: 1 sentence from opinion. Show with them"),
        ("?genre=all", 2, "articles of all kinds. Without opinion"),
        ("?genre=news&genre=opinion", 2, "articles of news, opinion. Without opinion"),
        ("?genre=opinion", 1, "Left out: 1 sentence from news"),
        ("?genre=letter", 0, "Left out: "),
    ],
)
def test_a_pair_shows_the_genres_asked_for(
    mixed: Get, query: str, sentences: int, note: str
) -> None:
    page = tree(mixed(f"/pair/RUS/UKR{query}"))
    assert len(pick(page, "ol.sentences li")) == sentences
    assert note in text_of(pick(page, ".left-out")[0])


def test_links_on_a_pair_keep_the_genres(mixed: Get) -> None:
    page = tree(mixed("/pair/RUS/UKR?genre=all&since=2022-04-27"))
    measure = pick(page, "a.measure")[0].get("href")
    assert measure.endswith("measure=pressure&genre=all")
    assert [x.get("value") for x in pick(page, "form.filter input[name=genre]")] == ["all"]
    assert len(pick(tree(mixed("/pairs?genre=all")), "th a[href='/pair/RUS/UKR?genre=all']")) == 1


@pytest.mark.parametrize(
    ("path", "deeds"),
    [("/api/pairs", 1), ("/api/pairs?genre=all", 2), ("/api/pairs?genre=opinion", 1)],
)
def test_the_interface_counts_the_genres_asked_for(mixed: Get, path: str, deeds: int) -> None:
    assert [row["deeds"] for row in mixed(path).json()] == [deeds]


@pytest.mark.parametrize("path", ["/pair/RUS/UKR", "/pairs", "/api/pairs", "/api/pair/RUS/UKR"])
def test_a_genre_that_there_is_not_is_refused(mixed: Get, path: str) -> None:
    answer = mixed(f"{path}?genre=essay")
    assert answer.status_code == 422
    assert "It can be all, news or live" in answer.text
