"""Plain text in the shapes in which people paste it."""

from __future__ import annotations

from datetime import date

import pytest

from warsan.model import Article
from warsan.sources import read_page
from warsan.sources.paragraphs import find_paragraphs

TODAY = date(2022, 12, 1)
LEAD = "Shells fell on the old city on Monday, the mayor said."
MORE = "No one was hurt."
LONG = "The truce between the two states has held for a week, but nobody in the towns believes it."


def article(text: str, **given: str) -> Article:
    return read_page(text, origin="text", today=TODAY, **given).article


@pytest.mark.parametrize(
    ("text", "outlet", "title", "body"),
    [
        ("The minister said no.", None, None, "The minister said no."),
        ("Troops leave the valley", None, None, "Troops leave the valley"),
        (f"{LEAD}\n\n{MORE}", None, None, f"{LEAD}\n\n{MORE}"),
        (f"Shells fall on city\n\n{LEAD}\n\n{MORE}", None, "Shells fall on city",
         f"{LEAD}\n\n{MORE}"),
        (f"Shells fall on city\r\n\r\n{LEAD}\r\n\r\n{MORE}\r\n", None, "Shells fall on city",
         f"{LEAD}\n\n{MORE}"),
        (f"Shells fall on city\n{LEAD}\n{MORE}", None, "Shells fall on city",
         f"{LEAD}\n\n{MORE}"),
        (f"Can the truce hold?\n\n{LONG}", None, "Can the truce hold?", LONG),
        (f"The Gazette\n\nShells fall on city\n\n{LEAD}", "The Gazette", "Shells fall on city",
         LEAD),
        (f"The Lantern\n\nShells fall on city\n\nShells fall on city\n\n{LEAD}", "The Lantern",
         "Shells fall on city", LEAD),
        (f"harbour.example\n\nShells fall on city\n\n{LEAD}", "harbour.example",
         "Shells fall on city", LEAD),
        (f"Shells fall on city | Harbour Letters\nShells fall on city\n\n{LEAD}",
         "Harbour Letters", "Shells fall on city", LEAD),
        (f"Harbour Letters\nShells fall on city\n{LEAD}\n© 2022 Harbour Letters",
         "Harbour Letters", "Shells fall on city", LEAD),
        # A menu is never the title, however it is set.
        (f"The Gazette\nHome   Foreign   Letters   Sport\n\nShells fall on city\n\n{LEAD}",
         "The Gazette", "Shells fall on city", LEAD),
        (f"Home\tWorld\tMoney\nShells fall on city\n{LEAD}", None, "Shells fall on city", LEAD),
        (f"World | Ardania | Books | Log in\nShells fall on city\n{LEAD}", None,
         "Shells fall on city", LEAD),
        (f"Ardania | Velmark | Port Elm\n\n{LEAD}", None, "Ardania | Velmark | Port Elm", LEAD),
        # A headline that is a sentence is known by being said twice, or by what follows it.
        (f"The Gazette\n\nShells fall on city.\n\nShells fall on city.\n\n{LEAD}",
         "The Gazette", "Shells fall on city.", LEAD),
        (f"Home\n\nThe Gazette\n\nShells fall on city.\n\nIt is the third time this week."
         f"\n\nBy Ann Lee\n\n{LEAD}", "The Gazette", "Shells fall on city.", LEAD),
        (f"The Gazette\n\nShells fall on city.\n\nShells fall on city.\n\nBy Ann Lee\n\n{LEAD}",
         "The Gazette", "Shells fall on city.", LEAD),
        # A short headline over a longer one is a rubric, not a masthead.
        (f"Velmark\n\nShells fall on city\n\n{LEAD}", None, "Shells fall on city", LEAD),
        # A headline shaped like a name stays a headline where no other line could be one.
        (f"The Truce\n\n{LEAD}", None, "The Truce", LEAD),
    ],
)  # fmt: skip
def test_outlet_title_and_body(text: str, outlet: str | None, title: str | None, body: str) -> None:
    found = article(text)
    assert (found.outlet, found.title, found.body) == (outlet, title, body)


def test_text_without_a_page_around_it_is_its_own_page() -> None:
    found = article(LEAD)
    assert found.page == found.body


def test_the_callers_outlet_and_date_win() -> None:
    text = f"The Gazette\n\nShells fall on city\n\n3 April 2022\n\n{LEAD}"
    found = article(text, outlet="Harbour Post", published="2022-04-05")
    assert (found.outlet, found.published) == ("Harbour Post", "2022-04-05")


def test_a_first_line_that_says_the_given_outlet_is_the_masthead() -> None:
    found = article(f"Quill and Anchor\n\nShells fall on city\n\n{LEAD}", outlet="Quill and Anchor")
    assert found.title == "Shells fall on city"


@pytest.mark.parametrize(
    ("head", "byline", "published"),
    [
        ("By Ann Lee\n3 April 2022", "Ann Lee", "2022-04-03"),
        ("By Ann Lee and Bo Ek in Port Elm | April 3, 2022", "Ann Lee and Bo Ek", "2022-04-03"),
        ("Ann Lee\nSun 3 Apr 2022 10.05 BST", "Ann Lee", "2022-04-03T10:05+01:00"),
        ("Ann Lee and Bo Ek | 3 April 2022", "Ann Lee and Bo Ek", "2022-04-03"),
        (
            "Ann Lee, Bo Ek and Cy van Ost · Sunday, 3 April 2022",
            "Ann Lee, Bo Ek and Cy van Ost",
            "2022-04-03",
        ),
        ("First Published | 3 April 2022", None, "2022-04-03"),
        ("Last Updated | 3 April 2022", None, "2022-04-03"),
        ("The Gazette | 3 April 2022", None, "2022-04-03"),
        ("Updated 4 April 2022\nPublished 3 April 2022", None, "2022-04-03"),
        ("Last modified on 4 April 2022", None, "2022-04-04"),
        ("04/05/2022", None, None),
    ],
)
def test_byline_and_date(head: str, byline: str | None, published: str | None) -> None:
    found = article(f"Shells fall on city\n\n{head}\n\n{LEAD}\n\n{MORE}")
    assert (found.byline, found.published) == (byline, published)


def test_what_follows_the_end_is_left_out() -> None:
    text = (
        f"Shells fall on city\n\n{LEAD}\n\n{MORE}\n\nRelated articles\n\nMayor resigns over bridge"
        "\n\n3 comments\n\nI do not believe a word of this."
    )
    found = article(text)
    assert found.body == f"{LEAD}\n\n{MORE}"
    assert [link.title for link in found.related] == ["Mayor resigns over bridge"]


@pytest.mark.parametrize("other", ["Who shelled the bridge?", "“Who shelled the bridge?”"])
def test_a_related_title_may_ask(other: str) -> None:
    tail = f"Related articles\n\n{other}\n\nMayor resigns\n\nCan the truce hold?\n\nWill it?"
    found = article(f"Shells fall on city\n\n{LEAD}\n\n{MORE}\n\n{tail}")
    assert found.body == f"{LEAD}\n\n{MORE}"
    titles = [other, "Mayor resigns", "Can the truce hold?", "Will it?"]
    assert [link.title for link in found.related] == titles


def test_a_pointer_in_the_midst_may_ask() -> None:
    found = article(f"Shells fall\n\n{LEAD}\n\nRead more: Who shelled the bridge?\n\n{MORE}")
    assert found.body == f"{LEAD}\n\n{MORE}"
    assert [link.title for link in found.related] == ["Who shelled the bridge?"]


def test_a_box_of_links_in_the_midst_does_not_end_the_article() -> None:
    text = f"Shells fall on city\n\n{MORE}\n\nRelated articles\n\nMayor resigns\n\n{LONG}\n\n{LEAD}"
    found = article(text)
    assert found.body == f"{MORE}\n\n{LONG}\n\n{LEAD}"
    assert [link.title for link in found.related] == ["Mayor resigns"]


@pytest.mark.parametrize(
    "line",
    ["Sign up to our daily newsletter", "Advertisement", "Share this article", "Tags: war, river",
     "Read more", "Photograph: Lena Orr/AFP"],
)  # fmt: skip
def test_furniture_between_paragraphs_goes_and_the_article_goes_on(line: str) -> None:
    found = article(f"Shells fall on city\n\n{LEAD}\n\n{LONG}\n\n{line}\n\n{MORE}\n\n{LEAD}")
    assert found.body == f"{LEAD}\n\n{LONG}\n\n{MORE}\n\n{LEAD}"


@pytest.mark.parametrize("line", ["Comments", "12 comments", "Leave a reply", "Comments (3)"])
def test_comments_are_no_part_of_the_article(line: str) -> None:
    found = article(f"Shells fall\n\n{LEAD}\n\n{LONG}\n\n{line}\n\nI doubt it.\n\nSo do I.")
    assert found.body == f"{LEAD}\n\n{LONG}"


def test_three_capitalised_words_over_a_date_are_a_title_where_there_is_no_other() -> None:
    found = article(f"The Gazette\n\nYour Monday Briefing\n\n3 April 2022\n\n{LEAD}")
    assert (found.outlet, found.title, found.byline) == (
        "The Gazette",
        "Your Monday Briefing",
        None,
    )


WRAPPED = """The envoys of the two countries met in Geneva on Thursday for the first
time since the ceasefire collapsed in March, officials of both of them
said."""

WRAPPED_MORE = """They left. Nobody in the border towns had expected that, as even the
mayor said."""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (WRAPPED, 1),
        (WRAPPED + "\n\n" + WRAPPED, 2),
        (WRAPPED + "\n" + WRAPPED_MORE, 2),
        ("One.\nTwo.\nThree.", 3),
        (f"{LONG}\n{LEAD}\n{LONG}", 3),
        ("", 0),
    ],
)  # fmt: skip
def test_paragraphs_of_wrapped_and_unwrapped_text(text: str, paragraphs: int) -> None:
    assert len(find_paragraphs(text)) == paragraphs


def test_markdown_loses_its_marks_and_keeps_its_front_matter() -> None:
    text = (
        '---\ntitle: "Shells fall on city"\ndate: 2022-04-03\nsource: Harbour Post\n---\n'
        f"# Shells fall on city\n\nThe **mayor** [spoke](https://a.example) on Monday.\n\n{LEAD}\n"
    )
    found = article(text, media_type="text/markdown")
    assert (found.outlet, found.title, found.published) == (
        "Harbour Post", "Shells fall on city", "2022-04-03")  # fmt: skip
    assert found.body == f"The mayor spoke on Monday.\n\n{LEAD}"
