"""Feeds, sitemaps and lists of feeds from files: what they carry is read, what they name is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from warsan.errors import InputError
from warsan.model import Page, Refusal
from warsan.sources import read_sources
from warsan.sources.listed import Listing
from warsan.sources.listings import read_listing

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2022, 12, 1)


def listing(text: str | bytes, origin: str = "https://post.example/feed") -> Listing:
    found = read_listing(text.encode() if isinstance(text, str) else text, origin=origin)
    assert found is not None
    return found


def rss(*items: str) -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss><channel><title>Post</title>{inside}</channel></rss>"


EXPECTED = [
    (
        "feed.rss",
        {
            "outlet": "The Harbour Post",
            "title": "Velmark closes the strait & recalls its envoy",
            "byline": "Ida Lund",
            "published": "2022-04-28T10:05:00+01:00",
            "url": "https://harbour.example/strait?from=rss",
        },
        "Velmark closed the strait to foreign ships on Thursday, its navy said.\n\nThe foreign",
        "only names 1 page, whose text it does not hold",
    ),
    (
        "feed.atom",
        {
            "outlet": "The Eastgate Herald",
            "title": "Bridge at Dorn shelled",
            "byline": "Tessa Lind, Piotr Zalew",
            "published": "2022-04-27T08:00:00Z",
            "url": "https://eastgate.example/2022/bridge",
        },
        "Shells hit the bridge at Dorn on Wednesday, the mayor said, and closed",
        None,
    ),
    (
        "feed.json",
        {
            "outlet": "Lantern Weekly",
            "title": "Talks end without a statement",
            "byline": "Joan Ferrers",
            "published": "2022-04-29T18:00:00+02:00",
            "url": "https://lantern.example/talks",
        },
        "The talks in Velmark ended on Friday without a joint statement.\n\nBoth",
        "only names 1 page",
    ),
]


@pytest.mark.parametrize(("name", "fields", "starts", "refused"), EXPECTED)
def test_a_feeds_whole_texts_are_articles(
    name: str, fields: dict[str, str], starts: str, refused: str | None
) -> None:
    found = list(read_sources([SAMPLES / name], today=TODAY))
    (page,) = [one for one in found if isinstance(one, Page)]
    assert {key: getattr(page.article, key) for key in fields} == fields
    assert page.article.body.startswith(starts)
    reasons = [one.reason for one in found if isinstance(one, Refusal)]
    assert len(reasons) == (refused is not None)
    assert all(refused and refused in reason for reason in reasons)


def test_whose_text_it_is_by_a_feeds_word_is_the_credit() -> None:
    (page,) = [p for p in read_sources([SAMPLES / "feed.rss"], today=TODAY) if isinstance(p, Page)]
    credit = page.article.credit
    assert credit is not None
    assert (credit.name, credit.role, credit.span.text) == (
        "Coastal Wire", "source", "Source: Coastal Wire",
    )  # fmt: skip


def test_a_sitemap_names_pages_with_what_it_knows_of_them() -> None:
    found = listing((SAMPLES / "sitemap.xml").read_bytes(), "sitemap.xml")
    first, second = (entry.listed for entry in found.entries)
    assert (found.kind, second.url) == ("sitemap", "https://harbour.example/grain")
    assert (first.outlet, first.title) == ("The Harbour Post", "Velmark closes the strait")
    assert (first.published, first.url) == ("2022-04-28", "https://harbour.example/strait")


def test_an_opml_list_names_each_feed_once() -> None:
    found = listing((SAMPLES / "feeds.opml").read_bytes(), "feeds.opml")
    assert (found.kind, found.title) == ("feeds", "Papers of the coast")
    assert found.lists == ("https://harbour.example/feed", "https://eastgate.example/atom")


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ("<link>https://post.example/a</link>", "https://post.example/a"),
        ("<link>/a?b=1</link>", "https://post.example/a?b=1"),
        ("<link/><guid>https://post.example/g</guid>", "https://post.example/g"),
        ('<guid isPermaLink="false">https://post.example/g</guid>', None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link>", None),
        ("<link>http://[</link>", None),
        ("<title>No link</title>", None),
    ],
)  # fmt: skip
def test_the_address_of_an_entry(item: str, address: str | None) -> None:
    assert listing(rss(item)).entries[0].listed.url == address


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("Thu, 28 Apr 2022 10:05:00 GMT", "2022-04-28T10:05:00Z"),
        ("Thu, 28 Apr 22 10:05:00 +0200", "2022-04-28T10:05:00+02:00"),
        ("2022-04-28T10:05:00.123Z", "2022-04-28T10:05:00Z"),
        ("yesterday", None),
    ],
)
def test_the_time_of_an_entry(written: str, time: str | None) -> None:
    found = listing(rss(f"<pubDate>{written}</pubDate>"))
    assert found.entries[0].listed.published == time


def test_a_feed_cut_off_in_the_middle_gives_what_came_whole() -> None:
    whole = rss("<title>One</title>", "<title>Two</title>", "<title>Three</title>")
    found = listing(whole[: whole.index("Three") + 2])
    assert [entry.listed.title for entry in found.entries] == ["One", "Two", "Th"]


@pytest.mark.parametrize(
    "feed",
    [
        rss("<title>Café &amp; quay&nbsp;&mdash; open</title>"),
        rss("<title>Café & quay&#160;— open</title>"),
        rss("<title><![CDATA[Café &amp; quay&nbsp;&mdash; open]]></title>"),
        '<?xml version="1.0" encoding="utf-16"?>' + rss("<title>Café & quay — open</title>"),
    ],
)
def test_careless_feeds_are_read(feed: str) -> None:
    assert listing(feed).entries[0].listed.title == "Café & quay — open"


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        ('[<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]', "defines XML entities"),
        ('[<!ENTITY a SYSTEM "file:///etc/passwd">]', "defines XML entities"),
    ],
)
def test_entities_are_refused_never_expanded(declared: str, reason: str) -> None:
    feed = f'<?xml version="1.0"?><!DOCTYPE rss {declared}>' + rss("<title>&b;&a;</title>")
    with pytest.raises(InputError, match=reason):
        listing(feed)


def test_deep_nesting_is_no_danger() -> None:
    feed = "<rss><channel><item><title>" + "<b>" * 100_000 + "</title></item></channel></rss>"
    assert len(listing(feed).entries) <= 1


@pytest.mark.parametrize("text", ["<html><body><p>Hello</p>", "<data/>", "{}", "The army left."])
def test_other_documents_are_no_listing(text: str) -> None:
    assert read_listing(text.encode(), origin="x") is None
