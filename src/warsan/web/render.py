"""Templates into pages. Everything is escaped: an article's text is hostile input."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from warsan.model import COMMENT
from warsan.report import claims, phrases, provenance, sides, strokes
from warsan.web.marks import Segment


def render_page(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made from a file in `templates/`."""
    page = load_templates("warsan.web").get_template(template).render(**values)
    return HTMLResponse(page, status, headers={"Cache-Control": "no-cache"})


@cache
def load_templates(*packages: str) -> Environment:
    """The templates of packages, the first that has one by a name; all speak the same words."""
    env = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        name: value
        for room in (phrases, provenance, sides, strokes, claims)
        for name, value in vars(room).items()
        if name.startswith("say_") or name in {"safe_link", "find_sides", "source_link"}
    }
    env.filters["title"] = _title
    env.globals["comment"] = COMMENT
    env.globals["version"] = version("warsan")
    return env


def _title(segment: Segment, labels: Mapping[str, str]) -> str:
    """What a reader sees who points at a segment: one line for each finding over it."""
    names = dict.fromkeys(mark.finding for mark in segment.marks)
    return "\n".join(labels[name] for name in names if name in labels)
