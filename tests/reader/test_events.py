from __future__ import annotations

import pytest

from tests.reader.event_cases import Index, Row, drafts_of, row_of, trees
from warsan.codebook.plover import load_plover
from warsan.model import When
from warsan.reader.events.coding import code_events

SPEECH = [
    # text, speech, actor, recipient, then what is said: type, actor, recipient, frame
    (
        "Russia threatened to strike Ukraine.",
        "THREATEN violence",
        "Russia",
        "Ukraine",
        ("ASSAULT", "Russia", "Ukraine", "threatened"),
    ),
    (
        "Iran vowed to retaliate against Israel.",
        "THREATEN violence",
        "Iran",
        "Israel",
        ("ASSAULT", "Iran", "Israel", "planned"),
    ),
    (
        "Ukraine accused Russia of shelling civilians.",
        "ACCUSE allege",
        "Ukraine",
        "Russia",
        ("ASSAULT heavy-weapons", "Russia", "civilians", "done"),
    ),
    (
        "Ukraine accused the Russians of having struck several times.",
        "ACCUSE allege",
        "Ukraine",
        "the Russians",
        ("ASSAULT", "the Russians", "-", "done"),
    ),
    (
        "The army was accused by Ukraine of killing civilians.",
        "ACCUSE allege",
        "Ukraine",
        "The army",
        ("ASSAULT", "The army", "civilians", "done"),
    ),
    (
        "NATO condemned Russia's invasion of Ukraine.",
        "ACCUSE disapprove",
        "NATO",
        "Russia",
        ("ASSAULT", "Russia", "Ukraine", "done"),
    ),
    (
        "Poland urged Germany to send weapons to Ukraine.",
        "REQUEST assist",
        "Poland",
        "Germany",
        ("AID", "Germany", "Ukraine", "conditional"),
    ),
    (
        "China called on Russia to withdraw its troops.",
        "REQUEST yield",
        "China",
        "Russia",
        ("RETREAT withdraw", "Russia", "-", "conditional"),
    ),
    (
        "Russia denied attacking Ukraine.",
        "REJECT",
        "Russia",
        "Ukraine",
        ("ASSAULT", "Russia", "Ukraine", "done"),
    ),
    (
        "Russia refused to release the prisoners.",
        "REJECT yield",
        "Russia",
        "the prisoners",
        ("RETREAT release", "Russia", "the prisoners", "planned"),
    ),
    (
        "Germany promised to send weapons to Ukraine.",
        "AGREE",
        "Germany",
        "Ukraine",
        ("AID", "Germany", "Ukraine", "planned"),
    ),
    (
        "Israel agreed to release the prisoners.",
        "AGREE",
        "Israel",
        "the prisoners",
        ("RETREAT release", "Israel", "the prisoners", "planned"),
    ),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient", "inner"), SPEECH)
def test_what_is_said_stands_within_the_saying(
    text: str, kind: str, actor: str, recipient: str, inner: Row
) -> None:
    outer, said = drafts_of(text)
    assert row_of(outer)[:3] == (kind, actor, recipient)
    assert row_of(said) == inner
    assert (outer.within, said.within) == (None, outer.id)


MUTUAL = [
    ("Turkey and Russia met.", "CONSULT", "Turkey", "Russia"),
    ("Russia and Ukraine held talks in Turkey.", "CONSULT", "Russia", "Ukraine"),
    (
        "The president met with the Chinese delegation.",
        "CONSULT",
        "The president",
        "the Chinese delegation",
    ),
    ("Russia struck a deal with Turkey.", "AGREE", "Russia", "Turkey"),
]


@pytest.mark.parametrize(("text", "kind", "one", "other"), MUTUAL)
def test_what_two_do_together_runs_both_ways(text: str, kind: str, one: str, other: str) -> None:
    found = [row_of(d)[:3] for d in drafts_of(text)]
    assert found == [(kind, one, other), (kind, other, one)]


SEVERAL = [
    (
        "Israel and Egypt condemned Iran.",
        [("ACCUSE disapprove", "Israel", "Iran"), ("ACCUSE disapprove", "Egypt", "Iran")],
    ),
    (
        "Russia attacked Ukraine and threatened Poland.",
        [("ASSAULT", "Russia", "Ukraine"), ("THREATEN", "Russia", "Poland")],
    ),
    (
        "Serbia, which bombed Croatia, apologised to Croatia.",
        [("ASSAULT aerial", "Serbia", "Croatia"), ("CONCEDE", "Serbia", "Croatia")],
    ),
    (
        "Russia invaded Georgia and occupied Georgia.",
        [("ASSAULT", "Russia", "Georgia"), ("COERCE seize", "Russia", "Georgia")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), SEVERAL)
def test_coordination_and_relatives_share_their_subjects(
    text: str, rows: list[tuple[str, str, str]]
) -> None:
    assert [row_of(d)[:3] for d in drafts_of(text)] == rows


NOTHING = [
    "The storm hit the coast.",
    "The fire destroyed three houses.",
    "The team attacked the idea.",
    "The manager fired three workers.",
    "She shot a film in Paris.",
    "He met the deadline.",
    "The war was long.",
    "The critic praised the actor.",
    "The doctor visited the museum.",
    "The attack on her character hurt.",
    "American and Turkish officials discussed trade.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_an_event_is_left_alone(text: str) -> None:
    assert drafts_of(text) == ()


def test_a_condition_and_its_consequence_know_each_other() -> None:
    condition, consequence = drafts_of("If Russia attacks Poland, NATO will attack Russia.")
    assert (condition.consequence, consequence.condition) == (consequence.id, condition.id)
    assert {condition.judgement.frame, consequence.judgement.frame} == {"conditional"}


def test_ids_go_on_from_where_they_are_told_and_drafts_become_events() -> None:
    parse = trees()["Ukraine accused Russia of shelling civilians."]
    outer, inner = code_events(parse, Index(parse), first=7)
    when = When(start=None, end=None, precision="vague", assumed=False)
    event = inner.complete(when, attribution="a1")
    assert (outer.id, event.id, event.within, event.attribution) == ("e7", "e8", "e7", "a1")
    assert (event.kind, event.quad, event.score) == ("deed", 4, -9.5)
    assert event.actor is not None
    assert event.actor.country == "RUS"
    assert event.recipient is None
    assert event.recipient_span is not None
    assert "shell" in event.reason


def test_every_span_slices_back_to_the_text_and_every_event_has_a_reason() -> None:
    for text, parse in trees().items():
        for draft in code_events(parse, Index(parse)):
            arguments = [a.span for a in (draft.actor, draft.recipient) if a is not None]
            assert all(text[s.start : s.end] == s.text for s in (draft.trigger_span, *arguments))
            assert arguments
            assert draft.reason
            assert draft.judgement.certainty.reason
            assert draft.type in load_plover().types
