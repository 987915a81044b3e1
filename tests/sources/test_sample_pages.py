"""Whole pages in six shapes, written for these tests: places, outlets and people are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from warsan.model import Article
from warsan.sources import read_page

PAGES = Path(__file__).parent / "pages"
TODAY = date(2022, 12, 1)


def article(name: str) -> Article:
    return read_page((PAGES / name).read_bytes(), origin=name, today=TODAY).article


EXPECTED = [
    (
        "agency.html",
        {
            "outlet": "Meridian Wire",
            "title": "Border talks to resume in Vienna, envoy says",
            "standfirst": None,
            "byline": "Tessa Lind",
            "published": "2022-04-26T14:30:00Z",
            "genre": "news",
            "url": "https://meridian.example/world/border-talks",
            "credit": ("Reuters", "agency", "VIENNA, April 26 (Reuters) -"),
            "related": [
                "River ferry service suspended after second shelling",
                "Grain prices climb as the border stays shut",
            ],
            "starts": "VIENNA, April 26 (Reuters) - Talks between",
            "ends": "radar records that prove the opposite.",
            "paragraphs": 4,
        },
    ),
    (
        "newspaper.html",
        {
            "outlet": "The Eastgate Herald",
            "title": "Velmark threatens to close the strait",
            "standfirst": "Prime minister says shipping will stop unless sanctions are lifted"
            " by Friday",
            "byline": "Joan Ferrers, Piotr Zalew",
            "published": "2022-04-28T10:05:00+01:00",
            "genre": "news",
            "url": "https://eastgate.example/2022/04/28/strait",
            "credit": None,
            "related": [
                "Sanctions on Velmark’s banks explained in five charts",
                "Ten ways to cook nettles",
                "Cup final moved to Sunday",
            ],
            "starts": "Velmark’s prime minister has threatened",
            "ends": "according to the harbour master.",
            "paragraphs": 4,
        },
    ),
    (
        "repost.html",
        {
            "outlet": "Lowland Notes",
            "title": "The quiet war on the river",
            "standfirst": None,
            "byline": "Mika Koren",
            "published": "2022-05-03",
            "genre": "news",
            "url": None,
            "credit": (
                "Il Ponte",
                "first published",
                "This article was originally published in Il Ponte on 2 May 2022 and is"
                " republished with permission.",
            ),
            "related": ["What the fishermen saw in March", "A bridge that leads to nowhere"],
            "starts": "For two months the villages",
            "ends": "are questioned as spies.",
            "paragraphs": 3,
        },
    ),
    (
        "copied.txt",
        {
            "outlet": "Northern Chronicle",
            "title": "Two states, one river: truce fails within hours",
            "standfirst": "Mediators had hoped that the ceasefire would hold until the talks"
            " in Vienna.",
            "byline": "Sanna Wolde",
            "published": "2022-04-29T18:45+01:00",
            "genre": "news",
            "url": None,
            "credit": None,
            "related": [
                "How the river became a front line",
                "Border talks to resume in Vienna, envoy says",
                "Velmark threatens to close the strait",
            ],
            "starts": "A truce between Ardania and Velmark",
            "ends": "the terms they had signed on Thursday.",
            "paragraphs": 3,
        },
    ),
    (
        "letter.txt",
        {
            "outlet": "The Eastgate Herald",
            "title": "Letters: The strait must stay open",
            "standfirst": None,
            "byline": None,
            "published": "2022-05-02",
            "genre": "letter",
            "url": None,
            "credit": None,
            "related": [],
            "starts": "To the Editor:",
            "ends": "Port Elm",
            "paragraphs": 5,
        },
    ),
    (
        "live.html",
        {
            "outlet": "Eastgate Herald",
            "title": "River war: ceasefire collapses as talks near – live",
            "standfirst": None,
            "byline": None,
            "published": "2022-04-29T07:00:00+01:00",
            "genre": "live",
            "url": None,
            "credit": None,
            "related": [],
            "starts": "Summary",
            "ends": "shortly after five.",
            "paragraphs": 4,
        },
    ),
]


@pytest.mark.parametrize(("name", "expected"), EXPECTED, ids=[name for name, _ in EXPECTED])
def test_a_page_gives_its_article(name: str, expected: dict[str, object]) -> None:
    found = article(name)
    credit = found.credit
    assert {
        "outlet": found.outlet,
        "title": found.title,
        "standfirst": found.standfirst,
        "byline": found.byline,
        "published": found.published,
        "genre": found.genre,
        "url": found.url,
        "credit": (credit.name, credit.role, credit.span.text) if credit else None,
        "related": [link.title for link in found.related],
        "starts": found.body[: len(str(expected["starts"]))],
        "ends": found.body[-len(str(expected["ends"])) :],
        "paragraphs": len(found.body.split("\n\n")),
    } == expected


@pytest.mark.parametrize("name", [name for name, _ in EXPECTED])
def test_no_related_title_and_no_credit_line_stays_in_the_body(name: str) -> None:
    found = article(name)
    assert not [link for link in found.related if link.title in found.body]
    if found.credit and found.credit.role != "agency":
        assert found.credit.span.text not in found.body


@pytest.mark.parametrize("name", [name for name, _ in EXPECTED])
def test_every_paragraph_of_the_body_stands_on_the_page(name: str) -> None:
    found = article(name)
    assert [text for text in found.body.split("\n\n") if text not in found.page] == []


def test_related_links_are_completed_against_the_page_address() -> None:
    urls = [link.url for link in article("agency.html").related]
    assert urls == ["https://meridian.example/world/river-ferry",
                    "https://meridian.example/markets/grain"]  # fmt: skip


def test_a_no_break_space_stays_in_the_body() -> None:
    page = "<html><body><p>The army lost 40&nbsp;tanks, the minister said.</p></body></html>"
    assert "40\u00a0tanks" in read_page(page, origin="page", today=TODAY).article.body
