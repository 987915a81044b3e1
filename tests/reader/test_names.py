"""Rows of newswire's flat tags, and the names that they stand for."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trees import parse_of
from warsan.reader.dates.expressions import find_dates
from warsan.reader.encoder.names import find_names
from warsan.reader.encoder.tags import find_tags, nested_transitions
from warsan.reader.parties.mentions import find_mentions

UPOS = {"of": "ADP", "for": "ADP", "and": "CCONJ", "the": "DET"}
LABELS = ("ORG", "LOC", "NORP")
TAGS = ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BI"))


def names(row: str) -> tuple[list[str], list[str]]:
    """ "European/B-NORP Union/I-ORG" to its outer and inner names, each with its label."""
    words, tags = zip(*(cell.rsplit("/", 1) for cell in row.split()), strict=True)
    found = find_names(tags, [UPOS.get(word, "PROPN") for word in words])
    outer, inner = (
        [f"{' '.join(words[n.first : n.last])} {n.label}" for n in part] for part in found
    )
    return outer, inner


@pytest.mark.parametrize(
    ("row", "outer", "inner"),
    [
        ("Putin/B-PER met/O Xi/B-PER Jinping/I-PER", ["Putin PER", "Xi Jinping PER"], []),
        ("Moscow/B-LOC Putin/B-PER", ["Moscow LOC", "Putin PER"], []),
        ("European/B-NORP Union/I-ORG", ["European Union ORG"], ["European NORP"]),
        (
            "Bank/B-ORG of/I-ORG China/B-LOC Group/I-ORG",
            ["Bank of China Group ORG"],
            ["China LOC"],
        ),
        (
            "University/B-ORG of/I-ORG Saskatchewan/B-LOC",
            ["University of Saskatchewan ORG"],
            ["Saskatchewan LOC"],
        ),
        (
            "Communist/B-NORP Party/I-ORG of/I-ORG Cuba/B-LOC",
            ["Communist Party of Cuba ORG"],
            ["Communist NORP", "Cuba LOC"],
        ),
        (
            "Ethiopian/B-NORP Orthodox/B-NORP Church/I-ORG",
            ["Ethiopian Orthodox Church ORG"],
            ["Ethiopian NORP", "Orthodox NORP"],
        ),
        ("Royal/B-ORG Thai/B-NORP Police/I-ORG", ["Royal Thai Police ORG"], ["Thai NORP"]),
        (
            "UN/B-ORG Security/I-ORG Council/I-ORG Resolution/I-MISC",
            ["UN Security Council Resolution MISC"],
            ["UN Security Council ORG"],
        ),
        (
            "South/B-LOC Florida/I-LOC Court/I-ORG",
            ["South Florida Court ORG"],
            ["South Florida LOC"],
        ),
        (
            "Forum/B-MISC on/I-MISC China/B-LOC -/I-MISC Africa/B-LOC Trade/I-MISC",
            ["Forum on China - Africa Trade MISC"],
            ["China LOC", "Africa LOC"],
        ),
        (
            "53/B-MONEY billion/I-MONEY US/B-LOC dollars/I-MONEY",
            ["53 billion US dollars MONEY"],
            ["US LOC"],
        ),
        ("2022/B-DATE FIFA/B-ORG Cup/I-MISC", ["2022 DATE", "FIFA Cup MISC"], ["FIFA ORG"]),
        (
            "Board/B-ORG of/I-ORG Bank/B-ORG of/I-ORG the/I-ORG West/B-LOC",
            ["Board of Bank of the West ORG"],
            ["Bank of the West ORG", "West LOC"],
        ),
        ("Ministry/B-ORG of/I-ORG the/O Navy/B-LOC", ["Ministry of ORG", "Navy LOC"], []),
        ("in/O Union/I-ORG", ["Union ORG"], []),
        ("it/O rained/O", [], []),
    ],
)
def test_flat_tags_stand_for_names_within_names(
    row: str, outer: list[str], inner: list[str]
) -> None:
    assert names(row) == (outer, inner)


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(["PROPN", "ADP"])), max_size=14))
def test_outer_names_never_overlap_and_hold_the_inner_ones(words: list[tuple[str, str]]) -> None:
    tags, upos = [tag for tag, _ in words], [u for _, u in words]
    outer, inner = find_names(tags, upos)
    assert all(a.last <= b.first for a, b in itertools.pairwise(outer))
    assert all(any(o.first <= n.first and n.last <= o.last for o in outer) for n in inner)
    covered = {i for n in outer for i in range(n.first, n.last)}
    assert covered == {i for i, tag in enumerate(tags) if tag != "O"}


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_an_inside_tag_never_follows_a_word_outside_names(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, len(TAGS))).astype(np.float32)
    tags = ["O", *(TAGS[i] for i in find_tags(scores, nested_transitions(TAGS)))]
    assert not any(a == "O" and b.startswith("I-") for a, b in itertools.pairwise(tags))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            """
            The the DET 4 det _
            UK UK PROPN 4 compound Name=B-ORG|Inner=B-LOC
            Foreign Foreign PROPN 4 compound Name=I-ORG
            Office Office PROPN 5 nsubj Name=I-ORG
            spoke speak VERB 0 root _
            """,
            {"The UK Foreign Office": ("GBR", "GOV", "Foreign Office")},
        ),
        (
            """
            Ukrainian Ukrainian ADJ 2 amod Name=B-ORG|Inner=B-NORP
            Waterways Waterways PROPN 3 nsubj Name=I-ORG
            spoke speak VERB 0 root _
            """,
            {"Ukrainian Waterways": ("UKR", None, "Ukrainian Waterways")},
        ),
        (
            """
            China China PROPN 3 compound Name=B-ORG|Inner=B-LOC
            Fact Fact PROPN 3 compound Name=I-ORG
            Check Check PROPN 4 nsubj Name=I-ORG
            spoke speak VERB 0 root _
            """,
            {"China Fact Check": ("CHN", None, "China Fact Check")},
        ),
        (
            """
            They they PRON 2 nsubj _
            fired fire VERB 0 root _
            two two NUM 5 nummod _
            Ukrainian Ukrainian ADJ 5 amod Name=B-ORG|Inner=B-NORP
            Neptunes Neptune PROPN 2 obj Name=I-ORG
            """,
            {"Ukrainian": ("UKR", None, None)},
        ),
        (
            """
            A a DET 2 det _
            Tochka Tochka PROPN 3 nsubj Name=B-ORG
            landed land VERB 0 root _
            """,
            {},
        ),
    ],
    ids=["its own country before a body", "adjective", "country in a body", "counted", "one of"],
)
def test_what_an_outer_name_says_of_its_party(
    rows: str, expected: dict[str, tuple[str | None, ...]]
) -> None:
    found = find_mentions(parse_of(rows))[0].values
    parties = {m.span.text: m.party for m in found if m.party}
    assert {text: (p.country, p.sector, p.organisation) for text, p in parties.items()} == expected


@pytest.mark.parametrize(
    ("inner", "values"), [("Inner=B-DATE", ["2022"]), ("_", [])], ids=["marked", "not marked"]
)
def test_a_date_within_a_name_is_one_where_the_reader_marks_it(
    inner: str, values: list[str]
) -> None:
    misc = "Name=B-MISC" + (f"|{inner}" if inner != "_" else "")
    parse = parse_of(
        f"""
        The the DET 4 det _
        2022 2022 NUM 4 nummod {misc}
        World World PROPN 4 compound Name=I-MISC
        Cup Cup PROPN 5 nsubj Name=I-MISC
        began begin VERB 0 root _
        """
    )
    assert [d.value for d in find_dates(parse, "2022-11-20")] == values
