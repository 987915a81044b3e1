"""The part of a pair's page that shows its series, and the same as files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup
from starlette.datastructures import QueryParams

from warsan.desk import Desk
from warsan.errors import NotFoundError
from warsan.escalation import Change, Line, Series, find_changes
from warsan.report.lines import say_after, say_fate
from warsan.report.series import say_basis, say_citation, say_command
from warsan.web.series_drawing import draw_series, file_spec, to_csv, to_png, to_svg
from warsan.web.series_query import read_question, write_query
from warsan.web.series_spec import Size

_FILES: dict[str, tuple[str, Callable[[Series], bytes]]] = {
    "svg": ("image/svg+xml", to_svg),
    "png": ("image/png", to_png),
    "csv": ("text/csv; charset=utf-8", to_csv),
    "vl.json": ("application/json", lambda series: msgspec.json.encode(file_spec(series))),
}


class ShownLine(msgspec.Struct, frozen=True):
    """A line with what became of it, in words."""

    line: Line
    fate: str
    after: str


class SeriesView(msgspec.Struct, frozen=True):
    """A pair's series as its page shows it.

    Attributes:
        wide, narrow: The drawing in two sizes.
        files: Names of the forms to their addresses.
        basis: What the series rests on, in sentences.
        other_step: The address of the same by days, or by weeks, with the name.
        span: The selection, "" where there is none.
    """

    series: Series
    wide: Markup
    narrow: Markup
    changes: tuple[Change, ...]
    lines: tuple[ShownLine, ...]
    files: tuple[tuple[str, str], ...]
    basis: tuple[str, ...]
    command: str
    citation: str
    other_step: tuple[str, str]
    span: tuple[str, str] | None


def series_routes(desk: Desk) -> APIRouter:
    """The routes of `/pair/{actor}/{recipient}/series.{form}`."""
    routes = APIRouter()

    @routes.get("/pair/{actor}/{recipient}/series.{form}")
    def file(request: Request, actor: str, recipient: str, form: str) -> Response:
        if form not in _FILES:
            raise NotFoundError(f"no form {form[:20]}", f"There are {', '.join(_FILES)}.")
        question = read_question(actor, recipient, request.query_params)
        series = desk.series(question)
        if not series.points:
            raise NotFoundError("nothing between these days", "Leave out since and until.")
        media_type, write = _FILES[form]
        name = f"{question.actor}-{question.recipient}.{form}".replace("+", "-with-members")
        headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-cache"}
        return Response(write(series), media_type=media_type, headers=headers)

    return routes


def find_series_view(
    desk: Desk, actor: str, recipient: str, asked: QueryParams
) -> SeriesView | None:
    """The series of a pair's page over all its days; None where nothing is dated.

    The days of the address are the selection: they are marked in the drawing and do not cut it.
    """
    question = read_question(actor, recipient, asked)
    whole = msgspec.structs.replace(question, since=None, until=None)
    try:
        series = desk.series(whole)
    except NotFoundError:
        return None
    if not series.points:
        return None
    span = _span(series, question.since, question.until)
    query = write_query(asked, since=None, until=None)
    sizes: tuple[Size, Size] = ("wide", "narrow")
    # The drawing holds nothing but days, counts and types: no text of an article gets in.
    drawn = [Markup(draw_series(series, size, query, span)) for size in sizes]  # noqa: S704
    other = "day" if question.step == "week" else "week"
    return SeriesView(
        series, drawn[0], drawn[1], find_changes(series), _lines(desk, series),
        _addresses(actor, recipient, asked), tuple(say_basis(series)), say_command(question),
        say_citation(series, desk.path.name, version("warsan"), date.today().isoformat()),
        ("?" + write_query(asked, by=other), other), span,
    )  # fmt: skip


def _span(series: Series, since: str | None, until: str | None) -> tuple[str, str] | None:
    if not (since or until):
        return None
    return since or series.points[0].start, until or series.points[-1].end


def _lines(desk: Desk, series: Series) -> tuple[ShownLine, ...]:
    found = desk.lines(series.question, series.occurrences)
    return tuple(ShownLine(line, say_fate(line), say_after(line)) for line in found)


def _addresses(actor: str, recipient: str, asked: QueryParams) -> tuple[tuple[str, str], ...]:
    place = f"/pair/{quote(actor, safe='')}/{quote(recipient, safe='')}/series"
    query = write_query(asked, measure=None)
    end = f"?{query}" if query else ""
    names = {"svg": "SVG", "png": "PNG", "csv": "CSV", "vl.json": "Vega-Lite"}
    files = tuple((names[form], f"{place}.{form}{end}") for form in _FILES)
    api = place.removesuffix("/series").replace("/pair", "/api/series", 1)
    return (*files, ("JSON", api + end))
