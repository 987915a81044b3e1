"""Parses from raw text against hand-made gold, aligned by their characters."""

from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.formats.conllu import UNKNOWN, ConlluSentence, read_conllu
from warsan.eval.raw import RawScore, score_raw
from warsan.eval.running_text import (
    Trees,
    bare_offsets,
    gold_trees,
    join_text,
    surface_tokens,
)

GOLD = """\
# newdoc id = a
# newpar id = a1
# text = We don't go.
1\tWe\t_\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\t_\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\t_\tPART\t_\t_\t4\tadvmod:neg\t_\t_
4\tgo\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t_\tPUNCT\t_\t_\t4\tpunct\t_\t_

# text = Stop!
1\tStop\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t!\t_\tPUNCT\t_\t_\t1\tpunct\t_\t_

# newpar id = a2
# text = Now
1\tNow\t_\tADV\t_\t_\t0\troot\t_\t_
"""


@pytest.fixture
def gold(tmp_path: Path) -> list[ConlluSentence]:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    return list(read_conllu(path))


def trees(words: str, sentences: str, heads: tuple[int, ...], rels: str) -> Trees:
    """Words and sentences as their places: "0-2 2-4"; every word is a token and a noun."""
    places = tuple(tuple(map(int, cell.split("-"))) for cell in words.split())
    ends = tuple(tuple(map(int, cell.split("-"))) for cell in sentences.split())
    names = tuple(rels.split())
    return Trees(places, places, ends, ("NOUN",) * len(places), heads, names)  # type: ignore[arg-type]


def test_the_text_of_a_document_has_a_line_a_paragraph(gold: list[ConlluSentence]) -> None:
    assert join_text(gold, Path("gold")) == "We don't go. Stop! \n\nNow "


def test_gold_words_stand_where_their_letters_do(gold: list[ConlluSentence]) -> None:
    found = gold_trees(gold)
    assert found.words[:4] == ((0, 2), (2, 4), (4, 7), (7, 9))
    assert found.tokens[:3] == ((0, 2), (2, 7), (7, 9))
    assert found.sentences == ((0, 10), (10, 15), (15, 18))
    assert found.heads == (3, 3, 3, 3, 3, 5, 5, 7)


def test_words_that_do_not_spell_the_text_are_refused(gold: list[ConlluSentence]) -> None:
    with pytest.raises(GoldError, match="do not spell"):
        join_text([ConlluSentence(gold[0].words, text="We do go.")], Path("gold"))


@pytest.mark.parametrize(
    ("text", "offsets", "expected"),
    [
        ("don't", [(0, 2), (2, 5)], [(0, 5)]),
        ("cannot", [(0, 3), (3, 6)], [(0, 6)]),
        ("Bush’s.", [(0, 4), (4, 6), (6, 7)], [(0, 6), (6, 7)]),
        ("don't go", [(0, 2), (2, 5), (6, 8)], [(0, 5), (6, 8)]),
        ("the 'x'", [(0, 3), (4, 5), (5, 6), (6, 7)], [(0, 3), (4, 5), (5, 6), (6, 7)]),
        ("a-b", [(0, 1), (1, 2), (2, 3)], [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_words_of_one_written_word_are_one_token(
    text: str, offsets: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    assert list(surface_tokens(text, offsets)) == expected


def test_white_space_does_not_count() -> None:
    assert bare_offsets("a  b\n") == [0, 1, 1, 1, 2, 2]


FOUR = trees("0-2 2-4 4-6 6-8", "0-8", (1, 1, 1, 2), "nsubj root obj punct")


@pytest.mark.parametrize(
    ("found", "words", "sentences", "uas", "las"),
    [
        (FOUR, 1, 1, 1, 1),
        (trees("0-2 2-4 4-6 6-8", "0-8", (1, 1, 1, 2), "nsubj:x root iobj punct"), 1, 1, 1, 0.75),
        (
            trees("0-2 2-4 4-6 6-8", "0-4 4-8", (1, 1, 2, 2), "nsubj root root punct"),
            1, 0, 0.75, 0.75,
        ),
        # The third word in two: of five words found three are aligned, one under another head.
        (
            trees("0-2 2-4 4-5 5-6 6-8", "0-8", (1, 1, 3, 1, 3), "nsubj root x obj punct"),
            2 / 3, 1, 4 / 9, 4 / 9,
        ),
    ],
    ids=["the same", "another relation", "two sentences", "a word in two"],
)  # fmt: skip
def test_a_parse_from_raw_text_is_scored_as_f1_of_aligned_words(
    found: Trees, words: float, sentences: float, uas: float, las: float
) -> None:
    shares = score_raw(FOUR, found).shares()
    assert [shares[key] for key in ("words_f1", "sentences_f1", "uas", "las", "n")] == [
        pytest.approx(x) for x in (words, sentences, uas, las, 4)
    ]


def test_a_raw_score_whose_gold_the_file_lacks_is_null() -> None:
    bare = trees("0-2", "0-2", (UNKNOWN,), "_")
    shares = score_raw(bare, trees("0-2", "0-2", (0,), "root")).shares()
    assert (shares["uas"], shares["las"], shares["words_f1"]) == (None, None, 1.0)
    assert RawScore().shares()["tokens_f1"] is None
