"""Statements into claims: what is the same, who stands where, and when nothing is linked."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from tests.readings import party
from warsan.linking.claims import Claim, Held, How, Judgement, Statement, Voice, link_claims
from warsan.linking.claims.sentence_words import content_words
from warsan.linking.claims.slots import Slot
from warsan.linking.claims.values import StatementKind
from warsan.model import Place, Span

NUMBER = itertools.count()
DORN = Place(span=Span("body", 0, 4, "Dorn"), name="Dorn", lat=50.0, lon=30.0, country="UKR",
             geonameid=1, kind="city")  # fmt: skip
VESK = Place(span=Span("body", 0, 4, "Vesk"), name="Vesk", lat=48.0, lon=37.0, country="UKR",
             geonameid=2, kind="city")  # fmt: skip
SHELLED = "Russian guns shelled the glass factory at Dorn before sunrise"


def voice(name: str, code: str = "", **values: Any) -> Voice:
    return Voice(name=name, code=code, key=values.pop("key", code or name), **values)


KYIV, MOSCOW, LONDON = voice("Kyiv", "UKR"), voice("Moscow", "RUS"), voice("London", "GBR")
GAZETTE = voice("The Gazette", outlet=True)


def stated(
    sentence: str,
    by: Voice,
    value: float = 2.0,
    how: How = "says so",
    *,
    day: str = "2022-04-10",
    **values: Any,
) -> Statement:
    """One sentence in an article of its own."""
    number = next(NUMBER)
    article = values.pop("article", f"{number:064x}")
    place = number * 1000
    kind: StatementKind = values.pop("kind", "event")
    fields: dict[str, Any] = {
        "type": "ASSAULT", "quad": 4, "lemma": "shell", "actor": party("RUS", sector="MIL"),
        "where": DORN, "start": day, "end": day,
    } | values  # fmt: skip
    return Statement(
        id=f"{article}:body:{place}:{kind}", article=article, outlet="The Gazette", published=day,
        finding=f"e{number}", kind=kind, span=Span("body", place, place + 5, sentence[:5]),
        sentence=Span("body", place, place + len(sentence), sentence),
        words=content_words(sentence), held=(Held(by, value, how),), **fields,
    )  # fmt: skip


def counted(best: float, by: Voice, *, day: str = "2022-04-10", **values: Any) -> Statement:
    """A figure of Russian soldiers killed, exact unless bounds are given."""
    slot = values.pop("slot", Slot(outcome="killed", counted="military", of="RUS"))
    low, high = values.pop("low", best), values.pop("high", best)
    how: How = values.pop("how", "says so")
    return stated(
        f"{by.name} says that {best:g} Russian soldiers have been killed", by, 2.0, how, day=day,
        kind="figure", slot=slot, low=low, best=best, high=high, type="", quad=0, lemma="",
        actor=None, where=None, **values,
    )  # fmt: skip


OTHERS = [
    stated(f"{noun} ministers discussed {topic} in {town}", GAZETTE, 3.0, type="CONSULT", quad=1,
           lemma="discuss", actor=party(code), where=None)
    for noun, topic, town, code in (
        ("French", "grain exports", "Lyon", "FRA"), ("Polish", "rail gauges", "Lodz", "POL"),
        ("Turkish", "straits traffic", "Izmir", "TUR"), ("Indian", "oil rebates", "Pune", "IND"),
    )
]  # fmt: skip


def claim_of(statement: Statement, *others: Statement, judged: tuple[Judgement, ...] = ()) -> Claim:
    """The claim that a statement ends up in, on a desk with other news."""
    claims = link_claims([*OTHERS, statement, *others], judged)
    [found] = [c for c in claims if any(p.statement.id == statement.id for p in c.supporters)]
    return found


def test_one_voice_asserts_two_of_one_state_are_one_and_two_independent_ones_corroborate() -> None:
    first = stated(SHELLED, KYIV)
    same = stated("Russian guns shelled the glass factory at Dorn, its mayor says",
                  voice("The mayor", "UKR"))  # fmt: skip
    other = stated("Russian guns shelled a glass factory at Dorn, London says", LONDON)
    assert [(claim_of(first, *more).status, claim_of(first, *more).independent)
            for more in ((), (same,), (same, other))] == [
        ("asserted", 1), ("asserted", 1), ("corroborated", 2),
    ]  # fmt: skip


APART: list[tuple[str, dict[str, Any]]] = [
    ("another town", {"where": VESK}),
    ("another actor", {"actor": party("UKR", sector="MIL")}),
    ("another type", {"type": "COERCE"}),
    ("another day, both explicit", {"start": "2022-04-02", "end": "2022-04-02", "assumed": False}),
    ("told weeks later", {"day": "2022-05-20"}),
    ("rebels, not the state", {"actor": party("RUS", sector="REB")}),
]


@pytest.mark.parametrize(("why", "values"), APART, ids=[why for why, _ in APART])
def test_statements_that_contradict_are_two_claims(why: str, values: dict[str, Any]) -> None:
    explicit = not values.get("assumed", True)
    first = stated(SHELLED, KYIV, assumed=not explicit)
    assert len(claim_of(first, stated(SHELLED, LONDON, **values)).positions) == 1, why


def test_other_words_about_the_same_parties_are_another_claim() -> None:
    other = stated("Russian aircraft struck fuel tanks behind the harbour, London says", LONDON,
                   lemma="strike", where=None)  # fmt: skip
    assert len(claim_of(stated(SHELLED, KYIV), other).positions) == 1


DENIALS: list[tuple[How, float, str]] = [
    ("denies explicitly", -2.0, "denied"),
    ("says the contrary", -3.0, "disputed"),
]


@pytest.mark.parametrize(("how", "value", "status"), DENIALS)
def test_a_voice_below_zero_stands_against_the_claim(how: How, value: float, status: str) -> None:
    denial = stated(SHELLED, MOSCOW, value, how, day="2022-04-12")
    claim = claim_of(stated(SHELLED, KYIV), denial)
    assert (claim.status, [p.voice.name for p in claim.deniers]) == (status, ["Moscow"])
    assert [(step.day, step.status) for step in claim.steps] == [
        ("2022-04-10", "asserted"), ("2022-04-12", status),
    ]  # fmt: skip


def test_a_reply_stands_where_what_it_answers_stands() -> None:
    first = stated(SHELLED, KYIV)
    reply = stated("Moscow denied it", MOSCOW, -2.0, "denies explicitly", kind="reply", type="",
                   quad=0, answers=first.id, article=first.article)  # fmt: skip
    claim = claim_of(first, reply)
    assert (claim.status, claim.deniers[0].reason) == ("denied", "answers it in the same article")


def test_a_reply_with_two_things_left_is_linked_to_neither_and_names_both() -> None:
    one = stated(SHELLED, KYIV)
    two = stated("Russian aircraft bombed the market hall", KYIV, lemma="bomb", where=None)
    reply = stated("Moscow denied it", MOSCOW, -2.0, "denies explicitly", kind="reply", type="",
                   quad=0, left=(one.id, two.id))  # fmt: skip
    claims = link_claims([*OTHERS, one, two, reply])
    [left] = [c for c in claims if c.first.id == reply.id]
    assert set(left.unlinked) == {claim_of(one).id, claim_of(two).id}
    assert not claim_of(one, two, reply).deniers


def test_a_statement_between_two_claims_is_linked_to_neither_and_names_both() -> None:
    days: dict[str, Any] = {"start": None, "end": None}
    one = stated(SHELLED, KYIV, where=DORN, **days)
    two = stated(SHELLED, KYIV, where=VESK, **days)
    between = stated(SHELLED, LONDON, where=None, **days)
    claims = link_claims([*OTHERS, one, two, between])
    [left] = [c for c in claims if c.first.id == between.id]
    assert set(left.unlinked) == {claim_of(one).id, claim_of(two).id}


def test_the_accused_who_lays_the_same_deed_on_the_accuser_blames_the_other_side() -> None:
    charge = stated(SHELLED, KYIV)
    back = stated("Ukrainian guns shelled the glass factory at Dorn before sunrise, Moscow says",
                  MOSCOW, actor=party("UKR", sector="MIL"), day="2022-04-11")  # fmt: skip
    claim = claim_of(charge, back)
    assert [(p.how, p.voice.name) for p in claim.deniers] == [("blames the other side", "Moscow")]
    assert claim.status == "disputed"
    assert claim.rivals == (claim_of(back, charge).id,)


def test_the_accused_who_grants_it_concedes_and_a_third_party_only_says_so() -> None:
    first = stated(SHELLED, KYIV)
    assert claim_of(first, stated(SHELLED, MOSCOW, 3.0, "concedes")).status == "conceded"
    assert claim_of(first, stated(SHELLED, LONDON, 3.0, "concedes")).status == "corroborated"


def test_who_denied_and_later_says_so_concedes() -> None:
    denial = stated(SHELLED, MOSCOW, -2.0, "denies explicitly", day="2022-04-11")
    later = stated(SHELLED, MOSCOW, 3.0, day="2022-04-14")
    assert claim_of(stated(SHELLED, KYIV), denial, later).status == "conceded"


def test_parties_of_whom_no_word_is_reported_are_silent() -> None:
    claim = claim_of(stated(SHELLED, LONDON, recipient=party("UKR", sector="CVL")))
    assert claim.silent == ("RUS", "UKR")


FIGURES: list[tuple[str, Statement, Statement, str]] = [
    ("about the same is the same", counted(15000, LONDON, low=None, high=None),
     counted(15500, KYIV, low=None, high=None), "corroborated"),
    ("a range that holds it is the same", counted(15000, LONDON),
     counted(12000, KYIV, low=7000, high=15000), "corroborated"),
    ("another source, another figure", counted(15000, LONDON), counted(21000, KYIV), "disputed"),
    ("a lower one later", counted(15000, LONDON), counted(1351, MOSCOW, day="2022-04-20"),
     "disputed"),
    ("grown in weeks", counted(15000, LONDON), counted(21000, KYIV, day="2022-05-05"), "asserted"),
    ("the same source later", counted(15000, LONDON), counted(20000, LONDON, day="2022-05-05"),
     "superseded"),
    ("at least so many contradicts no more", counted(2000, LONDON, high=None),
     counted(9000, KYIV), "asserted"),
    ("one fight and a war", counted(40, LONDON), counted(21000, KYIV), "asserted"),
    ("long ago", counted(15000, LONDON), counted(1351, MOSCOW, day="2022-09-20"), "asserted"),
    ("another slot", counted(15000, LONDON),
     counted(1351, MOSCOW, slot=Slot(outcome="wounded", counted="military", of="RUS")),
     "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "one", "other", "status"), FIGURES, ids=[why for why, *_ in FIGURES]
)
def test_figures_of_one_slot(why: str, one: Statement, other: Statement, status: str) -> None:
    assert claim_of(one, other).status == status, why


def test_the_order_in_which_articles_come_changes_nothing() -> None:
    statements = [
        *OTHERS, stated(SHELLED, KYIV), stated(SHELLED, LONDON, day="2022-04-11"),
        stated(SHELLED, MOSCOW, -2.0, "denies explicitly", day="2022-04-12"),
        counted(15000, LONDON), counted(1351, MOSCOW), counted(21000, KYIV),
    ]  # fmt: skip
    expected = link_claims(statements)
    for seed in range(5):
        shuffled = random.Random(seed).sample(statements, len(statements))
        assert link_claims(shuffled) == expected


def judged(kind: Any, statement: Statement, other: Statement | None, **values: Any) -> Judgement:
    fields: dict[str, Any] = {"id": 1, "at": "2022-05-01T10:00:00+00:00"} | values
    return Judgement(kind=kind, statement=statement.id, other=other.id if other else "",
                     by="A. Lund", **fields)  # fmt: skip


def test_a_persons_link_is_marked_as_theirs_with_name_and_time() -> None:
    one = stated(SHELLED, KYIV)
    two = stated("Shells fell on a works outside the town, London says", LONDON, where=None)
    claim = claim_of(one, two, judged=(judged("same", one, two),))
    assert claim.positions[-1].judged is not None
    assert (claim.positions[-1].judged.by, claim.independent) == ("A. Lund", 2)
    assert len(claim_of(one, two).positions) == 1


def test_a_person_says_that_one_claim_denies_another() -> None:
    one = stated(SHELLED, KYIV)
    two = stated("No gun of ours was near that town, Moscow says", MOSCOW, where=None, lemma="be")
    claim = claim_of(one, two, judged=(judged("denies", one, two),))
    assert [(p.voice.name, p.judged is not None) for p in claim.deniers] == [("Moscow", True)]
    assert claim.status == "disputed"


def test_the_latest_judgement_on_a_pair_holds() -> None:
    one = stated(SHELLED, KYIV)
    two = stated("Shells fell on a works outside the town, London says", LONDON, where=None)
    later = judged("apart", one, two, id=2, at="2022-05-03T10:00:00+00:00")
    assert len(claim_of(one, two, judged=(judged("same", one, two), later)).positions) == 1


def test_a_person_keeps_apart_what_would_have_been_linked() -> None:
    one, two = stated(SHELLED, KYIV), stated(SHELLED, LONDON)
    assert len(claim_of(one, two).positions) == 2
    assert len(claim_of(one, two, judged=(judged("apart", one, two),)).positions) == 1


def test_a_verdict_stands_beside_the_status_and_changes_nothing_in_it() -> None:
    one = stated(SHELLED, KYIV)
    claim = claim_of(one, judged=(judged("verdict", one, None, text="Seen by our reporter"),))
    assert (claim.status, [v.text for v in claim.verdicts]) == (
        "asserted",
        ["Seen by our reporter"],
    )


def test_a_judgement_taken_back_no_longer_counts() -> None:
    one, two = stated(SHELLED, KYIV), stated(SHELLED, LONDON)
    back = judged("apart", one, two, withdrawn="2022-05-02T10:00:00+00:00")
    assert len(claim_of(one, two, judged=(back,)).positions) == 2
