"""A directed pair: words and deeds per day, and the sentences behind each day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from warsan.desk import Desk
from warsan.errors import NotFoundError
from warsan.views import DayRow, EventRow
from warsan.web.charts import draw_days, split_periods
from warsan.web.query import read_day
from warsan.web.render import render_page

_MOST_SENTENCES = 300
_MOST_PERIODS = 4


class DaySection(msgspec.Struct, frozen=True):
    """The sentences of one day; `hidden` counts those left off a long page.

    Attributes:
        day: ISO day; None for events whose day is not known.
    """

    day: str | None
    words: int
    deeds: int
    events: tuple[EventRow, ...]
    hidden: int


class Period(msgspec.Struct, frozen=True):
    """A stretch of days with its chart in two widths."""

    days: tuple[DayRow, ...]
    wide: Markup
    narrow: Markup


def pair_routes(desk: Desk) -> APIRouter:
    """The route of `/pair/{actor}/{recipient}`."""
    routes = APIRouter()

    @routes.get("/pair/{actor}/{recipient}", response_class=HTMLResponse)
    def pair(actor: str, recipient: str, since: str = "", until: str = "") -> HTMLResponse:
        view = desk.pair(actor, recipient)
        first, last = read_day("since", since) or "", read_day("until", until) or ""
        days = tuple(row for row in view.days if first <= row.day <= (last or "9999"))
        return render_page(
            "pair.html",
            actor=actor,
            recipient=recipient,
            days=days,
            every=len(view.days),
            periods=[_period(part) for part in split_periods(days)[-_MOST_PERIODS:]],
            sections=_sections(days, _between(view.events, first, last)),
            reverse=_count_reverse(desk, actor, recipient),
            query={"since": first, "until": last},
        )

    return routes


def _period(days: tuple[DayRow, ...]) -> Period:
    # The drawing holds nothing but days and counts: no text of an article gets in.
    wide, narrow = draw_days(days, "wide"), draw_days(days, "narrow")
    return Period(days, Markup(wide), Markup(narrow))  # noqa: S704


def _between(events: Sequence[EventRow], first: str, last: str) -> list[EventRow]:
    """The events of these days; those without a day only where no day was asked for."""
    if not first and not last:
        return list(events)
    return [row for row in events if row.day and first <= row.day <= (last or "9999")]


def _sections(days: Sequence[DayRow], events: Sequence[EventRow]) -> list[DaySection]:
    """Each day with its sentences, oldest first; on a long page the oldest are only counted."""
    counts = {row.day: (row.words, row.deeds) for row in days}
    by_day: dict[str | None, list[EventRow]] = {}
    for event in events:
        by_day.setdefault(event.day, []).append(event)
    sections, room = [], _MOST_SENTENCES
    for day in sorted(by_day, key=lambda day: day or "", reverse=True):
        found = by_day[day]
        # A day shown alone is shown whole: that is where "show the sentences" leads.
        shown = found if len(found) <= room or len(by_day) == 1 else []
        room -= len(shown)
        hidden = len(found) - len(shown)
        sections.append(DaySection(day, *counts.get(day or "", (0, 0)), tuple(shown), hidden))
    return sections[::-1]


def _count_reverse(desk: Desk, actor: str, recipient: str) -> tuple[int, int] | None:
    """Words and deeds the other way round; None where there are none."""
    try:
        days = desk.pair(recipient, actor).days
    except NotFoundError:
        return None
    return (sum(row.words for row in days), sum(row.deeds for row in days)) if days else None
