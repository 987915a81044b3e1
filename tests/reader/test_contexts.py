"""What an event is about, by the words of its clause."""

from __future__ import annotations

import pytest

from tests.reader.event_cases import drafts_of, trees
from warsan.codebook.context_words import load_context_words
from warsan.reader.events.contexts import find_contexts


def test_every_context_has_words() -> None:
    table = load_context_words()
    named = {c for found in (*table.by_word.values(), *table.by_mode.values()) for c in found}
    assert named == set(table.order)
    assert len(named) == 37


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("The European Union imposed sanctions on Russia.", {"economic"}),
        ("Russian missiles hit the station.", {"military"}),
        ("Turkey and Russia met.", set()),
        ("Russia deployed missiles near Poland.", {"military"}),
    ],
)
def test_the_words_of_the_clause_show_the_context(text: str, contexts: set[str]) -> None:
    draft = drafts_of(text)[0]
    assert set(find_contexts(trees()[text], draft)) == contexts
