"""Tokens as spaCy lays them out, on any text; trees without the network."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bridge import bridge_reading
from tests.trees import parse_of
from warsan.exports.spacy_doc import build_doc
from warsan.exports.spacy_tokens import Layout, lay_out
from warsan.reader.parse import Parse, Token
from warsan.reader.text.sentences import find_paragraphs, find_sentences
from warsan.reader.text.tokens import find_tokens

SPACES = st.text(" \n\t\r\u00a0\u2003", max_size=4)
WORDS = st.text(min_size=1, max_size=8) | st.sampled_from(["U.S.", "can't", "Kyiv’s", "“", "3,000"])
TEXTS = st.lists(st.tuples(SPACES, WORDS), max_size=12).map(
    lambda pairs: "".join(space + word for space, word in pairs)
) | st.text(max_size=60)


def chained(text: str) -> Parse:
    """A parse where each token hangs on the one before it, the first of a sentence on none."""
    offsets = find_tokens(text)
    sentences = find_sentences(text, offsets)
    firsts = {sentence.first for sentence in sentences}
    tokens = tuple(
        Token(a, b, text[a:b], text[a:b], "X", n if n in firsts else n - 1,
              "root" if n in firsts else "dep")
        for n, (a, b) in enumerate(offsets)
    )  # fmt: skip
    return Parse("body", text, tokens, sentences, find_paragraphs(text, offsets))


def joined(layout: Layout) -> str:
    return "".join(
        word + " " * spaced for word, spaced in zip(layout.words, layout.spaces, strict=True)
    )


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_comes_back_with_its_sentences(text: str) -> None:
    parse = chained(text)
    layout = lay_out(text, parse)
    assert joined(layout) == text
    doc = build_doc(bridge_reading(), "title", layout, None)
    assert doc.text == text
    firsts = [next((t for t in sent if not t.is_space), sent[0]) for sent in doc.sents]
    if parse.tokens:
        assert [t.idx for t in firsts] == [parse.tokens[s.first].start for s in parse.sentences]
        assert [t.idx for t in doc if not t.is_space] == [t.start for t in parse.tokens]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" ", [" "]),
        ("a b", ["a ", "b"]),
        ("a  b", ["a ", " ", "b"]),
        ("a \n b ", ["a ", "\n ", "b "]),
        ("\n\na", ["\n\n", "a"]),
        ("a\u00a0b", ["a", "\u00a0", "b"]),
        ("can’t", ["ca", "n’t"]),
    ],
)
def test_white_space_beyond_one_space_is_a_token(text: str, words: list[str]) -> None:
    layout = lay_out(text, chained(text))
    spaced = zip(layout.words, layout.spaces, strict=True)
    assert [word + " " * space for word, space in spaced] == words


def test_heads_and_names_count_the_tokens_of_white_space() -> None:
    parse = parse_of(
        """
        # text = Ana  Petrova left
        Ana Ana PROPN 3 nsubj Name=B-PER
        Petrova Petrova PROPN 1 flat Name=I-PER
        left leave VERB 0 root
        """
    )
    doc = build_doc(bridge_reading(), "title", lay_out(parse.text, parse), None)
    assert [(t.text, t.dep_, t.head.i) for t in doc] == [
        ("Ana", "nsubj", 3),
        (" ", "dep", 0),
        ("Petrova", "flat", 0),
        ("left", "ROOT", 3),
    ]
    assert [(name.text, name.label_) for name in doc.ents] == [("Ana  Petrova", "PER")]


CHUNKS = [
    (
        """
        The the DET 4 det
        four four NUM 4 nummod
        Russian Russian ADJ 4 amod
        ships ship NOUN 5 nsubj
        shelled shell VERB 0 root
        the the DET 7 det
        port port NOUN 5 obj
        of of ADP 9 case
        Odesa Odesa PROPN 7 nmod
        . . PUNCT 5 punct
        """,
        ["The four Russian ships", "the port", "Odesa"],
    ),
    (
        """
        Ukraine Ukraine PROPN 3 nmod:poss
        ’s 's PART 1 case
        army army NOUN 8 nsubj
        and and CCONJ 5 cc
        Ana Ana PROPN 3 conj
        Petrova Petrova PROPN 5 flat
        have have AUX 8 aux
        left leave VERB 0 root
        """,
        ["Ukraine’s army", "Ana Petrova"],
    ),
    (
        """
        They they PRON 2 nsubj
        left leave VERB 0 root
        """,
        ["They"],
    ),
]


@pytest.mark.parametrize(("tree", "chunks"), CHUNKS)
def test_noun_chunks_follow_universal_dependencies(tree: str, chunks: list[str]) -> None:
    parse = parse_of(tree)
    doc = build_doc(bridge_reading(), "title", lay_out(parse.text, parse), None)
    assert [chunk.text for chunk in doc.noun_chunks] == chunks
