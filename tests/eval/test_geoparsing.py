"""Geoparsing gold in its three shapes, and what counts on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.formats.geoparsing import Geotext, Toponym, read_geoparsing
from warsan.eval.places import FoundPlace, PlacesPrediction, score_places

LGL = """<articles>
<article docid="1"><title>T</title><text>Fire in Paris, Texas.</text><toponyms>
<toponym><start>8</start><end>13</end><phrase>Paris</phrase>
<gaztag geonameid="4717560"><lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>
<toponym><start>15</start><end>20</end><phrase>Texas</phrase></toponym>
</toponyms></article></articles>"""
GEOVIRUS = """<articles><article><source>x</source><text>Fire in Paris, Texas.</text><locations>
<location><name>Paris</name><start>9</start><end>14</end><lat>33.66</lat><lon>-95.55</lon>
</location></locations></article></articles>"""
GEOWEBNEWS = """<articles><article><text>Fire in Paris, Texas.</text><toponyms>
<toponym><extractedName>Paris</extractedName><normalisedName>Paris</normalisedName>
<type>Literal</type><nonLocational>False</nonLocational><start>8</start><end>13</end>
<latitude>33.66</latitude><longitude>-95.55</longitude></toponym>
<toponym><extractedName>Texas</extractedName><type>Demonym</type><nonLocational>True</nonLocational>
<start>15</start><end>20</end><latitude>31</latitude><longitude>-99</longitude></toponym>
</toponyms></article></articles>"""


def read(tmp_path: Path, xml: str) -> Geotext:
    path = tmp_path / "gold.xml"
    path.write_text(xml, encoding="utf-8")
    return next(read_geoparsing(path))


@pytest.mark.parametrize("xml", [LGL, GEOVIRUS, GEOWEBNEWS], ids=["lgl", "geovirus", "geowebnews"])
def test_each_shape_gives_the_toponyms_with_coordinates(tmp_path: Path, xml: str) -> None:
    text = read(tmp_path, xml)
    assert text.placed == (Toponym(8, 13, "Paris", 33.66, -95.55),)
    assert text.dropped == 0


@pytest.mark.parametrize(
    ("start", "placed", "dropped"), [(8, 1, 0), (10, 1, 0), (5, 1, 0), (12, 0, 1), (3, 0, 1)]
)
def test_a_name_is_sought_within_three_characters(
    tmp_path: Path, start: int, placed: int, dropped: int
) -> None:
    text = read(tmp_path, LGL.replace("<start>8<", f"<start>{start}<"))
    assert (len(text.placed), text.dropped) == (placed, dropped)


@pytest.mark.parametrize(
    ("xml", "wrong"),
    [
        ("<articles><article>", "gold.xml:1: no XML"),
        (LGL.replace("<end>13<", "<end>here<"), "gold.xml:3: end is 'here', no offset"),
        (LGL.replace("<lat>33.66<", "<lat>north<"), "gold.xml:3: lat is 'north', no degrees"),
        ("<articles>\n<article/>\n</articles>", "gold.xml:2: an article without a text"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, xml: str, wrong: str) -> None:
    with pytest.raises(GoldError) as error:
        read(tmp_path, xml)
    assert wrong in str(error.value)


GOLD = Geotext(
    "Paris and Rome, Americans",
    (
        Toponym(0, 5, "Paris", 33.66, -95.55),
        Toponym(10, 14, "Rome", 41.9, 12.5),
        Toponym(16, 25, "Americans", None, None),
    ),
    1,
)


@pytest.mark.parametrize(
    ("found", "given", "expected"),
    [
        ("0 5 33 -95, 10 14 42 12", "0 5 33 -95, 10 14 42 12", (1.0, 1.0, 1.0)),
        ("0 5 48.9 2.4, 10 14 42 12", "0 5 48.9 2.4, 10 14 42 12", (1.0, 0.5, 0.5)),
        ("10 14 42 12", "0 5 33 -95, 10 14 42 12", (2 / 3, 0.5, 1.0)),
        ("10 14 42 12, 16 25 40 -100", "0 5 33 -95, 10 14 42 12", (2 / 3, 0.5, 1.0)),
        ("10 14 - -", "0 5 - -, 10 14 - -", (2 / 3, 0.0, 0.0)),
    ],
    ids=["all right", "another Paris", "one not found", "a people is ignored", "left open"],
)
def test_spans_and_positions_are_scored_apart(
    found: str, given: str, expected: tuple[float, float, float]
) -> None:
    shares = score_places(GOLD, PlacesPrediction(places(found), places(given))).shares()
    keys = ("span_f1", "within_161km", "within_161km_given")
    assert tuple(shares[key] for key in keys) == pytest.approx(expected)
    assert (shares["n"], shares["dropped"]) == (2, 1)


def places(rows: str) -> tuple[FoundPlace, ...]:
    found = []
    for row in rows.split(","):
        start, end, lat, lon = row.split()
        degrees = (None, None) if lat == "-" else (float(lat), float(lon))
        found.append(FoundPlace(int(start), int(end), *degrees))
    return tuple(found)
