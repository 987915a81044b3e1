"""Copies of one text side by side: what each leaves out, adds and edits."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from warsan.desk import Desk
from warsan.errors import NotFoundError
from warsan.web.render import render_page


def wire_routes(desk: Desk) -> APIRouter:
    """The routes of `/wires` and `/wire/{article}`."""
    routes = APIRouter()

    @routes.get("/wires", response_class=HTMLResponse)
    def wires() -> HTMLResponse:
        return render_page("wires.html", wires=desk.wires())

    @routes.get("/wire/{article_id}", response_class=HTMLResponse)
    def wire(article_id: str) -> HTMLResponse:
        view = desk.wire(article_id)
        if view is None:
            raise NotFoundError(
                "No copy of this article is on the desk", "The list of wires shows which there are."
            )
        members = {one.id: one for one in view.row.members}
        return render_page(
            "wire.html", row=view.row, first=members[view.row.origin.article], members=members,
            differences=view.differences,
        )  # fmt: skip

    return routes
