"""One article in, one Reading out: the whole reader, on the seed and on sentences like it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import warsan
from warsan.model import (
    Article,
    Attribution,
    Event,
    Reading,
    Span,
    reading_from_json,
    reading_to_json,
)
from warsan.reader.article import read_article

SEED = Path(__file__).parents[3] / "shared" / "seed"
needs_seed = pytest.mark.skipif(not SEED.is_dir(), reason="../shared/seed is not here")


@cache
def read_seed() -> Reading:
    return warsan.read(next(SEED.glob("*.txt")), published="2022-04-28")


@cache
def read(text: str) -> Reading:
    return warsan.read(text, published="2022-04-28")


def name_of(found: Attribution) -> str:
    source = found.source
    return (source.party.name or source.text) if source and source.party else "nobody"


def said_by(reading: Reading, who: str) -> list[str]:
    return [
        plain(" … ".join(c.text for c in a.content))
        for a in reading.attributions
        if who in name_of(a)
    ]


def plain(text: str) -> str:
    """A text with every white space as a blank: pages print NBSP between words."""
    return " ".join(text.split())


def spans_of(reading: Reading) -> Iterator[Span]:
    for event in reading.events:
        yield from filter(None, (event.trigger, event.actor_span, event.recipient_span))
    for said in reading.attributions:
        yield from said.content
        yield from filter(None, (said.cue, said.source.span if said.source else None))
    yield from (f.span for f in reading.figures)
    yield from (d.span for d in reading.dates)
    yield from (m.span for m in reading.mentions)
    if reading.article.credit:
        yield reading.article.credit.span


@needs_seed
@pytest.mark.parametrize(
    ("who", "part"),
    [
        ("James Heappey", "that the allies are providing Ukraine with ranged weapons"),
        ("Lloyd Austin", "“Russia is waging a war of choice"),
        ("Lloyd Austin", "“we want to see Russia weakened"),
        ("Sergei Lavrov", "engaged in war with Russia"),
        ("The Russians", "hundreds of foreigners"),
        ("A British source", "400 SAS"),
        ("Maria Zakharova", "“Ukrainian supply lines”"),
        ("Ben Wallace", "15,000 soldiers"),
    ],
)
def test_the_seed_names_who_said_what(who: str, part: str) -> None:
    assert any(part in content for content in said_by(read_seed(), who))


@needs_seed
def test_the_seed_is_one_article_and_its_related_posts_are_not_in_it() -> None:
    reading = read_seed()
    article = reading.article
    assert (article.outlet, article.published) == ("The Warsan", "2022-04-28")
    assert article.credit is not None
    assert article.credit.name == "Ilmanifesto"
    assert len(article.related) == 2
    assert not any(
        word in span.text for span in spans_of(reading) for word in ("Museveni", "FAO", "Ugandan")
    )


# The shapes of the seed, on other sentences.
@pytest.mark.parametrize(
    ("text", "who", "code", "part"),
    [
        ("French Foreign Minister Jean-Yves Le Drian explained that the allies are sending Kyiv "
         "more guns.", "Jean-Yves Le Drian", "FRA", "that the allies are sending Kyiv more guns"),
        ("Anna Nowak, spokeswoman of the Polish Foreign Ministry, replied on Telegram that Poland "
         "would answer.", "Anna Nowak", "POL", "that Poland would answer"),
        ("The Poles believe that there are dozens of foreigners in the tunnels.",
         "The Poles", "POL", "dozens of foreigners"),
        ("A French source has claimed that there are 200 marines in the area.",
         "A French source", "FRA", "that there are 200 marines"),
        ("Turkish Defence Minister Hulusi Akar said that “the strait is closed,” adding that "
         "“we want to see it opened soon.”", "Hulusi Akar", "TUR", "“we want to see it opened"),
        ("“The road is open,” German Chancellor Olaf Scholz said in Berlin.",
         "Olaf Scholz", "DEU", "“The road is open,”"),
    ],
)  # fmt: skip
def test_other_sources_are_found_in_the_same_shapes(
    text: str, who: str, code: str, part: str
) -> None:
    reading = read(text)
    assert any(part in content for content in said_by(reading, who))
    parties = {a.source.party.code for a in reading.attributions if a.source and a.source.party}
    assert code in parties


def shown(event: Event) -> tuple[str, str, str, str]:
    actor = event.actor.code if event.actor else ""
    recipient = event.recipient.code if event.recipient else ""
    return event.type, event.kind, actor, recipient


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey accused Greece of lying on Monday.", ("ACCUSE", "word", "TUR", "GRC")),
        ("North Korea threatened to attack Japan.", ("THREATEN", "word", "PRK", "JPN")),
        ("Israeli forces shelled Syria overnight.", ("ASSAULT", "deed", "ISR", "SYR")),
        ("India’s prime minister met the Chinese president in Moscow.",
         ("CONSULT", "word", "IND", "CHN")),
        ("Canada praised Ukraine for its courage.", ("SUPPORT", "word", "CAN", "UKR")),
        ("Norway sent weapons to Ukraine.", ("AID", "deed", "NOR", "UKR")),
        ("Iran rejected the American proposal.", ("REJECT", "word", "IRN", "USA")),
        ("Ukraine asked Germany for more tanks.", ("REQUEST", "word", "UKR", "DEU")),
    ],
)  # fmt: skip
def test_events_have_type_kind_actor_and_recipient(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in [shown(event) for event in read(text).events]


@pytest.mark.parametrize(
    ("text", "frame", "low", "high"),
    [
        ("Turkey shelled Syria on Monday.", "done", 2.5, 3),
        ("Turkey did not shell Syria on Monday.", "done", -3, -2),
        ("Turkey may attack Syria.", None, 0, 1.5),
        ("Turkey plans to attack Syria.", "planned", 0, 1.5),
        ("If Syria moves, Turkey will attack Syria.", "conditional", 0, 1),
        ("Turkey attacked Syria in 1962.", "historical", 2, 3),
    ],
)
def test_negation_modals_and_conditions_set_frame_and_certainty(
    text: str, frame: str | None, low: float, high: float
) -> None:
    events = [e for e in read(text).events if e.type == "ASSAULT"]
    assert len(events) == 1
    assert low <= events[0].certainty.value <= high
    assert frame is None or events[0].frame == frame


def test_a_quoted_we_is_the_side_of_the_speaker() -> None:
    text = "French President Emmanuel Macron said: “We condemn Russia.”"
    assert ("ACCUSE", "word", "FRA", "RUS") in [shown(e) for e in read(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "The weather stayed dry, and the harvest was good this year.",
        "Prices rose by four per cent in March, the statistics office said.",
        "She struck a chord with her new novel, which critics attacked.",
    ],
)
def test_nothing_is_asserted_where_no_party_acts(text: str) -> None:
    assert not read(text).events


@needs_seed
def test_every_finding_slices_back_to_its_words_and_says_why() -> None:
    reading = read_seed()
    for span in spans_of(reading):
        assert reading.article.text_of(span.field)[span.start : span.end] == span.text
    reasons = [e.reason for e in reading.events] + [a.reason for a in reading.attributions]
    assert all(reasons + [f.reason for f in reading.figures] + [d.reason for d in reading.dates])
    assert reading_from_json(reading_to_json(reading)) == reading


# News as it comes: lost spaces, curly and mixed quotes, headlines without a stop, menus,
# bullets, NBSP, zero-width characters, emoji, capitals.
DIRTY = st.lists(
    st.sampled_from(
        [
            "Moscow said on Tuesday that its forces had left.The army of Ukraine denied it.",
            "“We will strike,” Lavrov\u00a0said\u00a0on Telegram. ",
            "Turkey's minister told reporters: \"No talks”",
            "HOME  WORLD  SPORT",
            "\n\nARMY LEAVES CITY AFTER 3 DAYS\n\n",
            "\n• about 1\u2009500 sol\u00addiers\n• 20-30% of tanks\n",
            "Kyiv accused Russia of shelling\u200b Odesa on 26/04/2022 🇺🇦",
            "—",
            "‘It is “war”’, he added (see p. 4)…",
            "the U.S. and the U.K.'s allies",
            "\r\n",
            " ",
            "))“”((\t",
        ]
    ),
    max_size=9,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(DIRTY, DIRTY)
def test_on_dirty_text_no_finding_is_misplaced_and_no_find_comes_twice(
    title: str, body: str
) -> None:
    article = Article(
        id="0" * 64, outlet=None, title=title, standfirst=None, byline=None,
        published="2022-04-28", language="en", genre="news", url=None, body=body,
    )  # fmt: skip
    reading = read_article(article)
    for span in spans_of(reading):
        assert span.start < span.end
        assert article.text_of(span.field)[span.start : span.end] == span.text
    for found in (reading.events, reading.attributions, reading.figures, reading.mentions):
        ids = [item.id for item in found]
        assert len(ids) == len(set(ids))
    known = {a.id for a in reading.attributions}
    assert {e.attribution for e in reading.events} - {None} <= known


@needs_seed
def test_who_vouches_for_an_event_is_who_is_quoted_with_it() -> None:
    reading = read_seed()
    quoted = {a.id: a.source.party for a in reading.attributions if a.source}
    for event in reading.events:
        party = quoted.get(event.attribution or "")
        if party is not None and len(event.certainty.by) == 2:
            assert event.certainty.by[1].party == party
