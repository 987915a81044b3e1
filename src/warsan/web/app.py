"""The web application around one desk."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from warsan.desk import Desk
from warsan.web.api import api_routes
from warsan.web.article_page import article_routes
from warsan.web.brief_page import brief_routes
from warsan.web.claims_page import claims_routes
from warsan.web.failures import answer_failures
from warsan.web.figures_page import figures_routes
from warsan.web.front_page import front_routes
from warsan.web.guard import Guard
from warsan.web.map_page import map_routes
from warsan.web.outlook_page import outlook_routes
from warsan.web.pair_page import pair_routes
from warsan.web.series_page import series_routes
from warsan.web.story_page import story_routes
from warsan.web.wire_page import wire_routes

_STATIC = Path(__file__).with_name("static")

_ROUTES = (
    front_routes, article_routes, pair_routes, series_routes, brief_routes, outlook_routes,
    claims_routes, figures_routes, story_routes, wire_routes, map_routes, api_routes,
)  # fmt: skip


def create_app(desk: Desk) -> FastAPI:
    """The pages and the JSON interface of a desk; read only.

    Args:
        desk: An open desk. Its views are asked anew for each request.

    Returns:
        An ASGI application that answers only to loopback names and loads nothing from elsewhere.
    """
    # FastAPI's own documentation pages load scripts from a CDN: they stay off.
    app = FastAPI(title="Warsan", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard)
    for routes in _ROUTES:
        app.include_router(routes(desk))
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    answer_failures(app)
    return app
