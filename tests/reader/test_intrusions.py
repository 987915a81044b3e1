"""Words of the page that run into a text."""

import pytest

from warsan.reader.text.intrusions import find_intrusions
from warsan.reader.text.sentences import find_sentences
from warsan.reader.text.tokens import find_tokens


def sentences_of(text: str) -> tuple[list[str], list[str]]:
    """The sentences that are read and those that are not."""
    tokens = find_tokens(text)
    sentences = find_sentences(text, tokens)
    unread = find_intrusions(text, tokens, sentences)
    rows: tuple[list[str], list[str]] = ([], [])
    for n, s in enumerate(sentences):
        rows[n in unread].append(text[tokens[s.first][0] : tokens[s.last - 1][1]])
    return rows


@pytest.mark.parametrize(
    ("text", "read", "unread"),
    [
        (
            "He left. Photo by Ann Lee Tehran denied it. It fell.",
            ["He left.", "It fell."],
            ["Photo by Ann Lee Tehran denied it."],
        ),
        (
            "He left. Photograph: Ann Lee/Reuters Tehran denied it.",
            ["He left.", "Tehran denied it."],
            ["Photograph: Ann Lee/Reuters"],
        ),
        (
            "Photograph: Jo Roe/AFP/Getty Images The town fell.",
            ["The town fell."],
            ["Photograph: Jo Roe/AFP/Getty Images"],
        ),
        (
            "A view of Lisbon [Ann Lee/Northwire] US President Joe Biden spoke.",
            ["A view of Lisbon [Ann Lee/Northwire]", "US President Joe Biden spoke."],
            [],
        ),
        (
            "Ann Lee and Jo Roe, Reuters Turkey left.",
            ["Turkey left."],
            ["Ann Lee and Jo Roe, Reuters"],
        ),
        (
            "By Ann Lee in Lisbon President Donald Trump spoke.",
            [],
            ["By Ann Lee in Lisbon President Donald Trump spoke."],
        ),
        ("Written by Jo Roe | 3 June Kyiv fell.", [], ["Written by Jo Roe | 3 June Kyiv fell."]),
    ],
)
def test_a_credit_takes_nothing_of_the_text(text: str, read: list[str], unread: list[str]) -> None:
    assert sentences_of(text) == (read, unread)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday Russia had taken the town.",
        "The minister (Foreign Office) Ann Lee spoke.",
        "Ann Lee, Reuters reported, had left.",
        "Photographers and Reuters staff left Kyiv.",
        "It was reported by Reuters. Kyiv denied it.",
    ],
)
def test_a_sentence_without_a_credit_is_read_whole(text: str) -> None:
    assert sentences_of(text)[1] == []
    assert not any(s in text and s.endswith("Reuters") for s in sentences_of(text)[0])
