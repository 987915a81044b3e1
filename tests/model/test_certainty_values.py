"""Whose certainty decides whether an event counts."""

import pytest

from warsan.model import Certainty, Party, Stance

RUSSIA = Party(country="RUS")


@pytest.mark.parametrize(
    ("author", "speakers", "decisive"),
    [
        (3.0, [], 3.0),
        (-3.0, [2.0], -3.0),
        (0.0, [], 0.0),
        (0.0, [3.0], 3.0),
        (0.0, [-3.0], -3.0),
        (0.0, [-3.0, 3.0], -3.0),
        (0.0, [0.0], 0.0),
    ],
)
def test_the_nearest_speaker_decides_where_the_author_leaves_it_open(
    author: float, speakers: list[float], decisive: float
) -> None:
    by = [Stance(party=None, value=author), *(Stance(party=RUSSIA, value=v) for v in speakers)]
    assert Certainty(value=author, reason="", by=tuple(by)).decisive == decisive
    if not speakers:
        assert Certainty(value=author, reason="").decisive == decisive
