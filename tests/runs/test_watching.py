"""Feeds are watched over restarts, dead hosts and changes; every page is accounted for."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rereaders import read_first
from tests.sources.servers import QUICK, Reply, Site, feed_of, page_of, serving
from warsan.desk import Desk
from warsan.errors import DeskError, InputError
from warsan.runs.notes import Note
from warsan.runs.watch_plan import WatchPlan
from warsan.store.watched import FeedState, PageState, WatchedStore, hold_watch

SHELLED = "Russia shelled the bridge at Dorn on Monday, the mayor said."
ACCUSED = "The ministry accused NATO of arming the harbour town."
QUIET = "The trams ran again by noon, and no one in the town was hurt."
AT_ONCE = WatchPlan(once=True, every=0.0, revisits=(0.0,) * 20, first_wait=0.0)
Look = Callable[..., list[Note]]


@pytest.fixture
def site() -> Iterator[Site]:
    pages: dict[str, Reply | list[Reply]] = {
        "/a": page_of(f"{SHELLED}\n\n{ACCUSED}", "Bridge shelled"),
        "/b": page_of(QUIET),
    }
    with serving(pages) as found:
        found.pages["/feed"] = feed_of((found.address + "/a", "A"), (found.address + "/b", "B"))
        yield found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One for all tests: making it takes longer than any of them. Their addresses differ."""
    with Desk(tmp_path_factory.mktemp("watch") / "desk", create=True) as made:
        yield made


@pytest.fixture
def look(desk: Desk) -> Look:
    """One round of a watcher that is started anew, with what the last one remembered."""
    for file in desk.path.glob("watch.sqlite*"):
        file.unlink()

    def look(*lists: str | Path, plan: WatchPlan = AT_ONCE) -> list[Note]:
        notes: list[Note] = []
        desk.watch(lists, tell=notes.append, plan=plan, manners=QUICK, read=read_first)
        return notes

    return look


def said(notes: list[Note]) -> list[tuple[str, str]]:
    """What was told, without the host: ("took", "/a")."""
    return [(note.what, "/" + note.address.split("/", 3)[-1]) for note in notes]


def test_new_pages_are_taken_once(site: Site, look: Look, desk: Desk) -> None:
    first = look(site.address + "/feed")
    assert said(first) == [("feed", "/feed"), ("took", "/a"), ("took", "/b")]
    assert first[0].new == 2
    assert look(site.address + "/feed") == []
    raw = desk.raw(first[1].article or "")
    assert (raw.raw, raw.address) == (site.pages["/a"].body, site.address + "/a")  # type: ignore[union-attr]
    assert raw.media_type == "text/html; charset=utf-8"


def test_a_forgotten_page_is_neither_fetched_nor_remembered(
    site: Site, look: Look, desk: Desk
) -> None:
    first = look(site.address + "/feed")
    desk.forget_article(first[1].article or "", why="taken down")
    site.asked.clear()
    assert look(site.address + "/feed") == []
    assert "/a" not in site.asked
    states = WatchedStore(desk.path)
    assert states.get("page", site.address + "/a", PageState) is None
    states.close()


def test_what_has_not_changed_is_asked_for_with_conditions(site: Site, look: Look) -> None:
    for path in ("/feed", "/a"):
        reply = site.pages[path]
        assert isinstance(reply, Reply)
        reply.headers["ETag"] = f'"{path}"'
    look(site.address + "/feed")
    site.sent.clear()
    site.asked.clear()
    assert look(site.address + "/feed") == []
    asked = {path: sent.get("If-None-Match") for path, sent in zip(site.asked, site.sent)}  # noqa: B905
    assert (asked["/feed"], asked["/a"], asked["/b"]) == ('"/feed"', '"/a"', None)


def test_a_changed_page_is_a_revision_with_its_difference(
    site: Site, look: Look, desk: Desk
) -> None:
    look(site.address + "/feed")
    site.pages["/a"] = page_of(f"A new first sentence.\n\n{SHELLED}\n\n{QUIET}", "Bridge shelled")
    (note,) = look(site.address + "/feed")
    assert (note.what, note.vanished) == ("revised", 1)
    (revision,) = desk.revisions(note.article or "")
    assert revision == desk.revisions(note.earlier or "")[0]
    assert [(c.before, c.after) for c in revision.text] == [
        ("", "A new first sentence."),
        (ACCUSED, QUIET),
    ]
    (vanished,) = revision.vanished
    assert (vanished.kind, vanished.what, vanished.sentence.text) == ("event", "ACCUSE", ACCUSED)
    earlier = desk.reading(note.earlier or "").article
    assert earlier.body[vanished.span.start : vanished.span.end] == vanished.span.text == "accused"
    assert look(site.address + "/feed") == []


@pytest.mark.parametrize(
    ("reply", "reason", "again"),
    [
        (Reply(b"gone", status=404), "answers 404", False),
        (Reply(b"\x89PNG", "image/png"), "is image/png", False),
        (Reply(b"busy", status=503), "answers 503", True),
        (Reply(b"<html><p>" + b"x" * 99, drip=0.05), "did not answer within", True),
        (Reply(gzip.compress(bytes(99_000_000)), headers={"Content-Encoding": "gzip"}),
         "larger than 8 MB", False),
        (page_of("Il ministro ha detto che la tregua non durerà oltre la settimana."),
         "in Italian", False),
        (Reply("<html><p>Молчание</p>".encode("utf-16"), "text/html; charset=utf-8"),
         "in ", False),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_once_with_its_reason(
    site: Site, look: Look, reply: Reply, reason: str, *, again: bool
) -> None:
    site.pages["/b"] = reply
    notes = {note.address: note for note in look(site.address + "/feed")}
    assert notes[site.address + "/a"].what == "took"
    refused = notes[site.address + "/b"]
    assert refused.what == "refused"
    assert reason in (refused.reason or "")
    assert (refused.again is not None) == again
    if not again:
        assert look(site.address + "/feed") == []


def test_a_page_that_failed_in_passing_is_taken_later_and_given_up_in_the_end(
    site: Site, look: Look
) -> None:
    page = site.pages["/b"]
    site.pages["/b"] = Reply(b"busy", status=500)
    assert ("refused", "/b") in said(look(site.address + "/feed"))
    site.pages["/b"] = page
    assert said(look(site.address + "/feed")) == [("took", "/b")]
    site.pages["/c"] = Reply(b"busy", status=500)
    site.pages["/feed"] = feed_of((site.address + "/c", "C"))
    for _ in range(AT_ONCE.tries):
        last = look(site.address + "/feed")[-1]
    assert (last.what, last.again) == ("refused", None)
    assert look(site.address + "/feed") == []


def dead_address() -> str:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_a_dead_host_is_left_alone_and_the_others_are_read(site: Site, look: Look) -> None:
    dead = dead_address()
    patient = WatchPlan(once=True, every=0.0, first_wait=600.0)
    links = [(dead + "/x", "X"), (dead + "/y", "Y"), (site.address + "/a", "A")]
    site.pages["/feed"] = feed_of(*links)
    notes = look(site.address + "/feed", dead + "/feed", plan=patient)
    assert ("took", "/a") in said(notes)
    (failed,) = [note for note in notes if note.what == "feed" and note.reason]
    assert "cannot be reached" in (failed.reason or "")
    assert [note.what for note in notes].count("waiting") == 1
    # After a restart it is still left alone.
    assert look(site.address + "/feed", dead + "/feed", plan=patient) == []


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        (Reply(b"<html><p>A page.</p></html>"), "is no feed"),
        (Reply(b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "text/xml"), "defines XML entities"),
        (Reply(b"", "text/xml"), "is empty"),
        (Reply(b"<rss>", "text/xml", length=9999), "broke off"),
        (Reply(b"x", status=410), "answers 410"),
    ],
)
def test_a_bad_feed_is_told_and_the_others_are_watched(
    site: Site, look: Look, feed: Reply, reason: str
) -> None:
    site.pages["/bad"] = feed
    notes = look(site.address + "/bad", site.address + "/feed")
    (failed,) = [note for note in notes if note.what == "feed" and note.reason]
    assert reason in (failed.reason or "")
    assert ("took", "/a") in said(notes)


def test_a_half_written_feed_gives_what_it_names(site: Site, look: Look) -> None:
    whole = feed_of((site.address + "/a", "A"), (site.address + "/b", "B")).body
    site.pages["/feed"] = Reply(whole[: whole.rindex(b"/b")], "application/rss+xml")
    assert ("took", "/a") in said(look(site.address + "/feed"))


def test_lists_are_opml_or_one_address_a_line(site: Site, look: Look, tmp_path: Path) -> None:
    opml = f"<opml><body><outline xmlUrl='{site.address}/feed'/></body></opml>"
    (tmp_path / "feeds.opml").write_text(opml)
    (tmp_path / "feeds.txt").write_text(f"# ours\n{site.address}/feed  the post\n\n")
    assert ("took", "/a") in said(look(tmp_path / "feeds.opml"))
    assert look(tmp_path / "feeds.txt") == []
    (tmp_path / "none.txt").write_text("nothing here\n")
    with pytest.raises(InputError, match="names no feeds"):
        look(tmp_path / "none.txt")


def test_what_a_killed_watcher_had_found_is_read_by_the_next(
    site: Site, look: Look, desk: Desk
) -> None:
    """It had put down what the feed names, and the feed as seen, and no more."""
    reply = site.pages["/feed"]
    assert isinstance(reply, Reply)
    reply.headers["ETag"] = '"1"'
    states = WatchedStore(desk.path)
    address = site.address + "/a"
    states.put("page", address, PageState(feed="f", listed={"url": address}), due=0.0)
    states.put("feed", site.address + "/feed", FeedState(etag='"1"'), due=0.0)
    states.close()
    assert said(look(site.address + "/feed")) == [("took", "/a")]


def test_two_watchers_do_not_share_a_desk(site: Site, look: Look, desk: Desk) -> None:
    with hold_watch(desk.path), pytest.raises(DeskError, match="another Warsan watches"):
        look(site.address + "/feed")
