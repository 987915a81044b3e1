from __future__ import annotations

import pytest

from tests.readings import make_article, make_reading, say
from warsan.model import Figure
from warsan.report.counted import say_counted


@pytest.mark.parametrize(
    ("text", "number", "unit", "counts", "said"),
    [
        ("Two missiles hit the pier.", "Two", None, "missile", "missiles"),
        ("It carried 25 grey merchant ships.", "25", None, "merchant ship", "merchant ships"),
        ("Some 109 were wounded there.", "109", None, "wound", "wounded"),
        ("The port lies 12 kilometers off.", "12", "kilometre", None, "kilometre"),
        ("The port lies 12 kilometres off.", "12", "kilometre", None, "kilometres"),
        ("It held 30 tonnes of wet grain.", "30", "tonne", "grain", "tonnes of grain"),
        ("Fifty killed at the station", "Fifty", "person", "person", "person"),
        ("Of the sailors, 27 are missing.", "27", "person", "sailor", "sailors"),
        ("Three women came.", "Three", "person", "woman", "women"),
        ("It rose by 4.", "4", None, None, ""),
    ],
)
def test_a_figure_is_said_in_the_words_of_its_sentence(
    text: str, number: str, unit: str | None, counts: str | None, said: str
) -> None:
    article = make_article(text)
    figure = Figure(id="f1", low=None, best=2, high=None, unit=unit, counts=counts, of=None,
                    claimed_by=None, span=say(article, number))  # fmt: skip
    assert say_counted(make_reading(article, figures=(figure,)), figure) == said
