from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trees import parse_of
from warsan.model import Date
from warsan.reader.dates.expressions import find_dates
from warsan.reader.dates.governing import date_of, find_when
from warsan.reader.dates.holidays import day_of
from warsan.reader.parse import Parse, Range, Token

PUBLISHED = "2022-04-28"  # a Thursday
TREES = Path(__file__).with_name("date_trees.conllu").read_text(encoding="utf-8")
CASES = {
    parse.text.strip(): parse
    for parse in (parse_of("# newpar\n" + block) for block in TREES.split("# newpar\n")[1:])
}


def short(item: Date) -> str:
    """Words = value, first to last day, precision; "-" where it is None."""
    days = f"{item.start or '-'} to {item.end or '-'}"
    return f"{item.span.text} = {item.value or '-'}, {days}, {item.precision}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Tuesday NATO decided to send weapons.",
            ["Tuesday = 2022-04-26, 2022-04-26 to 2022-04-26, day"],
        ),
        (
            "The ministers will meet on Friday.",
            ["Friday = 2022-04-29, 2022-04-29 to 2022-04-29, day"],
        ),
        (
            "The ministers will meet on Thursday.",
            ["Thursday = 2022-04-28, 2022-04-28 to 2022-04-28, day"],
        ),
        (
            "The talks ended on Thursday.",
            ["Thursday = 2022-04-28, 2022-04-28 to 2022-04-28, day"],
        ),
        (
            "Troops crossed the border last Tuesday.",
            ["last Tuesday = 2022-04-26, 2022-04-26 to 2022-04-26, day"],
        ),
        (
            "The vote is due next Monday.",
            ["next Monday = 2022-05-02, 2022-05-02 to 2022-05-02, day"],
        ),
        (
            "The talks start on Friday.",
            ["Friday = 2022-04-29, 2022-04-29 to 2022-04-29, day"],
        ),
        (
            "The allies agreed to meet on Friday.",
            ["Friday = 2022-04-29, 2022-04-29 to 2022-04-29, day"],
        ),
        (
            "The siege began on 28 April 2022.",
            ["28 April 2022 = 2022-04-28, 2022-04-28 to 2022-04-28, day"],
        ),
        (
            "The siege began on April 28.",
            ["April 28 = 2022-04-28, 2022-04-28 to 2022-04-28, day"],
        ),
        (
            "The court will rule on May 9.",
            ["May 9 = 2022-05-09, 2022-05-09 to 2022-05-09, day"],
        ),
        (
            "The fleet sailed on December 3.",
            ["December 3 = 2021-12-03, 2021-12-03 to 2021-12-03, day"],
        ),
        (
            "The war began in February.",
            ["February = 2022-02, 2022-02-01 to 2022-02-28, month"],
        ),
        (
            "The summit will take place in June.",
            ["June = 2022-06, 2022-06-01 to 2022-06-30, month"],
        ),
        (
            "The war began in February 2022.",
            ["February 2022 = 2022-02, 2022-02-01 to 2022-02-28, month"],
        ),
        (
            "The peninsula was annexed in 2014.",
            ["2014 = 2014, 2014-01-01 to 2014-12-31, year"],
        ),
        (
            "Fighting has gone on since 2014.",
            ["2014 = 2014, 2014-01-01 to -, year"],
        ),
        (
            "The plant was built in the 1970s.",
            ["the 1970s = 197, 1970-01-01 to 1979-12-31, decade"],
        ),
        (
            "The bridge was hit yesterday.",
            ["yesterday = 2022-04-27, 2022-04-27 to 2022-04-27, day"],
        ),
        (
            "The envoy arrives tomorrow.",
            ["tomorrow = 2022-04-29, 2022-04-29 to 2022-04-29, day"],
        ),
        (
            "The president spoke today.",
            ["today = 2022-04-28, 2022-04-28 to 2022-04-28, day"],
        ),
        (
            "Sirens sounded last night.",
            ["last night = 2022-04-27TNI, 2022-04-27 to 2022-04-27, day"],
        ),
        (
            "Shelling killed a child this morning.",
            ["this morning = 2022-04-28TMO, 2022-04-28 to 2022-04-28, day"],
        ),
        (
            "Ten people died last week.",
            ["last week = 2022-W16, 2022-04-18 to 2022-04-24, week"],
        ),
        (
            "Exports fell last month.",
            ["last month = 2022-03, 2022-03-01 to 2022-03-31, month"],
        ),
        (
            "Sales rose last year.",
            ["last year = 2021, 2021-01-01 to 2021-12-31, year"],
        ),
        (
            "The army will advance next month.",
            ["next month = 2022-05, 2022-05-01 to 2022-05-31, month"],
        ),
        (
            "Prices fell earlier this month.",
            ["earlier this month = 2022-04, 2022-04-01 to 2022-04-28, month"],
        ),
        (
            "The offensive could lead to a ceasefire in the coming months.",
            ["the coming months = FUTURE_REF, - to -, vague"],
        ),
        (
            "Now the city is empty.",
            ["Now = PRESENT_REF, - to -, vague"],
        ),
        (
            "They fled two weeks ago.",
            ["two weeks ago = 2022-W15, 2022-04-11 to 2022-04-17, week"],
        ),
        (
            "The convoy left three days ago.",
            ["three days ago = 2022-04-25, 2022-04-25 to 2022-04-25, day"],
        ),
        (
            "Three days later the town fell.",
            ["Three days later = -, - to -, vague"],
        ),
        (
            "He was jailed for three years.",
            ["three years = P3Y, - to -, vague"],
        ),
        (
            "The front froze last winter.",
            ["last winter = 2021-WI, 2021-12-01 to 2022-02-28, season"],
        ),
        (
            "The offensive stalled in the summer of 2022.",
            ["the summer of 2022 = 2022-SU, 2022-06-01 to 2022-08-31, season"],
        ),
        (
            "Output fell in the first quarter of 2022.",
            ["the first quarter of 2022 = 2022-Q1, 2022-01-01 to 2022-03-31, quarter"],
        ),
        (
            "They met every Friday.",
            ["every Friday = XXXX-WXX-5, - to -, vague"],
        ),
        (
            "The drone flew daily.",
            ["daily = P1D, - to -, vague"],
        ),
        (
            "The strike came at 3 p.m. on Monday.",
            [
                "3 p.m. = 2022-04-25T15:00, 2022-04-25 to 2022-04-25, time",
                "Monday = 2022-04-25, 2022-04-25 to 2022-04-25, day",
            ],
        ),
        (
            "Fighting raged from 24 to 28 April.",
            ["24 to 28 April = 2022-04-24/2022-04-28, 2022-04-24 to 2022-04-28, day"],
        ),
        (
            "The truce held in mid-April.",
            ["mid-April = 2022-04, 2022-04-01 to 2022-04-30, month"],
        ),
        (
            "He ruled from 2014-2019.",
            ["2014-2019 = 2014/2019, 2014-01-01 to 2019-12-31, year"],
        ),
        (
            "Theresa May resigned.",
            [],
        ),
        (
            "The army may march on Kyiv.",
            [],
        ),
        (
            "The Sunday Times reported the raid.",
            [],
        ),
        (
            "The 34-year-old soldier died.",
            ["34-year-old = P34Y, - to -, vague"],
        ),
        (
            "More than 2000 soldiers died.",
            [],
        ),
        (
            "The S-400 was hit.",
            [],
        ),
        (
            "The second wave came.",
            [],
        ),
        (
            "Resolution 1973 passed.",
            [],
        ),
        (
            "The deal cost $2022.",
            [],
        ),
        (
            "It happened on 2022-04-25.",
            ["2022-04-25 = 2022-04-25, 2022-04-25 to 2022-04-25, day"],
        ),
        (
            "It happened on 31 February 2022.",
            ["31 February 2022 = -, - to -, vague"],
        ),
        (
            "In recent weeks the front has moved.",
            ["recent weeks = PAST_REF, - to -, vague"],
        ),
        (
            "A decade ago the plant closed.",
            ["A decade ago = 2012, 2012-01-01 to 2012-12-31, year"],
        ),
        (
            "The spring offensive failed.",
            [],
        ),
        (
            "He was born on 3 March 1985.",
            ["3 March 1985 = 1985-03-03, 1985-03-03 to 1985-03-03, day"],
        ),
        (
            "The village was shelled on Monday and Wednesday.",
            [
                "Monday = 2022-04-25, 2022-04-25 to 2022-04-25, day",
                "Wednesday = 2022-04-27, 2022-04-27 to 2022-04-27, day",
            ],
        ),
        (
            "Tuesday's attack killed ten people.",
            ["Tuesday = 2022-04-26, 2022-04-26 to 2022-04-26, day"],
        ),
        (
            "On Monday the minister said that troops had attacked the town.",
            ["Monday = 2022-04-25, 2022-04-25 to 2022-04-25, day"],
        ),
        (
            "The general said that troops attacked the town on Monday.",
            ["Monday = 2022-04-25, 2022-04-25 to 2022-04-25, day"],
        ),
        (
            "Kyiv recently asked for tanks.",
            ["recently = PAST_REF, - to -, vague"],
        ),
        (
            "The end of the year will be hard.",
            ["The end of the year = 2022, 2022-01-01 to 2022-12-31, year"],
        ),
        (
            "A year later peace came.",
            ["A year later = -, - to -, vague"],
        ),
        (
            "The raid came on Tuesday night.",
            ["Tuesday night = 2022-04-26TNI, 2022-04-26 to 2022-04-26, day"],
        ),
        (
            "The city may fall within hours.",
            ["hours = PTXH, - to -, vague"],
        ),
        (
            "He spoke on Friday morning.",
            ["Friday morning = 2022-04-22TMO, 2022-04-22 to 2022-04-22, day"],
        ),
        (
            "The hearing was set for June 3.",
            ["June 3 = 2022-06-03, 2022-06-03 to 2022-06-03, day"],
        ),
    ],
)
def test_expressions_are_read_against_the_day_of_publication(
    text: str, expected: list[str]
) -> None:
    assert [short(item) for item in find_dates(CASES[text], PUBLISHED)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Tuesday NATO decided to send weapons.", None),
        ("The siege began on April 28.", None),
        ("The war began in February.", None),
        ("Sales rose last year.", None),
        ("They fled two weeks ago.", None),
        ("The bridge was hit yesterday.", None),
        ("The front froze last winter.", None),
        ("Prices fell earlier this month.", None),
        ("The siege began on 28 April 2022.", "2022-04-28"),
        ("Fighting has gone on since 2014.", "2014"),
        ("Now the city is empty.", "PRESENT_REF"),
    ],
)
@pytest.mark.parametrize("published", [None, "", "soon", "2022-13-45"])
def test_without_a_day_of_publication_only_full_dates_have_a_value(
    text: str, value: str | None, published: str | None
) -> None:
    item = find_dates(CASES[text], published)[0]
    assert item.value == value
    if value is None:
        assert (item.start, item.precision) == (None, "vague")
        assert "publication" in item.reason


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("On Tuesday NATO decided to send weapons.", "decided", "Tuesday"),
        ("On Tuesday NATO decided to send weapons.", "send", "Tuesday"),
        ("The siege began on 28 April 2022.", "siege", "28 April 2022"),
        ("Tuesday's attack killed ten people.", "attack", "Tuesday"),
        ("On Monday the minister said that troops had attacked the town.", "said", "Monday"),
        ("On Monday the minister said that troops had attacked the town.", "attacked", None),
        ("The general said that troops attacked the town on Monday.", "attacked", "Monday"),
        ("The general said that troops attacked the town on Monday.", "said", None),
        ("He was jailed for three years.", "jailed", None),
        ("The army may march on Kyiv.", "march", None),
        ("Now the city is empty.", "empty", "Now"),
    ],
)
def test_the_date_on_its_own_clause_governs_an_event(
    text: str, trigger: str, expected: str | None
) -> None:
    parse = CASES[text]
    index = [t.text for t in parse.tokens].index(trigger)
    found = date_of(parse, find_dates(parse, PUBLISHED), index)
    assert (found.span.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smoke rises over Kyiv on Tuesday.", "Tuesday = - DATE"),
        ("Thursday's sentence is harsh.", "Thursday = 2022-04-28 DATE"),
        (
            "McDonald's unveiled its logo ahead of a reopening on Sunday.",
            "Sunday = 2022-05-01 DATE",
        ),
        ("The meeting was postponed until Friday.", "Friday = 2022-04-29 DATE"),
        ("The vote, scheduled for Monday, was cancelled.", "Monday = 2022-05-02 DATE"),
        ("Russia's 24 February invasion will be remembered.", "24 February = 2022-02-24 DATE"),
        ("Negotiators met on Tuesday morning.", "Tuesday morning = 2022-04-26TMO TIME"),
        ("Negotiators will meet at 3 p.m. Friday.", "3 p.m. Friday = 2022-04-29T15:00 TIME"),
        ("The first shells fell at 01:30 GMT.", "01:30 GMT = 2022-04-28T01:30Z TIME"),
        (
            "The missiles hit Odesa in the early hours of Wednesday.",
            "the early hours of Wednesday = 2022-04-27TNI TIME",
        ),
        ("Fighting raged over the weekend.", "the weekend = 2022-W16-WE DATE"),
        ("The bombing on Good Friday killed ten people.", "Good Friday = 2022-04-15 DATE"),
        ("The army shelled the town at Christmas 2021.", "Christmas 2021 = 2021-12-25 DATE"),
        ("It happened on 4/26/22.", "4/26/22 = 2022-04-26 DATE"),
        ("It happened on 28.04.2022.", "28.04.2022 = 2022-04-28 DATE"),
        ("Exports fell in October of last year.", "October of last year = 2021-10 DATE"),
        (
            "The war was fought in the first half of 2022.",
            "the first half of 2022 = 2022-H1 DATE",
        ),
        ("Profits rose in fiscal 2021.", "fiscal 2021 = FY2021 DATE"),
        ("The plant was built in the late 19th century.", "the late 19th century = 18 DATE"),
        ("It was the worst raid in recent history.", "recent history = PAST_REF DATE"),
        ("The army will win in the future.", "the future = FUTURE_REF DATE"),
        ("The siege lasted the past two weeks.", "the past two weeks = P2W DURATION"),
        (
            "He has ruled for more than twenty-five years.",
            "more than twenty-five years = P25Y DURATION",
        ),
        ("The truce was signed two days after the vote.", "two days = P2D DURATION"),
        ("He worked there for years.", "years = PXY DURATION"),
        ("The soldier is two years old.", "two years old = P2Y DURATION"),
        (
            "The more time goes by, the harder it gets.",
            "The more time goes by = - DURATION",
        ),
        ("The plant loses $3m a year.", "a year = P1Y SET"),
        ("They met three times a week.", "a week = P1W SET"),
        ("The train runs every two hours.", "every two hours = PT2H SET"),
    ],
)
def test_every_kind_of_expression_has_its_timex3_value(text: str, expected: str) -> None:
    (item,) = find_dates(CASES[text], PUBLISHED)
    assert f"{item.span.text} = {item.value or '-'} {item.kind}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "The now-cancelled deal angered Kyiv.",
        "As soon as he resigned, protests began.",
        "The future of Ukraine is at stake.",
        "The drone flies at 500 miles per hour.",
        "Years passed.",
        "He was promoted in his forties.",
    ],
)
def test_what_only_looks_like_time_is_left_alone(text: str) -> None:
    assert find_dates(CASES[text], PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "On 24 February Russia invaded. Two days later the army shelled Kharkiv. "
            "The next day the city fell.",
            ["2022-02-24", "2022-02-26", "2022-02-27"],
        ),
        (
            "The pact was signed on March 3, 2014. Three years later it collapsed.",
            ["2014-03-03", "2017"],
        ),
        (
            "Troops left in May 2021. The following month they came back.",
            ["2021-05", "2021-06"],
        ),
        (
            "In the early hours of Wednesday the army shelled the town. That day ten people died.",
            ["2022-04-27TNI", "2022-04-27"],
        ),
        (
            "The convoy left on Monday. By that time the bridge was closed.",
            ["2022-04-25", "2022-04-25"],
        ),
        (
            "Sales fell in March compared to the same month a year ago.",
            ["2022-03", "2021-03"],
        ),
        ("In March and April 2014 protests grew.", ["2014-03", "2014-04"]),
        ("The 12-hour flight ended at noon.", ["PT12H", "2022-04-28T12:00"]),
        ("Earlier that day sirens had sounded.", [None]),
        ("Sales rose from a year earlier.", ["2021"]),
        ("The plant closed half an hour later.", ["FUTURE_REF"]),
    ],
)
def test_a_narrative_counts_from_the_date_told_before(text: str, values: list[str | None]) -> None:
    assert [item.value for item in find_dates(CASES[text], PUBLISHED)] == values


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("On Tuesday NATO decided to send weapons.", "decided", ("2022-04-26", "2022-04-26")),
        ("Fighting has gone on since 2014.", "gone", ("2014-01-01", None)),
        ("The army held the town from 2014 to 2016.", "held", ("2014-01-01", "2016-12-31")),
        ("The army held the town between 2014 and 2016.", "held", ("2014-01-01", "2016-12-31")),
        (
            "On 24 February Russia invaded. Two days later the army shelled Kharkiv. "
            "The next day the city fell.",
            "shelled",
            ("2022-02-26", "2022-02-26"),
        ),
        (
            "The attack in the town on Tuesday killed ten people.",
            "killed",
            ("2022-04-26", "2022-04-26"),
        ),
        ("The attack of 24 February was condemned.", "condemned", None),
        ("The bridge, built in 2018, was attacked by drones.", "attacked", None),
        (
            "On Monday the minister said that troops had attacked the town.",
            "attacked",
            None,
        ),
        (
            "McDonald's unveiled its logo ahead of a reopening on Sunday.",
            "unveiled",
            None,
        ),
        ("The meeting was postponed until Friday.", "postponed", None),
        ("Sales rose from a year earlier.", "rose", None),
        ("The strike came at 3 p.m. on Monday.", "came", ("2022-04-25", "2022-04-25")),
    ],
)
def test_an_event_has_the_date_of_its_clause_or_of_its_sentence(
    text: str, trigger: str, expected: tuple[str, str | None] | None
) -> None:
    parse = CASES[text]
    index = [t.text for t in parse.tokens].index(trigger)
    found = find_when(parse, find_dates(parse, PUBLISHED), index, PUBLISHED)
    assert (found and (found.start, found.end)) == expected


def test_a_stamp_of_a_live_page_dates_what_follows_it() -> None:
    stamped = parse_of(
        "26 26 NUM 0 root\nApril April PROPN 1 nmod\n2022 2022 NUM 1 nmod\n20.59 20.59 NUM 1 nmod"
        "\n\nHe he PRON 2 nsubj\nspoke speak VERB 0 root\nyesterday yesterday NOUN 2 obl"
    )
    assert [d.value for d in find_dates(stamped, PUBLISHED)] == ["2022-04-26T20:59", "2022-04-25"]


@pytest.mark.parametrize(
    ("rule", "day", "year", "expected"),
    [
        ("easter", "0", 2022, "2022-04-17"),
        ("easter", "-2", 2008, "2008-03-21"),
        ("orthodox", "0", 2022, "2022-04-24"),
        ("orthodox", "0", 2010, "2010-04-04"),
        ("nth", "11 3 4", 2022, "2022-11-24"),
        ("nth", "05 0 -1", 2022, "2022-05-30"),
        ("nth", "12 0 -1", 2022, "2022-12-26"),
        ("fixed", "02-29", 2022, "None"),
    ],
)
def test_holidays_fall_where_the_calendar_says(
    rule: str, day: str, year: int, expected: str
) -> None:
    assert str(day_of(rule, day, year)) == expected


def flat(words: list[str]) -> Parse:
    """A parse without structure: every word hangs on the first."""
    tokens, start = [], 0
    for word in words:
        tokens.append(Token(start, start + len(word), word, word.lower(), "NOUN", 0, "dep"))
        start += len(word) + 1
    whole = (Range(0, len(words)),) if words else ()
    return Parse("body", " ".join(words), tuple(tokens), whole, whole)


PIECES = """fiscal ago half every later that day Easter noon GMT o'clock old the same nineties
last next May 31 April 2022 Tuesday the first quarter of 1990s ago two weeks 0 9999
in earlier this month 24 - 28 3 p.m. 25:61 every decade century a 99999 years summer , '90s
2022-02-30 1500 mid- September 30 February 29 tomorrow winter"""
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        WORDS | st.text(st.characters(exclude_categories=("Z", "C")), min_size=1), max_size=12
    ),
    st.sampled_from([None, "2022-04-28", "0001-01-01", "9999-12-31", "2024-02-29T10:00:00Z"]),
)
def test_no_words_make_it_fail_and_spans_slice_back(
    words: list[str], published: str | None
) -> None:
    parse = flat(words)
    for item in find_dates(parse, published):
        assert parse.text[item.span.start : item.span.end] == item.span.text
        assert item.reason
        assert (item.start is None) or (item.end is None) or item.start <= item.end
