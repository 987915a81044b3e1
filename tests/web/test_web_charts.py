from __future__ import annotations

from lxml import etree

from warsan.views import DayRow
from warsan.web.charts import draw_days, split_periods
from warsan.web.sparklines import draw_sparkline

NS = {"s": "http://www.w3.org/2000/svg"}


def days(*rows: tuple[str, int, int]) -> tuple[DayRow, ...]:
    return tuple(DayRow(day, words, deeds, 4.0 * words, 9.0 * deeds) for day, words, deeds in rows)


LONG = days(("2022-02-24", 2, 1), ("2022-05-02", 1, 1), ("2022-07-31", 3, 0))
APRIL = days(("2022-04-26", 2, 1), ("2022-04-28", 3, 0))


def drawing(rows: tuple[DayRow, ...]) -> etree._Element:
    return etree.fromstring(draw_days(rows, "wide").encode())


def test_each_point_leads_to_its_day_and_says_what_it_shows() -> None:
    links = drawing(APRIL).findall(".//s:a", NS)
    assert [link.get("href") for link in links] == ["#2022-04-26"] * 2 + ["#2022-04-28"]
    titles = [link.findtext("s:path/s:title", namespaces=NS) for link in links]
    assert titles[0] == "26 April 2022: 2 words, 1 deed"


def test_words_and_deeds_are_two_lines_that_differ_in_more_than_colour() -> None:
    lines = drawing(APRIL).xpath(".//s:g[contains(@class,'mark-line')]/s:path", namespaces=NS)
    assert len(lines) == 2
    assert {line.get("stroke") for line in lines} == {"var(--word)", "var(--deed)"}
    assert len({line.get("stroke-dasharray") for line in lines}) == 2


def test_the_drawing_needs_neither_inline_styles_nor_anything_from_elsewhere() -> None:
    text = draw_days(APRIL, "narrow")
    assert "style=" not in text
    assert "disabled" not in text
    addresses = {part.split('"')[0] for part in text.split("http")[1:]}
    assert addresses == {"://www.w3.org/2000/svg", "://www.w3.org/1999/xlink"}


def test_a_single_day_can_be_drawn() -> None:
    assert len(drawing(days(("1962-10-22", 1, 0))).findall(".//s:a", NS)) == 1


def test_the_days_on_the_axis_do_not_depend_on_the_zone_of_the_machine() -> None:
    labels = [text.text for text in drawing(APRIL).iterfind(".//s:text", NS)]
    assert labels[:3] == ["26 Apr 2022", "27 Apr 2022", "28 Apr 2022"]


def test_a_long_axis_names_the_first_days_of_months() -> None:
    labels = [text.text for text in drawing(LONG).iterfind(".//s:text", NS)]
    assert labels[:5] == ["1 Mar 2022", "1 Apr 2022", "1 May 2022", "1 Jun 2022", "1 Jul 2022"]


def test_years_apart_become_periods_of_their_own() -> None:
    crisis = days(("1962-10-22", 1, 0), ("1962-10-28", 1, 0))
    assert split_periods(APRIL + crisis) == (crisis, APRIL)
    assert split_periods(()) == ()


def test_a_sparkline_keeps_the_order_of_time_and_the_height_of_counts() -> None:
    line = draw_sparkline(APRIL)
    points = [tuple(map(float, point.split(","))) for point in line.words.split()]
    assert points == sorted(points)
    lowest = max(y for _, y in points)
    assert sum(y < lowest for _, y in points) == 2
    assert draw_sparkline(()).words
