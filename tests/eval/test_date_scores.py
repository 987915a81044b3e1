"""Expressions of time: their two gold formats, how they are scored, and the shipped reader."""

import json
from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.command import run, score
from warsan.eval.dates import FoundTimex, score_dates
from warsan.eval.formats.timex import GoldTimex, TimexDocument
from warsan.eval.formats.timex_folder import read_timexes

TIMEML = """<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DCT><TIMEX3 tid="t0" type="DATE" value="2022-04-28" functionInDocument="CREATION_TIME"
>April 28, 2022</TIMEX3></DCT>
<TITLE>Yesterday &amp; today</TITLE>
<TEXT>
On <TIMEX3 tid="t1" type="DATE" value="2022-04-26">Tuesday</TIMEX3> NATO <EVENT
eid="e1" class="OCCURRENCE">decided</EVENT> to send weapons &amp; men.

He was jailed for <TIMEX3 tid="t2" type="DURATION" value="P3Y">three years</TIMEX3>.
<TIMEX3 tid="t3" type="DATE" value="2021" comment="no words"/>
</TEXT>
</TimeML>
"""
MEANTIME = """<?xml version="1.0" ?><Document doc_id="1" doc_name="a">
<token number="0" sentence="0" t_id="1">Ford</token>
<token number="1" sentence="0" t_id="2">'s</token>
<token number="2" sentence="0" t_id="3">profits</token>
<token number="3" sentence="1" t_id="4">November</token>
<token number="4" sentence="1" t_id="5">03</token>
<token number="5" sentence="1" t_id="6">,</token>
<token number="6" sentence="1" t_id="7">2009</token>
<token number="7" sentence="2" t_id="8">Ford</token>
<token number="8" sentence="2" t_id="9">closed</token>
<token number="9" sentence="2" t_id="10">on</token>
<token number="10" sentence="2" t_id="11">Monday</token>
<token number="11" sentence="2" t_id="12">.</token>
<token number="12" sentence="3" t_id="13">It</token>
<token number="13" sentence="3" t_id="14">closed</token>
<token number="14" sentence="3" t_id="15">in</token>
<token number="15" sentence="3" t_id="16">2008</token>
<token number="16" sentence="3" t_id="17">.</token>
<Markables>
<TIMEX3 functionInDocument="NONE" m_id="1" type="DATE" value="2009-11-02">
<token_anchor t_id="11"/>
</TIMEX3>
<TIMEX3 functionInDocument="CREATION_TIME" m_id="2" type="DATE" value="2009-11-03">
<token_anchor t_id="4"/>
<token_anchor t_id="5"/>
<token_anchor t_id="6"/>
<token_anchor t_id="7"/>
</TIMEX3>
<TIMEX3 functionInDocument="NONE" m_id="3" type="DATE" value="2009-Q3">
</TIMEX3>
</Markables>
</Document>
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return tmp_path


def shown(document: TimexDocument) -> list[tuple[str, str, str]]:
    return [(document.text[t.start : t.end], t.type, t.value) for t in document.timexes]


def test_timeml_gives_the_expressions_inside_its_text(tmp_path: Path) -> None:
    (document,) = read_timexes(folder(tmp_path, a_tml=TIMEML, a_txt="not XML", b_xml_bak="<"))
    assert document.published == "2022-04-28"
    assert shown(document) == [
        ("Tuesday", "DATE", "2022-04-26"),
        ("three years", "DURATION", "P3Y"),
    ]
    assert "NATO decided to send weapons & men.\n\nHe" in document.text
    assert "Yesterday" not in document.text


def test_broken_lines_of_timeml_are_joined_in_place(tmp_path: Path) -> None:
    wrapped = TIMEML.replace(
        "He was jailed for",
        "    Badly needed workers came into the labour market in\nthe\nnorth for",
    )
    (document,) = read_timexes(folder(tmp_path, a_tml=wrapped))
    assert "labour market in the\nnorth for three years." in document.text
    assert shown(document)[1] == ("three years", "DURATION", "P3Y")


def test_meantime_tokens_become_running_text(tmp_path: Path) -> None:
    (document,) = read_timexes(folder(tmp_path, a_xml=MEANTIME))
    assert document.published == "2009-11-03"
    assert document.text == (
        "Ford's profits\n\nNovember 03, 2009\n\nFord closed on Monday. It closed in 2008."
    )
    assert shown(document) == [("Monday", "DATE", "2009-11-02")]
    unscored = [document.text[a:b] for a, b in document.unscored]
    assert unscored == ["November 03, 2009", "It closed in 2008."]


@pytest.mark.parametrize(
    ("old", "new", "published"),
    [
        ('="CREATION_TIME"', '="NONE"', "2009-11-03"),
        ('value="2009-11-03"', 'value="03-11-2009"', "2009-11-03"),
    ],
    ids=["dateline not marked", "day written backwards"],
)
def test_a_dateline_gives_the_day_of_publication(
    tmp_path: Path, old: str, new: str, published: str
) -> None:
    (document,) = read_timexes(folder(tmp_path, a_xml=MEANTIME.replace(old, new)))
    assert (document.published, len(document.timexes)) == (published, 1)


@pytest.mark.parametrize(
    ("file", "text", "wrong"),
    [
        ("a_tml", TIMEML.replace("</TEXT>", ""), "a.tml:13: "),
        ("a_tml", TIMEML.replace(' value="P3Y"', ""), "a.tml:10: a TIMEX3 without value"),
        ("a_tml", "<TimeML>\n<TEXT/></TimeML>", "a.tml:2: no text"),
        ("a_tml", "", "a.tml:1: "),
        ("a_xml", MEANTIME.replace('anchor t_id="11"', 'anchor t_id="99"'), "a.xml:21: no token"),
        ("a_xml", "<Document/>", "a.xml:1: no token"),
        ("a_xml", "<html>\n<p>April</p></html>", "a.xml:1: <html> is neither format"),
        ("a_txt", "On Tuesday", "holds nothing to score"),
    ],
)
def test_a_broken_file_is_refused_by_name_and_line(
    tmp_path: Path, file: str, text: str, wrong: str
) -> None:
    with pytest.raises(GoldError) as refused:
        score("dates", folder(tmp_path, **{file: text}))
    assert wrong in refused.value.message


def test_a_file_where_a_folder_belongs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no folder"):
        score("dates", folder(tmp_path, a_tml=TIMEML) / "a.tml")


GOLD = TimexDocument(
    "a",
    "x" * 40,
    "2022-04-28",
    (GoldTimex(0, 7, "DATE", "2022-04-26"), GoldTimex(10, 20, "DURATION", "P3Y")),
    unscored=((30, 40),),
)


@pytest.mark.parametrize(
    ("found", "relaxed", "strict", "value"),
    [
        ([(0, 7, "2022-04-26"), (10, 20, "P3Y")], 1.0, 1.0, 1.0),
        ([(0, 7, "2022-04-19"), (10, 20, "P3Y")], 1.0, 1.0, 0.5),
        ([(3, 8, "2022-04-26")], 2 / 3, 0.0, 2 / 3),
        ([(0, 3, None), (0, 7, "2022-04-26")], 0.5, 0.5, 0.5),
        ([(0, 20, "2022-04-26")], 2 / 3, 0.0, 2 / 3),
        ([(7, 10, "P1D"), (32, 35, "2014")], 0.0, 0.0, 0.0),
        ([], 0.0, 0.0, 0.0),
    ],
    ids=["all", "a wrong value", "overlap", "two on one", "one over two", "beside it", "nothing"],
)
def test_finds_are_matched_once_by_overlap(
    found: list[tuple[int, int, str | None]], relaxed: float, strict: float, value: float
) -> None:
    shares = score_dates(GOLD, [FoundTimex(*f) for f in found]).shares()
    assert shares == {"relaxed_f1": relaxed, "strict_f1": strict, "value_f1": value, "n": 2}


def test_without_gold_the_shares_are_null() -> None:
    empty = TimexDocument("a", "x", None, ())
    assert score_dates(empty, [FoundTimex(0, 1, None)]).shares()["relaxed_f1"] is None


def test_plain_texts_are_read_right_in_both_formats(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("dates", folder(tmp_path, a_tml=TIMEML, b_xml=MEANTIME), json_output=True)
    printed = json.loads(capsys.readouterr().out)
    assert printed == {"relaxed_f1": 1.0, "strict_f1": 1.0, "value_f1": 1.0, "n": 3}
