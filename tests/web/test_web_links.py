"""The pages of stories and wires, and what stands beside an article."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.linking.copies import COLOUR, LEAD, REPORT, SAID, TALKS, make_text
from tests.linking.test_stories import BRIDGE, CROSSING
from tests.web.desks import Get, asker, pick, text_of, tree, write_desk

FIRST = make_text(*REPORT, title=BRIDGE[0], outlet="Post", published="2022-04-27T08:00:00Z")
COPY = make_text(LEAD, SAID, COLOUR, TALKS, title="<b>Dorn</b> hit", outlet="Mail",
                 published="2022-04-27T10:00:00Z")  # fmt: skip
RIVAL = make_text(*CROSSING[1], title=CROSSING[0], outlet="Rival", published="2022-04-27",
                  url="https://rival.example/dorn?a=1&b=2")  # fmt: skip


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    with write_desk(tmp_path_factory.mktemp("links") / "desk", [FIRST, COPY, RIVAL]) as desk:
        assert desk.link() == 3
        yield asker(desk)


def test_a_wire_shows_what_a_copy_leaves_out_and_the_denial_that_is_gone(linked: Get) -> None:
    page = tree(linked(f"/wire/{COPY.article.id[:16]}"))
    assert "this one was first" in text_of(pick(page, ".lede")[0])
    assert "Denial missing" in text_of(pick(page, ".lost")[0])
    assert len(pick(page, ".out li")) == 3
    assert "<b>Dorn</b> hit" in text_of(pick(page, ".copy h2")[0])


def test_a_story_lists_its_articles_and_counts_sources(linked: Get) -> None:
    page = tree(linked(f"/story/{RIVAL.article.id[:16]}"))
    assert "3 articles, 2 independent texts" in text_of(pick(page, ".lede")[0])
    assert len(pick(page, ".posts li")) == 3
    assert "printed more than once" in text_of(pick(page, ".posts")[0])


def test_an_article_names_its_copies_and_what_belongs_beside_it(linked: Get) -> None:
    page = tree(linked(f"/article/{FIRST.article.id[:16]}"))
    assert "One of 2 copies" in text_of(pick(page, ".copies")[0])
    (post,) = pick(page, ".posts li")
    assert text_of(post).startswith(CROSSING[0])
    assert text_of(post).endswith("about the same happening")


def test_the_fragment_escapes_text_and_links_to_the_web_only(linked: Get) -> None:
    answer = linked(f"/related/{FIRST.article.id[:16]}").text
    assert 'href="https://rival.example/dorn?a=1&amp;b=2"' in answer
    beside = linked(f"/related/{RIVAL.article.id[:16]}").text
    assert "<b>Dorn" not in beside
    assert beside.count("<li") == 1


@pytest.mark.parametrize("path", ["/stories", "/wires"])
def test_the_lists_lead_to_the_pages(linked: Get, path: str) -> None:
    page = tree(linked(path))
    (row,) = pick(page, "tbody tr")
    (link,) = pick(row, "a")
    assert linked(link.get("href")).status_code == 200


@pytest.mark.parametrize("name", ["stories", "wires", "story/{}", "wire/{}", "related/{}"])
def test_the_same_is_to_be_had_as_json(linked: Get, name: str) -> None:
    answer = linked("/api/" + name.format(FIRST.article.id[:12]))
    assert answer.status_code == 200
    assert answer.json()


def test_an_article_without_a_copy_has_no_wire(linked: Get) -> None:
    assert linked(f"/wire/{RIVAL.article.id[:16]}").status_code == 404
