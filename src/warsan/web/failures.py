"""Everything that goes wrong, answered in one place: a page for people, JSON for programs."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from warsan.errors import WarsanError
from warsan.web.render import render_page

_LOG = logging.getLogger(__name__)
_HINTS = {404: "Go back to the front page and start from an article or a pair."}


def answer_failures(app: FastAPI) -> None:
    """Register the handler of each kind of failure."""
    handlers = {
        WarsanError: _answer_refusal,
        HTTPException: _answer_http,
        Exception: _answer_unexpected,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _answer_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, WarsanError)  # noqa: S101  registered for this type alone
    return _answer(request, error.status, error.message, error.hint)


def _answer_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  registered for this type alone
    status = error.status_code
    message = "There is no such page" if status == 404 else HTTPStatus(status).phrase
    return _answer(request, status, message, _HINTS.get(status, ""))


def _answer_unexpected(request: Request, error: Exception) -> Response:
    _LOG.error("%s failed", request.url.path, exc_info=error)
    hint = "This is a fault in Warsan; the terminal that serves the desk shows the details."
    return _answer(request, 500, "Something went wrong", hint)


def _answer(request: Request, status: int, message: str, hint: str) -> Response:
    if _wants_json(request):
        body = {"error": {"status": status, "message": message, "hint": hint}}
        return JSONResponse(body, status)
    return render_page("error.html", status=status, code=status, message=message, hint=hint)


def _wants_json(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    asked = "application/json" in accept and "text/html" not in accept
    return asked or request.url.path.startswith("/api/")
