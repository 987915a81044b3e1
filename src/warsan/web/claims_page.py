"""Claims: what is disputed, one claim with all its positions, what some outlets leave out."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from warsan.codebook.parties import find_code
from warsan.desk import Desk
from warsan.linking.claims import involved
from warsan.web.query import read_number
from warsan.web.render import render_page

PER_PAGE = 30


def claims_routes(desk: Desk) -> APIRouter:
    """The routes of `/disputes`, `/claim/{id}` and `/left-out`."""
    routes = APIRouter()

    @routes.get("/disputes", response_class=HTMLResponse)
    def disputes(request: Request, one: str = "", other: str = "") -> HTMLResponse:
        codes = [find_code(name) if name.strip() else None for name in (one, other)]
        view = desk.disputes(*codes)
        page = read_number("page", request.query_params.get("page")) or 1
        pages = max(1, -(-max(len(view.disputes), len(view.unanswered)) // PER_PAGE))
        number = min(page, pages)
        part = slice((number - 1) * PER_PAGE, number * PER_PAGE)
        return render_page(
            "disputes.html", disputes=view.disputes[part], unanswered=view.unanswered[part],
            counts=(len(view.disputes), len(view.unanswered)), codes=codes, page=number,
            pages=pages, query=urlencode({"one": one, "other": other}),
            parties=_parties(desk),
        )  # fmt: skip

    @routes.get("/claim/{claim_id}", response_class=HTMLResponse)
    def claim(claim_id: str) -> HTMLResponse:
        found = desk.claim(claim_id)
        known = {other.id: other for other in desk.claims()}
        cover = next((c for c in desk.coverage() if c.claim.id == found.id), None)
        others = [known[name] for name in (*found.rivals, *found.unlinked) if name in known]
        return render_page("claim.html", claim=found, others=others, cover=cover)

    @routes.get("/left-out", response_class=HTMLResponse)
    def left_out() -> HTMLResponse:
        return render_page("left_out.html", covered=desk.coverage())

    return routes


def _parties(desk: Desk) -> list[str]:
    """Codes of parties that have part in a claim or a say on it."""
    return sorted({code for claim in desk.claims() for code in involved(claim)})
