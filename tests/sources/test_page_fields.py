"""Outlet, headline, byline, day and credit as less tidy pages give them."""

from __future__ import annotations

from datetime import date

import pytest

from warsan.model import Article
from warsan.sources import read_page
from warsan.sources.bylines import clean_byline

BODY = "".join(
    f"<p>The council of Orrin met on its {n}th day and spoke of the mill by the old river.</p>"
    for n in range(4, 9)
)


def article(head: str = "", *, before: str = "", after: str = "", url: str = "") -> Article:
    link = f'<link rel="canonical" href="{url}">' if url else ""
    text = f"<body><article>{before}{BODY}{after}</article></body>"
    page = f"<html><head>{link}{head}</head>{text}</html>"
    return read_page(page, origin="page", today=date(2022, 12, 1)).article


# What a page marks as its author, and the names in it.
BYLINES = [
    ("Ann Lee", "Ann Lee"),
    ("By Ann Lee", "Ann Lee"),
    ("by Ann Lee | Apr 19, 2013", "Ann Lee"),
    ("Ann Lee posted Aug 18th 2010 7:30PM", "Ann Lee"),
    ("Ann Lee2014-01-26 21:32:46 UTC", "Ann Lee"),
    ("Ann Lee @annlee on June 26, 2014 at 9:00a", "Ann Lee"),
    ("Ann Lee on Jul 04, 2014", "Ann Lee"),
    ("By Ann Lee Tuesday, Aug. 17, 2010", "Ann Lee"),
    ("Ann Lee, Eastgate Herald 8:42 a.m. EDT", "Ann Lee, Eastgate Herald"),
    (
        "Ann Lee and Tom Ray - Daily Writers | Wire – 1 hr ago",
        "Ann Lee and Tom Ray - Daily Writers",
    ),
    ("April May", "April May"),
    ("Sunday Adelaja", "Sunday Adelaja"),
    ("Jean-Luc Ray (Vienna)", "Jean-Luc Ray"),
    ("9:39AM BST 05 Oct 2011", None),
    ("Published 5 May 2022", None),
    ("|", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_a_byline_is_the_names_in_it(line: str, names: str | None) -> None:
    assert clean_byline(line) == names


# The page's title, its headline, and what is made of them: headline and outlet.
TITLES = [
    ("Mill burns - Town - Eastgate Herald", "Mill burns", "Mill burns", "Eastgate Herald"),
    ("Mill burns | Eastgate Herald", "Mill burns", "Mill burns", "Eastgate Herald"),
    ("Mill burns • Ann Lee’s blog", "Mill burns", "Mill burns", "Ann Lee’s blog"),
    ("Mill burns - 5 May 2022", "Mill burns", "Mill burns", None),
    ("Blog » Archive » Mill burns", "Blog", "Blog", None),
    ("Mill - and school - burn", "Mill - and school - burn", "Mill - and school - burn", None),
]


@pytest.mark.parametrize(("title", "heading", "headline", "outlet"), TITLES)
def test_a_title_gives_headline_and_outlet(
    title: str, heading: str, headline: str, outlet: str | None
) -> None:
    found = article(f"<title>{title}</title>", before=f"<h1>{heading}</h1>")
    assert (found.title, found.outlet) == (headline, outlet)


def test_a_sites_name_before_the_headline_is_no_part_of_it() -> None:
    head = '<meta property="og:site_name" content="Eastgate Herald">'
    found = article(head + '<meta property="og:title" content="Eastgate Herald | Mill burns">')
    assert found.title == "Mill burns"


# An address, and the outlet and day that it gives.
ADDRESSES = [
    ("https://www.reuters.com/world/mill", "Reuters", None),
    ("https://unknown.example/2021/05/03/mill/", None, "2021-05-03"),
    ("https://unknown.example/2021/TOWN/05/03/mill/index.html", None, "2021-05-03"),
    ("https://unknown.example/story/20210503", None, None),
]


@pytest.mark.parametrize(("url", "outlet", "day"), ADDRESSES)
def test_an_address_gives_what_nothing_else_does(
    url: str, outlet: str | None, day: str | None
) -> None:
    found = article(url=url)
    assert (found.outlet, found.published) == (outlet, day)


def test_a_page_that_names_no_day_has_none() -> None:
    assert (
        article(after="<p>The mill was built on 3 May 1871, the miller said at noon.</p>").published
        is None
    )


# What stands beside the text, and the credit.
CREDITS = [
    ('<figure><img src="a.jpg"><figcaption>AP</figcaption></figure>', "", None),
    ('<div><img src="a.jpg"><span class="img-credit">AP</span></div>', "", None),
    ("", "<p>Associated Press writer Ann Lee in Vienna contributed to this report.</p>",
     "Associated Press"),
    ("", "<p>Contributing: Ann Lee, Tom Ray, Associated Press.</p>", "Associated Press"),
    ("", "<p>The Associated Press contributed to this report.</p>", "The Associated Press"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "credit"), CREDITS)
def test_an_agency_is_credited_for_text_and_not_for_pictures(
    before: str, after: str, credit: str | None
) -> None:
    found = article(before=before, after=after).credit
    assert (found and found.name) == credit
