"""A brief on a pair: a page to print, on which each number is footnoted to its sentences."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from warsan.desk import Desk
from warsan.escalation import Question
from warsan.report.brief import Brief, find_told, write_brief
from warsan.web.render import render_page
from warsan.web.series_query import read_question


def brief_routes(desk: Desk) -> APIRouter:
    """The route of `/brief/{actor}/{recipient}`."""
    routes = APIRouter()

    @routes.get("/brief/{actor}/{recipient}", response_class=HTMLResponse)
    def brief(request: Request, actor: str, recipient: str) -> HTMLResponse:
        question = read_question(actor, recipient, request.query_params)
        return render_brief(make_brief(desk, question))

    return routes


def make_brief(desk: Desk, question: Question) -> Brief:
    """The brief of a question's pair, as of today."""
    told = find_told(desk, question)
    return write_brief(told, desk.path.name, version("warsan"), date.today().isoformat())


def render_brief(brief: Brief) -> HTMLResponse:
    """The brief as a page."""
    return render_page("brief.html", brief=brief)
