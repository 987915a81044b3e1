"""Articles about one happening, with what was found in them day by day."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from warsan.desk import Desk
from warsan.errors import NotFoundError
from warsan.report.related import write_fragment
from warsan.web.render import render_page


def story_routes(desk: Desk) -> APIRouter:
    """The routes of `/stories`, `/story/{article}` and the fragment `/related/{article}`."""
    routes = APIRouter()

    @routes.get("/stories", response_class=HTMLResponse)
    def stories() -> HTMLResponse:
        return render_page("stories.html", stories=desk.stories())

    @routes.get("/story/{article_id}", response_class=HTMLResponse)
    def story(article_id: str) -> HTMLResponse:
        view = desk.story(article_id)
        if view is None:
            raise NotFoundError(
                "This article is in no story yet", "Link the desk: warsan stories --desk DIR"
            )
        return render_page("story.html", row=view.row, timeline=view.timeline)

    @routes.get("/related/{article_id}", response_class=HTMLResponse)
    def related(article_id: str) -> HTMLResponse:
        return HTMLResponse(write_fragment(desk.related(article_id)))

    return routes
