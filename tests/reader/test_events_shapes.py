from __future__ import annotations

import pytest

from tests.reader.event_cases import drafts_of, row_of
from tests.reader.test_certainty import judged

CONTROL = [
    # text, the request, what is asked for
    (
        "Poland called on Germany to arm Ukraine and to impose sanctions on Moscow.",
        [
            ("REQUEST assist", "Poland", "Germany", "done"),
            ("AID", "Germany", "Ukraine", "conditional"),
            ("SANCTION", "Germany", "Moscow", "conditional"),
        ],
    ),
    (
        "Germany told Russia to withdraw its troops from Ukraine.",
        [
            ("REQUEST yield", "Germany", "Russia", "done"),
            ("RETREAT withdraw", "Russia", "Ukraine", "conditional"),
        ],
    ),
    (
        "Britain ordered Russia to release the prisoners.",
        [
            ("REQUEST yield", "Britain", "Russia", "done"),
            ("RETREAT release", "Russia", "the prisoners", "conditional"),
        ],
    ),
    (
        "Britain warned Russia against attacking Poland.",
        [
            ("THREATEN", "Britain", "Russia", "done"),
            ("ASSAULT", "Russia", "Poland", "conditional"),
        ],
    ),
    (
        "France warned Iran not to strike Israel.",
        [
            ("THREATEN", "France", "Iran", "done"),
            ("ASSAULT", "Iran", "Israel", "conditional"),
        ],
    ),
    (
        "Poland asked France how to arm Ukraine.",
        [("AID", "Poland", "Ukraine", "conditional")],
    ),
    (
        "Ukraine called for sanctions on Russia.",
        [
            ("REQUEST change", "Ukraine", "-", "done"),
            ("SANCTION", "-", "Russia", "conditional"),
        ],
    ),
    (
        "Ukraine demanded an apology from Germany.",
        [
            ("REQUEST yield", "Ukraine", "Germany", "done"),
            ("CONCEDE", "Germany", "-", "conditional"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CONTROL)
def test_who_is_asked_or_warned_is_who_would_act(text: str, rows: list[tuple[str, ...]]) -> None:
    assert [row_of(d) for d in drafts_of(text)] == rows


ONE_SIDE = [
    ("NATO decided to send new heavy weapons.", "NATO", "planned"),
    ("Poland will supply tanks.", "Poland", "planned"),
    ("Germany delivered howitzers.", "Germany", "done"),
]


@pytest.mark.parametrize(("text", "actor", "frame"), ONE_SIDE)
def test_arms_sent_by_a_known_party_need_no_recipient(text: str, actor: str, frame: str) -> None:
    (draft,) = drafts_of(text)
    assert row_of(draft) == ("AID", actor, "-", frame)
    assert "no recipient said" in draft.reason


WEAPONS = [
    ("Russia launched strikes that injured fifteen soldiers.", "Russia", "fifteen soldiers"),
    ("An airstrike by Israel on Syria wounded two soldiers.", "Israel", "two soldiers"),
    ("Iran fired missiles at Israel that destroyed a hospital.", "Iran", "a hospital"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), WEAPONS)
def test_what_a_strike_does_is_done_by_whoever_launched_it(
    text: str, actor: str, recipient: str
) -> None:
    last = drafts_of(text)[-1]
    assert row_of(last)[1:3] == (actor, recipient)


NOTHING = [
    "Russia sent missiles into the city.",
    "The company delivers weapons.",
    "Russia delivered a blow.",
    "Civilians evacuated the city.",
    "Russia hosted the Russian delegation.",
    "Ukraine shelled Ukraine.",
    "Starbucks paused operations in Russia.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_arms_or_a_deed_to_another_is_left_alone(text: str) -> None:
    assert drafts_of(text) == ()


def test_a_state_and_its_own_people_are_two_sides() -> None:
    (draft,) = drafts_of("Russia arrested Russian activists.")
    assert row_of(draft) == ("COERCE arrest", "Russia", "Russian activists", "done")


FRAMES = [
    # text, word, frame, value
    ("The attacks were the first in weeks to hit the capital.", "hit", "done", 3.0),
    ("Russia was the last to invade Croatia.", "invade", "done", 3.0),
    ("Poland became the first country to arm Ukraine.", "arm", "done", 3.0),
    ("Ukraine plans to retake territory occupied by Russia.", "occupied", "done", 3.0),
    ("Poland wants to punish soldiers trained by Iran.", "trained", "done", 3.0),
    ("Germany will help civilians injured by Russian missiles.", "injured", "done", 3.0),
    ("Germany told Russia to withdraw its troops from Ukraine.", "withdraw", "conditional", 0.0),
    ("Britain ordered Russia to release the prisoners.", "release", "conditional", 0.0),
    ("Britain warned Russia against attacking Poland.", "attacking", "conditional", 0.0),
]


@pytest.mark.parametrize(("text", "word", "frame", "value"), FRAMES)
def test_what_describes_a_noun_or_comes_after_a_rank_was_done(
    text: str, word: str, frame: str, value: float
) -> None:
    verdict = judged(text, word)
    assert (verdict.frame, verdict.certainty.value) == (frame, value)


GERUNDS = [
    # text, word, frame, value
    ("Officials explained the consequences of helping Russia.", "helping", "general", 0.0),
    ("Poland discussed the price of attacking Iran.", "attacking", "general", 0.0),
    ("Attacking Poland would hurt Russia.", "Attacking", "general", 0.0),
    ("Russia was accused of attacking Poland.", "attacking", "done", 0.0),
    ("The city burned, with Russian missiles striking houses.", "striking", "done", 3.0),
]


@pytest.mark.parametrize(("text", "word", "frame", "value"), GERUNDS)
def test_a_gerund_without_a_doer_names_a_kind_of_deed(
    text: str, word: str, frame: str, value: float
) -> None:
    verdict = judged(text, word)
    assert (verdict.frame, verdict.certainty.value) == (frame, value)


EFFORTS = [
    # text, actor
    ("Ukraine repelled the effort to capture its capital.", "-"),
    ("Poland thwarted the attempt to seize the border.", "-"),
    ("Iran made an attempt to seize the ship.", "Iran"),
    ("Israel condemned the Iranian attempt to seize the ship.", "Iranian"),
]


@pytest.mark.parametrize(("text", "actor"), EFFORTS)
def test_whoever_repels_the_effort_does_not_make_it(text: str, actor: str) -> None:
    found = [row_of(d) for d in drafts_of(text) if d.type == "COERCE"]
    assert [row[1] for row in found] == [actor]
