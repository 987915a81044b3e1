"""An object that stands where only a subject can is read as one."""

import pytest

from warsan.reader.encoder.mends import mend_subjects
from warsan.reader.parse import Token


def make_tokens(*rows: tuple[str, str, int, str]) -> list[Token]:
    """Tokens of (text, upos, head from 1, relation); a root is its own head."""
    found, at = [], 0
    for text, upos, head, rel in rows:
        found.append(Token(at, at + len(text), text, text.lower(), upos, head - 1, rel))
        at += len(text) + 1
    return found


@pytest.mark.parametrize(
    ("rows", "mended"),
    [
        pytest.param(
            [("Toll", "NOUN", 2, "obj"), ("accused", "VERB", 2, "root"), ("us", "PRON", 2, "obl")],
            "nsubj",
            id="nobody else is the subject",
        ),
        pytest.param(
            [("This", "PRON", 3, "obj"), ("we", "PRON", 3, "nsubj"), ("hit", "VERB", 3, "root")],
            "obj",
            id="there is a subject",
        ),
        pytest.param(
            [("Whom", "PRON", 2, "obj"), ("accused", "VERB", 2, "root")], "obj", id="a question"
        ),
        pytest.param(
            [("Toll", "NOUN", 3, "obj"), ("is", "AUX", 3, "aux:pass"), ("hit", "VERB", 3, "root")],
            "obj",
            id="a passive",
        ),
        pytest.param(
            [("them", "PRON", 3, "obj"), ("to", "PART", 3, "mark"), ("hit", "VERB", 3, "root")],
            "obj",
            id="an infinitive",
        ),
    ],
)  # fmt: skip
def test_an_object_in_a_subject_s_place(rows: list[tuple[str, str, int, str]], mended: str) -> None:
    assert mend_subjects(make_tokens(*rows))[0].deprel == mended


def test_nothing_is_mended_where_there_is_nothing() -> None:
    assert mend_subjects([]) == ()
