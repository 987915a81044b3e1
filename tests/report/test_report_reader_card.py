"""The reader's card: facts, files and scores that agree with what is installed."""

from __future__ import annotations

import pytest

from scripts.floor_record import read_record
from warsan.codebook.reader_card import Corpus, load_card, load_scores
from warsan.reader.name import find_digest, model_folder, reader_name
from warsan.report.reader_card import describe_reader, say_licence, say_scores


def test_the_card_bears_the_name_that_readings_bear() -> None:
    card = describe_reader()
    assert card.reader == reader_name()
    assert card.sha256 == find_digest(model_folder())
    assert card.sha256.startswith(card.reader.model)
    assert {"reader.onnx", "words.npz"} <= {file.name for file in card.files}
    assert card.bytes == sum(file.bytes for file in card.files)


def test_the_scores_are_those_on_record() -> None:
    record = read_record()
    assert load_scores().model == record.model
    assert [(m.task, m.path, m.digest, m.scores) for m in load_scores().measured] == [
        (f.task, f.path, f.digest, f.scores) for f in record.floors
    ]


def test_every_gold_file_on_record_is_told_in_words() -> None:
    card = load_card()
    assert not [f.path for f in read_record().floors if card.what_is(f.path) == f.path]


def test_gold_that_nobody_described_goes_by_its_path() -> None:
    assert load_card().what_is("mine/gold.conllu") == "mine/gold.conllu"


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({"upos": 0.9658, "las": 0.8812}, "UPOS 96.6, LAS 88.1"),
        ({"source.f1": 0.81, "cue.f1": 0.7}, "source 81.0, cue 70.0"),
        ({"f1": 0.737}, "F1 73.7"),
        ({}, ""),
    ],
)
def test_scores_are_said_in_percent(scores: dict[str, float], said: str) -> None:
    assert say_scores(scores) == said


@pytest.mark.parametrize(
    ("licence", "note", "said"),
    [
        ("CC BY-SA 4.0", "", "CC BY-SA 4.0"),
        (None, "press text", "none stated, press text"),
        (None, "", "none stated"),
    ],
)
def test_a_missing_licence_is_said(licence: str | None, note: str, said: str) -> None:
    corpus = Corpus("Gold", "train", "syntax", "https://corpus.example", licence, note)
    assert say_licence(corpus) == said
