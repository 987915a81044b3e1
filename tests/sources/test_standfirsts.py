"""The lines under a headline that sum the article up, as pages mark them."""

from __future__ import annotations

from datetime import date

import pytest

from warsan.model import Article
from warsan.sources import read_page

DECK = "Ministers had hoped that the truce would hold."
LEAD = "Shells fell on the old city on Monday, the mayor said, and the ferries stopped running."
MORE = "No one was hurt, and by noon the trams ran again through the streets near the harbour."
BODY = f"<p>{LEAD}</p><p>{MORE}</p>"


def article(inside: str, head: str = "") -> Article:
    page = f"<html><head>{head}</head><body><article>{inside}</article></body></html>"
    return read_page(page, origin="page", today=date(2022, 12, 1)).article


@pytest.mark.parametrize(
    "deck",
    [
        f'<p class="standfirst">{DECK}</p>',
        f'<h2 class="standfirst">{DECK}</h2>',
        f'<div class="dek">{DECK}</div>',
        f'<p class="entry-subtitle">{DECK}</p>',
        f'<h2 class="subtitle is-4">{DECK}</h2>',
        f'<p class="article__summary">{DECK}</p>',
        f'<p class="css-1n0 ArticleSummary">{DECK}</p>',
        f'<div class="content__standfirst"><p>{DECK}</p></div>',
        f'<div data-gu-name="standfirst"><p>{DECK}</p></div>',
        f'<header><div><p class="c-deck">{DECK}</p></div></header>',
        f'<p class="byline">By Ann Lee</p><p class="deck">{DECK}</p><time>3 April 2022</time>',
    ],
)
def test_a_marked_standfirst_stands_outside_the_body(deck: str) -> None:
    found = article(f"<h1>Shells fall on city</h1>{deck}{BODY}")
    assert (found.title, found.standfirst) == ("Shells fall on city", DECK)
    assert found.body == f"{LEAD}\n\n{MORE}"


@pytest.mark.parametrize(
    "inside",
    [
        # Below the first paragraph such a class marks a section's heading or a teaser.
        f'<h1>Shells fall on city</h1>{BODY}<p class="subtitle">{DECK}</p>{BODY}',
        f'<h1>Shells fall on city</h1><p class="summary-toggle">{LEAD}</p><p>{MORE}</p>',
        f'<h1>Shells fall on city</h1><h2 class="subhead">The first day</h2>{BODY}',
        # Nothing but the marked words: they are the text.
        f'<h1>Shells fall on city</h1><div class="deck"><p>{LEAD}</p><p>{MORE}</p></div>',
    ],
)
def test_what_is_no_standfirst_stays_in_the_body(inside: str) -> None:
    found = article(inside)
    assert found.standfirst is None
    assert LEAD in found.body
    assert MORE in found.body


def test_the_marked_words_win_over_the_description() -> None:
    head = '<meta name="description" content="Latest news from the harbour.">'
    found = article(f'<h1>Shells fall on city</h1><p class="dek">{DECK}</p>{BODY}', head)
    assert found.standfirst == DECK
