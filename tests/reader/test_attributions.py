from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees import parse_of
from warsan.model import Attribution, Field, Mention, Party
from warsan.reader.attributions.records import Attributions, find_attributions
from warsan.reader.parse import NameLabel, NameSpan, Parse, RoleSpan

TREES = Path(__file__).with_name("attribution_trees.conllu").read_text(encoding="utf-8")
CASES = {
    parse.text.strip(): parse
    for parse in (parse_of("# newpar\n" + block) for block in TREES.split("# newpar\n")[1:])
}


class Names:
    """A mention index that knows single words."""

    def __init__(self, parse: Parse, **known: str) -> None:
        self._found = {
            i: Mention(
                id=f"m{i}",
                span=parse.span(i, i + 1),
                kind="name",
                party=Party(country=known[t.text]),
            )
            for i, t in enumerate(parse.tokens)
            if t.text in known
        }

    def at(self, token_index: int) -> Mention | None:
        return self._found.get(token_index)


def attributions_of(text: str, **known: str) -> Attributions:
    return find_attributions(CASES[text], Names(CASES[text], **known))


def short(item: Attribution) -> str:
    """source | cue | content … content | kind; "-" where there is none."""
    content = " … ".join(c.text for c in item.content)
    source = item.source.text if item.source else "-"
    return f"{source} | {item.cue.text if item.cue else '-'} | {content} | {item.kind}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lavrov said that NATO was at war with Russia.",
            ["Lavrov | said | that NATO was at war with Russia | report"],
        ),
        (
            "Kyiv denied involvement.",
            ["Kyiv | denied | involvement | report"],
        ),
        (
            "Moscow accused Kyiv of shelling the city.",
            ["Moscow | accused | Kyiv of shelling the city | report"],
        ),
        (
            "The minister told reporters that the bridge was closed.",
            ["The minister | told | that the bridge was closed | report"],
        ),
        (
            "According to the governor, two people died.",
            ["the governor | According to | two people died | report"],
        ),
        (
            "The talks failed, according to the Kremlin.",
            ["the Kremlin | according to | The talks failed | report"],
        ),
        (
            "“We will fight,” Zelensky said.",
            ["Zelensky | said | “We will fight,” | quotation"],
        ),
        (
            "“We will fight,” said Zelensky, “until they leave.”",
            ["Zelensky | said | “We will fight,” … “until they leave.” | quotation"],
        ),
        (
            "As Shoigu explained, the army will stay.",
            ["Shoigu | explained | the army will stay | report"],
        ),
        (
            "It was reported that the port had been hit.",
            ["- | was reported | that the port had been hit | report"],
        ),
        (
            "A British source has claimed that troops are operating in the area.",
            ["A British source | has claimed | that troops are operating in the area | report"],
        ),
        (
            "The Russians believe that there are foreigners in the tunnels.",
            ["The Russians | believe | that there are foreigners in the tunnels | belief"],
        ),
        (
            "Wallace, in a speech to the Commons, estimated that they have lost many tanks.",
            ["Wallace | estimated | that they have lost many tanks | belief"],
        ),
        (
            "Zakharova wrote on Facebook that the strikes were legitimate.",
            ["Zakharova | wrote | that the strikes were legitimate | report"],
        ),
        (
            "He issued a statement saying that the fleet was ready.",
            ["He | saying | that the fleet was ready | report"],
        ),
        (
            "The president vowed to strike back.",
            ["The president | vowed | to strike back | report"],
        ),
        (
            "Their belief that the war is lost has spread.",
            ["Their | belief | that the war is lost | belief"],
        ),
        (
            "The admission by Nuland that Ukraine had laboratories surprised them.",
            ["Nuland | admission | that Ukraine had laboratories | report"],
        ),
        (
            "Austin said that Russia must be weakened, adding that allies would help.",
            [
                "Austin | said | that Russia must be weakened | report",
                "Austin | adding | that allies would help | report",
            ],
        ),
        (
            "The paper says that Zakharova said that the bridge was hit.",
            [
                "The paper | says | that Zakharova said that the bridge was hit | document",
                "Zakharova | said | that the bridge was hit | report",
            ],
        ),
        (
            "The army took the village on Monday.",
            [],
        ),
        (
            "He plans to say that the war is over.",
            ["He | plans | to say that the war is over | belief"],
        ),
        (
            "The said ship sank.",
            [],
        ),
        (
            "The general announced a ceasefire on Telegram.",
            ["The general | announced | a ceasefire | report"],
        ),
        (
            "It is believed by Washington that the convoy turned back.",
            ["Washington | is believed | that the convoy turned back | belief"],
        ),
        (
            "The opposition, who claim that the vote was rigged, will march.",
            ["who | claim | that the vote was rigged | report"],
        ),
        (
            "The allies expect Moscow to withdraw.",
            ["The allies | expect | Moscow to withdraw | belief"],
        ),
        (
            "Critics called the plan “a gift to Moscow”.",
            ["Critics | called | “a gift to Moscow” | quotation"],
        ),
        (
            "The spokesman refused to comment.",
            ["The spokesman | refused | to comment | report"],
        ),
        (
            "Putin thinks the West is weak.",
            ["Putin | thinks | the West is weak | belief"],
        ),
        (
            "One of them, she pointed out, is the UK.",
            ["she | pointed out | One of them … is the UK | report"],
        ),
        (
            "The mayor warned of new attacks.",
            ["The mayor | warned | of new attacks | report"],
        ),
        (
            "The UN said: “The situation is desperate.”",
            ["The UN | said | “The situation is desperate.” | quotation"],
        ),
        (
            "The ambassador pointed to the failure of the talks.",
            ["The ambassador | pointed | to the failure of the talks | report"],
        ),
        (
            "Macron and Scholz said they would meet.",
            ["Macron and Scholz | said | they would meet | report"],
        ),
        (
            "The report, published on Friday, found that civilians had been shot.",
            ["The report | found | that civilians had been shot | document"],
        ),
        (
            "Officials say the death toll is rising.",
            ["Officials | say | the death toll is rising | report"],
        ),
        (
            "The defence ministry said in a statement that its forces had withdrawn.",
            ["The defence ministry | said | that its forces had withdrawn | report"],
        ),
        (
            "Residents fear the dam will break.",
            ["Residents | fear | the dam will break | belief"],
        ),
        (
            "The claim that Kyiv attacked was rejected by the Pentagon.",
            ["- | claim | that Kyiv attacked | report"],
        ),
        (
            "“I saw them,” she said. “They were armed and they wore no badges.”",
            ["she | said | “I saw them,” … “They were armed and they wore no badges.” | quotation"],
        ),
        (
            "The crowd shouted. “They were armed and they wore no badges.”",
            ["- | - | “They were armed and they wore no badges.” | quotation"],
        ),
        (
            "Kyiv accuses Moscow of torture; Moscow denies it.",
            ["Kyiv | accuses | Moscow of torture | report", "Moscow | denies | it | report"],
        ),
        (
            "Weapons are said to have arrived.",
            [],
        ),
        (
            "The minister praised the army, highlighting that London considers it “completely"
            " legitimate to hit the depots.”",
            [
                "The minister | praised | the army | report",
                "The minister | highlighting | that London considers it “completely legitimate to"
                " hit the depots.” | quotation",
                "London | considers | “completely legitimate to hit the depots.” | quotation",
            ],
        ),
        (
            "I think the road is open.",
            [],
        ),
        (
            "Kuleba tweeted that the corridor was open.",
            ["Kuleba | tweeted | that the corridor was open | report"],
        ),
        (
            "He condemned the attack.",
            ["He | condemned | the attack | report"],
        ),
    ],
)
def test_each_content_belongs_to_who_says_it(text: str, expected: list[str]) -> None:
    assert [short(item) for item in attributions_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        (
            "Wallace, in a speech to the Commons, estimated that they have lost many tanks.",
            "in a speech to the Commons",
        ),
        ("Zakharova wrote on Facebook that the strikes were legitimate.", "on Facebook"),
        ("The minister told reporters that the bridge was closed.", "told reporters"),
        ("The general announced a ceasefire on Telegram.", "on Telegram"),
        (
            "The defence ministry said in a statement that its forces had withdrawn.",
            "in a statement",
        ),
        ("Lavrov said that NATO was at war with Russia.", None),
        ("The mayor warned of new attacks.", None),
    ],
)
def test_the_channel_stands_as_it_is_written(text: str, channel: str | None) -> None:
    assert [item.channel for item in attributions_of(text)] == [channel]


@pytest.mark.parametrize(
    ("text", "known", "country"),
    [
        ("Lavrov said that NATO was at war with Russia.", {"Lavrov": "RUS"}, "RUS"),
        ("Lavrov said that NATO was at war with Russia.", {"NATO": "NATO"}, None),
        (
            "The opposition, who claim that the vote was rigged, will march.",
            {"opposition": "BLR"},
            "BLR",
        ),
        (
            "A British source has claimed that troops are operating in the area.",
            {"British": "GBR"},
            "GBR",
        ),
        ("Macron and Scholz said they would meet.", {"Macron": "FRA"}, "FRA"),
        ("The militia that claims the attack has fled.", {"militia": "SYR"}, "SYR"),
        ("He issued a statement saying that the fleet was ready.", {"He": "TUR"}, "TUR"),
    ],
)
def test_the_source_takes_the_party_of_its_head(
    text: str, known: dict[str, str], country: str | None
) -> None:
    source = next(iter(attributions_of(text, **known))).source
    assert source is not None
    assert (source.party.country if source.party else None) == country


def test_a_report_within_a_report_is_a_chain() -> None:
    found = attributions_of("The paper says that Zakharova said that the bridge was hit.")
    assert [item.parent for item in found] == [None, "a1"]
    inner = [
        t.text for t in CASES["The paper says that Zakharova said that the bridge was hit."].tokens
    ].index("hit")
    assert [item.id for item in found.chain(inner)] == ["a2", "a1"]


def test_what_the_author_says_is_covered_by_no_attribution() -> None:
    found = attributions_of("Lavrov said that NATO was at war with Russia.")
    assert found.covering(0) is None
    covering = found.covering(3)
    assert covering is not None
    assert covering.id == "a1"


def test_a_passive_without_agent_says_why_it_has_no_source() -> None:
    item = next(iter(attributions_of("It was reported that the port had been hit.")))
    assert item.source is None
    assert "without anyone named" in item.reason


def test_ids_go_on_from_the_field_before() -> None:
    parse = CASES["Kyiv denied involvement."]
    assert [a.id for a in find_attributions(parse, Names(parse), first_id=7)] == ["a7"]


def with_roles(text: str, *roles: tuple[str, str]) -> Parse:
    """The parse with neural spans, each found by its words."""
    parse = CASES[text]
    spans = []
    for role, words in roles:
        start = parse.text.index(words)
        found = parse.range_of(start, start + len(words))
        assert found is not None
        spans.append(RoleSpan(found.first, found.last, role))  # type: ignore[arg-type]
    return Parse(
        parse.field,
        parse.text,
        parse.tokens,
        parse.sentences,
        parse.paragraphs,
        parse.names,
        tuple(spans),
    )


@pytest.mark.parametrize(
    ("text", "roles", "expected"),
    [
        ("The army took the village on Monday.", [("content", "took the village")], []),
        ("The army took the village on Monday.", [("cue", "took")], []),
        (
            "The army took the village on Monday.",
            [("source", "The army"), ("cue", "took"), ("content", "the village")],
            ["The army | took | the village | report"],
        ),
        (
            "Kyiv denied involvement.",
            [("cue", "denied"), ("content", "involvement")],
            ["Kyiv | denied | involvement | report"],
        ),
        (
            "Macron and Scholz said they would meet.",
            [("source", "Macron and Scholz"), ("cue", "said"), ("content", "they would meet")],
            ["Macron and Scholz | said | they would meet | report"],
        ),
        (
            "“I think the road is open and the mayor says the bridge is mined,” Petrova said.",
            [
                ("content", "“I think the road is open and the mayor says the bridge is mined,”"),
                ("source", "Petrova"),
                ("cue", "said"),
            ],
            [
                "Petrova | said | “I think the road is open and the mayor says the bridge is"
                " mined,” | quotation",
                "the mayor | says | the bridge is mined | quotation",
            ],
        ),
        (
            "“The road is open,” Petrova said. “The bridge is mined.” The mayor denied it.",
            [
                ("content", "“The road is open,”"),
                ("source", "Petrova"),
                ("cue", "said"),
                ("content", "“The bridge is mined.”"),
                ("source", "The mayor"),
                ("cue", "denied"),
                ("content", "it"),
            ],
            [
                "Petrova | said | “The road is open,” … “The bridge is mined.” | quotation",
                "The mayor | denied | it | report",
            ],
        ),
        (
            "Asked about the convoy, the general said it was safe.",
            [
                ("cue", "Asked about"),
                ("content", "the convoy"),
                ("source", "the general"),
                ("cue", "said"),
                ("content", "it was safe"),
            ],
            ["- | Asked about | the convoy | report", "the general | said | it was safe | report"],
        ),
        (
            "NATO met, and the British minister, James Hale, explained that the port was open,"
            " highlighting that London would help.",
            [
                ("source", "NATO"),
                ("source", "the British minister, James Hale,"),
                ("cue", "explained"),
                ("content", "that the port was open"),
                ("cue", "highlighting"),
                ("content", "that London would help"),
            ],
            [
                "the British minister, James Hale, | explained | that the port was open | report",
                "the British minister, James Hale, | highlighting | that London would help"
                " | report",
            ],
        ),
        (
            "The road (one of which, she pointed out, is mined) was closed.",
            [("source", "she"), ("cue", "pointed out"), ("content", "is mined)")],
            ["she | pointed out | is mined | report"],
        ),
        (
            "Moscow dismissed the report as false and accused Kyiv of shelling the city.",
            [
                ("source", "Moscow"),
                ("cue", "dismissed"),
                ("content", "the report as false"),
                ("cue", "accused"),
                ("content", "Kyiv of shelling the city"),
            ],
            [
                "Moscow | dismissed | the report as false | report",
                "Moscow | accused | Kyiv of shelling the city | report",
            ],
        ),
        (
            "Hale, in a speech to the Commons, estimated that two bridges were lost.",
            [
                ("source", "Hale, in a speech to the Commons,"),
                ("cue", "estimated"),
                ("content", "that two bridges were lost"),
            ],
            ["Hale | estimated | that two bridges were lost | belief"],
        ),
        (
            "They pointed to the admission before Congress by Nuland that Ukraine had"
            " laboratories.",
            [
                ("source", "They"),
                ("cue", "pointed to"),
                (
                    "content",
                    "the admission before Congress by Nuland that Ukraine had laboratories",
                ),
            ],
            [
                "They | pointed to | the admission before Congress by Nuland that Ukraine had"
                " laboratories | report",
                "Nuland | admission | that Ukraine had laboratories | report",
            ],
        ),
    ],
)
def test_neural_spans_are_linked_and_completed(
    text: str, roles: list[tuple[str, str]], expected: list[str]
) -> None:
    parse = with_roles(text, *roles)
    assert [short(item) for item in find_attributions(parse, Names(parse))] == expected


def test_every_span_slices_back_to_its_text() -> None:
    for parse in CASES.values():
        for item in find_attributions(parse, Names(parse)):
            spans = [*item.content, *([item.cue] if item.cue else [])]
            assert all(parse.text[s.start : s.end] == s.text for s in spans)
            assert item.content
            assert item.reason


def test_a_text_without_tokens_has_no_attributions() -> None:
    parse = Parse("body", "", (), (), ())
    assert len(find_attributions(parse, Names(parse))) == 0


@pytest.mark.parametrize(
    ("label", "field", "expected"),
    [
        ("PER", "title", ["Petrova | : | the bridge will hold | report"]),
        ("ORG", "standfirst", ["Petrova | : | the bridge will hold | report"]),
        ("LOC", "title", []),
        ("PER", "body", []),
    ],
)
def test_a_headline_names_its_speaker_before_a_colon(
    label: NameLabel, field: Field, expected: list[str]
) -> None:
    given = CASES["Petrova: the bridge will hold."]
    parse = Parse(
        field,
        given.text,
        given.tokens,
        given.sentences,
        given.paragraphs,
        (NameSpan(0, 1, label),),
    )
    assert [short(item) for item in find_attributions(parse, Names(parse))] == expected
