"""The certainty of one predicate: its value, each source's own, frame and reason."""

import pytest

import warsan
from warsan.errors import InputError


def judged(sentence: str, word: str) -> warsan.CertaintyVerdict:
    start = sentence.index(word)
    return warsan.judge_certainty(sentence, span=(start, start + len(word)))


def test_a_value_falls_from_told_over_possible_to_denied() -> None:
    told = judged("The army crossed the river on Monday.", "crossed")
    possible = judged("The army may cross the river on Monday.", "cross")
    denied = judged("The army did not cross the river on Monday.", "cross")
    assert told.value > possible.value > denied.value
    assert told.value > 2.5
    assert [v.by[0].value for v in (told, possible, denied)] == [3.0, 0.5, -3.0]
    assert "not" in denied.reason


def test_each_source_has_a_value_of_its_own() -> None:
    found = judged("Moscow believes that Kyiv shelled the depot.", "shelled")
    assert [stance.value for stance in found.by] == [0.0, 2.0]
    assert found.by[0].party is None
    assert found.by[1].party is not None
    assert found.by[1].party.code == "RUS"


def test_a_clause_is_judged_by_the_word_that_heads_it() -> None:
    sentence = "The army will cross the river."
    clause, word = judged(sentence, "cross the river"), judged(sentence, "cross")
    assert (clause.value, clause.frame) == (word.value, "planned")


@pytest.mark.parametrize("span", [(0, 0), (-1, 3), (0, 99), (8, 9)])
def test_a_span_without_words_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="hold no word"):
        warsan.judge_certainty("The army crossed.", span=span)
