"""What a later version of a page changed: findings move with their words."""

from __future__ import annotations

import pytest

from tests.readings import make_article
from tests.rereaders import read_first
from warsan.changes import find_revision
from warsan.model import Reading

SHELLED = "Russia shelled the bridge at Dorn on Monday."
ACCUSED = "The ministry accused NATO of arming the town."
QUIET = "The trams ran again by noon."


def read(*paragraphs: str, title: str = "Bridge shelled") -> Reading:
    return read_first(make_article("\n\n".join(paragraphs), title=title))


@pytest.mark.parametrize(
    ("before", "after", "passages", "vanished", "appeared"),
    [
        ((SHELLED, ACCUSED), (QUIET, SHELLED, ACCUSED), 1, [], 0),
        ((SHELLED, ACCUSED), (SHELLED,), 1, ["accused"], 0),
        ((SHELLED,), (SHELLED, ACCUSED), 1, [], 1),
        ((SHELLED, QUIET), (SHELLED + " Nobody was hurt.", QUIET), 1, [], 0),
        ((SHELLED, QUIET), ("On Monday, " + SHELLED, QUIET), 1, [], 0),
        ((SHELLED, ACCUSED), (ACCUSED, SHELLED), 2, [], 0),
    ],
)
def test_findings_vanish_with_their_words_only(
    before: tuple[str, ...],
    after: tuple[str, ...],
    passages: int,
    vanished: list[str],
    appeared: int,
) -> None:
    old, new = read(*before), read(*after)
    found = find_revision(old, new)
    assert found is not None
    assert (found.earlier, found.later) == (old.article.id, new.article.id)
    assert len(found.text) == passages
    assert [one.span.text for one in found.vanished] == vanished
    assert found.appeared == appeared
    for one in found.vanished:
        assert old.article.body[one.span.start : one.span.end] == one.span.text


def test_a_new_headline_is_a_revision() -> None:
    found = find_revision(read(SHELLED), read(SHELLED, title="Bridge at Dorn hit"))
    assert found is not None
    assert [(c.field, c.before, c.after) for c in found.text] == [
        ("title", "Bridge shelled", "Bridge at Dorn hit")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (read(SHELLED), read(SHELLED)),
        (read(SHELLED, title="One"), read(QUIET, title="Two")),  # a front page
    ],
)
def test_the_same_text_and_another_article_are_no_revision(before: Reading, after: Reading) -> None:
    assert find_revision(before, after) is None
