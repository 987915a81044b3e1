"""A directed pair: words and deeds per day, and the sentences behind each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup
from starlette.datastructures import QueryParams

from warsan.codebook.parties import find_code
from warsan.desk import Desk
from warsan.errors import NotFoundError
from warsan.model import Genre
from warsan.report.phrases import say_code
from warsan.views import DayRow, EventRow, PairView
from warsan.web.charts import Measure, draw_days, split_periods
from warsan.web.day_sections import split_sentences
from warsan.web.query import read_choice, read_day, read_genres
from warsan.web.render import render_page
from warsan.web.series_page import find_series_view
from warsan.web.series_query import write_query

_MOST_PERIODS = 4
_SUGGESTED = 4
_MEASURES: tuple[Measure, ...] = ("events", "pressure")


class Period(msgspec.Struct, frozen=True):
    """A stretch of days with its chart in two widths."""

    days: tuple[DayRow, ...]
    wide: Markup
    narrow: Markup


def pair_routes(desk: Desk) -> APIRouter:
    """The route of `/pair/{actor}/{recipient}`; names of parties lead to their codes."""
    routes = APIRouter()

    @routes.get("/pair/{actor}/{recipient}", response_class=HTMLResponse)
    def pair(request: Request, actor: str, recipient: str) -> Response:
        genres = read_genres(request.query_params.getlist("genre"))
        try:
            view = desk.pair(actor, recipient, genres)
        except NotFoundError:
            path = _path_by_codes(desk, actor, recipient)
            asked = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(path + asked)
        return _show(desk, view, request.query_params)

    return routes


def _show(desk: Desk, view: PairView, asked: QueryParams) -> HTMLResponse:
    genres = asked.getlist("genre")
    first = read_day("since", asked.get("since")) or ""
    last = read_day("until", asked.get("until")) or ""
    measure = read_choice("measure", asked.get("measure"), _MEASURES) or "events"
    days = tuple(row for row in view.days if first <= row.day <= (last or "9999"))
    sentences = split_sentences(days, view.events, first, last)
    query = {"since": first, "until": last, "measure": measure}
    values: dict[str, Any] = {
        "series": find_series_view(desk, view.actor, view.recipient, asked),
        "actor": view.actor,
        "recipient": view.recipient,
        "days": days,
        "every": len(view.days),
        "periods": [_period(part, measure) for part in split_periods(days)[-_MOST_PERIODS:]],
        "sentences": sentences,
        "dated": (sum(row.words for row in days), sum(row.deeds for row in days)),
        "undated": _count(sentences.undated),
        "reverse": _count_reverse(desk, view, read_genres(genres)),
        "left_out": view.left_out,
        "genres": genres,
        "genre_query": urlencode({"genre": genres}, doseq=True),
        "query": query,
        "asked": partial(write_query, asked),
    }
    return render_page("pair.html", **values)


def _path_by_codes(desk: Desk, actor: str, recipient: str) -> str:
    """Where a pair given by names ("russia", "nato") is to be found.

    Raises:
        NotFoundError: A party is not known, or the desk holds nothing between the two.
    """
    codes = _find_side(actor), _find_side(recipient)
    path = f"/pair/{quote(codes[0], safe='')}/{quote(codes[1], safe='')}"
    if codes != (actor, recipient):
        return path
    raise NotFoundError(
        f"This desk holds nothing that {say_code(actor)} said or did towards {say_code(recipient)}",
        _suggest_pairs(desk, set(codes)),
    )


def _find_side(name: str) -> str:
    """The code of a party's name; "+" for its members too stays behind it."""
    return find_code(name.removesuffix("+")) + "+" * name.endswith("+")


def _suggest_pairs(desk: Desk, codes: set[str]) -> str:
    """The other direction, then the most active pairs of either party."""
    near = [row for row in desk.pairs() if codes & {row.actor, row.recipient}]
    near = sorted(near, key=lambda row: codes != {row.actor, row.recipient})[:_SUGGESTED]
    if not near:
        return "The list of pairs shows what it holds."
    named = "; ".join(f"{say_code(row.actor)} → {say_code(row.recipient)}" for row in near)
    return f"It holds {named}. All are in the list of pairs."


def _period(days: tuple[DayRow, ...], measure: Measure) -> Period:
    # The drawing holds nothing but days and counts: no text of an article gets in.
    wide, narrow = draw_days(days, "wide", measure), draw_days(days, "narrow", measure)
    return Period(days, Markup(wide), Markup(narrow))  # noqa: S704


def _count_reverse(desk: Desk, view: PairView, genres: tuple[Genre, ...]) -> tuple[int, int] | None:
    """Words and deeds the other way round, dated or not; None where there are none."""
    try:
        events = desk.pair(view.recipient, view.actor, genres).events
    except NotFoundError:
        return None
    counts = _count(row for row in events if row.counted)
    return counts if any(counts) else None


def _count(rows: Iterable[EventRow]) -> tuple[int, int]:
    """Words and deeds among events."""
    kinds = Counter(row.event.kind for row in rows)
    return kinds["word"], kinds["deed"]
