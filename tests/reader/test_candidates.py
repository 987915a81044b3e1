"""Candidates for events: what the codebook sees at a word, and what something else proposes."""

from __future__ import annotations

import pytest

from tests.reader.event_cases import Index, trees
from warsan.codebook.plover import load_plover
from warsan.reader.events.candidates import Proposal, find_candidates, propose_roles
from warsan.reader.events.coding import code_events
from warsan.reader.events.scene import Scene
from warsan.reader.events.weighing import weigh_candidates


def scene_of(text: str) -> Scene:
    parse = trees()[text]
    return Scene(parse, Index(parse), load_plover())


def words_of(scene: Scene, side: tuple[int, str] | None) -> str:
    return "-" if side is None else scene.argument(*side, whole=False).span.text


@pytest.mark.parametrize(
    ("text", "word", "type_", "actor", "recipient"),
    [
        ("Russia threatened to strike Ukraine.", "strike", "ASSAULT", "Russia", "Ukraine"),
        ("Turkey and Russia met.", "met", "CONSULT", "Turkey", "Russia"),
        ("Turkey and Russia met.", "met", "COOPERATE", "Turkey", "Russia"),
        ("Ukraine demanded an apology from Germany.", "demanded", "ACCUSE", "Ukraine", "-"),
    ],
)
def test_a_word_known_to_be_an_event_gets_its_parties(
    text: str, word: str, type_: str, actor: str, recipient: str
) -> None:
    scene = scene_of(text)
    trigger = next(i for i, t in enumerate(scene.parse.tokens) if t.text == word)
    row, roles = propose_roles(scene, trigger, type_)
    assert row.type == type_
    assert words_of(scene, roles.actor) == actor
    if recipient != "-":
        assert words_of(scene, roles.recipient) == recipient


def test_of_each_word_and_type_there_is_one_candidate() -> None:
    for text in trees():
        found = [(c.trigger, c.type) for c in find_candidates(scene_of(text))]
        assert len(found) == len(set(found))


def test_candidates_are_weighed_between_nought_and_one() -> None:
    scene = scene_of("Russia threatened to strike Ukraine.")
    weighed = weigh_candidates(scene, find_candidates(scene))
    assert weighed
    assert all(0 <= w.probability <= 1 for w in weighed)


def test_a_proposal_makes_an_event_of_a_word_that_no_list_has() -> None:
    text = "Turkey and Russia met."
    parse = trees()[text]
    trigger = next(i for i, t in enumerate(parse.tokens) if t.text == "met")
    proposals = (Proposal(trigger, "COOPERATE", 0.99),)
    types = {d.type for d in code_events(parse, Index(parse), proposals=proposals)}
    assert types == {"COOPERATE"}


def test_an_unlikely_proposal_changes_nothing() -> None:
    text = "Turkey and Russia met."
    parse = trees()[text]
    proposals = (Proposal(0, "ASSAULT", 0.01),)
    assert code_events(parse, Index(parse), proposals=proposals) == code_events(parse, Index(parse))
