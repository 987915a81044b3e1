from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.escalation.told import VERBS, ask, reading_of, told, write_reports
from tests.readings import (
    make_article,
    make_event,
    make_page,
    make_reading,
    make_source,
    party,
    say,
)
from warsan.escalation import Line, link_reports, view_lines, view_reports
from warsan.escalation.lines import find_clause
from warsan.model import Attribution, Certainty, Reading

RUS, UKR, NATO = party("RUS"), party("UKR"), party("NATO")

# sentence, what is drawn, who speaks, and the line (None for none)
KINDS: list[tuple[str, dict[str, Any], Any, str | None]] = [
    ("Moscow warned them.", {"type": "THREATEN"}, None, "threat"),
    ("Moscow warned them of strikes if they crossed the river.", {"type": "THREATEN"}, None,
     "conditional threat"),
    ("Moscow said that it shelled them unless they left.",
     {"type": "ASSAULT", "frame": "conditional"}, RUS, "conditional threat"),
    ("Kyiv said that Moscow shelled them unless they left.",
     {"type": "ASSAULT", "frame": "conditional"}, UKR, None),
    ("Moscow said that it shelled them.", {"type": "ASSAULT"}, RUS, None),
    ("Moscow asked them to leave the town.", {"type": "REQUEST", "mode": "yield"}, None, "demand"),
    ("Moscow asked them to leave if they wanted peace.", {"type": "REQUEST"}, None,
     "conditional demand"),
    ("Moscow asked them for help.", {"type": "REQUEST", "mode": "assist"}, None, None),
    ("Moscow asked them for talks.", {"type": "REQUEST", "mode": "meet"}, None, "offer of talks"),
    ("Moscow said that it met them next week.", {"type": "CONSULT", "frame": "planned"}, RUS,
     "offer of talks"),
    ("Moscow said that it fed them if the guns fell silent.",
     {"type": "AID", "frame": "conditional"}, RUS, "conditional promise"),
    ("Moscow said that it accused them of crossing a red line.", {"type": "ACCUSE"}, RUS,
     "red line"),
    ("Kyiv said that Moscow accused them of crossing a red line.", {"type": "ACCUSE"}, UKR, None),
]  # fmt: skip


def drawing(text: str, values: dict[str, Any], speaker: Any, day: str = "2022-03-01") -> Reading:
    """An article whose one sentence draws a line, said by its first word."""
    article = make_article(text, published=day, title=text, url=None)
    given = {"frame": "done"} | values
    kind = given.pop("type")
    said = []
    if speaker:
        said = [Attribution(
            id="a1", source=make_source(article, text.split(maxsplit=1)[0], speaker),
            cue=say(article, "said"), content=(), kind="report",
        )]  # fmt: skip
    event = make_event(
        article, "e1", kind, VERBS[kind], RUS, UKR, day=day,
        attribution="a1" if said else None,
        certainty=Certainty(value=0.0 if given["frame"] != "done" else 3.0, reason="by the test"),
        **given,
    )  # fmt: skip
    return make_reading(article, events=(event,), attributions=tuple(said))


def lines_of(path: Path, readings: Sequence[Reading], **values: Any) -> tuple[Line, ...]:
    with write_reports(path / "desk", []) as store:
        store.write_batch([(make_page(r.article), r) for r in readings])
        question = ask(**values)
        return view_lines(store, question, link_reports(view_reports(store, question)))


def test_each_sort_of_line_is_told_from_what_draws_none(tmp_path: Path) -> None:
    readings = [drawing(text, values, speaker) for text, values, speaker, _ in KINDS]
    found = {line.row.sentence.text: line.kind for line in lines_of(tmp_path, readings)}
    expected = {text: kind for text, _, _, kind in KINDS if kind}
    # Lines of one kind, type and day are one line, told by several articles.
    assert set(found.items()) <= set(expected.items())
    assert set(found.values()) == set(expected.values())


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("It would strike if Kyiv attacked its cities, he said.", "if Kyiv attacked its cities"),
        ("Unless they leave, it will fire.", "Unless they leave"),
        ("The gift was a surprise.", ""),
        ("They asked what followed.", ""),
    ],
)
def test_a_condition_is_cut_out_of_its_sentence(sentence: str, clause: str) -> None:
    assert find_clause(sentence) == clause


def threat_on_condition() -> Reading:
    """Russia warns Ukraine of strikes if NATO jails Russians."""
    article = make_article(
        "Moscow warned them of strikes if Brussels jailed its men.", published="2022-03-01",
        title="A warning", url=None,
    )  # fmt: skip
    if_clause = make_event(
        article, "e2", "COERCE", "jailed", NATO, RUS, frame="conditional", consequence="e1",
        certainty=Certainty(value=0.0, reason="if"),
    )  # fmt: skip
    threat = make_event(article, "e1", "THREATEN", "warned", RUS, UKR, condition="e2")
    return make_reading(article, events=(threat, if_clause))


# later reports (outlet, day, certainty) and what became of the condition
FATES: list[tuple[list[tuple[str, str, float]], str]] = [
    ([], "not reported"),
    ([("Northwire", "2022-03-05", 3.0)], "reported as met"),
    ([("Northwire", "2022-03-05", -3.0)], "denied"),
    ([("Northwire", "2022-03-05", 3.0), ("RT", "2022-03-06", -3.0)], "disputed"),
    ([("Northwire", "2022-02-05", 3.0)], "not reported"),
    ([("Northwire", "2023-02-05", 3.0)], "not reported"),
    ([("Northwire", "2022-03-05", 0.0)], "not reported"),
]


@pytest.mark.parametrize(("later", "state"), FATES)
def test_whether_a_condition_was_reported_since(
    tmp_path: Path, later: list[tuple[str, str, float]], state: str
) -> None:
    reports = [
        told("COERCE", day, number=n, outlet=outlet, sure=sure, actor=NATO, recipient=RUS)
        for n, (outlet, day, sure) in enumerate(later)
    ]
    (line,) = lines_of(tmp_path, [threat_on_condition(), *map(reading_of, reports)])
    assert line.condition is not None
    assert line.condition.type == "COERCE"
    assert line.clause == "if Brussels jailed its men"
    assert line.fate.state == state
    assert {w.source for w in line.fate.witnesses} <= {"Northwire", "state outlets of RUS"}


def test_what_followed_are_the_gravest_deeds_of_the_four_weeks_after(tmp_path: Path) -> None:
    days = ("2022-02-27", "2022-03-03", "2022-03-20", "2022-04-20")
    reports = [told("ASSAULT", day, number=n) for n, day in enumerate(days)]
    (line,) = lines_of(tmp_path, [threat_on_condition(), *map(reading_of, reports)])
    assert [o.day for o in line.followed] == ["2022-03-03", "2022-03-20"]
    assert line.level == 4
    assert line.fate.state == "not reported"
