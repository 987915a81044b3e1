"""What kind of text a page is."""

from __future__ import annotations

import pytest

from warsan.sources import read_page
from warsan.sources.draft import Draft
from warsan.sources.genres import judge_genre

BODY = ("The army shelled the town on Monday.",)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Army shells border town", "news"),
        ("The strait must stay open | Letters", "letter"),
        ("Letters to the editor", "letter"),
        ("The letter that started a war", "news"),
        ("River war: talks near collapse – as it happened", "live"),
        ("River war live: talks near collapse", "live"),
        ("Families who live near the river flee", "news"),
        ("River war: what we know on day 12 of the fighting", "digest"),
        ("Monday briefing: truce collapses", "digest"),
        ("Ministers leave briefing early after shelling", "news"),
        ("The Ferryman review – a war seen from the water", "review"),
        ("Army orders review after river shelling", "news"),
        ("Velmark cannot win this war | Joan Ferrers", "opinion"),
        ("Velmark shells ferry | Eastgate News", "news"),
        ("Opinion: the strait must stay open", "opinion"),
        ("Analysis: why the truce failed", "opinion"),
        ("Why the truce failed | Analysis", "opinion"),
        ("DNA analysis names ferry dead", "news"),
        ("Army analysis: ferry was hit from the west", "news"),
        ("Corrections and clarifications", "correction"),
        ("Corrections & Clarifications: 3 April", "correction"),
        ("Correction: Velmark's ferry", "correction"),
        ("Corrections", "correction"),
        ("Corrections for April 3, 2022", "correction"),
        ("Guards flee house of corrections in Port Elm", "news"),
        ("Course corrections for a lost war", "news"),
    ],
)
def test_the_title_says_the_genre(title: str, genre: str) -> None:
    assert judge_genre(Draft(paragraphs=BODY, page="", title=title)).value == genre


@pytest.mark.parametrize(
    ("draft", "genre"),
    [
        (Draft(paragraphs=BODY, page="", sections=("Opinion",)), "opinion"),
        (Draft(paragraphs=BODY, page="", sections=("LiveBlogPosting",)), "live"),
        (Draft(paragraphs=BODY, page="", sections=("World", "Analysis")), "opinion"),
        (Draft(paragraphs=BODY, page="", sections=("AnalysisNewsArticle",)), "opinion"),
        (Draft(paragraphs=BODY, page="", url="https://a.example/corrections/7"), "correction"),
        (Draft(paragraphs=BODY, page="", url="https://a.example/reviews/ferryman"), "review"),
        (Draft(paragraphs=("To the Editor:", *BODY), page=""), "letter"),
        (Draft(paragraphs=("10.15am Shells fall.", "10.40 Sirens.", "11:05 Calm."), page=""),
         "live"),
        (Draft(paragraphs=BODY, page=""), "news"),
    ],
)  # fmt: skip
def test_the_page_says_the_genre(draft: Draft, genre: str) -> None:
    assert judge_genre(draft).value == genre


LEAD = "Shells fell on the old city on Monday, the mayor said, and the ferries stopped running."
MENU = "Home\nWorld\nOpinion\nAnalysis\nSport\n"


@pytest.mark.parametrize(
    ("page", "genre"),
    [
        (f"The Gazette\n\nOpinion\n\nThe strait must stay open\n\n{LEAD}", "opinion"),
        (f"ANALYSIS\n\nThe strait must stay open\n\n{LEAD}", "opinion"),
        (f"{MENU}\nThe Gazette\n\nThe strait must stay open\n\n{LEAD}", "news"),
        (f"{MENU}\nThe strait must stay open\n\n{LEAD}", "news"),
        (
            f"<article><span class='kicker'>Analysis</span><h1>The strait</h1><p>{LEAD}</p>",
            "opinion",
        ),
        (f"<div class=nav>Opinion</div><article><h1>The strait</h1><p>{LEAD}</p>", "news"),
        (f"<h1>The strait</h1><p>{LEAD}</p><span class='kicker'>Opinion</span>", "news"),
    ],
)
def test_the_rubric_over_the_headline_says_the_genre(page: str, genre: str) -> None:
    if page.startswith("<"):
        page = f"<html><body>{page}</body></html>"
    assert read_page(page, origin="page").article.genre == genre
