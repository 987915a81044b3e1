from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.bridge import bridge_reading
from tests.readings import make_article, make_event, make_reading, many_readings, party, say
from tests.web.desks import Get, asker, pick, text_of, tree, write_desk
from warsan.desk import Desk
from warsan.model import When

BRIDGE = bridge_reading()
BRIDGE_PATH = f"/article/{BRIDGE.article.id[:16]}"


def test_the_front_page_shows_articles_newest_first_with_outlet_day_credit_and_counts(
    get: Get,
) -> None:
    page = tree(get("/?q=bridge"))
    (entry,) = pick(page, ".articles li")
    assert text_of(entry) == (
        "The Harbour Post 27 April 2022 via Northwire Bridge at Dorn shelled 2 words 2 deeds"
    )
    titles = [text_of(e) for e in pick(tree(get("/")), ".articles h2")]
    assert titles[0].startswith("Incident")


def test_the_front_page_says_what_its_counts_hold(get: Get) -> None:
    (note,) = pick(tree(get("/")), ".note")
    assert "all words and deeds found in it" in text_of(note)
    assert "without what is denied, planned or threatened" in text_of(note)


def test_the_front_page_shows_the_most_active_pairs_with_their_lines(get: Get) -> None:
    first = pick(tree(get("/")), ".pairs li")[0]
    assert text_of(first).startswith("Russia → NATO")
    assert len(pick(first, "svg polyline")) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=incident", 100), ("q=INCIDENT+9", 19), ("outlet=Northwire", 50), ("q=via+nothing", 0)],
)
def test_articles_are_found_by_words_of_the_title_and_by_outlet(
    get: Get, query: str, found: int
) -> None:
    assert text_of(pick(tree(get(f"/?{query}")), "[role=status]")[0]).startswith(f"{found} of")


def test_long_lists_are_cut_into_pages_that_lead_on(get: Get) -> None:
    first = tree(get("/?q=incident"))
    assert len(pick(first, ".articles li")) == 40
    (older,) = pick(first, "a[rel=next]")
    second = tree(get(older.get("href")))
    assert "page 2 of 3" in text_of(pick(second, "[role=status]")[0])
    assert len(pick(tree(get("/?q=incident&page=99")), ".articles li")) == 20


def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    with write_desk(tmp_path / "desk", []) as empty:
        page = tree(asker(empty)("/"))
    assert "This desk is empty" in page.text_content()
    assert "warsan read" in page.text_content()


def test_the_body_stands_on_the_page_letter_by_letter(get: Get) -> None:
    paragraphs = pick(tree(get(BRIDGE_PATH)), ".body p")
    assert "\n\n".join(p.text_content() for p in paragraphs) == BRIDGE.article.body


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ("e1", ["deed", "ASSAULT", "Russia → NATO", "The Harbour Post, resourced from Northwire",
                "certain (+3)",
                "Told as", "26 April 2022", "a verb of ASSAULT"]),
        ("e2", ["word", "THREATEN", "from Northwire ← Ana Petrova (Russia) on television",
                "Russia (Ana Petrova) → NATO", "Ana Petrova: certain (+3)",
                "possible (+1)", "stands under “if”", "threatened", "assumed: day of publication"]),
        ("e4", ["NATO → any tanks", "certainly not (−3)", "word: REJECT",
                "any tanks is unresolved: these words name no party that Warsan knows",
                "from Northwire ← The Harbour Post ← Westmark’s defence ministry (NATO)"]),
        ("a3", ["report", "Westmark’s defence ministry", "denied", "Vouches for"]),
        ("f2", ["20 to 30", "wounded", "gives both ends"]),
        ("d1", ["Tuesday", "26 April 2022"]),
        ("p1", ["Dorn", "city"]),
    ],
)  # fmt: skip
def test_each_finding_says_who_via_whom_how_sure_and_why(
    get: Get, card: str, words: list[str]
) -> None:
    text = text_of(tree(get(BRIDGE_PATH)).get_element_by_id(f"card-{card}"))
    assert [word for word in words if word not in text] == []


def test_every_finding_links_to_words_in_the_text_and_back(get: Get) -> None:
    page = tree(get(BRIDGE_PATH))
    for card in pick(page, "[data-finding]"):
        anchor = page.get_element_by_id(card.get("data-finding"))
        marked = pick(page, "a[data-of]")
        assert card.get("data-finding") in " ".join(a.get("data-of") for a in marked).split()
        assert text_of(anchor.getparent())
        assert pick(card, f"a[href='#{card.get('data-finding')}']")
    targets = {link.get("href") for link in pick(page, ".body a.m")}
    assert all(page.get_element_by_id(target[1:]) is not None for target in targets)


def test_findings_follow_the_text_each_sentence_said_once(get: Get) -> None:
    page = tree(get(BRIDGE_PATH))
    shown = [card.get("data-finding") for card in pick(page, ".findings [data-finding]")]
    told = [anchor for anchor in page.xpath("//*[@id='main']//article//@id") if anchor in shown]
    assert sorted(shown) == sorted(told)
    assert [name for name in shown if name[0] in "ea"] == [n for n in told if n[0] in "ea"]
    sentences = [text_of(line) for line in pick(page, ".findings .around")]
    assert len(sentences) == len(set(sentences))


def test_credit_standfirst_and_related_posts_stand_around_the_body(get: Get) -> None:
    page = tree(get(BRIDGE_PATH))
    assert text_of(pick(page, ".standfirst")[0]) == "Ministers trade threats"
    assert "via Northwire (resourced)" in text_of(pick(page, ".byline")[0])
    assert "Tides of the week" in text_of(pick(page, ".related")[0])
    assert text_of(pick(page, ".page .m-credit")[0]) == "Resourced from Northwire"


def test_ids_on_a_page_are_unique(get: Get) -> None:
    for path in (BRIDGE_PATH, "/pair/RUS/NATO", "/"):
        ids = tree(get(path)).xpath("//@id")
        assert len(ids) == len(set(ids))


def test_the_pair_page_has_chart_table_and_sentences_of_the_same_days(get: Get, desk: Desk) -> None:
    page = tree(get("/pair/RUS/NATO"))
    days = desk.pair("RUS", "NATO").days
    rows = pick(page, ".behind .numbers tbody tr")
    assert [text_of(pick(row, "td")[0]) for row in rows] == [str(day.words) for day in days]
    assert {a.get("href")[1:] for a in pick(page, "[id='chart'] .at-wide a")} == {
        day.day for day in days
    }
    for day in days:
        links = pick(page.get_element_by_id(day.day), ".under a")
        assert len(links) >= day.words + day.deeds
        assert all("#e" in link.get("href") for link in links)


def test_an_event_that_does_not_count_stands_apart_with_why(get: Get) -> None:
    page = tree(get("/pair/NATO/UKR"))
    (item,) = pick(page.get_element_by_id("uncounted"), "ol.sentences li")
    assert "not counted: certainly not: denied or doubted" in text_of(item)
    assert "certainly not (−3)" in text_of(item)
    assert not pick(page, "figure.chart")
    assert "no line to draw" in text_of(page)


def test_an_event_known_by_its_month_stands_apart_from_the_days(tmp_path: Path) -> None:
    article = make_article("Vostok accused Westmark in March.", title="In March")
    march = When(start="2022-03-01", end="2022-03-31", precision="month", assumed=False)
    event = make_event(article, "e1", "ACCUSE", "accused", party("RUS"), party("NATO"), when=march)
    with write_desk(tmp_path / "desk", [make_reading(article, events=(event,))]) as desk:
        ask = asker(desk)
        (item,) = pick(tree(ask("/pair/RUS/NATO")).get_element_by_id("undated"), "ol.sentences li")
        assert "1 March 2022 to 31 March 2022" in text_of(item)
        lede = text_of(pick(tree(ask("/pair/RUS/NATO")), ".lede")[0])
        assert lede == "Said and done: 1 word 0 deeds 1 of these not dated to a day."
        (other,) = [row for row in desk.pairs() if row.words]
        assert (other.words, other.deeds) == (1, 0)
        assert "In March" in ask("/pair/RUS/NATO?since=2022-03-20&until=2022-04-02").text
        assert "Nothing between" in ask("/pair/RUS/NATO?since=2022-04-01").text


def test_a_heavy_day_shows_its_first_sentences_and_folds_the_rest(tmp_path: Path) -> None:
    body = " ".join(f"Vostok accused Westmark for the {n}th time." for n in range(7))
    article = make_article(body, title="Seven times")
    events = tuple(
        replace(make_event(article, f"e{n}", "ACCUSE", "accused", party("RUS"), party("NATO")),
                trigger=say(article, f"the {n}th"))
        for n in range(7)
    )  # fmt: skip
    with write_desk(tmp_path / "desk", [make_reading(article, events=events)]) as desk:
        page = tree(asker(desk)("/pair/RUS/NATO"))
    (day,) = pick(page, "section.day")
    assert len(pick(day, "details.rest li")) == 2
    assert len(pick(day, "ol.sentences li")) == 7
    assert text_of(pick(day, "details.rest summary")[0]) == "2 more of this day"
    assert pick(page, "a[href='#chart']")
    assert page.get_element_by_id("chart") is not None


def test_the_pair_page_says_what_it_counts_and_leads_to_what_it_does_not(get: Get) -> None:
    page = tree(get("/pair/NATO/UKR"))
    (note,) = pick(page, ".note")
    assert "1 said but not counted: what is denied or doubted" in text_of(note)
    assert page.get_element_by_id(pick(note, "a")[0].get("href")[1:]) is not None


def test_a_pair_without_a_record_is_told_of_its_other_direction_first(tmp_path: Path) -> None:
    article = make_article("Vostok accused Sarn twice, and Westmark accused Vostok.")
    pairs = (("RUS", "UKR"), ("RUS", "UKR"), ("NATO", "RUS"))
    events = tuple(
        make_event(article, f"e{n}", "ACCUSE", "accused", party(actor), party(recipient))
        for n, (actor, recipient) in enumerate(pairs)
    )
    with write_desk(tmp_path / "desk", [make_reading(article, events=events)]) as desk:
        answer = asker(desk)("/pair/RUS/NATO")
    assert answer.status_code == 404
    assert "It holds NATO → Russia; Russia → Ukraine." in answer.text
    assert 'href="/pairs"' in answer.text


@pytest.mark.parametrize("path", ["/pair/russia/nato", "/pair/Russia/NATO", "/pair/rus/nato"])
def test_names_of_parties_lead_to_their_codes(get: Get, path: str) -> None:
    answer = get(f"{path}?measure=pressure")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/pair/RUS/NATO?measure=pressure"


def test_the_chart_names_its_measure_and_leads_to_the_other(get: Get) -> None:
    page = tree(get("/pair/RUS/NATO?since=2022-04-02"))
    assert "events per day" in text_of(pick(page, "[id='chart'] .at-wide")[0])
    (toggle,) = pick(page, "a.measure")
    assert toggle.get("href") == "?since=2022-04-02&until=&measure=pressure"
    pressure = tree(get("/pair/RUS/NATO" + toggle.get("href")))
    assert "pressure per day" in text_of(pick(pressure, "[id='chart'] .at-wide")[0])
    assert re.search(r"2022: pressure [\d.]+ in words, [\d.]+ in deeds", text_of(pressure))


def test_the_pair_page_leads_to_the_other_direction(get: Get) -> None:
    assert pick(tree(get("/pair/RUS/NATO")), "a[href='/pair/NATO/RUS']")
    assert "Nothing is recorded from Ukraine" in tree(get("/pair/RUS/UKR")).text_content()


def test_the_list_of_pairs_links_each(get: Get) -> None:
    assert pick(tree(get("/pairs")), "a[href='/pair/RUS/NATO']")


@pytest.mark.soak  # writing so many takes half a minute
def test_the_front_page_of_two_thousand_articles_comes_within_a_second(tmp_path: Path) -> None:
    with write_desk(tmp_path / "desk", many_readings(2000)) as large:
        get = asker(large)
        get("/")
        start = time.perf_counter()
        assert "2,000" in get("/").text
        assert time.perf_counter() - start < 1
