"""A desk as a static site: whole, quiet, the same each time, and sparing with others' text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from lxml import etree, html

from tests.bridge import bridge_reading
from tests.disputed import disputed_readings
from tests.readings import make_article, make_event, make_reading, many_readings, party
from tests.web.desks import denied_reading, hostile_reading, placed_reading, write_desk
from warsan.desk import Desk
from warsan.errors import ExportError
from warsan.model import Reading
from warsan.publish import Published, Selection, SitePlan, find_related, write_site
from warsan.publish.files import write_files
from warsan.publish.related import Post
from warsan.publish.selection import select_articles

ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADDRESS = "https://example.org/record/"
LONG = " ".join(f"Sentence {n} tells of a quiet town by the sea." for n in range(40))


def long_reading() -> Reading:
    """A long article whose last sentence alone tells of an event."""
    article = make_article(f"{LONG} At last Vostok shelled Sarn.", title="A quiet town",
                           url="https://quiet.example/town", outlet="Quiet Post")  # fmt: skip
    event = make_event(article, "e1", "ASSAULT", "shelled", party("RUS"), party("UKR"))
    return make_reading(article, events=(event,))


READINGS = [bridge_reading(), hostile_reading(), denied_reading(), placed_reading(),
            long_reading(), *many_readings(53)]  # fmt: skip
PLAN = SitePlan(title="The Record & Co", address=ADDRESS, republished=("fjord mail",))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with write_desk(tmp_path_factory.mktemp("publish") / "desk", READINGS) as desk:
        yield desk


@pytest.fixture(scope="module")
def site(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sites") / "site"
    write_site(desk, folder, PLAN)
    return folder


def pages(site: Path) -> dict[str, html.HtmlElement]:
    found = sorted(site.rglob("*.html"))
    return {str(p.relative_to(site)): html.fromstring(p.read_bytes()) for p in found}


def page_of(site: Path, reading: Reading) -> html.HtmlElement:
    return html.fromstring((site / "article" / f"{reading.article.id[:16]}.html").read_bytes())


def text_of(page: html.HtmlElement) -> str:
    return " ".join(page.find("body").text_content().split())


def data_of(page: html.HtmlElement) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(page.xpath("//script/text()")[0])
    return found


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    every = pages(site)
    ids = {name: set(page.xpath("//@id")) for name, page in every.items()}
    dead = []
    for name, page in every.items():
        for link in page.xpath("//@href | //@src"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = ((site / name).parent / unquote(parts.path)).resolve() if parts.path else None
            path = str(target.relative_to(site.resolve())) if target else name
            missing = not (site / path).is_file()
            if missing or (parts.fragment and path in ids and parts.fragment not in ids[path]):
                dead.append(f"{name}: {link}")
    assert dead == []


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(site: Path) -> None:
    for page in pages(site).values():
        loaded = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //@src")
        assert all(not urlsplit(one).scheme and not one.startswith("/") for one in loaded)
        assert {s.get("type") for s in page.iter("script")} <= {"application/ld+json"}
        assert not page.xpath("//@onerror | //@onload | //@onclick | //iframe | //img")
        assert all(urlsplit(a).scheme in {"", "http", "https"} for a in page.xpath("//a/@href"))


def test_pages_are_well_formed(site: Path) -> None:
    for name, page in pages(site).items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1, name
        assert page.get("lang") == "en"
        assert page.xpath("string(//title)").strip()
        assert not page.xpath("//span[@aria-label and not(@role)]"), name


def test_the_same_desk_gives_the_same_bytes(desk: Desk, site: Path, tmp_path: Path) -> None:
    write_site(desk, tmp_path / "again", PLAN)
    names = sorted(str(p.relative_to(site)) for p in site.rglob("*") if p.is_file())
    again = tmp_path / "again"
    assert sorted(str(p.relative_to(again)) for p in again.rglob("*") if p.is_file()) == names
    assert [
        name for name in names if (site / name).read_bytes() != (again / name).read_bytes()
    ] == []


def test_writing_again_writes_nothing(desk: Desk, site: Path) -> None:
    done = write_site(desk, site, PLAN)
    assert (done.written, done.removed) == (0, 0)
    assert done.unchanged > len(READINGS)


def test_text_of_others_is_an_excerpt_and_a_link(site: Path) -> None:
    page, text = page_of(site, long_reading()), ""
    text = text_of(page)
    assert "Sentence 3 tells" in text
    assert "Sentence 7 tells" not in text
    assert page.xpath("//a[@href='https://quiet.example/town']")
    assert "At last Vostok shelled Sarn." in text  # a sentence that a finding rests on is quoted
    assert sum(f"Sentence {n} tells" in (site / "feed.atom").read_text() for n in range(40)) < 8
    assert "articleBody" not in data_of(page)[0]


def test_no_more_than_a_fifth_of_an_article_is_quoted(desk: Desk, tmp_path: Path) -> None:
    body = " ".join(f"Vostok shelled the town of Sarn number {n} with guns." for n in range(40))
    article = make_article(body, title="Shelled", url="https://many.example/shelled")
    events = [
        make_event(article, f"e{n}", "ASSAULT", f"shelled the town of Sarn number {n} ",
                   party("RUS"), party("UKR"))
        for n in range(40)
    ]  # fmt: skip
    with write_desk(tmp_path / "desk", [make_reading(article, events=tuple(events))]) as many:
        write_site(many, tmp_path / "site")
    for page in pages(tmp_path / "site").values():
        assert len(set(re.findall(r"Sarn number (\d+)", text_of(page)))) <= 8 + 5


# Which names the user may republish, and whether the bridge is shown whole: it credits Northwire.
REPUBLISHED = [
    ((), False),
    (("The Harbour Post",), False),
    (("Northwire",), False),
    (("the harbour post", "NORTHWIRE"), True),
]


@pytest.mark.parametrize(("names", "whole"), REPUBLISHED)
def test_a_text_is_shown_whole_only_if_all_whose_it_is_are_named(
    desk: Desk, tmp_path: Path, names: tuple[str, ...], whole: bool
) -> None:
    plan = SitePlan(selection=Selection(outlets=("The Harbour Post",)), republished=names)
    write_site(desk, tmp_path, plan)
    page = page_of(tmp_path, bridge_reading())
    assert ("Aid workers counted between 20 and 30 wounded." in text_of(page)) == whole
    assert ("articleBody" in data_of(page)[0]) == whole


def test_an_article_page_gives_credit_pairs_and_related_posts(site: Path) -> None:
    text = text_of(page_of(site, bridge_reading()))
    assert "via Northwire (resourced)" in text
    assert "by Ida Lund" in text
    related = page_of(site, many_readings(53)[0]).xpath("//section[h2/@id='posts']//li")
    assert 0 < len(related) <= 4
    assert all("also on " in text for text in (li.text_content() for li in related))


def test_related_posts_can_come_from_elsewhere(desk: Desk, tmp_path: Path) -> None:
    first, second = (reading.article.id for reading in many_readings(2))
    posts = {first: [Post(second, "told first there"), Post("0" * 64, "not published")]}
    plan = SitePlan(related=lambda reading: posts.get(reading.article.id, []))
    write_site(desk, tmp_path, plan)
    found = page_of(tmp_path, many_readings(1)[0]).xpath("//section[h2/@id='posts']//li")
    assert [li.text_content().partition("; ")[2] for li in found] == ["told first there"]
    assert not page_of(tmp_path, many_readings(2)[1]).xpath("//section[h2/@id='posts']")


def test_a_pair_counts_as_on_the_desk(desk: Desk, site: Path) -> None:
    view = desk.pair("RUS", "NATO")
    page = html.fromstring((site / "pair" / "RUS-to-NATO.html").read_bytes())
    rows = [[cell.text_content() for cell in tr.iter("td")] for tr in page.iter("tr")][1:]
    assert [row[:2] for row in rows] == [[str(d.words), str(d.deeds)] for d in view.days]
    assert len(page.xpath("//ol[@class='sentences']/li")) == len(view.events)


def test_structured_data_tells_article_and_claims(site: Path) -> None:
    article, *claims = data_of(page_of(site, placed_reading()))
    assert article["@type"] == "NewsArticle"
    assert article["publisher"]["name"] == "Fjord Mail"
    assert article["articleBody"].startswith("Sweden shelled Oslo.")
    assert claims == []
    article, *claims = data_of(page_of(site, bridge_reading()))
    assert article["isBasedOn"]["publisher"]["name"] == "Northwire"
    assert {claim["@type"] for claim in claims} == {"Claim"}
    assert all(claim["text"] and claim["author"]["name"] for claim in claims)
    assert not {"reviewRating", "claimReviewed"} & {key for claim in claims for key in claim}


def test_hostile_text_stays_text(site: Path) -> None:
    page = page_of(site, hostile_reading())
    assert "<script>alert(1)</script> title" in text_of(page)
    assert data_of(page)[0]["headline"] == "<script>alert(1)</script> title"
    assert "url" not in data_of(page)[0]  # no address but http and https


def test_feeds_hold_the_newest_fifty(site: Path) -> None:
    atom = etree.parse(site / "feed.atom").getroot()
    entries = atom.findall(f"{ATOM}entry")
    moments = [e.findtext(f"{ATOM}updated") or "" for e in entries]
    assert len(entries) == 50
    assert moments == sorted(moments, reverse=True)
    assert atom.findtext(f"{ATOM}updated") == moments[0]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment) for moment in moments)
    feed = json.loads((site / "feed.json").read_bytes())
    assert [item["id"] for item in feed["items"]] == [e.findtext(f"{ATOM}id") for e in entries]
    assert feed["feed_url"] == ADDRESS + "feed.json"


def test_the_sitemap_names_every_page(site: Path) -> None:
    named = {loc.text for loc in etree.parse(site / "sitemap.xml").getroot().iter(f"{MAPS}loc")}
    listed = {ADDRESS + str(p.relative_to(site)) for p in site.rglob("*.html")}
    assert listed - named <= {ADDRESS + "list/2.html"}
    assert named <= listed


def test_without_an_address_there_is_no_sitemap(desk: Desk, tmp_path: Path) -> None:
    write_site(desk, tmp_path, SitePlan(selection=Selection(limit=2)))
    assert not (tmp_path / "sitemap.xml").exists()
    links = etree.parse(tmp_path / "feed.atom").getroot().iter(f"{ATOM}link")
    assert all((tmp_path / (link.get("href") or "")).is_file() for link in links)


# A selection, and how many articles pass it.
SELECTIONS: list[tuple[Selection, int]] = [
    (Selection(), len(READINGS)),
    (Selection(outlets=("fjord mail", "Quiet Post")), 2),
    (Selection(genres=("letter", "news")), len(READINGS)),
    (Selection(since="2022-03-01", until="2022-03-31"), 1),
    (Selection(actor="SWE"), 1),
    (Selection(recipient="UKR", kind="deed", outlets=("quiet post",)), 1),
    (Selection(type="THREATEN", outlets=("Fjord Mail",)), 1),
    (Selection(limit=3), 3),
]


@pytest.mark.parametrize(("selection", "count"), SELECTIONS)
def test_a_selection_is_published(desk: Desk, selection: Selection, count: int) -> None:
    assert len(list(select_articles(desk, selection))) == count


def test_nothing_selected_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no article passes"):
        write_site(desk, tmp_path, SitePlan(selection=Selection(outlets=("Nobody",))))
    with pytest.raises(ExportError, match="is no address"):
        write_site(desk, tmp_path, SitePlan(address="javascript:alert(1)"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="no site and not empty"):
        write_files(tmp_path, {"index.html": b"x"})
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_is_no_longer_part_of_the_site_goes_and_what_is_the_users_stays(
    tmp_path: Path,
) -> None:
    write_files(tmp_path, {"index.html": b"1", "article/a.html": b"2"})
    (tmp_path / "CNAME").write_text("mine", encoding="utf-8")
    done = write_files(tmp_path, {"index.html": b"1", "pair/b.html": b"3"})
    assert msgspec.structs.astuple(done) == (1, 1, 1)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        ".warsan-site.json", "CNAME", "index.html", "pair",
    ]  # fmt: skip


def test_what_was_published_is_counted(desk: Desk, tmp_path: Path) -> None:
    plan = SitePlan(selection=Selection(outlets=("Fjord Mail",)), republished=("Fjord Mail",))
    done = write_site(desk, tmp_path, plan)
    assert isinstance(done, Published)
    assert (done.articles, done.whole, done.removed) == (1, 1, 0)
    assert done.pairs == 2


def test_disputes_stand_side_by_side_and_quote_no_more_than_may_be_shown(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with write_desk(tmp_path_factory.mktemp("disputed") / "desk", disputed_readings()) as desk:
        folder = tmp_path_factory.mktemp("disputed-site") / "site"
        write_site(desk, folder, SitePlan(related=find_related(desk)))
        assert desk.disputes().disputes
    page = pages(folder)["disputes.html"]
    assert page.xpath("count(//ol[@class='disputes']/li)") > 0
    links = {link.get("href") for link in page.xpath("//div[@class='twin']//a")}
    assert links
    assert all((folder / link).exists() for link in links)


def test_a_site_without_disputes_says_so(site: Path) -> None:
    assert "No published article has a denial" in text_of(pages(site)["disputes.html"])
