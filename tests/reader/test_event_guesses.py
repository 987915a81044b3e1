"""The event head's scores become words with types, frames and sides; made-up scores tell how."""

import numpy as np
import pytest

from warsan.reader.encoder.event_guesses import LEAST, find_guesses
from warsan.reader.encoder.net import ModelLabels, Scores
from warsan.reader.parse import EventGuess, Range

LABELS = ModelLabels(
    (), (), (), (), (), types=("none", "ASSAULT", "AID"), frames=("done", "planned"),
    certainty=("UW", "gold"),
)  # fmt: skip
SIZE = 4


def make_scores(n: int, *, triggers: dict[int, int], **sides: tuple[int, int]) -> Scores:
    """Scores of n words: type by trigger, and by side the word that each trigger seeks."""
    empty = np.zeros((n, 1), dtype=np.float32)
    types = np.tile(np.array([9.0, 0, 0], dtype=np.float32), (n, 1))
    for word, kind in triggers.items():
        types[word] = 0
        types[word, kind] = 9
    seek = np.zeros((n, 2, SIZE + 1), dtype=np.float32)
    sought = np.zeros((n, 2, SIZE), dtype=np.float32)
    for at, side in enumerate(("actor", "recipient")):
        if side in sides:
            trigger, word = sides[side]
            seek[trigger, at, 1] = sought[word, at, 0] = 6
    certainty = np.full((n, 2), 5.0, dtype=np.float32)
    frames = np.tile(np.array([4, 0], dtype=np.float32), (n, 1))
    return Scores(
        empty, empty, empty, empty, empty, empty, empty, empty, None, types, frames,
        seek.reshape(n, -1), sought.reshape(n, -1), certainty,
    )  # fmt: skip


def guesses(scores: Scores, start: int, sentence: Range) -> list[EventGuess]:
    return list(find_guesses(scores, LABELS, start, sentence))


def test_a_trigger_has_its_type_and_both_sides_in_the_words_of_the_text() -> None:
    scores = make_scores(6, triggers={3: 1}, actor=(3, 2), recipient=(3, 5))
    (guess,) = guesses(scores, 2, Range(12, 16))
    assert (guess.trigger, guess.types[0][0], guess.frames[0][0]) == (13, "ASSAULT", "done")
    assert guess.actors[0][0] == 12
    assert guess.recipients[0][0] == 15
    assert guess.chance > 0.99


def test_nobody_is_none() -> None:
    scores = make_scores(3, triggers={1: 2})
    scores.seek[1].reshape(2, -1)[:, 0] = 9  # type: ignore[index]
    (guess,) = guesses(scores, 0, Range(0, 3))
    assert guess.actors[0][0] is None
    assert guess.recipients[0][0] is None


def test_no_word_is_a_side_of_its_own_event() -> None:
    scores = make_scores(3, triggers={1: 1}, actor=(1, 1))
    (guess,) = guesses(scores, 0, Range(0, 3))
    assert all(word != 1 or chance == 0 for word, chance in guess.actors)


def test_certainty_stays_on_its_scale() -> None:
    (guess,) = guesses(make_scores(2, triggers={0: 1}), 0, Range(0, 2))
    assert guess.certainty == 3.0


def test_words_that_hardly_name_an_event_are_left_out() -> None:
    scores = make_scores(2, triggers={})
    assert guesses(scores, 0, Range(0, 2)) == []
    assert 0 < LEAST < 0.5


@pytest.mark.parametrize("missing", ["types", "seek", "certainty"])
def test_a_model_without_the_head_guesses_nothing(missing: str) -> None:
    scores = make_scores(2, triggers={0: 1})
    values = {f: getattr(scores, f) for f in scores.__struct_fields__} | {missing: None}
    assert guesses(Scores(**values), 0, Range(0, 2)) == []
