"""Figure ladders: every figure for one thing over time, by who gives it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from warsan.desk import Desk
from warsan.web.ladder_chart import draw_ladder, list_claimants
from warsan.web.render import render_page


def figures_routes(desk: Desk) -> APIRouter:
    """The routes of `/figures` and `/figures/{slot}`."""
    routes = APIRouter()

    @routes.get("/figures", response_class=HTMLResponse)
    def figures() -> HTMLResponse:
        return render_page("figures.html", rows=desk.slots())

    @routes.get("/figures/{slot:path}", response_class=HTMLResponse)
    def ladder(slot: str) -> HTMLResponse:
        found = desk.ladder(slot)
        dated = any(rung.day for rung in found.rungs)
        # The names in the drawing are escaped by the XML writer.
        drawings = {
            size: Markup(draw_ladder(found, size)) if dated else ""  # noqa: S704
            for size in ("wide", "narrow")
        }
        return render_page(
            "ladder.html", ladder=found, drawings=drawings, claimants=list_claimants(found),
            letters={c.key: c.letter for c in list_claimants(found)},
        )  # fmt: skip

    return routes
