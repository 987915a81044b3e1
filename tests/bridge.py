"""One rich reading for tests: findings of every kind, nested, overlapping and chained."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.readings import make_article, make_event, make_reading, make_source, party, say
from warsan.model import (
    Article,
    Attribution,
    Certainty,
    Credit,
    Date,
    Event,
    Figure,
    Link,
    Party,
    Place,
    Reading,
    Stance,
    When,
)

BODY = (
    "Vostok moved 400 soldiers across the river on Tuesday and shelled the bridge at Dorn. "
    "“If Westmark sends tanks, we will answer in kind,” Foreign Minister Ana Petrova said "
    "on television.\n\n"
    "The Harbour Post reports that Westmark’s defence ministry denied that it had sent any "
    "tanks. Aid workers counted between 20 and 30 wounded."
)


def bridge_reading(**values: Any) -> Reading:
    """The article about the bridge at Dorn with findings of every kind, nested and overlapping."""
    page = f"The Harbour Post\n\nBridge at Dorn shelled\n\n{BODY}\n\nResourced from Northwire"
    article = make_article(
        BODY,
        standfirst="Ministers trade threats",
        page=page,
        related=(Link(title="Tides of the week", url=None),),
        **values,
    )
    credit = Credit(
        name="Northwire", role="resourced", span=say(article, "Resourced from Northwire", "page")
    )
    article = msgspec.structs.replace(article, credit=credit)
    vostok, westmark = party("RUS", sector="GOV"), party("NATO")
    petrova = party("RUS", sector="GOV", name="Ana Petrova", office="Foreign Minister")
    return make_reading(
        article,
        attributions=_bridge_attributions(article, petrova, westmark),
        events=_bridge_events(article, vostok, westmark, petrova),
        figures=(
            Figure(
                id="f1",
                low=400,
                best=400,
                high=400,
                unit="person",
                counts="soldier",
                of=vostok,
                claimed_by=None,
                span=say(article, "400 soldiers"),
                reason="a number before a counted noun",
            ),
            Figure(
                id="f2",
                low=20,
                best=None,
                high=30,
                unit="person",
                counts="wounded",
                of=None,
                claimed_by=None,
                span=say(article, "between 20 and 30 wounded"),
                reason="“between … and …” gives both ends",
            ),
        ),
        dates=(
            Date(
                span=say(article, "Tuesday"),
                value="2022-04-26",
                start="2022-04-26",
                end="2022-04-26",
                precision="day",
                reason="the Tuesday before publication, a Wednesday",
            ),
        ),
        places=(
            Place(
                span=say(article, "Dorn"),
                name="Dorn",
                kind="city",
                reason="no such place in the table",
            ),
        ),
    )


def _bridge_attributions(
    article: Article, petrova: Party, westmark: Party
) -> tuple[Attribution, ...]:
    return (
        Attribution(
            id="a1",
            source=make_source(article, "Foreign Minister Ana Petrova", petrova),
            cue=say(article, "said"),
            kind="quotation",
            channel="on television",
            content=(say(article, "“If Westmark sends tanks, we will answer in kind,”"),),
            reason="a quotation beside a saying verb",
        ),
        Attribution(
            id="a2",
            source=make_source(article, "The Harbour Post"),
            cue=say(article, "reports"),
            kind="report",
            content=(
                say(article, "that Westmark’s defence ministry denied that it had sent any tanks"),
            ),
            reason="“reports that”",
        ),
        Attribution(
            id="a3",
            source=make_source(article, "Westmark’s defence ministry", westmark),
            cue=say(article, "denied"),
            kind="report",
            parent="a2",
            content=(say(article, "that it had sent any tanks"),),
            reason="“denied that”",
        ),
    )


def _bridge_events(
    article: Article, vostok: Party, westmark: Party, petrova: Party
) -> tuple[Event, ...]:
    tuesday = "2022-04-26"
    exact = When(start=tuesday, end=tuesday, precision="day", assumed=False)
    return (
        make_event(
            article, "e1", "ASSAULT", "shelled", vostok, westmark, when=exact, figures=("f1",)
        ),
        make_event(
            article,
            "e2",
            "THREATEN",
            "we will answer in kind",
            petrova,
            westmark,
            attribution="a1",
            frame="threatened",
            certainty=Certainty(
                value=1.0,
                reason="stands under “if”",
                by=(Stance(party=None, value=1.0), Stance(party=petrova, value=3.0)),
            ),
        ),
        make_event(article, "e3", "REJECT", "denied", westmark, vostok, attribution="a2"),
        make_event(
            article,
            "e4",
            "AID",
            "sent",
            westmark,
            None,
            attribution="a3",
            within="e3",
            recipient_span=say(article, "any tanks"),
            certainty=Certainty(value=-3.0, reason="“denied that” turns it around"),
        ),
    )
