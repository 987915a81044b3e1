"""What kind of text a page is."""

from __future__ import annotations

import pytest

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
    ],
)
def test_the_title_says_the_genre(title: str, genre: str) -> None:
    assert judge_genre(Draft(paragraphs=BODY, page="", title=title)) == genre


@pytest.mark.parametrize(
    ("draft", "genre"),
    [
        (Draft(paragraphs=BODY, page="", sections=("Opinion",)), "opinion"),
        (Draft(paragraphs=BODY, page="", sections=("LiveBlogPosting",)), "live"),
        (Draft(paragraphs=BODY, page="", url="https://a.example/reviews/ferryman"), "review"),
        (Draft(paragraphs=("To the Editor:", *BODY), page=""), "letter"),
        (Draft(paragraphs=("10.15am Shells fall.", "10.40 Sirens.", "11:05 Calm."), page=""),
         "live"),
        (Draft(paragraphs=BODY, page=""), "news"),
    ],
)  # fmt: skip
def test_the_page_says_the_genre(draft: Draft, genre: str) -> None:
    assert judge_genre(draft) == genre
