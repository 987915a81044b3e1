"""B-cubed, and files of stories good and bad."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.linking.test_stories import BRIDGE, CROSSING, ELECTION, GRAIN
from warsan.errors import GoldError
from warsan.eval.command import score
from warsan.eval.formats.story_files import StoryGold, read_stories
from warsan.eval.stories import bcubed

DAY = "2022-04-27T08:00:00Z"


def gold(*stories: str) -> list[StoryGold]:
    return [StoryGold(str(n), story, "", "", date(2022, 4, 27)) for n, story in enumerate(stories)]


@pytest.mark.parametrize(
    ("found", "p", "r"),
    [
        ("aabb", 1.0, 1.0),
        ("abcd", 1.0, 0.5),
        ("aaaa", 0.5, 1.0),
        ("aaab", 2 / 3, 0.75),
    ],
)
def test_bcubed_is_the_mean_over_articles(found: str, p: float, r: float) -> None:
    articles = gold("x", "x", "y", "y")
    scores = bcubed(articles, {str(n): name for n, name in enumerate(found)})
    assert scores[:2] == pytest.approx((p, r))


def test_a_file_of_stories_is_scored_beside_its_baselines(tmp_path: Path) -> None:
    posts = [(BRIDGE, "s"), (CROSSING, "s"), (GRAIN, "t"), (ELECTION, "u")]
    path = tmp_path / "stories.jsonl"
    rows = [
        {"id": n, "story": story, "title": title, "body": "\n\n".join(text), "published": DAY}
        for n, ((title, text), story) in enumerate(posts)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    scores = score("stories", path)
    assert scores["bcubed_f1"] == 1.0
    assert scores["baseline_singletons"] == pytest.approx(2 * 0.75 / 1.75)
    assert {"baseline_tfidf", "baseline_minhash"} < scores.keys()
    assert (scores["n"], scores["stories"]) == (4, 3)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a", "story": "s"}', "body"),
        ('{"id": "a", "story": "s", "body": "x", "published": "soon"}', "no day"),
        ("[]", "object"),
        ('{"article": "00", "story": "s"}', "missing"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "stories.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        read_stories(path)


def test_an_id_stands_once(tmp_path: Path) -> None:
    line = '{"id": "a", "story": "s", "body": "x", "published": "Wed, 27 Apr 2022 08:00:00 GMT"}\n'
    path = tmp_path / "stories.jsonl"
    path.write_text(line * 2, encoding="utf-8")
    with pytest.raises(GoldError, match="stands twice"):
        read_stories(path)
