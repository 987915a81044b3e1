"""A report in our own words, its copies, and another report of the same event."""

from __future__ import annotations

from typing import Any

from tests.readings import make_article, make_event, make_page, make_reading, party, say
from warsan.model import Article, Attribution, Certainty, Credit, Page, Reading, SourceMention
from warsan.store import Store

LEAD = "Vostok shelled the railway bridge at Dorn on Tuesday, cutting the only line to the coast."
DENIAL = "Vostok's defence ministry denied that its guns had fired on the bridge at any time."
SAID = "The mayor of Dorn said that eleven railway workers were killed in the second salvo."
COLOUR = "Smoke hung over the river until evening while crews searched the wreck of a goods train."
TALKS = (
    "Envoys of both sides were to meet in Halden on Friday to talk about a truce along the river."
)
HISTORY = "The line was rebuilt three years ago with money from the regional bank after a flood."
QUOTE = "“We heard two blasts and then the roof came down,” a signalman told a local radio station."
REPORT = (LEAD, DENIAL, SAID, COLOUR, QUOTE, TALKS, HISTORY)
OWN = (
    "Readers of this paper had warned for months that the bridge was guarded badly.",
    "A retired engineer who lives nearby called the repair plan a dream on paper.",
)
RIVAL = (
    "Shells from across the river brought down part of a rail crossing near Dorn this week.",
    "At least eleven people who worked for the railway lost their lives, officials in town say.",
    "Vostok rejects any blame and points to militias who roam the woods on the far bank.",
    "“We heard two blasts and then the roof came down,” one of those on duty recalled.",
    "Diplomats still hope that Friday's meeting in Halden goes ahead in spite of the attack.",
    "Trains to the coast will be replaced by buses for at least two months, the operator warned.",
)


def make_text(*sentences: str, **fields: Any) -> Reading:
    """A reading of an article with these sentences; who shells and who denies is found in it."""
    values = {"url": None, "title": sentences[0][:40], "byline": None} | fields
    article = make_article(" ".join(sentences), **values)
    events = []
    if LEAD in sentences:
        events.append(make_event(article, "e1", "ASSAULT", "shelled", party("RUS"), party("UKR")))
    if DENIAL in sentences:
        denied = Certainty(value=-2.0, reason="“denied” turns it around")
        events.append(make_event(article, "e2", "ASSAULT", "fired", party("RUS"), party("UKR"),
                                 certainty=denied))  # fmt: skip
    said = [_said(article, who, cue) for who, cue in SOURCES if f"{who} {cue}" in article.body]
    return make_reading(article, events=tuple(events), attributions=tuple(said))


SOURCES = (("Vostok's defence ministry", "denied"), ("The mayor of Dorn", "said"))


def _said(article: Article, who: str, cue: str) -> Attribution:
    source, word = say(article, who), say(article, cue)
    content = say(article, article.body[word.end + 1 : article.body.index(".", word.end)])
    return Attribution(
        id=f"a-{cue}", cue=word, content=(content,), kind="report",
        source=SourceMention(text=who, start=source.start, end=source.end, field="body",
                             party=None),
    )  # fmt: skip


def credit(article: Article, name: str) -> Credit:
    """A credit for an agency that the page's text shows."""
    return Credit(name=name, role="agency", span=say(article, article.body[:5]))


def keep(store: Store, *readings: Reading) -> None:
    """Store readings as one batch, without linking them."""
    items: list[tuple[Page, Reading]] = [(make_page(one.article), one) for one in readings]
    store.write_batch(items)
