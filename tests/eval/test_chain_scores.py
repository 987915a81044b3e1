"""Chains against gold: worked examples of the literature, marks of GUM, head words and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.assignment import best_total
from warsan.eval.chain_match import FoundMention, match_chains
from warsan.eval.coreference import ChainScore, Ratio, score_chains
from warsan.eval.formats.conllu import read_conllu
from warsan.eval.formats.entities import GoldMention, read_entities


def chains(text: str) -> list[frozenset[str]]:
    """ "abc de" as two chains of letters."""
    return [frozenset(part) for part in text.split()]


def shares(ratio: Ratio) -> tuple[float, float]:
    return ratio.r, ratio.p


@pytest.mark.parametrize(
    ("case", "gold", "found", "muc", "bcubed", "ceaf"),
    [
        # Pradhan et al. 2014, section 4.
        ("Pradhan", "abc defg", "ab cd fghi", (2 / 5, 2 / 5), (35 / 84, 1 / 2), (0.65, 0.4333)),
        # Bagga and Baldwin 1998, figures 1 to 3: two merges with the same MUC.
        ("Bagga 1", "abcde fg hijkl", "abcde fghijkl", (1, 0.9), (1, 0.762), None),
        ("Bagga 2", "abcde fg hijkl", "abcdehijkl fg", (1, 0.9), (1, 0.583), None),
        # Vilain et al. 1995, table 1.
        ("Vilain 1", "abcd", "ab cd", (2 / 3, 1), None, None),
        ("Vilain 2", "ab cd", "abcd", (1, 2 / 3), None, None),
        ("Vilain 3", "abcd", "abcd", (1, 1), None, None),
        ("Vilain 4", "abcd", "ab c d", (1 / 3, 1), None, None),
        ("Vilain 5", "abcdefghi", "ab cd efghi", (6 / 8, 1), None, None),
        # The cases TC1 to TC6 of the CoNLL-2012 scorer.
        ("TC1", "a bc def", "a bc def", (1, 1), (1, 1), (1, 1)),
        ("TC2", "a bc def", "a de", (1 / 3, 1), None, (0.6, 0.9)),
        ("TC3", "a bc def", "a bcx defy z", (1, 0.6), None, (0.88571, 0.66429)),
        ("TC4", "a bc def", "a bcx dy z", None, None, (0.73333, 0.55)),
        ("TC5", "a bc def", "a bcxB dy z", None, None, (0.68889, 0.51667)),
        ("TC6", "a bc def", "a bcx dy Bz", None, None, (0.73333, 0.55)),
        ("nothing found", "abc", "", (0, 0), (0, 0), (0, 0)),
        ("nothing to find", "", "abc", (0, 0), (0, 0), (0, 0)),
    ],
)
def test_chains_score_as_the_literature_says(
    case: str,
    gold: str,
    found: str,
    muc: tuple[float, float] | None,
    bcubed: tuple[float, float] | None,
    ceaf: tuple[float, float] | None,
) -> None:
    score = score_chains(chains(gold), chains(found))
    for measured, expected in ((score.muc, muc), (score.bcubed, bcubed), (score.ceaf, ceaf)):
        if expected:
            assert shares(measured) == pytest.approx(expected, abs=1e-3), case


def test_the_average_is_that_of_the_three_f1_over_summed_documents() -> None:
    perfect, empty = score_chains(chains("ab"), chains("ab")), score_chains(chains("cd"), [])
    total = (perfect + empty).shares()
    assert total["f1"] == pytest.approx(2 / 3)
    assert ChainScore().shares()["f1"] == 0.0


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ([], 0.0),
        ([{}], 0.0),
        ([{0: 0.9, 1: 0.8}, {0: 0.8}], 1.6),
        ([{0: 0.5}, {0: 0.6}, {0: 0.1}], 0.6),
        ([{0: 1.0, 1: 2.0, 2: 3.0}, {0: 2.0, 1: 4.0, 2: 6.0}, {0: 3.0, 1: 6.0, 2: 9.0}], 14.0),
    ],
)
def test_the_best_pairing_may_leave_the_best_pair(
    rows: list[dict[int, float]], total: float
) -> None:
    assert best_total(rows) == pytest.approx(total)


def gum(*misc: str, heads: tuple[int, ...] = ()) -> str:
    heads = heads or (0, *(1 for _ in misc[1:]))
    rows = [
        f"{n}\tw{n}\t_\tNOUN\t_\t_\t{head}\t{'root' if not head else 'dep'}\t_\t{cell}"
        for n, (cell, head) in enumerate(zip(misc, heads, strict=True), 1)
    ]
    return "\n".join(["# newdoc id = a", "# sent_id = a-1", *rows, ""]) + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (gum("Entity=(1-person-new-cf1-1-sgl)"), "0-1/0 1 person"),
        (gum("Entity=(1-place-new-1-coref", "Entity=1)"), "0-2/0 1 place"),
        (gum("Entity=(1-place-new-2-coref", "Entity=1)", heads=(2, 0)), "0-2/1 1 place"),
        (
            gum("Entity=(1-event-new-1-sgl(2-person-giv:act-1-ana)", "_", "Entity=1)"),
            "0-3/0 1 event, 0-1/0 2 person",
        ),
        (
            gum("Entity=(1-time-new-1-coref", "Entity=(1-time-giv-1-coref)", "Entity=1)"),
            "0-3/0 1 time, 1-2/1 1 time",
        ),
        (
            gum("Entity=(1[1/2]-object-new-1", "Entity=1[1/2])", "Entity=(1[2/2]-object-new-1)"),
            "0-2/0 1 object",
        ),
        (
            gum("Entity=(4-organization-new-1-sgl-NATO)", "Entity=(5-place-new-1,2", "Entity=5)"),
            "0-1/0 4 organization, 1-3/1 5 place",
        ),
    ],
)  # fmt: skip
def test_marks_of_gum_are_mentions(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(text, encoding="utf-8")
    found = read_entities(list(read_conllu(path)), path)
    shown = (f"{m.first}-{m.last}/{m.head} {m.entity} {m.kind}" for m in found)
    assert ", ".join(shown) == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (gum("_", "SpaceAfter=No"), "no entities"),
        (gum("Entity=7)"), "entity 7 is closed before"),
    ],
)
def test_a_file_without_the_layer_or_with_a_broken_one_is_refused(
    tmp_path: Path, text: str, wrong: str
) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=wrong):
        read_entities(list(read_conllu(path)), path)


GOLD = (
    GoldMention(0, 3, 0, "a", "person"),
    GoldMention(0, 1, 0, "b", "person"),
    GoldMention(5, 6, 5, "b", "person"),
    GoldMention(8, 9, 8, "a", "person"),
)


@pytest.mark.parametrize(
    ("found", "by", "f1"),
    [
        ([[(0, 1, 0), (5, 6, 5)], [(0, 3, 0), (8, 9, 8)]], "head", 1.0),
        ([[(0, 1, 0), (5, 6, 5)], [(0, 4, 0), (8, 9, 8)]], "head", 1.0),
        ([[(0, 1, 0), (5, 6, 5)], [(0, 4, 0), (8, 9, 8)]], "exact", 0.5),
        ([[(0, 1, 0), (8, 9, 8)], [(0, 3, 0), (5, 6, 5)]], "head", 0.0),
    ],
)
def test_mentions_with_one_head_are_told_apart_by_their_words(
    found: list[list[tuple[int, int, int]]], by: str, f1: float
) -> None:
    mentions = [[FoundMention(*m) for m in chain] for chain in found]
    score = score_chains(*match_chains(GOLD, mentions, by=by, singles=False))  # type: ignore[arg-type]
    assert score.muc.f1 == pytest.approx(f1)


def test_single_mentions_count_only_where_asked_for() -> None:
    gold = (*GOLD, GoldMention(11, 12, 11, "c", "place"))
    found = [[FoundMention(11, 12, 11)]]
    assert len(match_chains(gold, found, by="head", singles=False)[0]) == 2
    assert len(match_chains(gold, found, by="head", singles=True)[1]) == 1
