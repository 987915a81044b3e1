from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bridge import bridge_reading
from tests.readings import make_article, make_event, make_reading, party, say
from warsan.changes import Tally, find_changes
from warsan.changes.findings import KINDS
from warsan.changes.tally import _counted
from warsan.model import Mention, Reading

replace = msgspec.structs.replace
NARROW = make_article("Vostok shelled Westmark and Sarn. It shelled them twice.")


def bridge() -> Reading:
    """The bridge at Dorn, with mentions."""
    reading = bridge_reading()
    mentions = tuple(
        Mention(id=f"m{n}", span=say(reading.article, words), kind="name", party=party(code))
        for n, (words, code) in enumerate((("Vostok", "RUS"), ("Westmark", "NATO")))
    )
    return replace(reading, mentions=mentions)


def alter(kind: str, number: int, path: str, value: Any) -> Callable[[Reading], Reading]:
    """Put a value at a path of a finding."""

    def put(thing: Any, names: Sequence[str]) -> Any:
        inner = put(getattr(thing, names[0]), names[1:]) if len(names) > 1 else value
        return replace(thing, **{names[0]: inner})

    def altered(reading: Reading) -> Reading:
        found = list(getattr(reading, kind))
        found[number] = put(found[number], path.split("."))
        return replace(reading, **{kind: tuple(found)})

    return altered


def drop(kind: str, number: int) -> Callable[[Reading], Reading]:
    def dropped(reading: Reading) -> Reading:
        found = list(getattr(reading, kind))
        del found[number]
        return replace(reading, **{kind: tuple(found)})

    return dropped


def shift(field: str) -> Callable[[Reading], Reading]:
    """Let the span of the second figure end one word earlier."""

    def shifted(reading: Reading) -> Reading:
        shorter = say(reading.article, "between 20 and 30")
        return alter("figures", 1, field, shorter)(reading)

    return shifted


def renumber(reading: Reading) -> Reading:
    """The same findings under other ids, in another order."""
    text = msgspec.json.encode(reading).decode()
    for kind, letter in (("events", "e"), ("attributions", "a"), ("figures", "f")):
        for item in getattr(reading, kind):
            text = text.replace(f'"{item.id}"', f'"{letter}9{item.id}"')
    other = msgspec.json.decode(text, type=Reading)
    return replace(other, events=other.events[::-1], attributions=other.attributions[::-1])


ALTERED: list[tuple[str, Callable[[Reading], Reading], set[tuple[Any, ...]]]] = [
    ("nothing", lambda reading: reading, set()),
    ("ids and order only", renumber, set()),
    ("a type", alter("events", 0, "type", "COERCE"), {("event", "changed", "type")}),
    (
        "a certainty",
        alter("events", 0, "certainty.value", -1.0),
        {("event", "changed", "certainty.value")},
    ),
    ("a frame", alter("events", 1, "frame", "done"), {("event", "changed", "frame")}),
    ("a day", alter("events", 0, "when.start", "2022-04-20"), {("event", "changed", "when.start")}),
    (
        "the country of an actor",
        alter("events", 0, "actor", party("UKR", sector="GOV")),
        {("event", "changed", "actor.country")},
    ),
    ("an actor", alter("events", 0, "actor", None), {("event", "changed", "actor")}),
    ("contexts", alter("events", 0, "contexts", ("military",)), {("event", "changed", "contexts")}),
    ("a reason", alter("events", 0, "reason", "so it is"), {("event", "reworded", "reason")}),
    (
        "the reason of a certainty",
        alter("events", 0, "certainty.reason", "so it is"),
        {("event", "reworded", "certainty.reason")},
    ),
    (
        "who vouches for an event",
        alter("events", 1, "attribution", "a2"),
        {("event", "changed", "attribution")},
    ),
    (
        "the chain of an attribution",
        alter("attributions", 2, "parent", None),
        {("attribution", "changed", "parent")},
    ),
    (
        "the channel of an attribution",
        alter("attributions", 0, "channel", None),
        {("attribution", "changed", "channel")},
    ),
    ("a figure", alter("figures", 0, "best", 40.0), {("figure", "changed", "best")}),
    ("the end of a figure", shift("span"), {("figure", "changed", "span")}),
    ("a date", alter("dates", 0, "value", "2022-04-19"), {("date", "changed", "value")}),
    (
        "the party of a mention",
        alter("mentions", 0, "party", party("UKR")),
        {("mention", "changed", "party.country")},
    ),
    (
        "why a mention is a party",
        alter("mentions", 0, "party.reason", "so it is"),
        {("mention", "reworded", "party.reason")},
    ),
    ("a sentence that ends earlier", alter("sentences", 0, "end", 20),
     {("sentence", "changed", "end")}),
    ("an event that is gone", drop("events", 0), {("event", "gone")}),
    ("a date that is gone", drop("dates", 0), {("date", "gone")}),
    ("a mention that is gone", drop("mentions", 1), {("mention", "gone")}),
]  # fmt: skip


@pytest.mark.parametrize(("alteration", "expected"), [row[1:] for row in ALTERED],
                         ids=[row[0] for row in ALTERED])  # fmt: skip
def test_what_is_altered_is_named_and_nothing_else(
    alteration: Callable[[Reading], Reading], expected: set[tuple[Any, ...]]
) -> None:
    old, new = bridge(), alteration(bridge())
    found = {(c.kind, c.change, *c.fields) for c in find_changes(old, new)}
    assert found == expected


@pytest.mark.parametrize("alteration", [row[1] for row in ALTERED], ids=[row[0] for row in ALTERED])
def test_the_way_back_names_the_same_fields(alteration: Callable[[Reading], Reading]) -> None:
    turned = {"gone": "new", "new": "gone"}
    there = find_changes(bridge(), alteration(bridge()))
    back = find_changes(alteration(bridge()), bridge())
    assert {(c.kind, turned.get(c.change, c.change), c.fields) for c in there} == {
        (c.kind, c.change, c.fields) for c in back
    }


def test_what_rests_on_a_lost_attribution_has_lost_it() -> None:
    old = bridge()
    lost = drop("attributions", 0)(alter("events", 1, "attribution", None)(old))
    assert {(c.kind, c.change, c.fields) for c in find_changes(old, lost)} == {
        ("attribution", "gone", ()), ("event", "changed", ("attribution",)),
    }  # fmt: skip


def twins(*recipients: str) -> Reading:
    """Events that share one trigger, one for each recipient."""
    return make_reading(NARROW, events=tuple(
        make_event(NARROW, f"e{n}", "ASSAULT", "shelled", party("RUS"), party(code))
        for n, code in enumerate(recipients)
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("NATO", "UKR"), ("UKR", "NATO"), []),
        (("NATO", "UKR"), ("UKR",), [("gone", "NATO", None)]),
        (("UKR",), ("NATO", "UKR"), [("new", None, "NATO")]),
        (("NATO", "UKR"), ("UKR", "POL"), [("changed", "NATO", "POL")]),
        (("UKR", "UKR"), ("UKR",), [("gone", "UKR", None)]),
        ((), ("UKR", "UKR"), [("new", None, "UKR"), ("new", None, "UKR")]),
    ],
)
def test_events_of_one_trigger_are_told_apart(
    before: tuple[str, ...], after: tuple[str, ...], expected: list[tuple[Any, ...]]
) -> None:
    def recipient(event: Any) -> str | None:
        return event.recipient.country if event else None

    found = find_changes(twins(*before), twins(*after))
    assert [(c.change, recipient(c.before), recipient(c.after)) for c in found] == expected


def test_a_change_shows_the_sentence_around_it() -> None:
    (change,) = find_changes(twins("NATO"), twins())
    assert change.sentence.text == "Vostok shelled Westmark and Sarn."


def test_an_attribution_without_words_can_be_compared() -> None:
    bare = replace(bridge().attributions[0], source=None, cue=None, content=())
    old = replace(bridge(), attributions=(bare,), events=())
    assert find_changes(old, old) == ()
    assert [c.change for c in find_changes(old, replace(old, attributions=()))] == ["gone"]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_finding_is_counted_once_on_either_side(data: st.DataObject) -> None:
    steps = st.lists(st.sampled_from([row[1] for row in ALTERED[2:20]]), max_size=6)
    old, new = bridge(), bridge()
    for step in data.draw(steps):
        old = step(old)
    for step in data.draw(steps):
        new = step(new)
    for kind in ("events", "dates", "mentions", "sentences"):
        kept = data.draw(st.lists(st.booleans(), min_size=9, max_size=9))
        some = [item for item, keep in zip(getattr(new, kind), kept, strict=False) if keep]
        new = replace(new, **{kind: tuple(some)})
    tally = Tally(examples=100)
    tally.add(old, new)
    summary = tally.sum_up(())
    changes = find_changes(old, new)
    for row in summary.kinds:
        assert row.before == len(getattr(old, KINDS[row.kind]))
        assert row.after == len(getattr(new, KINDS[row.kind]))
        assert row.before == row.same + row.reworded + row.changed + row.gone
        assert row.after == row.same + row.reworded + row.changed + row.new
        assert min(row.same, row.reworded, row.changed, row.gone, row.new) >= 0
    assert len(changes) == len(summary.examples)
    assert all(change in changes for change in summary.examples)
    assert len(list(_counted(old.events))) + sum(
        s.words_after - s.words_before + s.deeds_after - s.deeds_before for s in summary.pairs
    ) == len(list(_counted(new.events)))


def test_examples_do_not_hang_on_the_order_of_the_articles() -> None:
    pairs = [(twins(*"ABCD"[:n]), twins("UKR", "POL")) for n in range(4)]
    forth, back = Tally(2), Tally(2)
    for pair in pairs:
        forth.add(*pair)
    for pair in reversed(pairs):
        back.add(*pair)
    assert forth.sum_up(()).examples == back.sum_up(()).examples
    assert len(forth.sum_up(()).examples) == 2
    assert Tally(0).sum_up(()).examples == ()
