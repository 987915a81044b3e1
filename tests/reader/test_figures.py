from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trees import parse_of
from warsan.model import Figure, Mention, Party
from warsan.reader.attributions.records import Attributions, find_attributions
from warsan.reader.figures.numbers import find_numbers, read_amount
from warsan.reader.figures.quantities import find_figures
from warsan.reader.parse import Parse
from warsan.reader.parties.mentions import find_mentions

TREES = Path(__file__).with_name("figure_trees.conllu").read_text(encoding="utf-8")
CASES = {
    parse.text.strip(): parse
    for parse in (parse_of("# newpar\n" + block) for block in TREES.split("# newpar\n")[1:])
}
COUNTRIES = {
    "Russians": "RUS",
    "Russia": "RUS",
    "their": "RUS",
    "Moscow": "RUS",
    "Ukrainian": "UKR",
    "Kyiv": "UKR",
    "Ukraine": "UKR",
    "Poland": "POL",
    "SAS": "GBR",
}


class Names:
    """A mention index that knows single words."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def at(self, token_index: int) -> Mention | None:
        country = COUNTRIES.get(self.parse.tokens[token_index].text)
        span = self.parse.span(token_index, token_index + 1)
        party = Party(country=country)
        return Mention(id="m", span=span, kind="name", party=party) if country else None


def figures_of(parse: Parse) -> tuple[Figure, ...]:
    names = Names(parse)
    return find_figures(parse, names, find_attributions(parse, names))


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


def short(item: Figure) -> str:
    """Words = low / best / high unit, thing counted, whose, by whose claim."""
    ends = " / ".join(number(v) for v in (item.low, item.best, item.high))
    of = item.of.country if item.of else "-"
    by = item.claimed_by.country if item.claimed_by else "-"
    counts = item.counts or "-"
    return f"{item.span.text} = {ends} {item.unit or '-'}, {counts}, of {of}, by {by}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Russians have lost about 15,000 soldiers.",
            ["about 15,000 = - / 15000 / - person, soldier, of RUS, by -"],
        ),
        (
            "The Russians have lost between 20-30% of their military assets.",
            ["between 20-30% = 20 / - / 30 percent, military asset, of RUS, by -"],
        ),
        (
            "A source claimed that there are 400 SAS troops in the area.",
            ["400 = 400 / 400 / 400 person, troop, of GBR, by -"],
        ),
        (
            "The Russians believe that there are hundreds of foreigners in the tunnels.",
            ["hundreds = 200 / - / - person, foreigner, of -, by RUS"],
        ),
        (
            "The town lies about 150 kilometers from Moscow.",
            ["about 150 = - / 150 / - kilometre, -, of -, by -"],
        ),
        (
            "The project cost $17m.",
            ["$17m = 17000000 / 17000000 / 17000000 USD, -, of -, by -"],
        ),
        (
            "The package is worth €2bn.",
            ["€2bn = 2000000000 / 2000000000 / 2000000000 EUR, package, of -, by -"],
        ),
        (
            "At least 12 people were killed.",
            ["At least 12 = 12 / 12 / - person, people, of -, by -"],
        ),
        (
            "More than 20 per cent of homes burned.",
            ["More than 20 per cent = 20 / 20 / - percent, home, of -, by -"],
        ),
        (
            "Between 20 and 30 percent of the fleet was lost.",
            ["Between 20 and 30 percent = 20 / - / 30 percent, fleet, of -, by -"],
        ),
        (
            "The S-400 was hit.",
            [],
        ),
        (
            "The T-72 burned.",
            [],
        ),
        (
            "Resolution 242 passed.",
            [],
        ),
        (
            "They won 3-1.",
            [],
        ),
        (
            "The plant was built in 2014.",
            [],
        ),
        (
            "He is 34 years old.",
            [],
        ),
        (
            "A 16-year-old boy died.",
            [],
        ),
        (
            "John Smith, 34, was arrested.",
            [],
        ),
        (
            "It happened at 3 p.m. on Monday.",
            [],
        ),
        (
            "Dozens of tanks crossed the river.",
            ["Dozens = 24 / - / - -, tank, of -, by -"],
        ),
        (
            "A handful of men stayed behind.",
            ["A handful = 2 / - / - person, man, of -, by -"],
        ),
        (
            "Up to 1.5 million refugees fled.",
            ["Up to 1.5 million = - / - / 1500000 person, refugee, of -, by -"],
        ),
        (
            "Four hundred soldiers surrendered.",
            ["Four hundred = 400 / 400 / 400 person, soldier, of -, by -"],
        ),
        (
            "Nearly 5,000 civilians were evacuated.",
            ["Nearly 5,000 = - / 5000 / 5000 person, civilian, of -, by -"],
        ),
        (
            "The strike killed 12.",
            ["12 = 12 / 12 / 12 person, person, of -, by -"],
        ),
        (
            "Two radio antennas were destroyed.",
            ["Two = 2 / 2 / 2 -, radio antenna, of -, by -"],
        ),
        (
            "One man died.",
            ["One = 1 / 1 / 1 person, man, of -, by -"],
        ),
        (
            "One civilian was killed and one man killed five soldiers.",
            [
                "One = 1 / 1 / 1 person, civilian, of -, by -",
                "five = 5 / 5 / 5 person, soldier, of -, by -",
            ],
        ),
        (
            "It served the ambitions of one man.",
            [],
        ),
        (
            "So far, the Russians have lost about 15,000 soldiers and between 20-30% of their"
            " military assets.",
            [
                "about 15,000 = - / 15000 / - person, soldier, of RUS, by -",
                "between 20-30% = 20 / - / 30 percent, military asset, of RUS, by -",
            ],
        ),
        (
            "One of them is the UK.",
            [],
        ),
        (
            "No one came.",
            [],
        ),
        (
            "The second wave came.",
            [],
        ),
        (
            "He called 555-0199.",
            [],
        ),
        (
            "Thousands of protesters marched.",
            ["Thousands = 2000 / - / - person, protester, of -, by -"],
        ),
        (
            "Tens of thousands of people fled.",
            ["Tens of thousands = 20000 / - / - person, people, of -, by -"],
        ),
        (
            "Hundreds of thousands of people fled.",
            ["Hundreds of thousands = 200000 / - / - person, people, of -, by -"],
        ),
        (
            "Several hundred fighters left.",
            ["Several hundred = 300 / - / - person, fighter, of -, by -"],
        ),
        (
            "A dozen drones were shot down.",
            ["A dozen = 12 / 12 / 12 -, drone, of -, by -"],
        ),
        (
            "Half a million people left.",
            ["Half a million = 500000 / 500000 / 500000 person, people, of -, by -"],
        ),
        (
            "Twenty-five prisoners were freed.",
            ["Twenty-five = 25 / 25 / 25 person, prisoner, of -, by -"],
        ),
        (
            "One hundred and fifty ships sailed.",
            ["One hundred and fifty = 150 / 150 / 150 -, ship, of -, by -"],
        ),
        (
            "Fewer than 50 buildings stand.",
            ["Fewer than 50 = - / - / 50 -, building, of -, by -"],
        ),
        (
            "Kyiv received 90 howitzers.",
            ["90 = 90 / 90 / 90 -, howitzer, of -, by -"],
        ),
        (
            "Ukraine deployed 3,000 troops.",
            ["3,000 = 3000 / 3000 / 3000 person, troop, of UKR, by -"],
        ),
        (
            "Ukrainian forces lost 40 tanks.",
            ["40 = 40 / 40 / 40 -, tank, of -, by -"],
        ),
        (
            "Russia's 1,200 tanks crossed the border.",
            ["1,200 = 1200 / 1200 / 1200 -, tank, of RUS, by -"],
        ),
        (
            "Poland sent 10 to 15 helicopters.",
            ["10 to 15 = 10 / - / 15 -, helicopter, of -, by -"],
        ),
        (
            "The convoy was 40 miles long.",
            ["40 = 40 / 40 / 40 mile, -, of -, by -"],
        ),
        (
            "The fund holds £300 million.",
            ["£300 million = 300000000 / 300000000 / 300000000 GBP, -, of -, by -"],
        ),
        (
            "Around 30 houses burned.",
            ["Around 30 = - / 30 / - -, house, of -, by -"],
        ),
        (
            "An estimated 7,000 people live there.",
            ["An estimated 7,000 = - / 7000 / - person, people, of -, by -"],
        ),
        (
            "Ten or more soldiers died.",
            ["Ten or more = 10 / 10 / - person, soldier, of -, by -"],
        ),
        (
            "Article 5 was invoked.",
            [],
        ),
        (
            "The fighting lasted three days.",
            [],
        ),
        (
            "The drone hit 7/7.",
            [],
        ),
        (
            "The F-16 landed.",
            [],
        ),
        (
            "Version 2.0 came out.",
            [],
        ),
        (
            "Kyiv said that 200 soldiers had died.",
            ["200 = 200 / 200 / 200 person, soldier, of -, by UKR"],
        ),
        (
            "Some 60 countries signed.",
            ["Some 60 = - / 60 / - -, country, of -, by -"],
        ),
        (
            "Inflation hit 8%.",
            ["8% = 8 / 8 / 8 percent, -, of -, by -"],
        ),
        (
            "The army seized 20 tonnes of grain.",
            ["20 = 20 / 20 / 20 tonne, grain, of -, by -"],
        ),
        (
            "He said that at least 10,000 people had fled.",
            ["at least 10,000 = 10000 / 10000 / - person, people, of -, by -"],
        ),
    ],
)
def test_a_number_keeps_its_bounds_what_it_counts_and_whose(text: str, expected: list[str]) -> None:
    assert [short(item) for item in figures_of(CASES[text])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No one was killed in the strike.", ["No one = 0 / 0 / 0 person, person, of -, by -"]),
        ("Not a single tank was lost.", ["Not a single = 0 / 0 / 0 -, tank, of -, by -"]),
        ("No tanks were destroyed.", ["No = 0 / 0 / 0 -, tank, of -, by -"]),
        ("No progress was made.", []),
        (
            "The death toll rose to 345.",
            ["345 = 345 / 345 / 345 person, death, of -, by -"],
        ),
        (
            "The number of refugees reached 5 million.",
            ["5 million = 5000000 / 5000000 / 5000000 person, refugee, of -, by -"],
        ),
        (
            "At least 40 fighters were killed and dozens more wounded.",
            [
                "At least 40 = 40 / 40 / - person, fighter, of -, by -",
                "dozens more = 24 / - / - person, fighter, of -, by -",
            ],
        ),
        (
            "Losses rose from 20 to 30 tanks.",
            ["from 20 to 30 = 30 / 30 / 30 -, tank, of -, by -"],
        ),
        (
            "The U.S. sent an $800 million package.",
            ["$800 million = 800000000 / 800000000 / 800000000 USD, package, of -, by -"],
        ),
        ("Exports fell by 30%.", ["30% = 30 / 30 / 30 percent, export, of -, by -"]),
        ("Several people were killed.", ["Several = 3 / - / - person, people, of -, by -"]),
        ("He has several ideas.", []),
        (
            "Casualties amount to 15,000.",
            ["15,000 = 15000 / 15000 / 15000 person, casualty, of -, by -"],
        ),
        ("The Group of 7 met.", []),
        (
            "The village of 30 people and 15 of them fled.",
            [
                "30 = 30 / 30 / 30 person, people, of -, by -",
                "15 = 15 / 15 / 15 person, people, of -, by -",
            ],
        ),
    ],
)
def test_what_no_noun_beside_the_number_says_is_found(text: str, expected: list[str]) -> None:
    assert [short(item) for item in figures_of(CASES[text])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russia condemned the killing of 12 people.",
            ["12 = 12 / 12 / 12 person, people, of -, by -"],
        ),
        (
            "Russia denied that 300 soldiers died.",
            ["300 = 300 / 300 / 300 person, soldier, of -, by -"],
        ),
        ("Kyiv called for 200 tanks.", ["200 = 200 / 200 / 200 -, tank, of -, by -"]),
        ("Kyiv called it “a blow to 200 homes”.", ["200 = 200 / 200 / 200 -, home, of -, by UKR"]),
        ("Russia, says Kyiv, has 30 ships.", ["30 = 30 / 30 / 30 -, ship, of RUS, by UKR"]),
        ("Kyiv did not say that 40 ships sank.", ["40 = 40 / 40 / 40 -, ship, of -, by -"]),
        ("Kyiv agreed that 40 ships sank.", ["40 = 40 / 40 / 40 -, ship, of -, by UKR"]),
        ("Kyiv spoke when 40 ships sank.", ["40 = 40 / 40 / 40 -, ship, of -, by -"]),
        (
            "Kyiv said 40 ships sank while Russia said 9 sailors died.",
            [
                "40 = 40 / 40 / 40 -, ship, of -, by UKR",
                "9 = 9 / 9 / 9 person, sailor, of -, by RUS",
            ],
        ),
        (
            "Exports were worth $15bn ( £12bn ).",
            [
                "$15bn = 15000000000 / 15000000000 / 15000000000 USD, export, of -, by -",
                "£12bn = 12000000000 / 12000000000 / 12000000000 GBP, export, of -, by -",
            ],
        ),
        (
            "Shells with a range of 70km to 80km landed.",
            ["70km to 80km = 70 / - / 80 kilometre, range, of -, by -"],
        ),
        ("The 27 member states met.", ["27 = 27 / 27 / 27 -, member state, of -, by -"]),
        (
            "Kyiv estimated the number of dead soldiers at 25,000.",
            ["25,000 = 25000 / 25000 / 25000 person, dead soldier, of -, by UKR"],
        ),
        ("Prices saw a four- to sixfold rise.", []),
        (
            "It froze €9bn worth of assets.",
            ["€9bn = 9000000000 / 9000000000 / 9000000000 EUR, asset, of -, by -"],
        ),
        (
            "Seven captured Russian pilots returned.",
            ["Seven = 7 / 7 / 7 person, pilot, of -, by -"],
        ),
    ],
)
def test_a_number_is_claimed_by_who_vouches_for_it_and_counts_what_it_is_given_for(
    text: str, expected: list[str]
) -> None:
    assert [short(item) for item in figures_of(CASES[text])] == expected


def test_a_figure_says_when_it_holds_and_whether_it_adds() -> None:
    parse = CASES["A further 12 people were wounded."]
    found = find_figures(parse, Names(parse), Attributions(), published="2022-04-26T10:00:00Z")
    assert [(f.increment, f.when.start if f.when else None) for f in found] == [
        (True, "2022-04-26")
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17m", 17_000_000),
        ("2bn", 2_000_000_000),
        ("15,000", 15_000),
        ("1.5 million", 1_500_000),
        ("four hundred", 400),
        ("one hundred and fifty thousand", 150_000),
        ("twenty-five", 25),
        ("two dozen", 24),
        ("5k", 5_000),
        ("many", None),
        ("17 soldiers", None),
        ("", None),
    ],
)
def test_amounts_in_digits_and_words(text: str, value: float | None) -> None:
    assert read_amount(text) == value


def test_a_figure_names_the_attribution_that_claims_it() -> None:
    parse = CASES["Kyiv said that 200 soldiers had died."]
    item = figures_of(parse)[0]
    assert item.attribution == "a1"
    assert "claimed by “Kyiv”" in item.reason


def test_ids_go_on_from_the_field_before() -> None:
    parse = CASES["The strike killed 12."]
    assert [f.id for f in find_figures(parse, Names(parse), Attributions(), first_id=4)] == ["f4"]


PIECES = """about 15,000 20 - 30 % per cent million $ 17m between and to hundreds of dozens a
several 99999999999999999999 1.2.3 half at least more than or € five twenty hundred + / 3:1"""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=4), max_size=12))
def test_no_words_make_it_fail_and_numbers_stand_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for found in find_numbers(text):
        assert last <= found.start <= found.first < found.last <= found.end <= len(text)
        assert found.low is None or found.high is None or found.low <= found.high
        last = found.end


def test_a_text_without_tokens_has_no_figures() -> None:
    assert figures_of(Parse("body", "", (), (), ())) == ()


def test_soldiers_whose_side_no_word_names_are_of_the_side_that_lost_them() -> None:
    text = "So far, the Russians have lost about 15,000 soldiers and between 20-30% of their"
    parse = next(case for words, case in CASES.items() if words.startswith(text))
    mentions = find_mentions(parse, published=None)[0]
    found = find_figures(parse, mentions, Attributions())
    owners = [item.of for item in found]
    assert [(o.country, o.sector) for o in owners if o] == [("RUS", "MIL"), ("RUS", None)]
