"""The page that a person copied whole: masthead, article, credit, related posts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from warsan.model import Article
from warsan.sources import read_page

SEED = Path(__file__).parents[2] / ".." / "shared" / "seed"
FILES = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
pytestmark = pytest.mark.skipif(not FILES, reason="the copied page (../shared/seed) is not here")


@pytest.fixture(scope="module")
def seed() -> Article:
    raw = FILES[0].read_bytes()
    return read_page(raw, origin="page", published="2022-04-28", today=date(2022, 12, 1)).article


def test_masthead_headline_and_date(seed: Article) -> None:
    assert (seed.outlet, seed.published) == ("The Warsan", "2022-04-28")
    assert seed.title == "The specter of a direct NATO-Russia confrontation"
    assert (seed.standfirst, seed.byline, seed.language, seed.genre) == (None, None, "en", "news")


def test_the_credit_points_to_its_place_on_the_page(seed: Article) -> None:
    assert seed.credit is not None
    span = seed.credit.span
    assert (seed.credit.name, seed.credit.role) == ("Ilmanifesto", "resourced")
    assert seed.page[span.start : span.end] == span.text == "Resourced from Ilmanifesto"


def test_related_posts_stand_outside_the_body(seed: Article) -> None:
    assert [link.title for link in seed.related] == [
        "Africa judges: “Ugandan security forces favour Museveni”",
        "FAO Launches $17m Project to Enhance Food Security in Somalia",
    ]
    for word in ("Museveni", "Somalia", "Resourced", "Related", "Warsan"):
        assert word not in seed.body


def test_the_body_is_eleven_paragraphs_of_the_page(seed: Article) -> None:
    paragraphs = seed.body.split("\n\n")
    assert len(paragraphs) == 11
    assert all(text in seed.page for text in paragraphs)
    assert paragraphs[0].startswith("The specter of a direct confrontation")
    assert paragraphs[-1].endswith("has become stale propaganda.")
