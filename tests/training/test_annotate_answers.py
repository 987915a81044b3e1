"""What annotators write, and where its words stand."""

import pytest

from training.annotate.answers import (
    AnswerError,
    EventAnswer,
    NoneAnswer,
    Words,
    parse_answer,
)
from training.annotate.resolve import find_words, resolve_event

SENTENCES = {
    7: "Toll accused Ardania’s army of shelling a school and called the shelling a crime.",
    8: "He said he had warned them.",
}
STARTS = {7: 100, 8: 200}


def event(line: str) -> EventAnswer:
    answer = parse_answer(line)
    assert isinstance(answer, EventAnswer)
    return answer


def spans_of(line: str) -> dict[str, object]:
    """The words that an answer points to, cut out again."""
    found = resolve_event(event(line), SENTENCES, STARTS)
    text = " " * 100 + SENTENCES[7].ljust(100) + SENTENCES[8]
    return {
        "trigger": text[slice(*found.trigger)],
        "actor": [text[slice(*s)] for s in found.actor],
        "recipient": [text[slice(*s)] for s in found.recipient],
        "within": text[slice(*found.within)] if found.within else None,
    }


def test_fields_left_out_have_the_plain_values() -> None:
    found = event("7 | ACCUSE | accused")
    assert (found.mode, found.actor, found.recipient) == (None, (), ())
    assert (found.frame, found.sign, found.within) == ("done", "+", None)


def test_all_fields_are_read() -> None:
    found = event(
        "7 | ASSAULT/heavy-weapons | shelling#1 | army ; he#2 | - | General | − | 8:warned#2"
    )
    assert found.mode == "heavy-weapons"
    assert found.trigger == Words("shelling", 1)
    assert found.actor == (Words("army"), Words("he", 2))
    assert (found.frame, found.sign) == ("general", "-")
    assert found.within == Words("warned", 2, 8)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("7 | none", (7,)),
        ("7, 9-11 | none", (7, 9, 10, 11)),
        ("7,9 – 10|None", (7, 9, 10)),
    ],
)
def test_none_may_cover_several_sentences(line: str, numbers: tuple[int, ...]) -> None:
    assert parse_answer(line) == NoneAnswer(numbers)


@pytest.mark.parametrize("line", ["", "   ", "# 7 ACCUSE or REQUEST?"])
def test_empty_lines_and_remarks_are_no_answers(line: str) -> None:
    assert parse_answer(line) is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("7 | ACCUSE", "2 fields"),
        ("7 | ACCUSE | a | b | c | done | + | - | x", "9 fields"),
        ("seven | ACCUSE | accused", "no sentence number"),
        ("9-7 | none", "no range"),
        ("1-900 | none", "no range"),
        ("7 | BLAME | accused", "no type 'BLAME'"),
        ("7 | ACCUSE/aerial | accused", "no mode 'aerial'"),
        ("7 | AGREE/quick | agreed", "only none"),
        ("7 | ACCUSE | had accused", "one word only"),
        ("7 | ACCUSE | accused | Toll | - | past", "no frame 'past'"),
        ("7 | ACCUSE | accused | Toll | - | done | yes", "no sign 'yes'"),
        ("7 | ACCUSE | accused | #2", "names no words"),
        ("7 | | accused", "a type and a trigger"),
    ],
)
def test_lines_that_cannot_be_taken_say_why(line: str, why: str) -> None:
    with pytest.raises(AnswerError, match=why):
        parse_answer(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "7 | ACCUSE | accused | Toll | Ardania's army",  # a plain apostrophe for a printed one
            {"trigger": "accused", "actor": ["Toll"], "recipient": ["Ardania’s army"]},
        ),
        (
            "7 | ASSAULT | shelling#2 | Ardania | school | done | 0 | accused",
            {"trigger": "shelling", "actor": ["Ardania"], "within": "accused"},
        ),
        (
            "8 | REQUEST | warned | he | them",  # the "he" next to the trigger
            {"trigger": "warned", "actor": ["he"], "recipient": ["them"]},
        ),
        ("8 | REQUEST | warned | he | them | done | 0 | 7:called", {"within": "called"}),
        ("7 | ACCUSE | accused | toll", {"actor": ["Toll"]}),
        ("7 | ACCUSE | accused | Toll ; army ; Toll", {"actor": ["Toll", "army"]}),
    ],
)
def test_words_are_found_in_their_sentence(line: str, expected: dict[str, object]) -> None:
    found = spans_of(line)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("7 | ASSAULT | shelling", "2 times: add #1"),
        ("7 | ASSAULT | shelling#3", "2 times only"),
        ("7 | ASSAULT | shell", "does not stand"),  # whole words only
        ("7 | ACCUSE | accused | Marr", "'Marr' does not stand"),
        ("7 | ASSAULT | shelling#1 | - | - | done | 0 | 9:said", "not of this block"),
    ],
)
def test_words_that_cannot_be_found_say_why(line: str, why: str) -> None:
    with pytest.raises(AnswerError, match=why):
        resolve_event(event(line), SENTENCES, STARTS)


def test_line_ends_inside_a_sentence_count_as_spaces() -> None:
    assert find_words("the Ardanian\r\narmy left", Words("Ardanian army")) == (4, 18)
