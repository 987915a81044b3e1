from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees import parse_of
from warsan.model import Party
from warsan.reader.parties.index import Mentions
from warsan.reader.parties.mentions import find_mentions

TREES = Path(__file__).with_name("party_trees.conllu").read_text(encoding="utf-8")
CASES = {
    block.partition("\n")[0].strip(): block.partition("\n")[2]
    for block in TREES.split("# case = ")[1:]
}


def mentions_of(case: str, published: str | None = "2022-04-28") -> Mentions:
    return find_mentions(parse_of(CASES[case]), published=published)[0]


def short(party: Party | None) -> str:
    """CODE SECTOR, name, office, organisation: only what is known; "-" if unresolved."""
    if party is None:
        return "-"
    head = f"{party.country or '?'} {party.sector or '?'}"
    return ", ".join([head, *filter(None, (party.name, party.office, party.organisation))])


@pytest.mark.parametrize(
    ("case", "mention", "expected"),
    [
        ("subject", "Moscow", "RUS GOV"),
        ("possessor", "Kyiv", "UKR GOV"),
        ("weapons", "Kyiv", "UKR GOV"),
        ("weapons", "Norway", "NOR GOV"),
        ("people", "The Russians", "RUS ?"),
        ("people", "a Briton", "GBR ?"),
        ("army", "Russian forces", "RUS MIL"),
        ("adjective", "Russian", "RUS ?"),
        ("nato", "NATO troops", "NATO MIL"),
        ("rebels", "Colombian rebels", "COL REB"),
        ("hamas", "Hamas", "PSE REB, Hamas"),
        ("hamas", "Israel", "ISR ?"),
        ("kremlin", "The Kremlin", "RUS GOV, Kremlin"),
        ("ministry", "The Russian Foreign Ministry", "RUS GOV, Foreign Ministry"),
        ("title", "Russian Defense Minister Shoigu", "RUS GOV, Sergei Shoigu, Defense Minister"),
        (
            "apposition",
            "The British Secretary of State for Defense, Ben Wallace",
            "GBR GOV, Ben Wallace, Secretary of State for Defense",
        ),
        (
            "apposition2",
            "Maria Zakharova, spokeswoman of the Russian Foreign Ministry",
            "RUS GOV, Maria Zakharova, spokeswoman, Foreign Ministry",
        ),
        (
            "reported",
            "Ukraine's president, Volodymyr Zelenskiy",
            "UKR GOV, Volodymyr Zelensky, president",
        ),
        ("soviet", "Soviet ambassador Anatoly Dobrynin", "SUN GOV, Anatoly Dobrynin, ambassador"),
        ("source", "A British source", "GBR ?"),
        ("official", "Western officials", "? GOV"),
        ("surname", "Austin", "USA GOV, Lloyd Austin, defense secretary"),
        ("table", "Zakharova", "RUS GOV, Maria Zakharova, foreign ministry spokeswoman"),
        ("pentagon", "The Pentagon chief", "USA GOV, Lloyd Austin, defense secretary"),
        ("president", "The Russian president", "RUS GOV, Vladimir Putin, president"),
        ("minister", "The minister", "UKR GOV, Dmytro Kuleba, foreign minister"),
        ("deputy", "The Russian deputy foreign minister", "RUS GOV, deputy foreign minister"),
        ("georgia2", "Georgia", "GEO GOV"),
        ("turkey", "Turkey", "TUR GOV"),
        ("us", "The U.S.", "USA GOV"),
        ("her", "She", "DEU GOV, Annalena Baerbock, foreign minister"),
        ("hertwo", "She", "DEU GOV, Annalena Baerbock, foreign minister"),
        ("they", "They", "UKR ?"),
        ("jordan", "Jordan Smith", "? ?, Jordan Smith"),
        ("washington", "Denzel Washington", "? ?, Denzel Washington"),
    ],
)
def test_a_mention_stands_for(case: str, mention: str, expected: str) -> None:
    found = {
        m.span.text.removeprefix("The ") if mention[0] != "T" else m.span.text: m.party
        for m in mentions_of(case).values
    }
    assert mention in found
    assert short(found[mention]) == expected


@pytest.mark.parametrize(
    ("case", "mention", "why"),
    [
        ("west", "Western countries", "names no single state"),
        ("several", "British and French advisers", "FRA and GBR together"),
        ("two", "Klitschko", "Vitali Klitschko or Wladimir Klitschko"),
        ("georgia", "Georgia", "the US state"),
        ("congo", "Congo", "Democratic Republic"),
        ("korea", "Korea", "North Korea"),
        ("he", "He", "“Olaf Scholz” or “Emmanuel Macron”"),
        ("ministers", "The minister", "Dmytro Kuleba or Sergei Lavrov"),
        ("us", "us", "whoever speaks"),
        ("watchdog", "The head", "neither person nor party"),
    ],
)
def test_two_candidates_stay_unresolved_and_are_named(case: str, mention: str, why: str) -> None:
    found = [m for m in mentions_of(case).values if m.span.text.startswith(mention)]
    assert found[-1].party is None
    assert why in found[-1].reason


@pytest.mark.parametrize(
    ("case", "word"),
    [
        ("near", "Moscow"),
        ("distance", "Moscow"),
        ("region", "Moscow"),
        ("struck", "Kyiv"),
        ("travel", "Kyiv"),
        ("georgia", "in Georgia"),
        ("minister", "Brussels"),
        ("nato", "Estonia"),
        ("expletive", "It"),
        ("turkey", "a turkey"),
    ],
)
def test_places_and_things_are_no_parties(case: str, word: str) -> None:
    assert word not in [m.span.text for m in mentions_of(case).values]


def test_an_office_without_a_country_names_no_person() -> None:
    party = mentions_of("nocountry").values[0].party
    assert party is not None
    assert (party.country, party.name) == (None, None)


@pytest.mark.parametrize(
    ("published", "country", "office"),
    [
        ("2022-04-28", "GBR", "prime minister"),
        ("2017-05-01", "GBR", "foreign secretary"),
        ("2023-05-01", "GBR", None),
        (None, "GBR", None),
    ],
)
def test_an_office_is_held_on_the_day_of_publication(
    published: str | None, country: str, office: str | None
) -> None:
    mention = mentions_of("former", published).values[0]
    assert mention.party is not None
    assert (mention.party.country, mention.party.office) == (country, office)
    if published == "2023-05-01":
        assert "until 2022-09-06" in mention.reason


def test_a_surname_that_nobody_introduced_needs_a_day_in_office() -> None:
    mention = mentions_of("table", "1990-01-01").values[0]
    assert mention.party is None
    assert "Maria Zakharova" in mention.reason


def test_moscow_was_soviet_in_1962() -> None:
    (moscow,) = (m for m in mentions_of("subject", "1962-10-24").values)
    assert moscow.party is not None
    assert moscow.party.country == "SUN"


def test_every_mention_has_a_reason_and_slices_back() -> None:
    for case, rows in CASES.items():
        text = parse_of(rows).text
        for mention in mentions_of(case).values:
            assert mention.reason, case
            assert text[mention.span.start : mention.span.end] == mention.span.text
            assert mention.party is None or mention.party.reason


def test_a_token_gives_the_tightest_mention_that_it_governs() -> None:
    found = mentions_of("reported")
    whole, owner = found.at(4), found.at(0)
    assert whole is not None
    assert whole.span.text == "Ukraine's president, Volodymyr Zelenskiy"
    assert found.at(2) is whole
    assert owner is not None
    assert owner.span.text == "Ukraine"
    assert found.at(7) is None


def test_fields_share_what_the_title_introduced() -> None:
    title = parse_of(CASES["surname"].split("\n\n")[0], "title")
    body = parse_of(CASES["surname"].split("\n\n")[1])
    first, second = find_mentions(title, body, published=None)
    assert [m.id for m in (*first.values, *second.values)] == ["m1", "m2", "m3"]
    austin = second.values[0].party
    assert austin is not None
    assert austin.name == "Lloyd Austin"


def test_nothing_is_found_in_nothing() -> None:
    assert find_mentions() == ()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (CASES["office"], "USA GOV, John F. Kennedy, President"),
        (CASES["office"].replace("President\tPresident", "Mr.\tMr.").replace("President", "Mr."),
         "-"),
    ],
)  # fmt: skip
def test_the_office_in_the_text_tells_two_brothers_apart(rows: str, expected: str) -> None:
    mention = find_mentions(parse_of(rows), published="1962-10-24")[0].values[0]
    assert short(mention.party) == expected
