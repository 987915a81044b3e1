from __future__ import annotations

import csv
import io
import json

import pytest

from tests.web.desks import Get, pick, text_of, tree
from warsan.views import DayRow
from warsan.web.sparklines import draw_multiples

PAIR = "/pair/RUS/NATO"
PAGE = f"{PAIR}?assumed=yes"


def test_the_page_draws_words_above_deeds_and_marks_lead_to_sentences(get: Get) -> None:
    page = tree(get(PAGE))
    drawings = pick(page, "section.series svg")
    assert len(drawings) == 2
    links = [link.get("href") for link in pick(drawings[0], "a")]
    assert links
    assert all("since=2022-" in link and link.endswith("#sentences") for link in links)
    assert pick(page, "[id='sentences']")


def test_a_link_of_a_mark_shows_its_step_and_keeps_the_question(get: Get) -> None:
    page = tree(get(f"{PAGE}&certainty=0.5&by=day"))
    link = pick(pick(page, "section.series svg")[0], "a")[0].get("href")
    assert "certainty=0.5" in link
    assert "by=day" in link
    shown = tree(get(PAIR + link.removesuffix("#sentences")))
    (selected,) = [p for p in pick(shown, "section.series p") if text_of(p).startswith("Selected")]
    assert link.split("since=")[1][:4] in text_of(selected)


def test_nothing_in_the_page_needs_inline_style_or_another_host(get: Get) -> None:
    answer = get(PAGE)
    drawing = answer.text.split('<div class="drawing brush')[1].split("</div>")[0]
    assert "style=" not in drawing
    assert "desk.invalid" not in answer.text
    scripts = [script.get("src") for script in pick(tree(answer), "script")]
    assert scripts == ["/static/brush.js"]


FILES = [
    ("svg", "image/svg+xml", b"<svg"),
    ("png", "image/png", b"\x89PNG"),
    ("csv", "text/csv", b"start,end,coverage"),
    ("vl.json", "application/json", b'{"$schema":"https://vega.github.io/schema/vega-lite'),
]


@pytest.mark.parametrize(("form", "media_type", "begin"), FILES)
def test_each_chart_is_a_file_too(get: Get, form: str, media_type: str, begin: bytes) -> None:
    answer = get(f"{PAIR}/series.{form}?by=week&assumed=yes")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.content.startswith(begin)


def test_the_files_hold_the_numbers_of_the_page(get: Get) -> None:
    rows = list(csv.DictReader(io.StringIO(get(f"{PAIR}/series.csv?assumed=yes").text)))
    found = json.loads(get("/api/series/RUS/NATO?assumed=yes").text)
    assert [row["start"] for row in rows] == [point["start"] for point in found["points"]]
    assert [row["deeds_events"] for row in rows] == [
        "" if point["deeds"]["events"] is None else str(point["deeds"]["events"])
        for point in found["points"]
    ]


def test_the_page_names_its_command_and_how_to_cite_it(get: Get) -> None:
    text = text_of(pick(tree(get(f"{PAGE}&certainty=1.5&without=Northwire")), "section.series")[0])
    assert (
        "warsan pressure RUS NATO --by week --without Northwire --certainty 1.5 --assumed" in text
    )
    assert "To cite: RUS → NATO, words and deeds by week" in text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{PAIR}?certainty=much", 422),
        (f"{PAIR}?by=month", 422),
        (f"{PAIR}/series.gif", 404),
        ("/pair/RUS/NATO%2B", 200),
        ("/pair/RUS%2B/NATO", 404),
        ("/api/series/RUS/Nowhere", 404),
        (f"{PAIR}?source=The+Moon", 200),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_reason(get: Get, path: str, status: int) -> None:
    assert get(path).status_code == status


def test_lines_stand_on_the_page_and_in_the_interface(get: Get) -> None:
    found = json.loads(get("/api/lines/RUS/NATO").text)
    assert {line["kind"] for line in found} == {"conditional threat"}
    assert "Lines drawn" in get(PAGE).text


def test_pairs_stand_side_by_side_on_one_scale(get: Get) -> None:
    assert pick(tree(get("/pairs")), "ol.multiples li svg")
    loud = (DayRow("2022-04-01", 1, 1, 4.0, 90.0),)
    quiet = (DayRow("2022-04-20", 1, 0, 4.0, 0.0),)
    first, second = draw_multiples([loud, quiet])
    heights = [min(float(p.split(",")[1]) for p in line.deeds.split()) for line in (first, second)]
    assert heights[0] < heights[1]
    assert draw_multiples([]) == []


def test_each_number_of_a_brief_leads_to_its_sentences(get: Get) -> None:
    page = tree(get("/brief/RUS/NATO?assumed=yes"))
    notes = {note.get("id") for note in pick(page, "ol.notes li")}
    links = [link.get("href").removeprefix("#") for link in pick(page, "sup a")]
    assert links
    assert set(links) == notes
    assert get("/brief/RUS/NATO?since=1990-01-01&until=1990-02-01").status_code == 404


def test_the_weeks_ahead_are_refused_politely_where_too_little_is_known(get: Get) -> None:
    links = [link.get("href") for link in pick(tree(get(PAGE)), "section.series a")]
    page = tree(get(next(link for link in links if link.startswith("/outlook"))))
    assert "Nothing is forecast" in text_of(page)
    assert pick(page, "a[href='/pair/RUS/NATO']")
