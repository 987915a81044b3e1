from __future__ import annotations

import pytest

from warsan.codebook.cues import load_cues
from warsan.codebook.plover import load_plover
from warsan.codebook.predicates import COLUMNS, predicates_of
from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError

HEADER = "# Source: a test\n" + "\t".join(COLUMNS) + "\n"


def test_the_codebook_holds_all_types_modes_and_contexts() -> None:
    book = load_plover()
    assert (len(book.types), len(book.modes), len(book.contexts)) == (16, 67, 37)
    assert {t for t, _ in book.modes} <= set(book.types)


def test_accuse_is_a_hostile_word_and_sanction_a_deed() -> None:
    book = load_plover()
    assert (book.types["ACCUSE"].score, book.types["ACCUSE"].kind) == (-3.0, "word")
    assert (book.types["SANCTION"].quad, book.types["SANCTION"].kind) == (4, "deed")


def test_a_mode_without_a_printed_score_takes_its_types() -> None:
    book = load_plover()
    assert book.score("ASSAULT", "vandalize") == book.types["ASSAULT"].score
    assert book.score("ASSAULT", None) == book.types["ASSAULT"].score


def test_every_type_has_predicates_and_there_are_many() -> None:
    rows = [row for rows in load_plover().predicates.values() for row in rows]
    assert {row.type for row in rows} == set(load_plover().types)
    assert sum(max(1, len(row.nouns)) for row in rows) > 2_500


def test_every_type_uses_all_its_fields_as_written() -> None:
    for row in (row for rows in load_plover().predicates.values() for row in rows):
        assert row.actor or row.recipient, row.place


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ("v\tsideways\tattack\tsubj\tobj\t-\t-", "no mode"),
        ("x\t-\tattack\tsubj\tobj\t-\t-", "pos is"),
        ("v\t-\tattack at dawn\tsubj\tobj\t-\t-", "no predicate"),
        ("v\t-\tattack\tnowhere\tobj\t-\t-", "no place"),
        ("v\t-\tattack\tsubj\tobj\tloudly\t-", "no test"),
        ("v\t-\tattack\tsubj\tobj\tobj=@ghost\t-", "no class"),
    ],
)
def test_a_broken_row_is_refused_with_its_line(cells: str, complaint: str) -> None:
    (row,) = read_rows("plover/predicates/ASSAULT.tsv", COLUMNS, HEADER + cells)
    with pytest.raises(CodebookError, match=rf"line 3: .*{complaint}"):
        predicates_of(row, "ASSAULT", frozenset(load_plover().modes), frozenset({"state"}))


def test_a_light_verb_stands_for_every_combination() -> None:
    cells = "v\t-\tlaunch|carry_out + raid|attack\tsubj\ton\t-\tobj=bid"
    (row,) = read_rows("plover/predicates/ASSAULT.tsv", COLUMNS, HEADER + cells)
    found = predicates_of(row, "ASSAULT", frozenset(), frozenset())
    assert [(p.lemma, p.particle) for p in found] == [("launch", ""), ("carry", "out")]
    assert {p.nouns for p in found} == {frozenset({"raid", "attack"})}


def test_cues_are_loaded_and_lie_on_the_scale() -> None:
    cues = load_cues()
    assert cues.modals["may"].frame == "conditional"
    assert cues.embeddings["v", "fail"].polarity == -1
    assert all(-3 <= cue.cap <= 3 for cue in (*cues.modals.values(), *cues.hedges.values()))
