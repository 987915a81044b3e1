"""Short articles that tell of events between two sides, for the tests of escalation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.readings import make_article, make_event, make_page, make_reading, party, say
from warsan.escalation import Question, Report, find_origin, read_side
from warsan.escalation.reports import Amount
from warsan.model import Certainty, Figure, Party, Place, Reading, When
from warsan.store import Store
from warsan.views import EventRow

VERBS = {
    "ASSAULT": "shelled", "ACCUSE": "accused", "CONSULT": "met", "AID": "fed",
    "THREATEN": "warned", "REQUEST": "asked", "REJECT": "refused", "COERCE": "jailed",
}  # fmt: skip
KYIV = {"name": "Kyiv", "lat": 50.45, "lon": 30.52, "kind": "city", "geonameid": 703448}
ODESA = {"name": "Odesa", "lat": 46.48, "lon": 30.73, "kind": "city", "geonameid": 698740}


def told(
    type: str,  # noqa: A002
    day: str | None,
    *,
    outlet: str | None = "Harbour Post",
    at: dict[str, Any] | None = None,
    count: float | None = None,
    assumed: bool = False,
    number: int = 0,
    published: str | None = None,
    credit: str | None = None,
    actor: Party | None = None,
    recipient: Party | None = None,
    wire: str | None = None,
    sure: float = 3.0,
    text: str = "",
    **values: Any,
) -> Report:
    """A report of one event, as `view_reports` would hand it out."""
    verb = VERBS[type]
    article = make_article(
        text or f"They {verb} them, note {number}.", outlet=outlet, published=published or day,
        url=f"https://news.example/{outlet}/{number}", title=f"Note {number}",
    )  # fmt: skip
    span = say(article, verb)
    when = When(start=day, end=day, precision="day" if day else "vague", assumed=assumed)
    event = make_event(
        article, "e1", type, verb, actor or party("RUS"), recipient or party("UKR"),
        **{
            "when": when, "where": Place(span=span, **at) if at else None,
            "certainty": Certainty(value=sure, reason="given by the test"),
        } | values,
    )  # fmt: skip
    row = EventRow(
        article.id, outlet, article.title, article.published, event, say(article, article.body),
        None, day, True, credit,
    )  # fmt: skip
    amounts = (Amount("person", "people", None, count, None),) if count else ()
    return Report(row, find_origin(article.id, outlet, credit), amounts, wire)


def reading_of(report: Report) -> Reading:
    """The reading that a report would come from."""
    row = report.row
    article = make_article(
        row.sentence.text, outlet=row.outlet, published=row.published, title=row.title,
        url=f"https://news.example/{row.outlet}/{(row.title or '').removeprefix('Note ')}",
    )  # fmt: skip
    figures = tuple(
        Figure(
            id=f"f{n}", low=a.low, best=a.best, high=a.high, unit=a.unit, counts=a.counts,
            of=None, claimed_by=None, span=row.event.trigger,
        )
        for n, a in enumerate(report.amounts)
    )  # fmt: skip
    return make_reading(article, events=(row.event,), figures=figures)


def write_reports(path: Path, reports: Sequence[Report]) -> Store:
    """A desk's store that tells what the reports tell."""
    store = Store.create(path)
    readings = [reading_of(report) for report in reports]
    store.write_batch([(make_page(r.article), r) for r in readings])
    return store


def ask(actor: str = "RUS", recipient: str = "UKR", **values: Any) -> Question:
    """A question about a pair."""
    return Question(actor=read_side(actor), recipient=read_side(recipient), **values)
