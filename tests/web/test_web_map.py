"""The map page and its twins as GeoJSON and CSV."""

from __future__ import annotations

import csv
import io
import re

import pytest
from typer.testing import CliRunner

from tests.web.desks import Get, pick, text_of, tree
from warsan.cli.app import app
from warsan.desk import Desk
from warsan.exports.places import COLUMNS
from warsan.web.guard import POLICY

SWEDEN = "/map?actor=Sweden&recipient=NOR"


def headings(get: Get, path: str) -> list[str]:
    return [text_of(heading) for heading in pick(tree(get(path)), ".places h3")]


def test_places_are_listed_with_counts_and_what_has_no_place_stands_apart(get: Get) -> None:
    assert headings(get, "/map?since=2022-03-01&until=2022-03-01") == [
        "Oslo 1 word 1 deed", "Norway 1 word 0 deeds",
        "Position not known 1 event", "No place named 1 event",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("since=2022-03-01&until=2022-03-01", ["Oslo", "Norway", "Position", "No"]),
        ("actor=Sweden", ["Oslo"]),
        ("actor=NOR&recipient=sweden", ["Norway", "Position", "No"]),
        ("actor=SWE&kind=deed", ["Oslo"]),
        ("recipient=SWE&kind=word&type=accuse", ["Norway"]),
        ("place=3144096", ["Norway"]),
        ("place=Nowhere+%3Cb%3E", ["Position"]),
        ("actor=SWE&since=2022-03-02", []),
    ],
)
def test_each_filter_narrows_the_map(get: Get, query: str, places: list[str]) -> None:
    assert [heading.split()[0] for heading in headings(get, f"/map?{query}")] == places


@pytest.mark.parametrize(("least", "events"), [("", 3), ("-3", 3), ("-0.5", 2), ("2.5", 2)])
def test_the_least_certainty_leaves_out_what_is_denied(get: Get, least: str, events: int) -> None:
    page = tree(get(f"{SWEDEN}&certainty={least}"))
    assert text_of(pick(page, "[role=status]")[0]).startswith(f"{events} of {events} events")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("colour=red", "no filter “colour”"),
        ("certainty=sure", "from -3 to 3"),
        ("view=9,9,1,1", "no part of the world"),
        ("view=1,2,nan,4", "no part of the world"),
        ("since=yesterday", "no day"),
        ("type=JUMP", "It can be"),
    ],
)
@pytest.mark.parametrize("page", ["/map", "/map.csv"])
def test_a_filter_that_makes_no_sense_is_refused_with_the_reason(
    get: Get, page: str, query: str, words: str
) -> None:
    answer = get(f"{page}?{query}")
    assert answer.status_code == 422
    assert words in answer.text


def test_a_mark_is_a_link_that_says_what_it_stands_for_and_leads_to_its_list(get: Get) -> None:
    page = tree(get(SWEDEN))
    for size in ("at-wide", "at-narrow"):
        (mark,) = pick(page, f".{size} svg a")
        assert (
            mark.get("aria-label") == "Oslo: 1 word, 1 deed, 1 not counted; within 12 km to 25 km"
        )
        assert text_of(pick(mark, "title")[0]) == mark.get("aria-label")
        assert page.get_element_by_id(mark.get("href")[1:]) is not None
    links = pick(page.get_element_by_id("place-1"), ".under a")
    assert len(links) == 3
    assert all(re.match(r"/article/\w{16}#e[123]", link.get("href")) for link in links)


def test_precision_is_drawn_as_an_area_a_state_far_larger_than_a_town(get: Get) -> None:
    reach = [
        [float(area.get("rx")) for area in pick(mark, "ellipse.reach")]
        for mark in pick(tree(get("/map?since=2022-03-01&until=2022-03-01")), ".at-wide svg a")
    ]
    (near, town), (state,) = reach
    assert near / town == pytest.approx(25 / 12, rel=0.05)
    assert state / town == pytest.approx(321 / 12, rel=0.1)


def test_an_event_near_a_place_says_so_and_one_denied_says_why_it_does_not_count(get: Get) -> None:
    items = [text_of(item) for item in pick(tree(get(SWEDEN)), "ol.sentences li")]
    (near,) = [item for item in items if "“near”" in item]
    assert "within 25 km" in near
    assert "not counted: certainly not" in near


def test_the_map_goes_to_parts_of_the_world_and_sideways_without_script(get: Get) -> None:
    page = tree(get(f"{SWEDEN}&view=Europe"))
    links = [link.get("href") for link in pick(page, "nav.views a")]
    assert all("actor=Sweden" in link for link in links)
    for link in links:
        assert get("/map" + link.split("#")[0]).status_code == 200
    assert text_of(pick(page, "nav a[aria-current=true]")[0]) == "Europe"
    assert not pick(page, "main script")


def test_contested_areas_in_view_are_named_with_the_reason(get: Get) -> None:
    page = tree(get("/map?view=Ukraine+and+around&actor=SWE"))
    said = text_of(pick(page, "figcaption")[0])
    assert "No state is filled" in said
    assert "CrimeaUkrainian by UN General Assembly resolution 68/262" in said
    assert "Kashmir" not in said
    assert "Crimea" in [text_of(name) for name in pick(page, ".at-wide text.contested")]
    assert pick(page, ".at-wide path.disputed")[0].get("d")


def test_the_same_query_as_geojson_is_a_feature_collection(get: Get) -> None:
    answer = get("/map.geojson?since=2022-03-01&until=2022-03-01")
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["content-security-policy"] == POLICY
    found = answer.json()
    assert found["type"] == "FeatureCollection"
    assert [f["type"] for f in found["features"]] == ["Feature"] * 6
    located = [f for f in found["features"] if f["geometry"]]
    assert [f["geometry"]["type"] for f in located] == ["Point"] * 4
    assert located[0]["geometry"]["coordinates"] == [10.739, 59.913]  # longitude first
    assert {f["properties"]["radius_km"] for f in located} == {12.0, 25.0, 321.0}
    assert len({f["id"] for f in found["features"]}) == 6


def test_the_same_query_as_csv_has_a_header_and_a_row_an_event(get: Get) -> None:
    answer = get(f"/map.csv{SWEDEN[4:]}&kind=deed")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    header, *rows = csv.reader(io.StringIO(answer.text))
    assert tuple(header) == COLUMNS
    shown = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(row["place"], row["lat"], row["counted"]) for row in shown] == [
        ("Oslo", "59.913", "true"), ("Oslo", "59.913", "false"),
    ]  # fmt: skip


def test_the_map_page_escapes_names_and_keeps_the_policy(get: Get) -> None:
    answer = get("/map")
    assert answer.headers["content-security-policy"] == POLICY
    assert "Nowhere <b>" not in answer.text
    assert " style=" not in answer.text
    ids = tree(answer).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_pair_leads_to_its_map_and_every_page_to_the_map(get: Get) -> None:
    page = tree(get("/pair/SWE/NOR"))
    (link,) = [a for a in pick(page, "form a") if text_of(a) == "On the map"]
    assert headings(get, link.get("href")) == ["Oslo 1 word 1 deed"]
    assert pick(page, "nav a[href='/map']")


@pytest.mark.parametrize(
    ("options", "start"),
    [
        (["--geojson"], '{"type":"FeatureCollection"'),
        (["--csv"], ",".join(COLUMNS[:3])),
        (["--json"], '{"key":"3143244","name":"Oslo"'),
        ([], "place"),
    ],
)
def test_the_terminal_prints_the_same_places(desk: Desk, options: list[str], start: str) -> None:
    run = CliRunner().invoke(app, ["map", "--actor", "SWE", "--desk", str(desk.path), *options])
    assert run.exit_code == 0, run.output
    assert run.output.strip().startswith(start)
    assert "Oslo" in run.output
