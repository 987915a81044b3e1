"""The same capitalised word in one text lends its scores to where it is less clear."""

import numpy as np
import pytest

from warsan.reader.encoder.repeats import share_scores


@pytest.mark.parametrize(
    ("words", "scores", "expected"),
    [
        (["Ghani", "met", "Ghani"], [4, 1, 0], [3, 1, 1]),
        (["the", "met", "the"], [4, 1, 0], [4, 1, 0]),
        (["Ghani", "met", "GHANI"], [4, 1, 0], [4, 1, 0]),
        (["Ghani"], [4], [4]),
        ([], [], []),
    ],
    ids=["capitalised twice", "no capital", "another spelling", "once", "no word"],
)
def test_only_repeated_capitalised_words_share(
    words: list[str], scores: list[float], expected: list[float]
) -> None:
    given = np.array(scores, dtype=np.float32).reshape(-1, 1)
    assert share_scores(words, given, 0.5)[:, 0].tolist() == expected


def test_what_was_given_stays_as_it_was() -> None:
    given = np.array([[4.0], [0.0]], dtype=np.float32)
    share_scores(["Ghani", "Ghani"], given)
    assert given.tolist() == [[4.0], [0.0]]
