"""The gold of events: drawing, collecting, joining with the text, agreement."""

import json
from pathlib import Path

import numpy as np
import pytest

from training.annotate.agree import confusions, kappa, match_events, measure
from training.annotate.collect import Sentences, collect_pass, find_loose
from training.annotate.differences import show_differences
from training.annotate.draw import MOST, cut_blocks, draw_corpus, number_blocks, split_of
from training.annotate.gold import (
    FOLDER,
    Block,
    GoldEvent,
    GoldSentence,
    read_draw,
    read_gold,
    write_lines,
)
from training.annotate.load import load_gold
from training.annotate.sheets import ANNOTATORS, deal_first, deal_second, show_sheet
from training.annotate.texts import Text
from warsan.errors import GoldError

BODY = "Toll accused Ardania of shelling a school.\n\nIt rained. Marr met Toll in Dorn."
TEXT = Text("war2022", BODY, "A title", "2022-03-01")
SPANS = (((0, 42),), ((44, 54), (55, 77)))
BLOCK = Block(1, "war2022", TEXT.sha256, "train", True, 7, SPANS)
SENTENCES = Sentences([BLOCK], {TEXT.sha256: TEXT})
ANSWERS = """\
7 | ACCUSE/allege | accused | Toll | Ardania
7 | ASSAULT/heavy-weapons | shelling | Ardania | school | done | 0 | accused
8 | none
9 | CONSULT | met | Marr | Toll
"""


def collected(answers: str = ANSWERS) -> list[GoldSentence]:
    found = collect_pass([("A-01.txt", answers)], SENTENCES)
    assert not found.faults
    return [SENTENCES.gold(number, events) for number, events in sorted(found.events.items())]


def event(start: int, type_: str = "ASSAULT", **fields: object) -> GoldEvent:
    return GoldEvent((start, start + 5), type_, **fields)  # type: ignore[arg-type]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder of data with the one text."""
    for folder in ("war2022", "polnear/train/text", "names"):
        (tmp_path / folder).mkdir(parents=True)
    record = {"body": BODY, "title": "A title", "published": "2022-03-01T12:00:00Z"}
    (tmp_path / "war2022/articles.jsonl").write_text(json.dumps(record))
    (tmp_path / "names/newswire-train-text.jsonl").write_text("")
    return tmp_path


def test_answers_become_spans_of_the_article() -> None:
    first, second, third = collected()
    accusation, assault = first.events
    assert BODY[slice(*accusation.trigger)] == "accused"
    assert (assault.mode, assault.sign, assault.within) == ("heavy-weapons", "0", (5, 12))
    assert second.events == ()
    assert BODY[slice(*third.events[0].recipient[0])] == "Toll"
    assert third.events[0].recipient[0][0] > third.start


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        (ANSWERS + "12 | none\n", "A-01.txt:5: no sentence 12"),
        (ANSWERS + "9 | none\n", "A-01.txt:5: sentence 9 has events already"),
        (ANSWERS + "9 | CONSULT | met\n", "A-01.txt:5: CONSULT of 'met' stands there already"),
        (ANSWERS.replace("8 | none\n", ""), "A-01.txt: no answer to sentence 8"),
        (ANSWERS.replace("met", "hugged"), "A-01.txt:4: 'hugged' does not stand in the sentence"),
    ],
)
def test_faults_name_the_line(answers: str, fault: str) -> None:
    assert fault in collect_pass([("A-01.txt", answers)], SENTENCES).faults


def test_events_within_a_word_that_is_no_event_are_faults() -> None:
    found = collect_pass([("A", ANSWERS.replace("| accused\n", "| Ardania\n"))], SENTENCES)
    assert list(find_loose(found.events, SENTENCES)) == [
        "sentence 7: within names a word that is no trigger of an event"
    ]


def test_settled_sentences_need_not_be_whole_blocks() -> None:
    assert not collect_pass([("A", "8 | none")], SENTENCES, whole=False).faults


def test_gold_is_joined_with_its_text(shared: Path, tmp_path: Path) -> None:
    write_lines(tmp_path / "gold/train.jsonl", collected())
    joined = list(load_gold("train", shared, tmp_path / "gold"))
    assert [text for _, text in joined] == [BODY] * 3
    assert [s for s, _ in joined] == collected()


def changed(sentence: GoldSentence, **fields: object) -> GoldSentence:
    return GoldSentence(
        **{**{f: getattr(sentence, f) for f in sentence.__struct_fields__}, **fields}
    )


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"article": "0" * 64}, "no text with the hash 0000"),
        ({"end": 900}, "the sentence leaves the text"),
        ({"events": (event(60),)}, "60 to 65 leaves the sentence"),
    ],
)
def test_gold_that_does_not_fit_the_text_is_refused(
    shared: Path, tmp_path: Path, fields: dict[str, object], why: str
) -> None:
    write_lines(tmp_path / "gold/dev.jsonl", [changed(collected()[0], **fields)])
    with pytest.raises(GoldError, match=why):
        list(load_gold("dev", shared, tmp_path / "gold"))


def test_missing_data_and_broken_lines_are_named(shared: Path, tmp_path: Path) -> None:
    write_lines(tmp_path / "gold/train.jsonl", collected())
    with pytest.raises(GoldError, match="nowhere"):
        list(load_gold("train", tmp_path / "nowhere", tmp_path / "gold"))
    with pytest.raises(GoldError, match="no split 'all'"):
        list(load_gold("all", shared))
    (tmp_path / "gold/train.jsonl").write_text("{}\n")
    with pytest.raises(GoldError, match=r"train\.jsonl:1: "):
        list(load_gold("train", shared, tmp_path / "gold"))


def long_text(number: int) -> Text:
    words = ["attacked", "met", "accused", "walked", "rested", "smiled"]
    lines = [
        " ".join(f"Toll of {number} {words[(i + j) % 6]} Marr {i} times." for j in range(3))
        for i in range(9)
    ]
    return Text("polnear", "http://example.org/a\n\n" + "\n\n".join(lines), "", "")


def test_blocks_are_whole_neighbouring_paragraphs() -> None:
    text = long_text(1)
    blocks = list(cut_blocks(text))
    assert [b.size for b in blocks] == [6, 6, 6, 6, 3]
    assert all(text.text[slice(*p[0])].startswith("Toll") for b in blocks for p in b.paragraphs)
    paragraph = Text("polnear", " ".join(["It rained in Dorn."] * 20), "", "")
    assert max(b.size for b in cut_blocks(paragraph)) <= MOST


def test_the_draw_is_fixed_by_its_seed_and_keeps_its_promises() -> None:
    texts = [long_text(n) for n in range(40)]
    drawn = draw_corpus(texts, 60, 2, np.random.default_rng(1))
    again = draw_corpus(texts, 60, 2, np.random.default_rng(1))
    assert drawn == again
    blocks = number_blocks(drawn, np.random.default_rng(1))
    assert 60 <= sum(len(b.sentences) for b in blocks) <= 72
    assert {b.rich for b in blocks} == {True, False}
    assert max(sum(b.article == x.article for b in blocks) for x in blocks) <= 2
    numbers = [n for b in blocks for n in b.sentences]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_hash_alone_decides_the_split() -> None:
    splits = [split_of(f"{n:08x}") for n in range(100)]
    assert [splits.count(s) for s in ("train", "dev", "test")] == [70, 10, 20]


def test_sheets_show_number_and_text_of_each_sentence() -> None:
    shown = show_sheet([BLOCK], {TEXT.sha256: TEXT})
    assert shown.splitlines() == [
        "== war2022 · 2022-03-01 · A title",
        "7  Toll accused Ardania of shelling a school.",
        "",
        "8  It rained.",
        "9  Marr met Toll in Dorn.",
    ]


def test_nobody_reads_a_block_twice() -> None:
    blocks = read_draw()
    first = deal_first(blocks)
    second = deal_second(first, np.random.default_rng(1))
    mine = {a: {b.number for sheet in first[a] for b in sheet} for a in ANNOTATORS}
    again = {a: {b.number for sheet in second[a] for b in sheet} for a in ANNOTATORS}
    assert not any(mine[a] & again[a] for a in ANNOTATORS)
    assert sorted(n for numbers in mine.values() for n in numbers) == [b.number for b in blocks]
    assert 0.18 < sum(map(len, again.values())) / len(blocks) < 0.22


def test_the_committed_draw_parts_by_article_and_says_each_sentence_once() -> None:
    blocks = read_draw()
    assert all(b.split == split_of(b.article) for b in blocks)
    assert sum(len(b.sentences) for b in blocks) >= 2500
    for path in [*sorted(FOLDER.glob("*/*.jsonl")), FOLDER / "train.jsonl"]:
        numbers = [s.number for s in read_gold(path)] if path.exists() else []
        assert len(numbers) == len(set(numbers))


def test_events_are_matched_by_trigger_and_type_first() -> None:
    one, other = [event(0, "COERCE"), event(9)], [event(3), event(2, "COERCE"), event(40)]
    found = match_events(one, other)
    assert found.pairs == ((one[0], other[1]),)
    assert (found.first, found.second) == ((one[1],), (other[0], other[2]))


def test_passes_that_are_alike_agree_fully() -> None:
    found = measure(collected(), collected())
    counts = {"sentences", "events_first", "events_second"}
    assert {v for k, v in found.items() if k not in counts} - {None} == {1}


def test_differences_lower_what_they_should() -> None:
    other = ANSWERS.replace("ACCUSE/allege", "REJECT").replace("done | 0", "planned | 0")
    other = other.replace("Marr | Toll", "-").replace("8 | none", "8 | AID | rained")
    found = measure(collected(), collected(other))
    assert found["trigger_f1"] == pytest.approx(6 / 7)
    assert found["trigger_and_type_f1"] == pytest.approx(4 / 7)
    assert found["any_event"] == pytest.approx(2 / 3)
    assert found["frame"] == pytest.approx(2 / 3)
    assert found["actor_f1"] == pytest.approx(4 / 5)
    assert found["sign"] == 1
    assert confusions(collected(), collected(other), "type") == [("ACCUSE", "REJECT", 1)]


@pytest.mark.parametrize(
    ("labels", "value"),
    [
        ([], None),
        ([("a", "a")], None),
        ([("a", "a"), ("b", "b")], 1),
        ([("a", "b"), ("b", "a")], -1),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0),
    ],
)
def test_kappa_is_cohens(labels: list[tuple[object, object]], value: float | None) -> None:
    assert kappa(labels) == value


def test_differences_are_shown_in_the_format_of_answers() -> None:
    one, other = collected()[0], collected(ANSWERS.replace("school | done", "school | ongoing"))[0]
    assert list(show_differences(one, one, BODY)) == []
    assert list(show_differences(one, other, BODY)) == [
        "7  Toll accused Ardania of shelling a school.",
        "  = 7 | ACCUSE/allege | accused | Toll | Ardania | done | + | -",
        "  1 7 | ASSAULT/heavy-weapons | shelling | Ardania | school | done | 0 | accused",
        "  = 7 | ACCUSE/allege | accused | Toll | Ardania | done | + | -",
        "  2 7 | ASSAULT/heavy-weapons | shelling | Ardania | school | ongoing | 0 | accused",
    ]
