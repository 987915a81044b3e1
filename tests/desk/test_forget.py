"""What a desk is made to forget is gone: from tables, pages, snapshots, notes, every byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.leftovers import leftovers
from tests.readings import (
    make_article,
    make_event,
    make_page,
    make_reading,
    many_readings,
    party,
)
from warsan.desk import Desk, Reader
from warsan.desk.forgetting import Forgetting
from warsan.errors import InputError, NotFoundError
from warsan.model import Article, Fetched, Page, ReaderName, Reading
from warsan.runs.redacting import Names, redact_page
from warsan.store import Store
from warsan.store.forget import Removal
from warsan.store.marks import Mark, fingerprint
from warsan.store.watched import PageState, WatchedStore

BODY = "Vostok shelled the mill at Orrin. Zora Quill fled with two children, Quill’s sister said."
ADDRESS = "https://harbour.example/mill-at-orrin"
TRACES = ("mill at Orrin", "mill-at-orrin", "The mill burns", "Zora", "Quill", "zora", "quill")
HER = ("Zora", "Quill", "zora", "quill", "ZORA", "QUILL")


def read_plain(article: Article) -> Reading:
    """Finds one event wherever somebody shelled somebody."""
    if "shelled" not in article.body:
        return make_reading(article)
    event = make_event(article, "e1", "ASSAULT", "shelled", party("RUS"), party("UKR"))
    return make_reading(article, events=(event,))


def fetched(article: Article, raw: bytes | None = None) -> Page:
    day = 28 if article is LATER else 27
    came = Fetched(address=ADDRESS, at=f"2022-04-{day}T10:00:00Z", media_type="text/html")
    html = f"<meta name=author content='{article.byline}'><p>{article.body}</p>".encode()
    return Page(article=article, raw=raw or html, media_type="text/html", origin=ADDRESS,
                fetched=came)  # fmt: skip


MILL = make_article(BODY, title="The mill burns", url=ADDRESS, byline="Ida Lund")
LATER = make_article(BODY + " It rained.", title="The mill burns", url=ADDRESS)
# Titles that come first and last: the catalog keeps such texts as statistics.
FIRST = make_article(
    "Zora Quill spoke in Orrin.", title="AAA Zora Quill", url="https://h.example/first"
)
LAST = make_article("Zora Hartnell spoke.", title="zzz Hartnell", url="https://h.example/last")
OTHER = make_article("Westmark shelled a barn.", title="A barn", url="https://b.example/barn")
NEWS = make_article("Zora Quill and Vostok met.", title="They met", url="https://h.example/met")
BY_HAND = Reader(ReaderName(version="1", model="by hand"), read_plain)


class Story(msgspec.Struct):
    """A desk that was made to forget, what it held before and what was said of it."""

    desk: Desk
    before: dict[str, Reading]
    previews: list[Forgetting]
    article: Forgetting
    person: Forgetting
    notes: list[str]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """One desk for most tests, since forgetting takes a second: its parts do not touch."""
    path = tmp_path_factory.mktemp("forget") / "desk"
    with Desk(path, create=True) as desk:
        desk.add_pages([fetched(MILL), *map(make_page, (FIRST, LAST))], read=read_plain)
        with desk.reread(every=True, reader=BY_HAND) as again:  # the first Readings become the past
            again.keep()
        desk.compact()
        others = [make_page(reading.article) for reading in many_readings(6)]
        desk.add_pages([fetched(LATER), make_page(OTHER), *others], read=read_plain)
        before = {row.id: desk.reading(row.id) for row in desk.articles()}
        states = remember(path)
        previews = [
            desk.forget_article(LATER.id[:9], why=None),
            desk.forget_person("Zora Quill", "Zora Hartnell", why=None),
        ]
        assert desk.revisions(MILL.id)
        assert len(leftovers(path, *TRACES, MILL.id)) > 5  # the search finds what is there
        article = desk.forget_article(LATER.id[:9], why="taken down")
        names = ("Zora Quill", "Zora Hartnell")
        person = desk.forget_person(*names, why="request of 3 May", reader=BY_HAND)
        keys = [key for key in NOTES if states.get("page", key, PageState)]
        yield Story(desk, before, previews, article, person, keys)
        states.close()


NOTES = {
    ADDRESS: PageState(feed="f", listed={"title": "The mill burns"}, article=MILL.id),
    "https://h.example/1": PageState(feed="f", text="<p>Zora Quill again</p>"),
    "https://h.example/2": PageState(feed="f", listed={"title": "Rain"}),
}


def remember(path: Path) -> WatchedStore:
    """What a watcher remembers; it stays open, as a watcher's does."""
    states = WatchedStore(path)
    for key, state in NOTES.items():
        states.put("page", key, state, due=None)
    return states


def test_no_byte_is_left_of_an_article_its_versions_and_a_name(story: Story) -> None:
    gone = [MILL.id, LATER.id, FIRST.id, LAST.id, "zzz Hartnell", "Hartnell", "AAA Zora"]
    assert leftovers(story.desk.path, *gone, *TRACES, *HER) == []


def test_it_says_what_it_did(story: Story) -> None:
    article, person = story.article, story.person
    assert {a.id for a in article.articles} == {MILL.id, LATER.id}
    assert {a.id for a in person.articles} == {FIRST.id, LAST.id}
    assert (article.kind, article.done, article.traces, article.watched) == ("article", True, (), 1)
    assert (person.kind, person.done, person.traces, person.watched) == ("person", True, (), 1)
    assert article.snapshots > 5


def test_a_preview_names_the_same_and_changes_nothing(story: Story) -> None:
    article, person = story.previews
    assert not article.done
    assert {a.id for a in article.articles} == {MILL.id, LATER.id}
    assert {a.id for a in person.articles} == {MILL.id, LATER.id, FIRST.id, LAST.id}


def test_nothing_else_is_lost(story: Story) -> None:
    gone = {MILL.id, LATER.id, FIRST.id, LAST.id}
    now = {row.id: story.desk.reading(row.id) for row in story.desk.articles()}
    kept = {name: reading for name, reading in story.before.items() if name not in gone}
    assert {name: now.get(name) for name in kept} == kept
    assert story.desk.raw(OTHER.id).raw == OTHER.body.encode()


def test_an_article_is_kept_without_the_name(story: Story) -> None:
    bodies = [story.desk.reading(row.id).article.body for row in story.desk.articles()]
    assert {"█████ spoke in Orrin.", "█████ spoke."} <= set(bodies)


def test_a_watcher_remembers_neither_page_nor_name(story: Story) -> None:
    assert story.notes == ["https://h.example/2"]


def test_a_forgotten_article_does_not_come_back(story: Story) -> None:
    tracked = msgspec.structs.replace(MILL, id="0" * 64, url=ADDRESS.replace("https", "http") + "/")
    coming = [fetched(MILL), fetched(LATER), fetched(tracked)]
    report = story.desk.add_pages(coming, read=read_plain)
    assert (report.added, report.known) == ((), ())
    reasons = [refusal.reason for refusal in report.refused]
    assert len(reasons) == 3
    assert all("made to forget on" in r and "(taken down)" in r for r in reasons)


def test_what_was_read_before_is_barred_when_it_comes_to_be_stored(story: Story) -> None:
    with Store.open(story.desk.path) as store:
        coming = [fetched(LATER), make_page(NEWS)]
        receipt = store.write_batch([(page, read_plain(page.article)) for page in coming])
        store.record_revisions([(ADDRESS, MILL.id, LATER.id, None, 0, 0, BODY)])
    assert receipt.added == ()
    assert set(receipt.barred) == {LATER.id, NEWS.id}
    assert leftovers(story.desk.path, MILL.id, LATER.id, NEWS.id, *TRACES) == []


def test_a_person_who_was_forgotten_is_blacked_out_on_what_comes(story: Story) -> None:
    report = story.desk.add_pages([make_page(NEWS)], read=read_plain)
    assert report.refused == ()
    assert story.desk.reading(report.added[0]).article.body == "█████ and Vostok met."
    again = story.desk.add_pages([make_page(NEWS)], read=read_plain)
    assert (again.added, again.known) == ((), report.added)
    assert leftovers(story.desk.path, NEWS.id, *HER) == []


def test_the_record_says_when_why_and_how_much_and_no_more(story: Story) -> None:
    record = story.desk.forgotten()
    assert {(m.kind, m.why, m.articles, m.purged) for m in record} == {
        ("person", "request of 3 May", 2, True),
        ("article", "taken down", 2, True),
        ("address", "taken down", 2, True),
    }
    assert len({m.salt for m in record}) == 1


def test_the_address_of_a_whole_site_joins_no_versions(story: Story) -> None:
    one, two = (make_article(b, title=b, url="https://site.example/") for b in ("One.", "Two."))
    story.desk.add_pages([make_page(one), make_page(two)], read=read_plain)
    assert [a.id for a in story.desk.forget_article(one.id, why=None).articles] == [one.id]


def test_a_thing_that_shares_a_name_is_left_alone(story: Story) -> None:
    bay = make_article("The quill fell. Quill Bay froze.", title="Bay", url="https://q.example/b")
    story.desk.add_pages([make_page(bay)], read=read_plain)
    assert story.desk.forget_person("Zora Quill", why=None).articles == ()


def test_an_article_that_is_not_there_is_refused(story: Story) -> None:
    with pytest.raises(NotFoundError):
        story.desk.forget_article(MILL.id, why="taken down")


# What is refused: names, reason, message.
REFUSED = [
    (["Zora Quill"], "Zora Quill asked for it", "the reason names what is to be forgotten"),
    (["Zora Quill"], " ", "no reason is given"),
    (["Li"], "a request", "too short a name"),
    ([""], "a request", "too short a name"),
]


@pytest.mark.parametrize(("names", "why", "message"), REFUSED)
def test_what_would_tell_or_harm_is_refused(
    story: Story, names: list[str], why: str, message: str
) -> None:
    record = story.desk.forgotten()
    with pytest.raises(InputError, match=message):
        story.desk.forget_person(*names, why=why, reader=BY_HAND)
    with pytest.raises(InputError, match="the reason names"):
        story.desk.forget_article(OTHER.id, why="a barn it was")
    assert story.desk.forgotten() == record


def test_what_a_kill_left_in_the_files_goes_next_time(tmp_path: Path) -> None:
    with Desk(tmp_path / "desk", create=True) as desk:
        desk.add_pages([fetched(MILL), make_page(OTHER)], read=read_plain)
        with Store.open(desk.path) as store:  # as far as a forgetting comes that is killed then
            salt = "0123"
            mark = Mark(
                act="a", kind="article", salt=salt, digest=fingerprint(salt, MILL.id), size=0,
                why="taken down", day="2022-05-03", articles=1, purged=False,
            )  # fmt: skip
            assert store.forget(Removal((MILL.id,), (ADDRESS,), (), (mark,)))
        assert leftovers(desk.path, MILL.id)
        rest = desk.finish_forgetting()
        assert rest is not None
        assert rest.done
        assert leftovers(desk.path, MILL.id, *TRACES) == []
        assert desk.finish_forgetting() is None


def test_what_cannot_be_read_goes_whole_and_what_cannot_be_cleaned_is_told(tmp_path: Path) -> None:
    def fails(article: Article) -> Reading:
        raise InputError(f"cannot read {article.id}")

    with Desk(tmp_path / "desk", create=True) as desk:
        desk.add_pages([fetched(MILL)], read=read_plain)
        (desk.path / "notes.txt").write_text("call Zora Quill back", encoding="utf-8")
        reader = Reader(BY_HAND.name, fails)
        done = desk.forget_person("Zora Quill", why="a request", reader=reader)
        assert (done.unread, done.traces) == ((MILL.id,), ("notes.txt",))
        (desk.path / "notes.txt").unlink()
        assert leftovers(desk.path, MILL.id, *TRACES) == []


# How a page names her, and what is left of its text; None: the name stands elsewhere on it.
NAMED = [
    (BODY, "Vostok shelled the mill at Orrin. █████ fled with two children, █████’s sister said."),
    ("ZORA QUILL spoke.", "█████ spoke."),
    ("Zora J. Quill spoke. Zora wept.", "█████ spoke. █████ wept."),
    ("Quill, Zora: 14 years.", "█████: 14 years."),
    ("Write to zora.quill@h.example now.", "Write to █████@h.example now."),
    ("Zora Quill met Zora Hart. A quill fell.", "█████ met Zora Hart. A quill fell."),
    ("Zora\n\nQuill spoke.", "█████ spoke."),
]


@pytest.mark.parametrize(("body", "left"), NAMED, ids=[body[:20] for body, _ in NAMED])
def test_a_name_is_blacked_out(body: str, left: str) -> None:
    article = make_article(body, title="On her")
    page = redact_page(make_page(article), Names(["Zora Quill"]))
    assert page.article.body == left
    assert page.article.page == left
    assert page.raw == b""


# Where a page names her beside its text.
HIDDEN: list[tuple[str, dict[str, Any], bytes | None]] = [
    ("in the bytes alone", {}, b"<meta name=author content='Zora Quill'><p>Text</p>"),
    ("as references", {}, b"<p>Zora&nbsp;Qui&#108;l</p>"),
    ("across tags", {}, b"<p><b>Zora</b> <i>Quill</i></p>"),
    ("in the script", {}, b'<script>{"author": "Zora\\u0020Quill"}</script>'),
    ("in the byline", {"byline": "Zora Quill"}, None),
    ("in the address", {"url": "https://h.example/2022/zora-quill-speaks"}, None),
    ("in one word", {"url": "https://zoraquill.example/speaks"}, None),
    ("in the page around it", {"page": "By Zora Quill\n\nThe barn burnt."}, None),
]


@pytest.mark.parametrize(("fields", "raw"), [h[1:] for h in HIDDEN], ids=[h[0] for h in HIDDEN])
def test_a_name_beside_the_text_is_found(fields: dict[str, Any], raw: bytes | None) -> None:
    page = fetched(make_article("The barn burnt.", **fields), raw)
    names = Names(["Zora Quill"])
    assert names.stand_on(page)
    plain = redact_page(page, names)
    assert not names.stand_on(plain)
    assert "Quill" not in msgspec.json.encode(plain).decode()
