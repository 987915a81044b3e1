"""Sentences end where a reader would end them, on dirty text too."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warsan.reader.encoder.sentence_ends import refine_sentences
from warsan.reader.parse import Range
from warsan.reader.text.sentences import find_paragraphs, find_sentences
from warsan.reader.text.tokens import find_tokens

ROWS = [
    ("One ends. Two begins.", ["One ends.", "Two begins."]),
    ("The talks ended.The army left.", ["The talks ended.", "The army left."]),
    ("He met Gen. Smith. They spoke.", ["He met Gen. Smith.", "They spoke."]),
    ("It left the U.S. The army stayed.", ["It left the U.S.", "The army stayed."]),
    ("It left the U.S. Navy base.", ["It left the U.S. Navy base."]),
    ("“We won’t.” He left.", ["“We won’t.”", "He left."]),
    ("“Why?” asked the envoy.", ["“Why?” asked the envoy."]),
    ("It costs 3.5 million. No. 4 is next.", ["It costs 3.5 million.", "No. 4 is next."]),
    ("Army leaves city\n\nThe army left.", ["Army leaves city", "The army left."]),
    ("Home\nWorld\nThe army left", ["Home", "World", "The army left"]),
    ("It may… or may not. Yes!", ["It may… or may not.", "Yes!"]),
    ("He said: “Go. Now.” They went.", ["He said: “Go.", "Now.”", "They went."]),
    ("At 5 p.m. the guns fell silent.", ["At 5 p.m. the guns fell silent."]),
    ("MOSCOW, Oct. 23 (Wire) — The army left.", ["MOSCOW, Oct. 23 (Wire) —", "The army left."]),
    ("NEW YORK (Agency) - The army left.", ["NEW YORK (Agency) -", "The army left."]),
    ("STRELSAU, Ruritania — “We won’t.”", ["STRELSAU, Ruritania —", "“We won’t.”"]),
    ("NATO – the alliance – met.", ["NATO – the alliance – met."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), ROWS)
def test_a_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    tokens = find_tokens(text)
    found = [text[tokens[s.first][0] : tokens[s.last - 1][1]] for s in find_sentences(text, tokens)]
    assert found == sentences


@given(st.text(alphabet=st.sampled_from('aB. \n?!"”“1Mr…,'), max_size=80))
def test_sentences_tile_the_words_and_never_cross_a_line(text: str) -> None:
    tokens = find_tokens(text)
    sentences, paragraphs = find_sentences(text, tokens), find_paragraphs(text, tokens)
    assert [i for s in sentences for i in range(s.first, s.last)] == list(range(len(tokens)))
    starts = {s.first for s in sentences}
    assert all(p.first in starts for p in paragraphs)


@pytest.mark.parametrize(
    ("odds", "expected"),
    [
        ({}, [(0, 5), (5, 10)]),
        ({2: 1.5}, [(0, 3), (3, 5), (5, 10)]),
        ({2: 0.5}, [(0, 5), (5, 10)]),
        ({4: -5.0}, [(0, 10)]),
        ({4: -2.0}, [(0, 5), (5, 10)]),
        ({9: -9.0}, [(0, 5), (5, 10)]),
    ],
)
def test_the_network_moves_an_end_only_where_it_is_sure(
    odds: dict[int, float], expected: list[tuple[int, int]]
) -> None:
    scores = np.full(10, -1.0, dtype=np.float32)
    scores[list(odds)] = list(odds.values())
    found = refine_sentences([Range(20, 25), Range(25, 30)], Range(20, 30), scores)
    assert [(s.first - 20, s.last - 20) for s in found] == expected
