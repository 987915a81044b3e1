"""What the codebook says beside its words: near misses, CAMEO codes, frames, light verbs."""

from __future__ import annotations

import pytest

from warsan.codebook.cameo import cameo_of, find_cameo, load_cameo
from warsan.codebook.near_misses import load_near_misses
from warsan.codebook.plover import load_plover
from warsan.codebook.predicates import FORCES
from warsan.codebook.side_weights import PARTS, load_side_weights
from warsan.codebook.trigger_weights import load_trigger_weights
from warsan.codebook.type_words import generic_predicate, load_light_words
from warsan.report.codebook_page import count_predicates, describe_type


def test_there_are_thousands_of_predicates() -> None:
    assert count_predicates(load_plover()) > 5_000


def test_every_type_has_near_misses_and_each_says_how_to_tell() -> None:
    misses = load_near_misses()
    types = set(load_plover().types)
    assert set(misses) == types
    for miss in (m for found in misses.values() for m in found):
        assert miss.type is None or miss.type in types
        assert miss.tell


def test_every_type_and_mode_has_a_cameo_code() -> None:
    book = load_plover()
    assert {(t, None) for t in book.types} <= set(load_cameo())
    assert {m for _, m in load_cameo() if m} == {m for _, m in book.modes}


@pytest.mark.parametrize(
    ("type_", "mode", "frame", "code"),
    [
        ("CONSULT", "visit", "done", "042"),
        ("CONSULT", "visit", "planned", "036"),
        ("ASSAULT", "aerial", "threatened", "138"),
        ("AID", None, "planned", "033"),
        ("ACCUSE", "allege", "conditional", None),
        ("AGREE", None, "planned", "030"),
    ],
)
def test_a_deed_to_come_has_the_code_of_its_intent(
    type_: str, mode: str | None, frame: str, code: str | None
) -> None:
    assert cameo_of(type_, mode, frame) == code  # type: ignore[arg-type]


def test_losses_are_named() -> None:
    assert "economic" in find_cameo("AID", None).loss
    assert not find_cameo("RETREAT", "ceasefire").loss


def test_a_word_that_no_list_has_takes_the_frame_of_its_type() -> None:
    book = load_plover()
    row = generic_predicate("ASSAULT", "n", "flyover", book.frames)
    assert "by" in row.actor
    assert row.recipient[0] == "on"


def test_listed_words_have_a_force_and_come_after_framed_rows() -> None:
    rows = load_plover().predicates["v", "accuse"]
    assert not rows[0].force
    assert {row.force for row in rows} <= {"", *FORCES}
    assert rows[0].weight > rows[-1].weight


def test_light_verbs_have_objects_or_prepositions() -> None:
    words = load_light_words()
    assert ("carry", "out") in words.objects
    assert "go" in words.prepositional["on"]
    assert "effort" in words.empty


def test_weights_are_there_for_all_parts() -> None:
    assert set(load_side_weights()) == set(PARTS)
    assert all(load_side_weights().values())
    table = load_trigger_weights()
    assert 0 <= table.least_framed <= table.least < 1
    assert table.probability(["force=frame"]) > table.probability(["force=pair"])


def test_a_type_is_described_with_modes_misses_and_words() -> None:
    text = describe_type("THREATEN")
    for words in ("territory", "how to tell", "**verbs**", "CAMEO 130"):
        assert words in text
    with pytest.raises(KeyError):
        describe_type("SNOW")
