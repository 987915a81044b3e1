"""The desk as JSON, with the model's own keys."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from warsan.desk import Desk
from warsan.web.query import read_choice, read_day, read_number


def api_routes(desk: Desk) -> APIRouter:
    """Routes under `/api` that answer with JSON."""
    routes = APIRouter(prefix="/api")

    @routes.get("/articles")
    def articles() -> Response:
        return _json(desk.articles())

    @routes.get("/article/{article_id}")
    def article(article_id: str) -> Response:
        return _json(desk.reading(article_id))

    @routes.get("/events")
    def events(  # noqa: PLR0913, PLR0917  one argument a filter, as the desk has them
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,  # noqa: A002  the model's name for it
        kind: str | None = None,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
        limit: str | None = None,
    ) -> Response:
        rows = desk.events(
            actor=actor or None,
            recipient=recipient or None,
            type=type or None,
            kind=read_choice("kind", kind, ("word", "deed")),
            since=read_day("since", since),
            until=read_day("until", until),
            article=article or None,
            limit=read_number("limit", limit),
        )
        return _json(rows)

    @routes.get("/pairs")
    def pairs() -> Response:
        return _json(desk.pairs())

    @routes.get("/pair/{actor}/{recipient}")
    def pair(actor: str, recipient: str) -> Response:
        return _json(desk.pair(actor, recipient))

    return routes


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
