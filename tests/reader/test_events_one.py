from __future__ import annotations

import pytest

from tests.reader.event_cases import drafts_of, row_of

ONE_EVENT = [
    # text, type and mode, actor, recipient, frame
    ("Russia attacked Ukraine in February.", "ASSAULT", "Russia", "Ukraine", "done"),
    (
        "Kharkiv was shelled by Russian forces on Monday.",
        "ASSAULT heavy-weapons",
        "Russian forces",
        "Kharkiv",
        "done",
    ),
    ("The Russian attack on Poland shocked the world.", "ASSAULT", "Russian", "Poland", "done"),
    ("Moscow's invasion of Ukraine began in February.", "ASSAULT", "Moscow", "Ukraine", "done"),
    (
        "The shelling of Ukraine by Russia continued.",
        "ASSAULT heavy-weapons",
        "Russia",
        "Ukraine",
        "done",
    ),
    (
        "The troops that attacked Ukraine came from Russia.",
        "ASSAULT",
        "The troops",
        "Ukraine",
        "done",
    ),
    ("Russian missiles hit the station.", "ASSAULT", "Russian missiles", "the station", "done"),
    ("Turkey shot down a Russian jet.", "ASSAULT aerial", "Turkey", "Russian", "done"),
    ("Russia dropped bombs on Syria.", "ASSAULT aerial", "Russia", "Syria", "done"),
    ("Israel launched an attack on Syria.", "ASSAULT", "Israel", "Syria", "done"),
    ("Syria has repeatedly attacked Israel.", "ASSAULT", "Syria", "Israel", "done"),
    (
        "Two radio antennas have been destroyed.",
        "ASSAULT destroy",
        "-",
        "Two radio antennas",
        "done",
    ),
    ("Britain is providing Ukraine with weapons.", "AID", "Britain", "Ukraine", "ongoing"),
    ("Germany sent tanks to Ukraine.", "AID", "Germany", "Ukraine", "done"),
    ("Ukraine asked Germany for weapons.", "REQUEST assist", "Ukraine", "Germany", "done"),
    (
        "The European Union imposed sanctions on Russia.",
        "SANCTION",
        "The European Union",
        "Russia",
        "done",
    ),
    ("Sanctions were imposed on Russia by Japan.", "SANCTION", "Japan", "Russia", "done"),
    ("Canada expelled four Russian diplomats.", "SANCTION expel", "Canada", "Russian", "done"),
    ("Russia withdrew its troops from Ukraine.", "RETREAT withdraw", "Russia", "Ukraine", "done"),
    ("Cuba released two American prisoners.", "RETREAT release", "Cuba", "American", "done"),
    ("Turkey blocked the membership of Finland.", "REJECT change", "Turkey", "Finland", "done"),
    ("Ukraine rejected Russia's ultimatum.", "REJECT", "Ukraine", "Russia", "done"),
    ("China opposed the resolution.", "REJECT", "China", "-", "done"),
    ("Iran arrested two French citizens.", "COERCE arrest", "Iran", "two French citizens", "done"),
    (
        "Russia hacked the German parliament.",
        "COERCE cyber",
        "Russia",
        "the German parliament",
        "done",
    ),
    ("France has imposed a curfew.", "COERCE curfew", "France", "-", "done"),
    (
        "Protesters marched against Russia in Berlin.",
        "PROTEST demo",
        "Protesters",
        "Russia",
        "done",
    ),
    ("Russia deployed missiles near Poland.", "MOBILIZE weapons", "Russia", "Poland", "done"),
    ("Germany thanked Poland for its help.", "SUPPORT", "Germany", "Poland", "done"),
    ("France expressed support for Ukraine.", "SUPPORT", "France", "Ukraine", "done"),
    ("China supports Russia.", "SUPPORT", "China", "Russia", "ongoing"),
    ("Japan apologised to China.", "CONCEDE", "Japan", "China", "done"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient", "frame"), ONE_EVENT)
def test_one_sentence_gives_one_event(
    text: str, kind: str, actor: str, recipient: str, frame: str
) -> None:
    assert [row_of(d) for d in drafts_of(text)] == [(kind, actor, recipient, frame)]
