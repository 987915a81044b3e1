"""Candidates for events: what the codebook sees at a word, and what something else proposes."""

from __future__ import annotations

import msgspec
import pytest

from tests.reader.event_cases import Index, trees
from warsan.codebook.plover import load_plover
from warsan.reader.events.candidates import find_candidates, find_proposals, propose_roles
from warsan.reader.events.coding import code_events
from warsan.reader.events.scene import Scene
from warsan.reader.events.side_guesses import side_bonus
from warsan.reader.events.weighing import weigh_candidates
from warsan.reader.parse import EventGuess, Parse


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


def with_guess(parse: Parse, word: str, type_: str, chance: float) -> Parse:
    """A parse of which the event head takes one word for an event."""
    trigger = next(i for i, t in enumerate(parse.tokens) if t.text == word)
    guess = EventGuess(trigger, ((type_, chance),), chance, (("done", 1.0),), (), (), 3.0)
    return msgspec.structs.replace(parse, guesses=(guess,))


def types_of(parse: Parse) -> set[str]:
    return {draft.type for draft in code_events(parse, Index(parse))}


def test_what_the_head_is_sure_of_is_an_event_though_no_list_has_the_word() -> None:
    parse = trees()["Turkey and Russia met."]
    assert types_of(with_guess(parse, "met", "COOPERATE", 0.99)) == {"COOPERATE"}


def test_what_the_head_holds_unlikely_is_none() -> None:
    parse = with_guess(trees()["Turkey and Russia met."], "met", "ASSAULT", 0.01)
    assert find_proposals(parse) == ()
    assert "ASSAULT" not in types_of(parse)


def test_the_head_tells_the_sides_apart_that_the_tree_leaves_open() -> None:
    parse = trees()["Turkey and Russia met."]
    guess = EventGuess(4, (), 0.9, (), ((0, 0.9), (None, 0.1)), ((None, 0.95),), 3.0)
    assert side_bonus(parse, guess, "actor", 0) > side_bonus(parse, guess, "actor", 2)
    assert side_bonus(parse, guess, "recipient", None) > side_bonus(parse, guess, "recipient", 2)
    assert side_bonus(parse, None, "actor", 0) == 0.0
    assert side_bonus(parse, guess, "aim", 0) == 0.0
