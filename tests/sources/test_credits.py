"""To whom pages credit their text."""

from __future__ import annotations

from datetime import date

import pytest

from warsan.model import Article
from warsan.sources import read_page

LEAD = "Shells fell on the old city on Monday, the mayor said."
MORE = "No one was hurt, and the trams ran again by noon."


def article(text: str, **given: str) -> Article:
    return read_page(text, origin="text", today=date(2022, 12, 1), **given).article


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Resourced from Il Faro", "Il Faro", "resourced"),
        ("Sourced from: nowhere", None, None),
        ("Source: Harbour Post", "Harbour Post", "source"),
        ("Originally published in Il Ponte", "Il Ponte", "first published"),
        ("This article was first published by The Quill on 3 May 2022.", "The Quill",
         "first published"),
        ("This story first appeared in The Quill", "The Quill", "first published"),
        ("Republished with permission from harbour.example", "harbour.example", "republished"),
        ("This article is republished from The Quill under a Creative Commons licence.",
         "The Quill", "republished"),
        ("Translated from Le Phare", "Le Phare", "translated"),
        ("Translated from Italian", None, None),
        ("(Reuters)", "Reuters", "agency"),
        ("— AFP", "AFP", "agency"),
        ("Reuters contributed to this report", "Reuters", "contributed"),
        ("Reuters, AFP and Associated Press contributed to this report", "Reuters",
         "contributed"),
        ("With reporting by the Associated Press", "Associated Press", "contributed"),
        ("With reporting by Associated Press", "Associated Press", "contributed"),
        ("With files from The Canadian Press", "The Canadian Press", "contributed"),
        ("Copyright 2022 The Associated Press. All rights reserved.", "Associated Press",
         "agency"),
        ("© 2022 AFP", "AFP", "agency"),
        ("Read the original article on The Quill", "The Quill", "first published"),
        ("(Reporting by Ann Lee in Dorn; Editing by Ida Lund.)", "Reuters", "agency"),
        ("(Additional reporting by Ann Lee and Tessa Lind; Writing by Piotr Zalew; "
         "Editing by Ida Lund)", "Reuters", "agency"),
        ("(Ann Lee wrote the report and Ida Lund edited it.)", None, None),
        ("Sources: the ministry and the army said so", None, None),
        ("The source of the river is in Velmark.", None, None),
    ],
)  # fmt: skip
def test_a_credit_on_a_line_of_its_own(line: str, name: str | None, role: str | None) -> None:
    found = article(f"{LEAD}\n\n{MORE}\n\n{line}")
    credit = found.credit
    assert (credit and credit.name, credit and credit.role) == (name, role)
    assert (line in found.body) == (name is None)


@pytest.mark.parametrize(
    ("opening", "name", "phrase"),
    [
        ("PORT ELM (AP) — ", "AP", "PORT ELM (AP) —"),
        ("PORT ELM, April 28 (Reuters) - ", "Reuters", "PORT ELM, April 28 (Reuters) -"),
        ("Port Elm (AFP) – ", "AFP", "Port Elm (AFP) –"),
        ("PORT ELM — ", None, None),
        ("PORT ELM, Oct. 23 (Coastal Wire) — ", "Coastal Wire",
         "PORT ELM, Oct. 23 (Coastal Wire) —"),
        ("PORT ELM (COASTAL PRESS) – ", "COASTAL PRESS", "PORT ELM (COASTAL PRESS) –"),
        ("Port Elm (Sea and Sky News Agency) - ", "Sea and Sky News Agency",
         "Port Elm (Sea and Sky News Agency) -"),
        ("PORT ELM (Press) — ", None, None),
        ("PORT ELM, Velmark (Northern Front) — ", None, None),
        ("Ann Lee (Coastal Wire) won. ", None, None),
        ("The Army (AP has the story) said: ", None, None),
    ],
)  # fmt: skip
def test_a_dateline_is_a_credit_and_stays(
    opening: str, name: str | None, phrase: str | None
) -> None:
    found = article(f"{opening}{LEAD}\n\n{MORE}")
    credit = found.credit
    assert (credit and credit.name, credit and credit.span.text) == (name, phrase)
    assert found.body.startswith(opening)


def test_an_agency_in_brackets_at_the_end_is_a_credit_and_stays() -> None:
    found = article(f"{LEAD}\n\n{MORE} (Reuters)")
    assert found.credit is not None
    assert (found.credit.name, found.body[-9:]) == ("Reuters", "(Reuters)")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By REUTERS", "REUTERS"),
        ("By Reuters", "Reuters"),
        ("By The Associated Press", "The Associated Press"),
        ("BY THE ASSOCIATED PRESS", "THE ASSOCIATED PRESS"),
        ("By Ann Lee, Associated Press", "Associated Press"),
        ("By Coastal Press Agency", "Coastal Press Agency"),
        ("By COASTAL NEWS AGENCY", "COASTAL NEWS AGENCY"),
        ("By Coastal Wire | 3 April 2022", "Coastal Wire"),
        ("By Ann Lee and Coastal Newswire", "Coastal Newswire"),
        ("By Ann Lee", None),
        ("By Ann Press", None),
        ("By News Desk", None),
        ("By Coastal News Staff", None),
        ("By News Services", None),
        ("By Our Press Correspondent", None),
    ],
)
def test_a_byline_that_names_an_agency_is_a_credit(line: str, name: str | None) -> None:
    found = article(f"Shells fall on city\n\n{line}\n\n{LEAD}")
    credit = found.credit
    assert (credit and credit.name, credit and credit.role) == (name, name and "agency")
    if credit:
        span = credit.span
        assert found.page[span.start : span.end] == span.text
        assert line.startswith(span.text)


@pytest.mark.parametrize("author", ["Coastal Wire", "Ann Lee, Coastal Wire", "REUTERS"])
def test_an_agency_among_a_pages_authors_is_a_credit_where_the_page_shows_it(author: str) -> None:
    head = f'<html><head><meta name="author" content="{author}"></head><body><article>'
    inside = f"<h1>Shells fall on city</h1><p class='by'>{author}</p><p>{LEAD}</p><p>{MORE}</p>"
    credit = article(head + inside).credit
    assert credit is not None
    assert (credit.name, credit.span.text) == (author.rpartition(", ")[2], author)
    assert article(head + f"<h1>Shells fall</h1><p>{LEAD}</p><p>{MORE}</p>").credit is None


def test_an_agency_that_prints_its_own_text_has_no_credit() -> None:
    text = f"Shells fall on city\n\nBy Coastal Wire\n\nPORT ELM (Coastal Wire) — {LEAD}"
    assert article(text, outlet="Coastal Wire").credit is None


def test_a_page_that_credits_itself_has_no_credit() -> None:
    text = f"{LEAD}\n\n{MORE}\n\nFirst published by The Quill"
    assert article(text, outlet="The Quill").credit is None


def test_where_the_text_first_appeared_says_more_than_who_contributed() -> None:
    text = f"{LEAD}\n\nReuters contributed to this report\n\nFirst published by The Quill"
    credit = article(text).credit
    assert credit is not None
    assert credit.name == "The Quill"


@pytest.mark.parametrize("line", ["Resourced from Il Faro", "(Reuters)"])
def test_the_credits_span_slices_back_to_its_words(line: str) -> None:
    found = article(f"Shells fall on city\n\n{LEAD}\n\n{MORE}\n\n{line}\n\nRelated posts\n\nA b c")
    assert found.credit is not None
    span = found.credit.span
    assert found.text_of(span.field)[span.start : span.end] == span.text == line
