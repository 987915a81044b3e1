"""The weeks ahead of a pair: distributions with the record of such forecasts beside them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from warsan.desk import Desk
from warsan.escalation.refusals import Refusal
from warsan.web.render import render_page
from warsan.web.series_query import read_question


def outlook_routes(desk: Desk) -> APIRouter:
    """The route of `/outlook/{actor}/{recipient}`; a page of its own, for it takes seconds."""
    routes = APIRouter()

    @routes.get("/outlook/{actor}/{recipient}", response_class=HTMLResponse)
    def outlook(request: Request, actor: str, recipient: str) -> HTMLResponse:
        question = read_question(actor, recipient, request.query_params)
        found = desk.outlook(question)
        refused = isinstance(found, Refusal)
        return render_page(
            "outlook.html", question=question, refusal=found if refused else None,
            series=() if isinstance(found, Refusal) else found.series,
        )  # fmt: skip

    return routes
