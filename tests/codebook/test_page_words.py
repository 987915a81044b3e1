"""The tables about pages, and the templates they are written in."""

from __future__ import annotations

import re

import pytest

from warsan.codebook.pages import load_page_words
from warsan.codebook.templates import template_source
from warsan.errors import CodebookError


@pytest.mark.parametrize(
    ("template", "text", "fits"),
    [
        ("related <posts;articles>", "Related Articles", True),
        ("related <posts;articles>", "related", False),
        ("comments[ ({number})]", "Comments (1,204)", True),
        ("comments[ ({number})]", "comments", True),
        ("editor's pick", "Editor’s pick", True),
        ("{any} - live", "River war – live", True),
        ("by {person}", "By Ann Lee", True),
        ("by {person}", "By land and sea", False),
        ("from {name}", "From harbour.example", True),
        ("from {name}", "From the sea", False),
    ],
)
def test_a_template_fits(template: str, text: str, fits: bool) -> None:
    pattern = re.compile(template_source(template), re.IGNORECASE)
    assert bool(pattern.fullmatch(text)) == fits


@pytest.mark.parametrize("template", ["{nobody} said", "related <posts", "comments[ (x)"])
def test_a_broken_template_is_refused(template: str) -> None:
    with pytest.raises(CodebookError):
        template_source(template)


def test_the_page_tables_load_and_name_agencies_by_every_form() -> None:
    words = load_page_words()
    assert words.agencies["AP"] == words.agencies["The Associated Press"] == "Associated Press"
    assert words.languages["it"] == "Italian"
    assert words.footers.fullmatch("Comments")
    assert words.furniture.fullmatch("Sign up to our newsletter")
    assert not words.footers.fullmatch("Sign up to our newsletter")
