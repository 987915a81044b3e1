"""Who a source is by its words: named, described, anonymous or nobody; document or picture."""

import pytest

import warsan
from warsan.codebook.sources import load_sources

TOLD = [
    ("A Westmark source has claimed that forty men were killed.", "report anonymous"),
    ("The Russians believe that Kyiv is behind the raid.", "belief described"),
    ("Moscow believes that Kyiv is behind the raid.", "belief named"),
    ("The report says that the losses were heavy.", "document described"),
    ("Satellite images show that the bridge was destroyed.", "perception described"),
    ("It is reported that the talks have failed.", "report unattributed"),
    ("Officials said that the attack had failed.", "report anonymous"),
    (
        "A teacher, who spoke on condition of anonymity, said that the school was empty.",
        "report anonymous",
    ),
    ("The ministry said that it would respond.", "report described"),
    ("“We will never yield to them,” Ana Petrova said.", "quotation named"),
    (
        "According to people familiar with the matter, the ship sank on Sunday.",
        "report anonymous",
    ),
    ("Ben Wallace, the defence minister, said that the losses were heavy.", "report named"),
]


@pytest.fixture(scope="module")
def told() -> list[str]:
    """Kind and anonymity of the first attribution of each paragraph."""
    reading = warsan.read("\n\n".join(text for text, _ in TOLD), published="2022-04-28")
    found = []
    for text, _ in TOLD:
        start = reading.article.body.index(text)
        inside = [
            a for a in reading.attributions if start <= a.content[0].start < start + len(text)
        ]
        found.append(f"{inside[0].kind} {inside[0].anonymity}" if inside else "nothing")
    return found


@pytest.mark.parametrize("at", range(len(TOLD)), ids=[text[:40] for text, _ in TOLD])
def test_a_source_is_what_its_words_say(told: list[str], at: int) -> None:
    assert told[at] == TOLD[at][1]


@pytest.mark.parametrize(
    "words",
    [
        "spoke on condition of anonymity",
        "under the condition of anonymity",
        "asked not to be named",
        "who wished to remain anonymous",
        "declined to give her full name",
        "was not authorised to speak to the press",
        "a person familiar with the talks",
    ],
)
def test_ways_to_keep_a_name_back(words: str) -> None:
    assert load_sources().hidden.search(words)


@pytest.mark.parametrize(
    "words", ["a familiar face", "anonymous letters arrived", "authorised to speak for the party"]
)
def test_what_keeps_no_name_back(words: str) -> None:
    assert not load_sources().hidden.search(words)
