"""The desk as JSON, with the model's own keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response

from warsan.codebook.parties import find_code
from warsan.desk import Desk
from warsan.errors import InputError
from warsan.model import EventKind
from warsan.report.lines import plain_line
from warsan.report.series import plain_series
from warsan.web.query import read_choice, read_day, read_genres, read_number
from warsan.web.series_query import read_question


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
    def events(request: Request) -> Response:
        return _json(desk.events(**_read_filters(request.query_params)))

    @routes.get("/pairs")
    def pairs(request: Request) -> Response:
        return _json(desk.pairs(read_genres(request.query_params.getlist("genre"))))

    @routes.get("/pair/{actor}/{recipient}")
    def pair(request: Request, actor: str, recipient: str) -> Response:
        genres = read_genres(request.query_params.getlist("genre"))
        return _json(desk.pair(actor, recipient, genres))

    @routes.get("/series/{actor}/{recipient}")
    def series(request: Request, actor: str, recipient: str) -> Response:
        question = read_question(actor, recipient, request.query_params)
        return _json(plain_series(desk.series(question)))

    @routes.get("/lines/{actor}/{recipient}")
    def lines(request: Request, actor: str, recipient: str) -> Response:
        question = read_question(actor, recipient, request.query_params)
        return _json([plain_line(line) for line in desk.lines(question)])

    _add_claims(routes, desk)
    _add_links(routes, desk)
    return routes


def _add_claims(routes: APIRouter, desk: Desk) -> None:
    """What stands against what, and figures by claimant."""

    @routes.get("/claims")
    def claims() -> Response:
        return _json(desk.claims())

    @routes.get("/disputes")
    def disputes(one: str = "", other: str = "") -> Response:
        return _json(desk.disputes(*(find_code(name) if name else None for name in (one, other))))

    @routes.get("/figures/{slot:path}")
    def figures(slot: str) -> Response:
        return _json(desk.ladder(slot))


def _add_links(routes: APIRouter, desk: Desk) -> None:
    """What joins articles: stories, wires, and what belongs beside one."""

    @routes.get("/stories")
    def stories() -> Response:
        return _json(desk.stories())

    @routes.get("/story/{article_id}")
    def story(article_id: str) -> Response:
        return _json(desk.story(article_id))

    @routes.get("/wires")
    def wires() -> Response:
        return _json(desk.wires())

    @routes.get("/wire/{article_id}")
    def wire(article_id: str) -> Response:
        return _json(desk.wire(article_id))

    @routes.get("/related/{article_id}")
    def related(article_id: str) -> Response:
        return _json(desk.related(article_id))


def _read_filters(asked: Mapping[str, str]) -> dict[str, Any]:
    """The filters of `Desk.events` from an address line; a misspelt one is refused."""
    unknown = sorted(set(asked) - set(_FILTERS))
    if unknown:
        raise InputError(
            f"events have no filter “{unknown[0][:40]}”", f"There are {', '.join(_FILTERS)}."
        )
    return {name: _FILTERS[name](name, text) for name, text in asked.items()}


def _read_text(_: str, text: str) -> str | None:
    return text or None


def _read_kind(name: str, text: str) -> EventKind | None:
    return read_choice(name, text, ("word", "deed"))


_FILTERS: dict[str, Callable[[str, str], Any]] = {
    "actor": _read_text,
    "recipient": _read_text,
    "type": _read_text,
    "kind": _read_kind,
    "since": read_day,
    "until": read_day,
    "article": _read_text,
    "limit": read_number,
}


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
