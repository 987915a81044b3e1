"""The encoder at work: the same article gives the same parse, and every place is true."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warsan.model import Article
from warsan.reader.encoder.articles import parse_article
from warsan.reader.encoder.net import OUTPUTS, load_net

BODY = (
    "The minister accused Ruritania on Tuesday of shelling the port of Strelsau.\n\n"
    "“We did not fire a single shot,” said Rupert Hentzau, the foreign minister of Ruritania. "
    "He added that talks would go on."
)


def article(body: str = BODY, title: str | None = "Minister accuses Ruritania") -> Article:
    return Article(
        id="0" * 64, outlet=None, title=title, standfirst=None, byline=None, published=None,
        language="en", genre="news", url=None, body=body,
    )  # fmt: skip


def test_words_get_tags_heads_names_and_roles() -> None:
    body = parse_article(article()).body
    words = [t.text for t in body.tokens]
    accused = words.index("accused")
    assert body.tokens[accused].upos == "VERB"
    assert body.tokens[accused].lemma == "accuse"
    assert body.tokens[words.index("minister")].head == accused
    assert any("Hentzau" in body.span(n.first, n.last).text for n in body.names)
    assert {r.role for r in body.roles} == {"source", "cue", "content"}


def test_an_article_reads_the_same_alone_and_in_a_crowd() -> None:
    others = [article("Prices rose. " * n, f"Title {n}") for n in (1, 7, 40)]
    alone = parse_article(article())
    for other in others:
        parse_article(other)
        assert parse_article(article()) == alone


def test_title_and_body_are_parsed_apart() -> None:
    fields = {p.field: p.text for p in parse_article(article()).fields}
    assert fields == {"title": "Minister accuses Ruritania", "body": BODY}


@pytest.mark.parametrize("body", ["", " \n ", "\u200b"])
def test_an_article_without_words_parses_to_nothing_much(body: str) -> None:
    assert all(len(p.tokens) <= 1 for p in parse_article(article(body, None)).fields)


def test_a_windows_scores_follow_from_its_words_alone() -> None:
    short, long = ["Guns", "fell", "silent", "."], ("The army shelled the town " * 9).split()
    net = load_net()
    beside, alone = net.run([long, short])[1], net.run([short])[0]
    assert all(np.array_equal(getattr(beside, n), getattr(alone, n)) for n in OUTPUTS)
    assert (alone.arcs.shape, alone.governors.shape[0]) == ((4, 5), 5)


def test_a_three_thousand_word_paragraph_is_read_to_its_end() -> None:
    body = "The army shelled the town again on Monday " * 400
    tokens = parse_article(article(body)).body.tokens
    assert len(tokens) == 3200
    assert tokens[-1].end == len(body.rstrip())


NEWS = st.text(alphabet=st.sampled_from("abeT.,“”’'\"-–—1 \n\u00a0\u200b😀%$"), max_size=200)


@settings(max_examples=30, deadline=None)
@given(NEWS, NEWS)
def test_every_token_slices_back_and_every_tree_is_whole(title: str, body: str) -> None:
    for parse in parse_article(article(body, title)).fields:
        for index, token in enumerate(parse.tokens):
            assert parse.text[token.start : token.end] == token.text
            sentence = parse.sentences[parse.sentence_of(index)]
            assert sentence.first <= token.head < sentence.last
        for sentence in parse.sentences:
            inside = range(sentence.first, sentence.last)
            assert sum(parse.tokens[i].head == i for i in inside) == 1
