"""The map's outlines and what of them is contested."""

import numpy as np
import pytest

from warsan.codebook.outlines import load_outlines

OUTLINES = load_outlines()


def test_land_is_closed_and_lies_in_the_world() -> None:
    assert len(OUTLINES.land) > 1000
    for line in OUTLINES.land:
        assert np.abs(line[0] - line[-1]).max() < 0.02
        assert np.abs(line[:, 1]).max() <= 90


@pytest.mark.parametrize(
    ("lon", "lat", "contested"),
    [
        (34.3, 46.05, True),  # Perekop
        (38.0, 49.9, False),  # Russia and Ukraine further north
        (74.0, 34.0, True),  # line of control in Kashmir
        (70.0, 27.8, False),  # India and Pakistan in the desert
        (20.9, 43.1, True),  # Kosovo
        (35.85, 33.0, True),  # Golan Heights
        (-12.2, 25.5, True),  # Western Sahara
        (93.5, 28.6, True),  # Arunachal Pradesh
        (14.9, 50.9, False),  # Germany and Poland
    ],
)
def test_a_contested_line_is_not_drawn_as_an_agreed_one(
    lon: float, lat: float, contested: bool
) -> None:
    nearest = [
        min(float(np.hypot(*(line - (lon, lat)).T).min()) for line in lines)
        for lines in (OUTLINES.agreed, OUTLINES.disputed)
    ]
    assert (nearest[1] < nearest[0]) == contested
    assert min(nearest) < 0.5


def test_each_contested_area_says_why() -> None:
    assert all(len(area.why) > 10 for area in OUTLINES.contested)
    assert {"Crimea", "Kosovo", "Taiwan", "Western Sahara", "Abkhazia", "Transnistria"} <= {
        area.name for area in OUTLINES.contested
    }
