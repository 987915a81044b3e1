"""A pair's words and deeds per day as a chart, drawn on the server as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

import altair as alt
import vl_convert
from lxml import etree

from warsan.views import DayRow
from warsan.web.phrases import say_day

Size = Literal["wide", "narrow"]
_SIZES: dict[Size, tuple[int, int]] = {"wide": (960, 260), "narrow": (300, 190)}
_TICKS: dict[Size, int] = {"wide": 10, "narrow": 4}
# Vega resolves relative links against a web address of its own; ours start with a name that
# can never exist (RFC 2606) and are made relative again in the finished drawing.
_NOWHERE = "https://desk.invalid/"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SVG = "{http://www.w3.org/2000/svg}"
_DAY = timedelta(days=1)


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
def draw_days(days: tuple[DayRow, ...], size: Size = "wide") -> str:
    """Words and deeds per day as two lines; each point links to `#day`.

    Args:
        days: The days on which something was said or done, in order; not empty.
        size: "wide" for desktop columns, "narrow" for telephones.

    Returns:
        An SVG element, coloured through the page's own CSS variables.
    """
    spec = _chart(days, size).to_dict() | {"background": "transparent"}
    drawing = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[_NOWHERE])
    return _own_links(drawing, days)


def _chart(days: tuple[DayRow, ...], size: Size) -> alt.LayerChart:
    width, height = _SIZES[size]
    domain = [str(_day(days[0]) - 2 * _DAY), str(_day(days[-1]) + 2 * _DAY)]
    lines = alt.Chart(_data(_line_values(days))).mark_line(strokeWidth=2.5, strokeJoin="round")
    points = alt.Chart(_data(_point_values(days))).mark_point(
        filled=True, opacity=1, size=130 if size == "wide" else 90
    )
    chart: alt.LayerChart = (
        alt.layer(
            lines.encode(**_axes(days, size, domain), strokeDash=_dashes()),
            points.encode(
                **_axes(days, size, domain), shape=_shapes(), href="link:N", description="say:N"
            ),
        )
        .properties(width=width, height=height)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, labelFont="sans-serif", labelColor="var(--soft)")
    )
    return chart


def _data(values: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=values)


def _axes(days: tuple[DayRow, ...], size: Size, domain: list[str]) -> dict[str, Any]:
    axis = alt.Axis(
        title=None,
        values=_tick_days(days, _TICKS[size]),
        format="%-d %b %Y" if size == "wide" else "%-d %b",
        grid=False,
        domainColor="var(--rule)",
        tickColor="var(--rule)",
        labelOverlap=True,
    )
    most = max(max(row.words, row.deeds) for row in days)
    step = -(-max(most, 1) // 5)
    top = -(-max(most, 1) // step) * step
    count = alt.Axis(
        title=None,
        values=list(range(0, top + 1, step)),
        format="d",
        gridColor="var(--rule)",
        domain=False,
        ticks=False,
    )
    return {
        "x": alt.X("day:T", scale=alt.Scale(type="utc", domain=domain), axis=axis),
        "y": alt.Y("count:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=count),
        "color": alt.Color(
            "kind:N",
            scale=alt.Scale(domain=["words", "deeds"], range=["var(--word)", "var(--deed)"]),
            legend=None,
        ),
    }


def _dashes() -> alt.StrokeDash:
    scale = alt.Scale(domain=["words", "deeds"], range=[[1, 0], [7, 3]])
    return alt.StrokeDash("kind:N", scale=scale, legend=None)


def _shapes() -> alt.Shape:
    scale = alt.Scale(domain=["words", "deeds"], range=["circle", "diamond"])
    return alt.Shape("kind:N", scale=scale, legend=None)


def _line_values(days: tuple[DayRow, ...]) -> list[dict[str, Any]]:
    """The counts of every active day and the zeros on either side of it."""
    counts = {_day(row): (row.words, row.deeds) for row in days}
    shown = sorted({day + step for day in counts for step in (-_DAY, timedelta(0), _DAY)})
    return [
        {"day": str(day), "kind": kind, "count": counts.get(day, (0, 0))[index]}
        for day in shown
        for index, kind in enumerate(("words", "deeds"))
    ]


def _point_values(days: tuple[DayRow, ...]) -> list[dict[str, Any]]:
    return [
        {
            "day": str(_day(row)),
            "kind": kind,
            "count": count,
            "link": f"{_NOWHERE}#{_day(row)}",
            "say": f"{say_day(row.day)}: {row.words} words, {row.deeds} deeds",
        }
        for row in days
        for kind, count in (("words", row.words), ("deeds", row.deeds))
        if count
    ]


def _tick_days(days: tuple[DayRow, ...], most: int) -> list[str]:
    first, last = _day(days[0]), _day(days[-1])
    step = max(1, -(-((last - first).days + 1) // most))
    return [str(first + n * _DAY) for n in range(0, (last - first).days + 1, step)]


def _own_links(drawing: str, days: tuple[DayRow, ...]) -> str:
    """Make links relative, give each point a tooltip, and name the drawing."""
    root = etree.fromstring(drawing.encode())
    for link in root.iter(f"{_SVG}a"):
        link.set("href", link.attrib.pop(_XLINK).removeprefix(_NOWHERE))
        for point in link.iter(f"{_SVG}path"):
            etree.SubElement(point, f"{_SVG}title").text = point.get("aria-label")
    root.set("role", "group")
    root.set(
        "aria-label",
        f"Words and deeds per day, {say_day(days[0].day)} "
        f"to {say_day(days[-1].day)}; the table below has the same numbers",
    )
    return str(etree.tostring(root, encoding="unicode"))


def _day(row: DayRow) -> date:
    return date.fromisoformat(row.day)
