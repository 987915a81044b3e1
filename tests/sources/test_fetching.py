"""Addresses are fetched politely, within limits, and only from where they may be."""

from __future__ import annotations

import gzip
import ipaddress
import time
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.sources.servers import QUICK, Reply, Site, feed_of, page_of, serving
from warsan.model import Page, Refusal
from warsan.sources import Intake, Manners, read_sources
from warsan.sources.fetching import Answer, Fetcher, FetchError, Unchanged
from warsan.sources.fetching.addresses import is_public

TODAY = date(2022, 12, 1)
GOOD = "The minister said no and left the meeting in Vienna."
LEFT = "The army left the town on Monday, the mayor said."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/a": page_of(GOOD), "/b": page_of(LEFT)}) as found:
        yield found


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(QUICK) as found:
        yield found


def read(*addresses: str, manners: Manners = QUICK, most: int = 100) -> list[Page | Refusal]:
    intake = Intake(most=most, manners=manners)
    return list(read_sources(addresses, today=TODAY, intake=intake))


def outcomes(found: list[Page | Refusal]) -> list[str]:
    return [one.reason if isinstance(one, Refusal) else one.article.body for one in found]


def test_a_page_is_read_from_its_address(site: Site) -> None:
    (page,) = read(site.address + "/a")
    assert isinstance(page, Page)
    assert (page.article.body, page.article.url) == (GOOD, site.address + "/a")
    assert site.asked == ["/robots.txt", "/a"]
    assert site.sent[1]["User-Agent"].startswith("warsan/")


def test_the_servers_people_are_told_whom_to_write_to(site: Site) -> None:
    manners = msgspec.structs.replace(QUICK, contact="ann@post.example\r\nX-Evil: 1")
    read(site.address + "/a", manners=manners)
    assert site.sent[1]["User-Agent"].endswith(" (ann@post.exampleX-Evil: 1)")


@pytest.mark.parametrize(
    ("text", "status", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", 200, "/a", False),
        ("User-agent: *\nDisallow: /private", 200, "/a", True),
        ("User-agent: warsan\nDisallow: /a", 200, "/a", False),
        ("User-agent: other\nDisallow: /", 200, "/a", True),
        ("User-agent: *\nDisallow: /*?print", 200, "/a?print", False),
        ("User-agent: *\nDisallow: /\nAllow: /a", 200, "/a", True),
        ("", 200, "/a", True),
        ("", 404, "/a", True),
        ("", 403, "/a", True),  # RFC 9309, 2.3.1.3: as if there were none
        ("", 500, "/a", False),  # 2.3.1.4: as if all were forbidden
    ],
)
def test_robots_txt_is_obeyed(text: str, status: int, path: str, *, allowed: bool) -> None:
    rules = Reply(text.encode(), "text/plain", status)
    with serving({"/robots.txt": rules, "/a": page_of(GOOD), "/a?print": page_of(GOOD)}) as site:
        found = read(site.address + path)
        assert isinstance(found[0], Page) == allowed
        assert (path in site.asked) == allowed


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_private_addresses_are_known_in_every_disguise(address: str, *, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) == public


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:7f00:1]"]
)
def test_without_the_flag_this_machine_is_not_asked(site: Site, host: str) -> None:
    manners = msgspec.structs.replace(QUICK, allow_private=False)
    port = site.address.rpartition(":")[2]
    (reason,) = outcomes(read(f"http://{host}:{port}/a", manners=manners))
    assert "private network" in reason
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_refused(site: Site) -> None:
    """The site stands for a public one: its address alone is let through."""
    site.pages["/r"] = Reply(status=302, headers={"Location": "http://10.0.0.1/a"})
    site.pages["/s"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
    manners = msgspec.structs.replace(QUICK, allow_private=False, networks=("127.0.0.1/32",))
    paths = ("/a", "/r", "/s")
    good, private, file = outcomes(read(*(site.address + p for p in paths), manners=manners))
    assert good == GOOD
    assert "10.0.0.1 is in a private network" in private
    assert "no web address" in file


def test_redirects_are_followed_so_far_and_obey_robots_txt(site: Site) -> None:
    site.pages |= {
        "/r": Reply(status=301, headers={"Location": "/a"}),
        "/loop": Reply(status=302, headers={"Location": "/loop"}),
        "/p": Reply(status=302, headers={"Location": "/private"}),
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /private", "text/plain"),
    }
    good, loop, private = read(*(site.address + path for path in ("/r", "/loop", "/p")))
    assert isinstance(good, Page)
    assert good.article.url == site.address + "/a"
    assert "redirects without end" in outcomes([loop])[0]
    assert "asks programs not to fetch" in outcomes([private])[0]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"x", status=404), "answers 404"),
        (Reply(b"x", status=403), "answers 403"),
        (Reply(b"x", status=503), "answers 503"),
        (Reply(b"\x89PNG", "image/png"), "is image/png, no page"),
        (Reply(b"%PDF-1.7", "application/octet-stream"), "PDF document"),
        (Reply(b'{"a": 1}', "application/json"), "is JSON, no page and no feed"),
        (Reply(b"<html><p>" + b"x" * 9_000_000), "larger than 8 MB"),
        (Reply(gzip.compress(bytes(200_000_000)), headers={"Content-Encoding": "gzip"}),
         "larger than 8 MB"),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "came broken"),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "came packed as br"),
        (Reply(b"<html><p>" + b"x" * 100, drip=0.05), "did not answer within 1 seconds"),
        (Reply(b"<html>", length=500), "broke off"),
        (Reply(b""), "is empty"),
        (Reply(b"<rss><channel></channel></rss>", "text/html"), "names no pages"),
    ],
)  # fmt: skip
def test_what_cannot_be_fetched_is_one_refusal(reply: Reply, reason: str) -> None:
    with serving({"/a": reply}) as site:
        began = time.monotonic()
        (said,) = outcomes(read(site.address + "/a"))
        assert reason in said
        assert time.monotonic() - began < 5


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw", ""])
def test_packed_pages_are_unpacked(packing: str) -> None:
    body = page_of(GOOD).body
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(body), "deflate": zlib.compress(body),
        "raw": raw.compress(body) + raw.flush(), "": body,
    }[packing]  # fmt: skip
    named = {"raw": "deflate"}.get(packing, packing)
    headers = {"Content-Encoding": named} if named else {}
    with serving({"/a": Reply(packed, headers=headers)}) as site:
        assert outcomes(read(site.address + "/a")) == [GOOD]


def test_the_declared_encoding_counts(site: Site) -> None:
    page = "<html><body><p>The café on the quay was shelled on Monday.</p></body></html>"
    site.pages["/w"] = Reply(page.encode("cp1252"), "text/html; charset=windows-1252")
    site.pages["/x"] = Reply(page.encode(), "text/html; charset=windows-1252")
    first, _ = outcomes(read(site.address + "/w", site.address + "/x"))
    assert "café" in first


def test_a_busy_server_is_asked_again_and_when_it_says(site: Site, fetcher: Fetcher) -> None:
    busy = Reply(b"", status=503, headers={"Retry-After": "0"})
    site.pages["/a"] = [busy, page_of(GOOD)]
    assert isinstance(fetcher.fetch(site.address + "/a"), Answer)
    site.pages["/b"] = Reply(b"", status=429, headers={"Retry-After": "3600"})
    with pytest.raises(FetchError) as failed:
        fetcher.fetch(site.address + "/b")
    assert (failed.value.wait, failed.value.passing, site.asked.count("/b")) == (3600.0, True, 1)


def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Reply(page_of(GOOD).body, headers={"ETag": '"1"'})
    first = fetcher.fetch(site.address + "/a")
    assert isinstance(first, Answer)
    assert isinstance(fetcher.fetch(site.address + "/a", etag=first.etag), Unchanged)


def test_requests_to_one_host_are_kept_apart(site: Site) -> None:
    manners = msgspec.structs.replace(QUICK, delay=0.1)
    began = time.monotonic()
    assert len(read(site.address + "/a", site.address + "/b", manners=manners)) == 2
    assert time.monotonic() - began >= 0.2  # robots.txt and two pages: two gaps


def test_a_live_feed_is_read_with_its_pages(site: Site) -> None:
    here = site.address
    site.pages["/feed"] = feed_of((here + "/a", "One"), (here + "/b", "Two"), (here + "/c", "No"))
    first, second, gone = read(here + "/feed")
    assert isinstance(first, Page)
    assert (first.article.body, first.article.outlet) == (GOOD, "The Harbour Post")
    assert outcomes([second]) == [LEFT]
    assert "answers 404" in outcomes([gone])[0]
    _, more = read(here + "/feed", most=1)
    assert "names 2 more, which were left out" in outcomes([more])[0]


def test_a_sitemap_index_is_read_down_to_its_pages_the_newest_first(site: Site) -> None:
    here = site.address
    index = f"<sitemapindex><sitemap><loc>{here}/map.xml.gz</loc></sitemap></sitemapindex>"
    pages = "".join(
        f"<url><loc>{here}/{name}</loc><lastmod>{day}</lastmod></url>"
        for name, day in [("a", "2022-04-01"), ("b", "2022-04-02")]
    )
    packed = gzip.compress(f"<urlset>{pages}</urlset>".encode())
    site.pages["/index.xml"] = Reply(index.encode(), "application/xml")
    site.pages["/map.xml.gz"] = Reply(packed, "application/gzip")
    assert outcomes(read(here + "/index.xml")) == [LEFT, GOOD]


def test_lists_in_files_are_followed_only_on_demand(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = feed_of((site.address + "/a", "One"))
    path = tmp_path / "feeds.opml"
    path.write_text(f"<opml><body><outline xmlUrl='{site.address}/feed'/></body></opml>")
    (refusal,) = read(str(path))
    assert "only names 1 feed" in outcomes([refusal])[0]
    assert site.asked == []
    followed = read_sources([path], today=TODAY, intake=Intake(follow=True, manners=QUICK))
    assert outcomes(list(followed)) == [GOOD]
