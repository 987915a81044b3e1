from __future__ import annotations

import msgspec
import pytest

from tests.bridge import bridge_reading
from tests.readings import make_article, party, say
from warsan.model import Mention, Party
from warsan.report.provenance import find_chain, find_links, say_chain, say_link, source_link
from warsan.report.sides import Side, find_side, say_side, say_sides
from warsan.report.stances import find_voices

BRIDGE = bridge_reading()
ARTICLE = make_article("Both helicopters fired on the village at dawn.")
WORDS = say(ARTICLE, "Both helicopters")
LAVROV = party("RUS", name="Sergei Lavrov", office="foreign minister")


@pytest.mark.parametrize(
    ("side", "said"),
    [
        (find_side(party("RUS"), WORDS), "Russia"),
        (find_side(LAVROV, WORDS), "Russia"),
        (find_side(None, WORDS), "“Both helicopters”"),
        (find_side(Party(sector="MIL", reason="no country is named"), WORDS), "“Both helicopters”"),
        (find_side(None, None), "nobody named"),
        (find_side(Party(reason="two candidates"), None), "nobody named"),
    ],
)
def test_a_side_is_a_party_or_the_words_of_the_text_or_nobody(side: Side, said: str) -> None:
    assert say_side(side) == said
    assert bool(side.reason) is not bool(side.code)


def test_a_person_keeps_the_name_behind_the_party() -> None:
    side = find_side(LAVROV, WORDS)
    assert (side.name, side.person) == ("Russia", "Sergei Lavrov")
    assert "foreign minister" in side.full


def test_the_mention_says_why_words_have_no_party() -> None:
    mention = Mention(id="m1", span=WORDS, kind="description", party=None, reason="RUS or UKR")
    assert find_side(None, WORDS, [mention]).reason == "RUS or UKR"
    assert find_side(None, WORDS).reason == "these words name no party that Warsan knows"


def test_an_event_is_said_with_both_its_sides() -> None:
    assert [say_sides(event) for event in BRIDGE.events] == [
        "Russia → NATO",
        "Russia → NATO",
        "NATO → Russia",
        "NATO → “any tanks”",
    ]


def test_a_chain_runs_from_the_outlet_to_the_source() -> None:
    assert say_chain(BRIDGE, None) == "The Harbour Post, resourced from Northwire"
    assert say_chain(BRIDGE, "a1").endswith("Northwire ← Ana Petrova (Russia) on television")
    assert say_chain(BRIDGE, "a3").endswith(
        "Northwire ← The Harbour Post ← Westmark’s defence ministry (NATO)"
    )
    assert [link.attribution for link in find_links(BRIDGE, "a3")] == ["", "a2", "a3"]


def test_a_source_without_a_name_is_said_to_be_none() -> None:
    unnamed = msgspec.structs.replace(BRIDGE.attributions[0], source=None)
    assert say_link(source_link(unnamed)) == "nobody named on television"


def test_each_source_keeps_its_own_certainty() -> None:
    threat = BRIDGE.events[1]
    voices = find_voices(threat, find_chain(BRIDGE, threat.attribution))
    assert [(voice.name, voice.value) for voice in voices] == [("Ana Petrova", 3.0)]
    assert find_voices(BRIDGE.events[0], ()) == ()
