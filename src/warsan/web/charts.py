"""A pair's words and deeds per day as a chart, drawn on the server as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

import altair as alt
import vl_convert
from lxml import etree

from warsan.report.phrases import say_day, say_number
from warsan.views import DayRow

Size = Literal["wide", "narrow"]
Measure = Literal["events", "pressure"]
_SIZES: dict[Size, tuple[int, int]] = {"wide": (960, 260), "narrow": (300, 190)}
_TICKS: dict[Size, int] = {"wide": 10, "narrow": 4}
# Vega resolves relative links against a web address of its own; ours start with a name that
# can never exist (RFC 2606) and are made relative again in the finished drawing.
_NOWHERE = "https://desk.invalid/"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SVG = "{http://www.w3.org/2000/svg}"
_DAY = timedelta(days=1)
_MONTHS = 3  # an axis with so many first days of months names these


def split_periods(days: Sequence[DayRow], gap: int = 120) -> tuple[tuple[DayRow, ...], ...]:
    """Cut a series where nothing happened for more than `gap` days; oldest period first."""
    periods: list[list[DayRow]] = []
    for row in sorted(days, key=lambda row: row.day):
        quiet = periods and _day(row) - _day(periods[-1][-1]) > timedelta(days=gap)
        if quiet or not periods:
            periods.append([])
        periods[-1].append(row)
    return tuple(tuple(period) for period in periods)


@lru_cache(maxsize=128)
def draw_days(days: tuple[DayRow, ...], size: Size = "wide", measure: Measure = "events") -> str:
    """Words and deeds per day as two lines; each point links to `#day`.

    Args:
        days: The days on which something was said or done, in order; not empty.
        size: "wide" for desktop columns, "narrow" for telephones.
        measure: How many events, or the pressure of them (sum of PLOVER intensities).

    Returns:
        An SVG element, coloured through the page's own CSS variables.
    """
    spec = _chart(days, size, measure).to_dict() | {"background": "transparent"}
    drawing = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[_NOWHERE])
    return _own_links(drawing, days, measure)


def _values(row: DayRow, measure: Measure) -> tuple[float, float]:
    """What is drawn of a day's words and of its deeds."""
    return (row.words, row.deeds) if measure == "events" else (row.word_pressure, row.deed_pressure)


def _chart(days: tuple[DayRow, ...], size: Size, measure: Measure) -> alt.LayerChart:
    width, height = _SIZES[size]
    axes = _axes(days, size, measure)
    lines = alt.Chart(_data(_line_values(days, measure))).mark_line(
        strokeWidth=2.5, strokeJoin="round"
    )
    points = alt.Chart(_data(_point_values(days, measure))).mark_point(
        filled=True, opacity=1, size=130 if size == "wide" else 90
    )
    chart: alt.LayerChart = (
        alt.layer(
            lines.encode(**axes, strokeDash=_dashes()),
            points.encode(**axes, shape=_shapes(), href="link:N", description="say:N"),
        )
        .properties(width=width, height=height)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, labelFont="sans-serif", labelColor="var(--soft)")
    )
    return chart


def _data(values: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=values)


def _axes(days: tuple[DayRow, ...], size: Size, measure: Measure) -> dict[str, Any]:
    domain = [str(_day(days[0]) - 2 * _DAY), str(_day(days[-1]) + 2 * _DAY)]
    axis = alt.Axis(
        title=None,
        values=_tick_days(days, _TICKS[size]),
        format="%-d %b %Y" if size == "wide" else "%-d %b",
        grid=False,
        domainColor="var(--rule)",
        tickColor="var(--rule)",
        labelOverlap=True,
    )
    return {
        "x": alt.X("day:T", scale=alt.Scale(type="utc", domain=domain), axis=axis),
        "y": _count_axis(days, measure),
        "color": alt.Color(
            "kind:N",
            scale=alt.Scale(domain=["words", "deeds"], range=["var(--word)", "var(--deed)"]),
            legend=None,
        ),
    }


def _count_axis(days: tuple[DayRow, ...], measure: Measure) -> alt.Y:
    """From zero to a whole number of steps, at most five, above the highest point."""
    most = max(1, *(value for row in days for value in _values(row, measure)))
    step = math.ceil(most / 5)
    top = math.ceil(most / step) * step
    axis = alt.Axis(
        title=f"{measure} per day",
        titleFontWeight="normal",
        titleColor="var(--soft)",
        values=list(range(0, top + 1, step)),
        format="d",
        gridColor="var(--rule)",
        domain=False,
        ticks=False,
    )
    return alt.Y("count:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=axis)


def _dashes() -> alt.StrokeDash:
    scale = alt.Scale(domain=["words", "deeds"], range=[[1, 0], [7, 3]])
    return alt.StrokeDash("kind:N", scale=scale, legend=None)


def _shapes() -> alt.Shape:
    scale = alt.Scale(domain=["words", "deeds"], range=["circle", "diamond"])
    return alt.Shape("kind:N", scale=scale, legend=None)


def _line_values(days: tuple[DayRow, ...], measure: Measure) -> list[dict[str, Any]]:
    """The values of every active day and the zeros on either side of it."""
    values = {_day(row): _values(row, measure) for row in days}
    shown = sorted({day + step for day in values for step in (-_DAY, timedelta(0), _DAY)})
    return [
        {"day": str(day), "kind": kind, "count": values.get(day, (0, 0))[index]}
        for day in shown
        for index, kind in enumerate(("words", "deeds"))
    ]


def _point_values(days: tuple[DayRow, ...], measure: Measure) -> list[dict[str, Any]]:
    return [
        {
            "day": str(_day(row)),
            "kind": kind,
            "count": count,
            "link": f"{_NOWHERE}#{_day(row)}",
            "say": _say_point(row, measure),
        }
        for row in days
        for kind, count in zip(("words", "deeds"), _values(row, measure), strict=True)
        if count
    ]


def _say_point(row: DayRow, measure: Measure) -> str:
    words, deeds = _values(row, measure)
    if measure == "events":
        word, deed = "s"[: row.words != 1], "s"[: row.deeds != 1]
        return f"{say_day(row.day)}: {row.words} word{word}, {row.deeds} deed{deed}"
    return (
        f"{say_day(row.day)}: pressure {say_number(words)} in words, {say_number(deeds)} in deeds"
    )


def _tick_days(days: tuple[DayRow, ...], most: int) -> list[str]:
    """Days to name on the axis: evenly apart, or first days of months where it is long."""
    first, last = _day(days[0]), _day(days[-1])
    span = [first + n * _DAY for n in range((last - first).days + 1)]
    months = [day for day in span if day.day == 1]
    named = months if len(months) >= _MONTHS else span
    return [str(day) for day in named[:: -(-len(named) // most)]]


def _own_links(drawing: str, days: tuple[DayRow, ...], measure: Measure) -> str:
    """Make links relative, give each point a tooltip, and name the drawing."""
    root = etree.fromstring(drawing.encode())
    for link in root.iter(f"{_SVG}a"):
        link.set("href", link.attrib.pop(_XLINK).removeprefix(_NOWHERE))
        for point in link.iter(f"{_SVG}path"):
            etree.SubElement(point, f"{_SVG}title").text = point.get("aria-label")
    root.set("role", "group")
    root.set(
        "aria-label",
        f"{'Words and deeds' if measure == 'events' else 'Pressure'} per day, "
        f"{say_day(days[0].day)} to {say_day(days[-1].day)}; the table below has the same numbers",
    )
    return str(etree.tostring(root, encoding="unicode"))


def _day(row: DayRow) -> date:
    return date.fromisoformat(row.day)
