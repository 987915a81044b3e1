from __future__ import annotations

from importlib.resources import files
from typing import Any, get_args

import pytest

from tests.readings import make_article, make_event, party
from warsan.codebook.phrases import load_phrases
from warsan.model import GENRES, Certainty, Party, When
from warsan.model.finding import Frame
from warsan.report.phrases import (
    safe_link,
    say_byline,
    say_certainty,
    say_day,
    say_genre_reason,
    say_left_out,
    say_number,
    say_party,
    say_uncounted,
    say_value,
    say_when,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [(3, "certain"), (2, "probable"), (1, "possible"), (0, "not known"),
     (-1, "possibly not"), (-2, "probably not"), (-3, "certainly not")],
)  # fmt: skip
def test_each_step_of_the_certainty_scale_has_its_words(value: float, words: str) -> None:
    assert say_certainty(value) == words


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2022-04-26", "26 April 2022"),
        ("2022-04", "April 2022"),
        ("1962", "1962"),
        ("2022-04-27T05:15:00Z", "27 April 2022, 05:15 UTC"),
        ("2022-04-27T05:15+02:00", "27 April 2022, 05:15 UTC+02:00"),
        ("2022-04-27T05:15:09", "27 April 2022, 05:15"),
        ("2022-19-01", "2022-19-01"),
        ("PRESENT_REF", "the present"),
        ("2022-SP", "2022-SP"),
        ("", "undated"),
        (None, "undated"),
    ],
)
def test_days_are_said_as_precisely_as_they_are_written(iso: str | None, said: str) -> None:
    assert say_day(iso) == said


@pytest.mark.parametrize(
    ("value", "said"), [(11000.0, "11,000"), (-9.0, "−9"), (0.25, "0.25"), (1.5, "1.5")]
)
def test_numbers_are_said_with_commas_and_a_true_minus(value: float, said: str) -> None:
    assert say_number(value) == said


def test_values_carry_their_sign() -> None:
    assert [say_value(v) for v in (3.0, 0.0, -1.5)] == ["+3", "0", "−1.5"]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2022-04-26", "2022-04-26", "26 April 2022"),
        ("2022-04-01", "2022-04-30", "1 April 2022 to 30 April 2022"),
        (None, "2022-04-30", "30 April 2022"),
        (None, None, "undated"),
    ],
)
def test_a_stretch_of_days_names_both_ends(start: str | None, end: str | None, said: str) -> None:
    assert say_when(When(start=start, end=end, precision="day", assumed=False)) == said


@pytest.mark.parametrize(
    ("byline", "said"),
    [("Ida Lund", "by Ida Lund"), ("By Ida Lund", "by Ida Lund"), ("BY IDA LUND", "by IDA LUND"),
     ("From our correspondents", "from our correspondents"), ("Byron Lund", "by Byron Lund")],
)  # fmt: skip
def test_a_byline_says_by_once(byline: str, said: str) -> None:
    assert say_byline(byline) == said


def test_a_party_is_named_as_far_as_known() -> None:
    lavrov = party("RUS", sector="GOV", name="Sergei Lavrov", office="foreign minister")
    assert say_party(lavrov) == "Sergei Lavrov, foreign minister, RUS GOV"
    assert say_party(Party(reason="Georgia or Georgia")) == say_party(None) == "unresolved"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https:", False),
        ("http://[broken", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert bool(safe_link(url)) is safe


def test_the_pages_use_the_colours_of_the_vocabulary() -> None:
    style = files("warsan").joinpath("web/static/warsan.css").read_text(encoding="utf-8")
    for kind, look in load_phrases().kinds.items():
        assert f"--{kind}: {look.light};" in style
        assert f"--{kind}: {look.dark};" in style
        assert f'content: "{look.glyph}' in style


@pytest.mark.parametrize(
    ("frame", "value", "why"),
    [
        ("done", 3.0, "another copy of the text tells it, or its page has changed since"),
        ("planned", 2.0, "planned, not yet done"),
        ("threatened", 0.0, "threatened, not done"),
        ("done", -1.0, "possibly not: denied or doubted"),
        ("historical", 3.0, "told as history"),
    ],
)
def test_what_does_not_count_has_a_reason(frame: Any, value: float, why: str) -> None:
    article = make_article("Vostok shelled Westmark.")
    sure = Certainty(value=value, reason="for a test")
    event = make_event(article, "e1", "ASSAULT", "shelled", None, None, frame=frame, certainty=sure)
    assert say_uncounted(event) == why


def test_every_frame_of_the_model_has_words() -> None:
    assert set(load_phrases().frames) == set(get_args(Frame))


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ({}, ""),
        ({"opinion": 1}, "Left out: 1 sentence from opinion"),
        ({"opinion": 3, "letter": 1}, "Left out: 3 sentences from opinion and 1 from letters"),
        ({"news": 9, "live": 2, "review": 1},
         "Left out: 9 sentences from news, 2 from live pages and 1 from reviews"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_said_by_genre(left_out: dict[str, int], said: str) -> None:
    assert say_left_out(left_out) == said


def test_every_genre_has_a_plural() -> None:
    assert set(load_phrases().genres) == set(GENRES)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ""),
        ({"genre": "opinion", "genre_probability": 0.824, "genre_reason": "it argues"},
         "opinion (82%): it argues"),
        ({"genre": "letter", "genre_reason": "its section says so"}, "letter: its section says so"),
    ],
)  # fmt: skip
def test_a_genre_is_said_with_its_reason(values: dict[str, Any], said: str) -> None:
    assert say_genre_reason(make_article("Nothing happened.", **values)) == said
