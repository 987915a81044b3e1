"""How far a phrase of the tables can reach: never less than the phrase that is there."""

from __future__ import annotations

import pytest

from tests.trees import parse_of
from warsan.codebook.parties import index_starts, load_parties
from warsan.codebook.party_words import name_words, role_words
from warsan.reader.parse import Parse
from warsan.reader.parties.reach import find_reach

STARTS = index_starts(
    [
        ("the", "hague"), ("people's", "republic"), ("people", "power"), ("antony", "blinken"),
        ("us",), ("guinea", "bissau"), ("north", "korea"),
    ]
)  # fmt: skip


def parse(*words: str) -> Parse:
    """A text of words; "~" before a word leaves no space before it."""
    rows = []
    for n, word in enumerate(words):
        glued = n + 1 < len(words) and words[n + 1].startswith("~")
        extra = "SpaceAfter=No" if glued else "_"
        rows.append(f"{n + 1}\t{word.lstrip('~')}\tx\tX\t_\t_\t{min(n, 1)}\tdep\t_\t{extra}")
    return parse_of("\n".join(rows))


@pytest.mark.parametrize(
    ("words", "reach"),
    [
        (("sea", "of"), 0),
        (("the", "Hague"), None),
        (("the", "sea"), 1),
        (("the", "sea", "~,"), 1),
        (("the", "Hag", "~ue"), None),
        (("the",), None),
        (("People", "~’s", "Republic"), None),
        (("Antony", "J.", "Blinken"), None),
        (("Antony", ".", "Blinken"), None),
        (("Antony", "spoke"), 1),
        (("Guinea-Bissau", "said"), None),
        (("Guinea", "~-", "~Bissau"), None),
        (("North", "Korea", "said"), None),
        (("US", "strikes"), 1),
    ],
)
def test_a_phrase_can_reach(words: tuple[str, ...], reach: int | None) -> None:
    assert find_reach(parse(*words), 0, STARTS, name_words) == reach


@pytest.mark.parametrize("before", [(), ("the",), ("(",)])
def test_every_phrase_of_the_tables_is_within_reach(before: tuple[str, ...]) -> None:
    book = load_parties()
    tables = (
        (book.names, book.name_starts, name_words),
        (book.offices, book.office_starts, role_words),
    )
    for phrases, starts, words_of in tables:
        for phrase in [p for p in phrases if all(w.isalpha() for w in p)][::7]:
            found = parse(*before, *phrase, "said")
            reach = find_reach(found, len(before), starts, words_of)
            assert reach is None or reach >= len(phrase), phrase
