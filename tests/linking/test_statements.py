"""What one article says: who holds it, what a figure counts, what a denial answers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.readings import make_article, make_event, make_reading, party, say
from warsan.linking.claims import find_slot, find_statements, with_wire
from warsan.linking.claims.voices import judge_cue, outlet_voice, source_voice
from warsan.model import Article, Credit, Event, Figure, Place, Reading, Span

CUES = [
    ("denied", "denies explicitly"),
    ("still denies", "denies explicitly"),
    ("has long rejected", "denies explicitly"),
    ("did not deny", "says so"),
    ("never denied", "says so"),
    ("admitted", "concedes"),
    ("conceded", "concedes"),
    ("did not admit", "says so"),
    ("said", "says so"),
]


@pytest.mark.parametrize(("cue", "how"), CUES)
def test_a_cue_denies_concedes_or_says(cue: str, how: str) -> None:
    assert judge_cue(cue) == how


OUTLETS = [
    ({"outlet": "TASS"}, "RUS"),
    ({"outlet": "RT"}, "RUS"),
    ({"outlet": "The Fjord Mail"}, "outlet the fjord mail"),
    ({"outlet": None}, "outlet an unnamed outlet"),
]


@pytest.mark.parametrize(("values", "key"), OUTLETS)
def test_outlets_that_one_state_directs_are_one_source(values: dict[str, Any], key: str) -> None:
    assert outlet_voice(make_article("Nothing happened.", **values)).key == key


def test_an_outlet_that_prints_an_agency_is_one_source_with_it() -> None:
    agency = make_article("Nothing happened.", outlet="Northwire")
    credit = Credit(name="Northwire", role="resourced", span=Span("page", 0, 0, ""))
    printed = make_article("Nothing happened.", outlet="The Fjord Mail", credit=credit)
    assert outlet_voice(agency).key == outlet_voice(printed).key


SOURCES = [
    (party("UKR", sector="GOV", name="Olena Dorn"), "she", "UKR"),
    (party("UKR", sector="MIL"), "its general staff", "UKR"),
    (party("UKR", sector="CVL"), "a shopkeeper", "UKR a shopkeeper"),
    (party("RUS", sector="MED", organisation="TASS"), "Tass", "RUS"),
    (party(None, name="Ida Lund"), "Lund", "ida lund"),
    (None, "an official", "unnamed, in outlet the harbour post"),
]


@pytest.mark.parametrize(("of", "words", "key"), SOURCES)
def test_who_speaks_for_a_state_is_one_source_with_it_and_others_are_not(
    of: Any, words: str, key: str
) -> None:
    teller = outlet_voice(make_article("Nothing happened."))
    assert source_voice(of, words, teller).key == key


def test_a_pronoun_is_called_by_its_party() -> None:
    teller = outlet_voice(make_article("Nothing happened."))
    assert source_voice(party("RUS", sector="GOV"), "it", teller).name == "Russia"


def test_articles_that_print_one_wire_are_one_source_and_so_are_their_unnamed_ones() -> None:
    [told] = find_statements(shelling("Vostok shelled Dorn."))
    assert with_wire(told, "w1").held[0].voice.key == "wire w1"
    assert with_wire(told, None) == told


def shelling(body: str, **values: Any) -> Reading:
    article = make_article(body, **values)
    return make_reading(article, events=(
        make_event(article, "e1", "ASSAULT", "shelled", party("RUS", sector="MIL"), None),
    ))  # fmt: skip


def test_a_comment_says_nothing_itself() -> None:
    assert find_statements(shelling("Vostok shelled Dorn.", genre="opinion")) == ()
    assert len(find_statements(shelling("Vostok shelled Dorn."))) == 1


TROOPS, PEOPLE = party("RUS", sector="MIL"), party(None, sector="CVL")
# A text with one number, what it counts, whose; the slot's key, or None.
SLOTS: list[tuple[str, str, str, Any, dict[str, Any], str | None]] = [
    ("In all 120 soldiers were killed.", "120", "soldier", TROOPS, {}, "killed/military/RUS"),
    ("Shells killed 120 soldiers.", "120", "soldier", TROOPS, {}, "killed/military/RUS"),
    ("It has 120 soldiers there.", "120", "soldier", TROOPS, {}, None),
    ("At Dorn 12 people died.", "12", "people", PEOPLE, {}, "killed/person/-/Dorn"),
    ("Guns fired at Dorn. Later 12 people died.", "12", "people", PEOPLE, {},
     "killed/person/-/Dorn"),
    ("Some 12 people died.", "12", "people", PEOPLE, {}, None),
    ("At Dorn 12 percent died.", "12", "people", PEOPLE, {"unit": "percent"}, None),
    ("At Dorn 12 more people died.", "12", "people", PEOPLE, {"increment": True}, None),
    ("At Dorn 12 of them had died.", "12", "people", PEOPLE, {}, None),
    ("At Dorn people died and 12 were wounded.", "12", "people", PEOPLE, {},
     "wounded/person/-/Dorn"),
    ("They barred 12 journalists.", "12", "journalist", party("GBR", sector="MED"), {},
     "barred/person/GBR-MED"),
    ("They lost 12 tanks.", "12", "tank", TROOPS, {"unit": None}, "destroyed/tank/RUS"),
    ("Two sank and 12 tanks were killed.", "12", "tank", TROOPS, {"unit": None}, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "counts", "of", "values", "key"), SLOTS)
def test_the_slot_of_a_figure(
    text: str, number: str, counts: str, of: Any, values: dict[str, Any], key: str | None
) -> None:
    article = make_article(text)
    fields: dict[str, Any] = {"unit": "person", "increment": False} | values
    count = float(number)
    figure = Figure(id="f1", low=count, best=count, high=count, counts=counts, of=of,
                    claimed_by=None, span=say(article, number), **fields)  # fmt: skip
    places = (dorn(article),) if "Dorn" in text else ()
    slot = find_slot(make_reading(article, figures=(figure,), places=places), figure)
    assert (slot.key if slot else None) == key


def dorn(article: Article) -> Place:
    return Place(span=say(article, "Dorn"), name="Dorn", lat=50.0, lon=30.0, country="UKR",
                 geonameid=1, kind="city")  # fmt: skip


KYIV, MOSCOW = party("UKR", sector="GOV"), party("RUS", sector="GOV")


def accused(article: Article) -> Event:
    return make_event(article, "e2", "ACCUSE", "accused", KYIV, MOSCOW, mode="allege")


def denied(article: Article) -> Event:
    return make_event(article, "e3", "REJECT", "denied", MOSCOW, None)


# A text with a deed nobody is named for, a charge and a denial; whether the denial answers.
REPLIES = [
    ("Shells struck Dorn. Kyiv accused Moscow. Moscow denied it.", True),
    ("Shells struck Dorn. Kyiv accused Moscow. Moscow denied any involvement.", True),
    ("Shells struck Dorn. Kyiv accused Moscow. Moscow denied that sanctions hurt its economy.",
     False),
    ("Shells struck Dorn. Moscow denied it. Kyiv accused Moscow.", False),
    ("Shells struck Dorn. Kyiv accused Moscow. One. Two. Three. Four. Moscow denied it.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answers"), REPLIES)
def test_a_denial_answers_the_charge_before_it(text: str, answers: bool) -> None:
    article = make_article(text)
    struck = make_event(article, "e1", "ASSAULT", "struck", None, party("UKR", sector="CVL"))
    reading = make_reading(article, events=(struck, accused(article), denied(article)))
    found = {s.kind: s for s in find_statements(reading)}
    assert (found["charge"].type, found["charge"].lemma) == ("ASSAULT", "strike")
    assert (found["reply"].answers == found["charge"].id) is answers


def test_a_charge_holds_the_accused_for_the_deed_and_its_voice_is_the_accuser() -> None:
    article = make_article("Shells struck Dorn. Kyiv accused Moscow.")
    struck = make_event(article, "e1", "ASSAULT", "struck", None, party("UKR", sector="CVL"))
    reading = make_reading(article, events=(struck, accused(article)))
    [charge] = [s for s in find_statements(reading) if s.kind == "charge"]
    assert charge.actor == MOSCOW
    assert [(held.voice.key, held.value) for held in charge.held] == [("UKR", 2.0)]


def test_a_refusal_of_what_was_asked_is_no_denial() -> None:
    article = make_article("Moscow rejected the proposal.")
    event = make_event(article, "e1", "REJECT", "rejected", MOSCOW, None)
    kinds = [s.kind for s in find_statements(make_reading(article, events=(event,)))]
    assert kinds == ["event"]
