"""The type of a given pair: what the sentence shows, and how far ahead it is."""

from __future__ import annotations

import pytest

import warsan
from warsan.errors import InputError


def coded(sentence: str, actor: str, recipient: str) -> warsan.PairCode:
    places = [
        (sentence.index(words), sentence.index(words) + len(words)) for words in (actor, recipient)
    ]
    return warsan.code_pair(sentence, actor=places[0], recipient=places[1])


@pytest.mark.parametrize(
    ("sentence", "actor", "recipient", "type_"),
    [
        ("Russia accused Poland of lying.", "Russia", "Poland", "ACCUSE"),
        ("Russia threatened to strike Ukraine.", "Russia", "Ukraine", "THREATEN"),
        ("Troops from Russia were attacked by Ukraine.", "Ukraine", "Russia", "ASSAULT"),
        ("Poland agreed to send tanks to Ukraine.", "Poland", "Ukraine", "AGREE"),
        ("France imposed sanctions on Russia.", "France", "Russia", "SANCTION"),
        ("Germany called on Russia to withdraw its troops.", "Germany", "Russia", "REQUEST"),
        ("Israel refused to meet Turkey's president.", "Israel", "Turkey", "REJECT"),
    ],
)
def test_a_pair_gets_the_type_of_what_links_it(
    sentence: str, actor: str, recipient: str, type_: str
) -> None:
    found = coded(sentence, actor, recipient)
    assert found.type == type_
    assert found.reason
    assert found.margin > 0.2


def test_without_a_word_for_an_event_it_is_a_guess_and_says_so() -> None:
    found = coded("Russia is larger than Poland.", "Russia", "Poland")
    assert found.margin < 0.5 or found.runner_up is None
    assert "guess" in found.reason


@pytest.mark.parametrize("actor", [(0, 0), (-3, 2), (0, 999), (6, 7)])
def test_a_span_without_words_is_refused(actor: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="hold no word"):
        warsan.code_pair("Russia accused Poland.", actor=actor, recipient=(15, 21))
