"""Dirty news: findings survive or are dropped, never misplaced (`python -m scripts.dirty`)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.dirty.alignment import Alignment
from scripts.dirty.counting import find_outcome, long_paragraph, read_clean, read_text
from scripts.dirty.facts import facts_of, spans_of
from scripts.dirty.passages import Clean, load_passages
from scripts.dirty.spoiled import Spoiled
from scripts.dirty.spoilers import SPOILERS, spoil
from scripts.dirty.verdicts import refer
from warsan.errors import InputError
from warsan.model import Reading, reading_to_json

PASSAGES = load_passages()
FEW = PASSAGES[::13]
# What a person does not see, or reads past, changes nothing, whatever the network: it is given
# the same words. A small share is left to what pages do to lines.
UNSEEN = (
    "stop spaces", "double spaces", "odd spaces", "hard wraps", "soft hyphens", "zero width",
    "bidi marks", "controls", "ligatures", "full width", "bold letters", "split accents",
    "mojibake",
)  # fmt: skip
# Words of the page on lines of their own: nothing may take them in.
OWN_LINES = ("captions", "bylines")
CHARACTERS = ("odd spaces", "soft hyphens", "zero width", "bidi marks", "mojibake", "emoji")


def outcome_of(passage: Clean, *names: str, seed: int = 0) -> Counter[str]:
    reference = refer(passage, [read_clean(passage)])
    return find_outcome(reference, spoil(passage, names, seed)).counts()


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_loses_no_finding(name: str) -> None:
    total = sum((outcome_of(passage, name) for passage in FEW), Counter[str]())
    assert total["same"] > 0.9 * total["clean"] > 0
    assert not total["misplaced"]


@pytest.mark.parametrize("name", SPOILERS)
def test_whatever_spoils_a_passage_nothing_is_misplaced(name: str) -> None:
    for passage in FEW[:2]:
        check_spans(read_text(spoil(passage, (name,)).text))
        assert not outcome_of(passage, name)["misplaced"]


def check_spans(reading: Reading) -> None:
    for span in spans_of(reading):
        text = reading.article.text_of(span.field)
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text


def check_junk(spoiled: Spoiled, reading: Reading) -> None:
    """No finding holds inserted words beside words of the text."""
    alignment = Alignment(spoiled, reading.article)
    for fact in facts_of(reading).facts:
        for span in fact.spans():
            place = alignment.place(span)
            assert not (place.junk and place.offsets), fact


def check(passage: Clean, names: tuple[str, ...], seed: int) -> None:
    spoiled = spoil(passage, names, seed)
    try:
        reading = read_text(spoiled.text)
    except InputError:
        return
    check_spans(reading)
    assert reading_to_json(read_text(spoiled.text)) == reading_to_json(reading)
    clean = read_clean(passage)
    # However dirty a text is, it does not breed findings.
    assert len(reading.events) <= 2 * len(clean.events) + 6
    assert len(reading.attributions) <= 2 * len(clean.attributions) + 6


quick = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
several = st.lists(st.sampled_from(tuple(SPOILERS)), min_size=1, max_size=4, unique=True).map(tuple)
seeds = st.integers(0, 999)


@quick
@given(st.sampled_from(PASSAGES), several, seeds)
def test_spoilt_in_several_ways_at_once_a_reading_holds(
    passage: Clean, names: tuple[str, ...], seed: int
) -> None:
    check(passage, names, seed)


@settings(quick, max_examples=15)
@given(
    st.sampled_from(PASSAGES),
    st.sampled_from(OWN_LINES),
    st.lists(st.sampled_from(CHARACTERS), max_size=2, unique=True).map(tuple),
    seeds,
)
def test_no_finding_takes_in_lines_of_the_page(
    passage: Clean, line: str, names: tuple[str, ...], seed: int
) -> None:
    spoiled = spoil(passage, (line, *names), seed)
    check_junk(spoiled, read_text(spoiled.text))


@pytest.mark.soak
@settings(quick, max_examples=1_500, derandomize=False)
@given(st.sampled_from(PASSAGES), several, seeds)
def test_many_more_spoilt_readings_hold(passage: Clean, names: tuple[str, ...], seed: int) -> None:
    check(passage, names, seed)


@pytest.mark.soak
def test_a_paragraph_of_three_thousand_words_mixes_no_passages() -> None:
    reference, spoiled = long_paragraph()
    counts = find_outcome(reference, spoiled).counts()
    assert counts["same"] > 0.9 * counts["clean"]
    assert counts["misplaced"] < 0.02 * counts["clean"]
    check_spans(read_text(spoiled.text))
