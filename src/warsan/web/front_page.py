"""The front page: the articles of a desk and its most active pairs."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from warsan.desk import Desk
from warsan.errors import ModelError
from warsan.model import Genre
from warsan.report.readers import say_staleness
from warsan.views import ArticleRow, PairRow
from warsan.web.query import read_genres, read_number
from warsan.web.render import render_page
from warsan.web.sparklines import Sparkline, draw_multiples, draw_sparkline

PER_PAGE = 40
_PAIRS = 8
_MULTIPLES = 12


class PairCard(msgspec.Struct, frozen=True):
    """A pair as the front page shows it."""

    row: PairRow
    line: Sparkline


def front_routes(desk: Desk) -> APIRouter:
    """The route of `/`."""
    routes = APIRouter()

    @routes.get("/", response_class=HTMLResponse)
    def front(q: str = "", outlet: str = "", page: str = "1") -> HTMLResponse:
        every = desk.articles()
        found = _select(every, q.strip(), outlet)
        pages = max(1, -(-len(found) // PER_PAGE))
        number = min(read_number("page", page) or 1, pages)
        pairs = desk.pairs()
        return render_page(
            "front.html",
            articles=found[(number - 1) * PER_PAGE : number * PER_PAGE],
            found=len(found),
            total=len(every),
            outlets=sorted({row.outlet for row in every if row.outlet}, key=str.casefold),
            query={"q": q.strip(), "outlet": outlet},
            page=number,
            pages=pages,
            pairs=_pair_cards(desk, pairs[:_PAIRS]),
            more_pairs=max(0, len(pairs) - _PAIRS),
            desk_name=desk.path.name,
            stale=_say_stale(desk),
        )

    @routes.get("/pairs", response_class=HTMLResponse)
    def pairs(request: Request) -> HTMLResponse:
        asked = request.query_params.getlist("genre")
        genres = read_genres(asked)
        rows = desk.pairs(genres)
        return render_page(
            "pairs.html", pairs=rows, left_out=desk.left_out(genres),
            multiples=_multiples(desk, rows[:_MULTIPLES], genres),
            genre="?" + urlencode({"genre": asked}, doseq=True) if asked else "",
        )  # fmt: skip

    return routes


def _say_stale(desk: Desk) -> str:
    try:
        return say_staleness(desk.staleness())
    except ModelError:  # a desk can be looked at where nothing can be read
        return ""


def _select(rows: Sequence[ArticleRow], q: str, outlet: str) -> list[ArticleRow]:
    """The rows whose title, outlet or credit hold every word of `q`."""
    words = q.casefold().split()

    def fits(row: ArticleRow) -> bool:
        text = f"{row.title or ''} {row.outlet or ''} {row.credit or ''}".casefold()
        return (not outlet or row.outlet == outlet) and all(word in text for word in words)

    return [row for row in rows if fits(row)]


def _multiples(desk: Desk, rows: Sequence[PairRow], genres: Sequence[Genre]) -> list[PairCard]:
    """The most active pairs side by side, on one scale and over the same days."""
    days = desk.pair_days(rows, genres)
    lines = draw_multiples([days[row.actor, row.recipient] for row in rows])
    return [PairCard(row, line) for row, line in zip(rows, lines, strict=True)]


def _pair_cards(desk: Desk, rows: Sequence[PairRow]) -> list[PairCard]:
    days = desk.pair_days(rows)
    return [PairCard(row, draw_sparkline(days[row.actor, row.recipient])) for row in rows]
