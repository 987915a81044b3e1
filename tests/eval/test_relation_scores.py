"""Relation files: what they hold, how events and types of pairs are scored against them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.command import run
from warsan.eval.formats.relations import Relation, read_relations
from warsan.eval.relations import (
    FoundRelation,
    penta_of,
    root_of,
    score_given,
    score_pairs,
)

PLV = (
    "\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\n"
    "4\tRussia accused Poland.\t<s>Russia</s> accused <t>Poland</t>.\tRussia\tPoland\tACCUSE\n"
    "5\tRussia met Poland.\tRussia met <t>Poland</t>.\tRussia\tPoland\tCONSULT\n"
)
AW = (
    "uid\tsentence\tmarked_sentence\tsource\ttarget\tgold_binary\n"
    "1\tMarr hit Toll.\t<s>Marr</s> hit <t>Toll</t>.\tAgent:Marr\tPerson:Toll\t1\n"
)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rows.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_and_names_say_where_the_two_stand(tmp_path: Path) -> None:
    first, second = read_relations(written(tmp_path, PLV))
    assert (first.source, first.target) == (((0, 6),), ((15, 21),))
    assert second.source == ((0, 6),), "a row that marks one side only names the other"
    (row,) = read_relations(written(tmp_path, AW))
    assert (row.source, row.root, row.conflict) == (((0, 4),), None, True)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a\tb\nc\td\n", "rows.tsv:1: no relation file"),
        (PLV + "6\tshort\n", "rows.tsv:4: 2 cells, not 6"),
        (AW.replace("\t1\n", "\tmaybe\n"), "rows.tsv:2: gold_binary is 'maybe'"),
        (PLV.replace("ACCUSE", ""), "rows.tsv:2: no gold_root"),
        (PLV.splitlines()[0] + "\n", "holds nothing to score"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(GoldError) as refused:
        run("relations", written(tmp_path, text), json_output=True)
    assert wrong in refused.value.message


@pytest.mark.parametrize(
    ("type_", "root", "penta"),
    [
        ("CONCEDE", "YIELD", 2),
        ("RETREAT", "YIELD", 2),
        ("INVESTIGATE", "ACCUSE", 3),
        ("FIGHT", "ASSAULT", 4),
        ("SUPPORT", "SUPPORT", 1),
        ("AID", "AID", 2),
        ("REQUEST", "REQUEST", 3),
        ("SANCTION", "SANCTION", 4),
    ],
)
def test_types_fold_into_the_roots_of_the_older_scheme(type_: str, root: str, penta: int) -> None:
    assert (root_of(type_), penta_of(type_)) == (root, penta)


def row(root: str | None = "ACCUSE", conflict: bool | None = None) -> Relation:
    return Relation("Russia accused Poland.", ((0, 6),), ((15, 21),), root, conflict)


def test_given_pairs_are_scored_on_three_levels() -> None:
    total = score_given(row("ACCUSE"), "REJECT") + score_given(row("YIELD"), "RETREAT")
    shares = total.shares()
    assert (shares["root_accuracy"], shares["penta_accuracy"]) == (0.5, 1.0)
    assert shares["root_macro_f1"] == 0.5
    assert score_given(row(None, True), "ASSAULT").shares()["root_accuracy"] is None
    assert score_given(row(None, True), "ASSAULT").shares()["binary_accuracy"] == 1.0


ACTOR, RECIPIENT = ((0, 6),), ((15, 21),)


@pytest.mark.parametrize(
    ("found", "pairs", "roots"),
    [
        ((FoundRelation("ACCUSE", ACTOR, RECIPIENT),), 1, 1),
        ((FoundRelation("REJECT", ACTOR, RECIPIENT),), 1, 0),
        ((FoundRelation("ACCUSE", RECIPIENT, ACTOR),), 0, 0),
        ((FoundRelation("ACCUSE", ACTOR, ()),), 0, 0),
        ((FoundRelation("ACCUSE", ((7, 9), (3, 5)), RECIPIENT),), 1, 1),
        ((), 0, 0),
    ],
)
def test_a_row_is_found_where_both_sides_overlap(
    found: tuple[FoundRelation, ...], pairs: int, roots: int
) -> None:
    score = score_pairs([row()], found)
    assert (score.rows, score.pairs, score.roots, score.events) == (1, pairs, roots, len(found))


def test_a_row_without_one_side_is_left_out() -> None:
    lacking = Relation("Russia left.", ((0, 6),), (), "YIELD", None)
    assert score_pairs([lacking], ()).shares()["pair_found"] is None


def test_the_command_prints_both_parts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("relations", written(tmp_path, PLV), json_output=True)
    printed = json.loads(capsys.readouterr().out)
    assert printed["given"]["root_accuracy"] == 1.0
    assert printed["end_to_end"]["pair_and_root"] == 1.0
    assert printed["n"] == 2
