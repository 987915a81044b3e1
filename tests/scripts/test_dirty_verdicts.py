"""What counts as survived, weaker, misplaced and invented; where spoilt characters came from."""

from collections import Counter

import msgspec
import pytest

from scripts.dirty.counting import LONG_WORDS, long_paragraph, read_clean
from scripts.dirty.passages import Clean, join_passages, load_passages
from scripts.dirty.spoiled import JUNK, MARK, Edit, Spoiled, unspoiled
from scripts.dirty.spoilers import SPOILERS, spoil
from scripts.dirty.verdicts import judge, refer
from tests.readings import make_article, make_event, make_reading, party, say
from warsan.model import Party, Reading

TEXT = "Vostok accused Westmark of lies. Ostland met nobody."
CLEAN = Clean(TEXT, ((0, 32), (33, len(TEXT))), ((0, len(TEXT)),))
JUNKED = unspoiled(CLEAN).edited([Edit(32, 32, " By Ann Lee", junk=True)])
VOSTOK, WESTMARK, OSTLAND = party("RUS"), party("NATO"), party("BLR")


def reading_of(
    text: str, trigger: str, actor: Party | None, recipient: Party | None, actor_words: str
) -> Reading:
    article = make_article(text, title=None)
    event = make_event(article, "e1", "ACCUSE", trigger, actor, recipient)
    event = msgspec.structs.replace(event, actor_span=say(article, actor_words))
    return make_reading(article, events=(event,))


REFERENCE = refer(CLEAN, [reading_of(TEXT, "accused", VOSTOK, WESTMARK, "Vostok")])


@pytest.mark.parametrize(
    ("trigger", "actor", "recipient", "words", "verdict"),
    [
        ("accused", VOSTOK, WESTMARK, "Vostok", "same"),
        ("accused", VOSTOK, None, "Vostok", "weaker"),
        ("accused", WESTMARK, VOSTOK, "Vostok", "misplaced"),
        ("accused", OSTLAND, WESTMARK, "Vostok", "misplaced"),
        ("accused", VOSTOK, WESTMARK, "Ann Lee", "misplaced"),
        ("accused", VOSTOK, WESTMARK, "lies. By Ann", "misplaced"),
        ("accused", VOSTOK, WESTMARK, "Ostland", "misplaced"),
        ("met", VOSTOK, WESTMARK, "Ostland", "invented"),
        ("Lee", None, None, "Ann", "invented"),
    ],
)
def test_a_finding_gets_its_verdict(
    trigger: str, actor: Party | None, recipient: Party | None, words: str, verdict: str
) -> None:
    reading = reading_of(JUNKED.text, trigger, actor, recipient, words)
    (judged,) = judge(REFERENCE, JUNKED, reading)
    assert (judged.verdict, bool(judged.why)) == (verdict, verdict != "same")


def test_a_span_that_is_not_its_words_is_misplaced() -> None:
    reading = reading_of(JUNKED.text, "accused", VOSTOK, WESTMARK, "Vostok")
    event = reading.events[0]
    shifted = msgspec.structs.replace(event.trigger, start=event.trigger.start + 1)
    wrong = msgspec.structs.replace(event, trigger=shifted)
    reading = msgspec.structs.replace(reading, events=(wrong,))
    assert [j.verdict for j in judge(REFERENCE, JUNKED, reading)] == ["misplaced"]


@pytest.mark.parametrize("name", SPOILERS)
def test_a_spoiler_knows_where_its_characters_came_from(name: str) -> None:
    kept: Counter[bool] = Counter()
    for clean in load_passages()[::5]:
        spoiled = spoil(clean, (name,))
        assert spoiled == spoil(clean, (name,))
        assert len(spoiled.origin) == len(spoiled.text)
        inside = [o for o in spoiled.origin if o >= 0]
        assert inside == sorted(inside)
        assert set(spoiled.origin) - set(inside) <= {MARK, JUNK}
        kept.update(_is_same(spoiled, at) for at in range(len(spoiled.text)))
    assert kept[True] > 0


def _is_same(spoiled: Spoiled, at: int) -> bool:
    origin = spoiled.origin[at]
    return origin >= 0 and spoiled.clean.text[origin] == spoiled.text[at]


def test_every_spoiler_spoils() -> None:
    clean = join_passages(load_passages())
    assert not [name for name in SPOILERS if spoil(clean, (name,)).text == clean.text]


def test_the_passages_are_forty_and_rich_in_findings() -> None:
    passages = load_passages()
    assert len(passages) == len({p.text for p in passages}) == 40
    assert all(1 <= len(p.sentences) <= 4 for p in passages)
    assert all(p.text[a:b].rstrip("”")[-1] in ".," for p in passages for a, b in p.sentences)
    read = [read_clean(p) for p in passages[::8]]
    assert all(r.events or r.attributions for r in read)


def test_the_long_paragraph_has_its_words_and_no_break() -> None:
    _, spoiled = long_paragraph()
    assert LONG_WORDS <= len(spoiled.text.split()) < LONG_WORDS + 100
    assert "\n" not in spoiled.text
