"""The drawing of a pair's series as SVG, PNG and CSV."""

from __future__ import annotations

import csv
import io
from functools import lru_cache

import msgspec
import vl_convert
from lxml import etree

from warsan.escalation import Series
from warsan.views.frames import flat_columns
from warsan.web.series_spec import PAGE, Size, Spec, file_colours, make_spec

# As in `warsan.web.charts`: a name that can never exist, taken out of the finished drawing.
_NOWHERE = "https://desk.invalid/"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SVG = "{http://www.w3.org/2000/svg}"


def draw_series(
    series: Series, size: Size, query: str = "", span: tuple[str, str] | None = None
) -> str:
    """The series as an SVG element for a page; each mark leads to the sentences of its step.

    Args:
        series: With at least one point.
        size: "wide" or "narrow".
        query: What else the links of marks keep of the address, without since and until.
        span: First and last ISO day of the selection.
    """
    base = f"{_NOWHERE}?{query}&" if query else f"{_NOWHERE}?"
    spec = make_spec(series, size, PAGE, base, span)
    name = f"{series.question.actor} → {series.question.recipient}"
    days = series.points[0].start, series.points[-1].end
    return _own(msgspec.json.encode(spec), name, days)


@lru_cache(maxsize=64)
def _own(spec: bytes, name: str, days: tuple[str, str]) -> str:
    """Draw, make links relative, give each mark a tooltip, and name the drawing."""
    drawing = vl_convert.vegalite_to_svg(spec.decode(), allowed_base_urls=[_NOWHERE])
    root = etree.fromstring(drawing.encode())
    for link in root.iter(f"{_SVG}a"):
        link.set("href", link.attrib.pop(_XLINK).removeprefix(_NOWHERE))
        for mark in link.iter(f"{_SVG}path"):
            etree.SubElement(mark, f"{_SVG}title").text = mark.get("aria-label")
    root.set("role", "group")
    root.set("data-first", days[0])
    root.set("data-last", days[1])
    root.set("aria-label", f"{name}: words above deeds, levels and events, "
             f"{days[0]} to {days[1]}; the table below has the same numbers")  # fmt: skip
    return str(etree.tostring(root, encoding="unicode"))


def file_spec(series: Series) -> Spec:
    """The specification of a drawing that stands alone; Vega's tools draw it anywhere."""
    return make_spec(series, "wide", file_colours(), "?")


def to_svg(series: Series) -> bytes:
    """The drawing as a file of its own."""
    drawing = vl_convert.vegalite_to_svg(_bare(series), allowed_base_urls=[_NOWHERE])
    return str(drawing).encode()


def to_png(series: Series) -> bytes:
    """The drawing as a picture of twice the size on screen."""
    return bytes(vl_convert.vegalite_to_png(_bare(series), scale=2, allowed_base_urls=[_NOWHERE]))


def _bare(series: Series) -> str:
    spec = make_spec(series, "wide", file_colours(), _NOWHERE)
    return msgspec.json.encode(spec).decode()


def to_csv(series: Series) -> bytes:
    """One row a step, with the columns of `Series.to_pandas`; empty where coverage is short."""
    columns = flat_columns(series.points)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return out.getvalue().encode()
