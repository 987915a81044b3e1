from __future__ import annotations

import pytest

from tests.reader.event_cases import Index, drafts_of, row_of, trees
from warsan.reader.attributions.records import find_attributions
from warsan.reader.events.drafts import EventDraft
from warsan.reader.events.threats import add_threats


def read(text: str) -> tuple[EventDraft, ...]:
    parse = trees()[text]
    return add_threats(parse, Index(parse), drafts_of(text), find_attributions(parse, Index(parse)))


THREATS = [
    # text, mode, actor, recipient, the harm's type and frame
    (
        "Russia said it could deliver strikes against Poland.",
        ("THREATEN violence", "Russia", "Poland", "done"),
        ("ASSAULT aerial", "it", "Poland", "conditional"),
    ),
    (
        "China said it would impose sanctions on Japan.",
        ("THREATEN restrict", "China", "Japan", "done"),
        ("SANCTION", "it", "Japan", "planned"),
    ),
    (
        "Moscow said that it could cut gas supplies to Poland.",
        ("THREATEN relations", "Moscow", "Poland", "done"),
        ("SANCTION discontinue", "it", "Poland", "conditional"),
    ),
    (
        "Russia said that while Russia was patient, it would attack Ukraine.",
        ("THREATEN violence", "Russia", "Ukraine", "done"),
        ("ASSAULT", "it", "Ukraine", "planned"),
    ),
    (
        "Iran warned that it would bomb Israel.",
        ("THREATEN violence", "Iran", "Israel", "done"),
        ("ASSAULT aerial", "it", "Israel", "planned"),
    ),
    (
        "Iran said it would strike Israel if Israel attacked Syria.",
        ("THREATEN violence", "Iran", "Israel", "done"),
        ("ASSAULT", "it", "Israel", "conditional"),
    ),
]


@pytest.mark.parametrize(("text", "threat", "harm"), THREATS)
def test_a_party_that_says_it_will_do_harm_threatens(
    text: str, threat: tuple[str, ...], harm: tuple[str, ...]
) -> None:
    found = read(text)
    (outer,) = (d for d in found if d.type == "THREATEN")
    (inner,) = (d for d in found if d.within == outer.id)
    assert (row_of(outer), row_of(inner)) == (threat, harm)
    assert outer.reason
    assert inner.actor is not None
    assert outer.actor is not None
    assert inner.actor.party == outer.actor.party


NO_THREATS = [
    "Russia said it would not attack Poland.",
    "Ukraine said that Russia may attack Moldova.",
    "Russia denied that it would attack Poland.",
    "Iran believes it can strike Israel.",
    "Britain said it would send troops to Ukraine.",
    "“Will Russia bomb Ukraine?” Russia asked.",
    "Iran said that Israel bombed Syria.",
    "Russia may attack Ukraine.",
]


@pytest.mark.parametrize("text", NO_THREATS)
def test_no_threat_without_a_party_that_affirms_its_own_harm(text: str) -> None:
    drafts = drafts_of(text)
    assert drafts
    assert read(text) == drafts


def test_it_stays_open_where_two_sides_may_be_meant() -> None:
    assert read("Russia said that while NATO was safe, it would attack Ukraine.") == ()


OPEN_SENTENCES = [
    # text, the party that "it" repeats
    ("While Russia was patient, it would attack Ukraine.", "RUS"),
    ("Although Iran signed the treaty, it attacked Israel.", "IRN"),
    ("Moscow said that it could cut gas supplies to Poland.", "RUS"),
]


@pytest.mark.parametrize(("text", "code"), OPEN_SENTENCES)
def test_it_repeats_the_subject_of_the_side_clause_or_the_speaker(text: str, code: str) -> None:
    (draft,) = drafts_of(text)
    assert draft.actor is not None
    assert draft.actor.party is not None
    assert draft.actor.party.code == code
