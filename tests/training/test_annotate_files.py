"""The committed gold holds to the draw and to the codebook; no text is needed for it."""

from collections.abc import Iterator

import pytest

from training.annotate.answers import FRAMES, SIGNS
from training.annotate.count import count_different, count_splits
from training.annotate.gold import (
    FOLDER,
    SPLITS,
    GoldEvent,
    GoldSentence,
    Span,
    read_draw,
    read_gold,
)
from warsan.codebook.plover import load_plover

FILES = (*SPLITS, "double/first", "double/second")
DRAW = {number: block for block in read_draw() for number in block.sentences}


def read(name: str) -> list[GoldSentence]:
    return list(read_gold(FOLDER / f"{name}.jsonl"))


def events_of(name: str) -> Iterator[tuple[GoldSentence, GoldEvent]]:
    return ((sentence, event) for sentence in read(name) for event in sentence.events)


@pytest.mark.parametrize("split", SPLITS)
def test_each_drawn_sentence_of_a_split_stands_there_once(split: str) -> None:
    drawn = [number for number, block in DRAW.items() if block.split == split]
    assert [sentence.number for sentence in read(split)] == sorted(drawn)


def test_both_passes_of_the_double_part_read_the_same_sentences() -> None:
    first, second = ([s.number for s in read(name)] for name in FILES[-2:])
    assert first == second == sorted(set(first))
    assert len(first) > 500


@pytest.mark.parametrize("name", FILES)
def test_sentences_are_those_of_the_draw(name: str) -> None:
    for s in read(name):
        block = DRAW[s.number]
        assert (s.block, s.corpus, s.article) == (block.number, block.corpus, block.article)
        assert (s.start, s.end) == block.sentences[s.number]


@pytest.mark.parametrize("name", FILES)
def test_labels_stand_in_the_codebook(name: str) -> None:
    book = load_plover()
    for _, event in events_of(name):
        assert event.type in book.types
        assert event.mode is None or (event.type, event.mode) in book.modes
        assert event.frame in FRAMES
        assert event.sign in SIGNS


@pytest.mark.parametrize("name", FILES)
def test_spans_stand_in_their_sentence(name: str) -> None:
    for sentence, event in events_of(name):
        for start, end in (event.trigger, *event.actor, *event.recipient):
            assert sentence.start <= start < end <= sentence.end


@pytest.mark.parametrize("name", FILES)
def test_no_event_is_told_twice_and_each_within_is_another_event(name: str) -> None:
    pairs = list(events_of(name))
    heads = [(s.article, e.trigger, e.type) for s, e in pairs]
    assert len(heads) == len(set(heads))
    triggers: set[tuple[str, Span]] = {(s.article, e.trigger) for s, e in pairs}
    for sentence, event in pairs:
        assert event.within is None or (sentence.article, event.within) in triggers


@pytest.mark.parametrize("name", FILES)
def test_only_what_is_open_or_denied_hangs_on_a_condition_or_a_threat(name: str) -> None:
    signs = {e.sign for _, e in events_of(name) if e.frame in ("conditional", "threatened")}
    assert "+" not in signs


def test_counts_add_up() -> None:
    rows = list(count_splits({split: read(split) for split in SPLITS}))
    table = {row[0]: [int(cell) for cell in row[1:]] for row in rows[1:]}
    assert rows[0] == ("", *SPLITS, "all")
    assert table["sentences"][-1] == len(DRAW)
    for field in ("type", "frame", "sign"):
        labels = [counts for name, counts in table.items() if name.startswith(f"{field} ")]
        assert [sum(column) for column in zip(*labels, strict=True)] == table["events"]
    first, second = map(read, FILES[-2:])
    assert count_different(first, first) == 0 < count_different(first, second)
