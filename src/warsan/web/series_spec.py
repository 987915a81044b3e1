"""A pair's series as a Vega-Lite specification: words, deeds, levels, events by type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from warsan.codebook.phrases import load_phrases
from warsan.escalation import Occurrence, Point, Series, Strand
from warsan.report.phrases import say_day, say_number
from warsan.report.strokes import say_level

Size = Literal["wide", "narrow"]
Spec = dict[str, Any]
_SIZES: dict[Size, tuple[int, int]] = {"wide": (900, 120), "narrow": (270, 90)}
# On a page colours follow its light and dark; a file has them fixed.
PAGE = {"word": "var(--word)", "deed": "var(--deed)", "soft": "var(--soft)",
        "rule": "var(--rule)", "pick": "var(--flash)"}  # fmt: skip


def file_colours() -> dict[str, str]:
    """The colours of a drawing that stands alone."""
    kinds = load_phrases().kinds
    fixed = {"soft": "#5e5950", "rule": "#d9d4c9", "pick": "#ffd964"}
    return {"word": kinds["word"].light, "deed": kinds["deed"].light} | fixed


def make_spec(
    series: Series,
    size: Size,
    colours: dict[str, str],
    base: str,
    span: tuple[str, str] | None = None,
) -> Spec:
    """The specification, with its data in it.

    Args:
        series: With at least one point.
        size: "wide" for desktop columns, "narrow" for telephones.
        colours: By what they paint.
        base: What a mark's link begins with; the days of its step follow.
        span: First and last ISO day of a selection to mark.
    """
    width, height = _SIZES[size]
    points, events = series.points, [o for o in series.occurrences if o.day]
    shown = [o for o in events if points[0].start <= (o.day or "") <= points[-1].end]
    axis = _x_axis(points, size, colours)
    panels = [
        _strand_panel(points, "word", axis, colours, base, span),
        _strand_panel(points, "deed", axis, colours, base, span),
        _level_panel(points, axis, colours, base, span),
        _event_panel(shown, axis, colours, base),
    ]
    for panel, tall in zip(panels, (height, height, height * 0.7, None), strict=True):
        panel["width"] = width
        if tall:
            panel["height"] = tall
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": f"{series.question.actor} → {series.question.recipient}",
        "background": "transparent" if colours == PAGE else "white",
        "spacing": 8,
        "vconcat": panels,
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
        "config": {
            "view": {"stroke": None},
            "axis": {
                "labelFont": "sans-serif", "titleFont": "sans-serif", "labelColor": colours["soft"],
                "titleColor": colours["soft"], "titleFontWeight": "normal", "labelFontSize": 11,
                "gridColor": colours["rule"], "domain": False, "ticks": False,
            },
        },
    }  # fmt: skip


def _x_axis(points: Sequence[Point], size: Size, colours: dict[str, str]) -> Spec:
    return {
        "type": "temporal",
        "scale": {"type": "utc", "domain": [points[0].start, points[-1].end]},
        "axis": {
            "title": None, "grid": False, "labelOverlap": True,
            "tickCount": 8 if size == "wide" else 4,
            "format": "%-d %b %Y" if size == "wide" else "%-d %b", "domain": True,
            "domainColor": colours["rule"],
        },
    }  # fmt: skip


def _hidden(axis: Spec) -> Spec:
    return axis | {"axis": {"title": None, "labels": False, "grid": False, "domain": False}}


def _strand_panel(
    points: Sequence[Point],
    kind: Literal["word", "deed"],
    axis: Spec,
    colours: dict[str, str],
    base: str,
    span: tuple[str, str] | None,
) -> Spec:
    colour, rows = colours[kind], _strand_rows(points, kind, base)
    plural = "words" if kind == "word" else "deeds"
    x = _hidden(axis) | {"field": "day"}
    y = {"field": "pressure", "type": "quantitative", "scale": {"zero": True, "nice": True},
         "axis": {"title": f"{plural}: pressure", "tickCount": 4}}  # fmt: skip
    dash = [1, 0] if kind == "word" else [7, 3]
    shape = "circle" if kind == "word" else "diamond"
    layers: list[Spec] = [
        {"mark": {"type": "area", "color": colour, "opacity": 0.16},
         "encoding": {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"},
                      "detail": {"field": "run"}}},
        {"mark": {"type": "line", "color": colour, "strokeWidth": 2, "strokeDash": dash},
         "encoding": {"x": x, "y": y, "detail": {"field": "run"}}},
        {"mark": {"type": "point", "filled": True, "opacity": 1, "color": colour, "shape": shape,
                  "size": 60},
         "encoding": {"x": x, "y": y, "href": {"field": "link"}, "description": {"field": "say"}}},
    ]  # fmt: skip
    return {"data": {"values": rows}, "layer": [*_picked(span, axis, colours), *layers]}


def _strand_rows(points: Sequence[Point], kind: str, base: str) -> list[Spec]:
    rows, run = list[Spec](), 0
    for point in points:
        strand = point.words if kind == "word" else point.deeds
        if strand.pressure is None:
            run += 1
            continue
        rows.append({
            "day": point.end, "start": point.start, "pressure": round(strand.pressure, 3),
            "low": strand.low if strand.low is not None else strand.pressure,
            "high": strand.high if strand.high is not None else strand.pressure,
            "events": strand.events, "run": run, "coverage": point.coverage,
            "link": _link(base, point.start, point.end), "say": _say(point, strand, kind),
        })  # fmt: skip
    return rows


def _say(point: Point, strand: Strand, kind: str) -> str:
    span = (
        ""
        if strand.low is None
        else (
            f", 95 % {say_number(round(strand.low, 1))} to {say_number(round(strand.high or 0, 1))}"
        )
    )
    name = kind if strand.events == 1 else f"{kind}s"
    thin = ", few articles" if point.coverage == "thin" else ""
    return (
        f"{say_day(point.start)} to {say_day(point.end)}: {strand.events} {name}, pressure "
        f"{say_number(round(strand.pressure or 0, 1))}{span}{thin}"
    )


def _level_panel(
    points: Sequence[Point],
    axis: Spec,
    colours: dict[str, str],
    base: str,
    span: tuple[str, str] | None,
) -> Spec:
    rows = [
        {"from": p.start, "to": p.end, "level": p.level,
         "low": p.level - 0.18, "top": p.level + 0.18,
         "link": _link(base, p.start, p.end),
         "say": f"{say_day(p.start)} to {say_day(p.end)}: level {say_level(p.level)}"}
        for p in points if p.level
    ]  # fmt: skip
    words = [say_level(n).partition(" ")[2] for n in range(1, 6)]
    y: Spec = {
        "type": "quantitative", "scale": {"domain": [0.6, 5.4]},
        "axis": {"title": None, "values": [1, 2, 3, 4, 5], "grid": True,
                 "labelExpr": f"datum.value + ' ' + {words}[datum.value - 1]"},
    }  # fmt: skip
    x = _hidden(axis)
    steps: Spec = {
        "mark": {"type": "bar", "color": colours["soft"]},
        "encoding": {"x": x | {"field": "from"}, "x2": {"field": "to"}, "y": y | {"field": "low"},
                     "y2": {"field": "top"}, "href": {"field": "link"},
                     "description": {"field": "say"}},
    }  # fmt: skip
    return {"data": {"values": rows}, "layer": [*_picked(span, axis, colours), steps]}


def _event_panel(
    events: Sequence[Occurrence], axis: Spec, colours: dict[str, str], base: str
) -> Spec:
    rows = [
        {"day": o.day, "type": o.event.type, "kind": o.kind, "reports": len(o.reports),
         "link": _link(base, o.day or "", o.day or ""), "sources": len(o.sources),
         "say": f"{say_day(o.day)}: {o.event.type}, {_told(len(o.reports))}"}
        for o in events
    ]  # fmt: skip
    return {
        "data": {"values": rows},
        "height": {"step": 15},
        "mark": {"type": "point", "filled": True, "opacity": 0.75},
        "encoding": {
            "x": axis | {"field": "day"},
            "y": {"field": "type", "type": "nominal",
                  "axis": {"title": "events", "grid": True, "labelFontSize": 10}},
            "size": {"field": "reports", "type": "quantitative", "legend": None,
                     "scale": {"range": [30, 200]}},
            "color": {"field": "kind", "legend": None,
                      "scale": {"domain": ["word", "deed"],
                                "range": [colours["word"], colours["deed"]]}},
            "shape": {"field": "kind", "legend": None,
                      "scale": {"domain": ["word", "deed"], "range": ["circle", "diamond"]}},
            "href": {"field": "link"},
            "description": {"field": "say"},
        },
    }  # fmt: skip


def _told(count: int) -> str:
    return "told once" if count == 1 else f"told {count} times"


def _picked(span: tuple[str, str] | None, axis: Spec, colours: dict[str, str]) -> list[Spec]:
    if span is None:
        return []
    x = _hidden(axis)
    return [{
        "data": {"values": [{"from": span[0], "to": span[1]}]},
        "mark": {"type": "rect", "color": colours["pick"], "opacity": 0.35, "clip": True},
        "encoding": {"x": x | {"field": "from"}, "x2": {"field": "to"}},
    }]  # fmt: skip


def _link(base: str, first: str, last: str) -> str:
    return f"{base}since={first}&until={last}#sentences"
