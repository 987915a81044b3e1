"""The figures of one slot over time, drawn on the server as SVG: ranges, never averages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from string import ascii_uppercase
from typing import Any

import altair as alt
import msgspec
import vl_convert
from lxml import etree

from warsan.linking.claims import Ladder, Rung
from warsan.report.claims import say_bounds, say_slot, say_voice
from warsan.report.phrases import say_day
from warsan.web.charts import Size

_SIZES: dict[Size, tuple[int, int]] = {"wide": (960, 320), "narrow": (300, 240)}
_SVG = "{http://www.w3.org/2000/svg}"
_LOG = 20.0  # from this factor between the highest and the lowest on, the scale is logarithmic
_MARGIN = timedelta(days=3)
_SHAPES = ("circle", "diamond", "square", "triangle-up", "cross", "triangle-down")


class Claimant(msgspec.Struct, frozen=True):
    """Whose figures a letter stands for."""

    letter: str
    name: str
    key: str


def list_claimants(ladder: Ladder) -> tuple[Claimant, ...]:
    """The claimants with a letter each, in the order in which they first speak."""
    names = {rung.voice.key: say_voice(rung.voice) for rung in reversed(ladder.rungs)}
    keys = dict.fromkeys(rung.voice.key for rung in ladder.rungs)
    return tuple(Claimant(_letter(number), names[key], key) for number, key in enumerate(keys))


def _letter(number: int) -> str:
    turn, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn + 1) if turn else "")


@lru_cache(maxsize=64)
def draw_ladder(ladder: Ladder, size: Size) -> str:
    """A chart of every dated figure: a point at its value, a bar between the ends of a range.

    Each has its claimant's letter, and is drawn with variables of the style sheet.
    """
    spec = _chart(ladder, size).to_dict() | {"background": "transparent"}
    root = etree.fromstring(vl_convert.vegalite_to_svg(spec).encode())
    for point in root.iter(f"{_SVG}path"):
        if point.get("aria-roledescription") == "point":
            etree.SubElement(point, f"{_SVG}title").text = point.get("aria-label")
    root.set("role", "img")
    root.set("aria-label", f"{say_slot(ladder.slot)}, by who says so; the table below has the same")
    return str(etree.tostring(root, encoding="unicode"))


def _chart(ladder: Ladder, size: Size) -> alt.LayerChart:
    width, height = _SIZES[size]
    rows = _rows(ladder)
    data = alt.InlineData(values=rows)
    axes = _axes(rows, size)
    bars = alt.Chart(data).mark_rule(strokeWidth=3, color="var(--word)", opacity=0.55)
    ends = alt.InlineData(values=[point for row in rows for point in _ends(row)])
    points = alt.Chart(ends).mark_point(filled=True, opacity=1, size=110, color="var(--word)")
    names = alt.InlineData(values=_letters(rows))
    letters = alt.Chart(names).mark_text(
        align="left", dx=9, fontSize=13, fontWeight=700, color="var(--ink)"
    )
    chart: alt.LayerChart = (
        alt.layer(
            bars.encode(**axes, y2="high:Q"),
            points.encode(x=axes["x"], y=_scale("middle:Q", rows), shape=_shapes(ladder),
                          description="say:N"),
            letters.encode(x=axes["x"], y=_scale("middle:Q", rows), text="letter:N"),
        )
        .properties(width=width, height=height)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, labelFont="sans-serif", labelColor="var(--soft)")
    )  # fmt: skip
    return chart


def _ends(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Where a figure has its points: at its value, or at both ends of a range without one."""
    values = [row["middle"]] if row["known"] else [row["low"], row["high"]]
    return [row | {"middle": value} for value in values]


def _letters(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The letters beside the points: those of one day and height in one text."""
    found = defaultdict[tuple[str, float], list[str]](list)
    for row in rows:
        if row["letter"] not in found[row["day"], row["middle"]]:
            found[row["day"], row["middle"]].append(row["letter"])
    return [
        {"day": day, "middle": middle, "letter": ", ".join(letters)}
        for (day, middle), letters in found.items()
    ]


def _axes(rows: Sequence[dict[str, Any]], size: Size) -> dict[str, Any]:
    days = [date.fromisoformat(row["day"]) for row in rows]
    domain = [str(min(days) - _MARGIN), str(max(days) + _MARGIN)]
    axis = alt.Axis(
        title=None, format="%-d %b %Y" if size == "wide" else "%-d %b", grid=False,
        tickCount=8 if size == "wide" else 4, domainColor="var(--rule)", tickColor="var(--rule)",
        labelOverlap=True,
    )  # fmt: skip
    return {
        "x": alt.X("day:T", scale=alt.Scale(type="utc", domain=domain), axis=axis),
        "y": _scale("low:Q", rows),
    }


def _scale(field: str, rows: Sequence[dict[str, Any]]) -> alt.Y:
    """From zero; logarithmic, and said so, where figures lie far apart."""
    low, high = min(row["low"] for row in rows), max(row["high"] for row in rows)
    far = low > 0 and high / low >= _LOG
    axis = alt.Axis(title="figure, logarithmic scale" if far else "figure", format=",d",
                    titleFontWeight="normal", titleColor="var(--soft)", gridColor="var(--rule)",
                    domain=False, ticks=False, tickCount=6)  # fmt: skip
    scale = alt.Scale(type="log", nice=True) if far else alt.Scale(zero=True, nice=True)
    return alt.Y(field, scale=scale, axis=axis)


def _shapes(ladder: Ladder) -> alt.Shape:
    letters = [claimant.letter for claimant in list_claimants(ladder)]
    shapes = [_SHAPES[n % len(_SHAPES)] for n in range(len(letters))]
    return alt.Shape("letter:N", scale=alt.Scale(domain=letters, range=shapes), legend=None)


def _rows(ladder: Ladder) -> list[dict[str, Any]]:
    letters = {claimant.key: claimant.letter for claimant in list_claimants(ladder)}
    return [_row(rung, letters[rung.voice.key]) for rung in ladder.rungs if rung.day]


def _row(rung: Rung, letter: str) -> dict[str, Any]:
    known = [value for value in (rung.low, rung.best, rung.high) if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    known_best = rung.best is not None or low == high
    middle = rung.best if rung.best is not None else high
    say = f"{letter}, {say_voice(rung.voice)}: {say_bounds(rung)}, {say_day(rung.day)}"
    return {"day": rung.day, "low": low, "high": high, "middle": middle, "letter": letter,
            "known": known_best, "say": say}  # fmt: skip
