from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.escalation.told import ask, told
from tests.escalation.told import write_reports as write
from tests.readings import party
from warsan.errors import NotFoundError
from warsan.escalation import Point, Report, find_changes, view_series

OUTLETS = ("Harbour Post", "Northwire", "Bay Mail")


def every_day(count: int, days: Sequence[str], type: str = "ASSAULT") -> list[Report]:  # noqa: A002
    """So many articles a day, of three outlets, each with the day's event."""
    return [
        told(type, day, number=100 * n + m, outlet=OUTLETS[m % 3])
        for n, day in enumerate(days)
        for m in range(count)
    ]


def march(first: int, last: int) -> list[str]:
    return [f"2022-03-{day:02}" for day in range(first, last + 1)]


def by_start(points: Sequence[Point]) -> dict[str, Point]:
    return {point.start: point for point in points}


def test_an_event_told_by_many_counts_once(tmp_path: Path) -> None:
    with write(tmp_path / "desk", every_day(6, march(1, 1))) as store:
        (point,) = view_series(store, ask(step="day")).points
    assert (point.deeds.events, point.deeds.reports, point.deeds.fresh) == (1, 6, 9.0)
    assert (point.articles, point.sources) == (6, 3)


def test_pressure_halves_every_half_life(tmp_path: Path) -> None:
    reports = every_day(9, march(1, 1)) + every_day(9, march(8, 8), "CONSULT")
    with write(tmp_path / "desk", reports) as store:
        points = by_start(view_series(store, ask(step="day", half_life=7)).points)
    assert points["2022-03-01"].deeds.pressure == 9.0
    assert points["2022-03-08"].deeds.pressure == pytest.approx(4.5)
    assert points["2022-03-08"].deeds.fresh == 0.0


def test_cooperation_stands_beside_pressure_and_takes_nothing_from_it(tmp_path: Path) -> None:
    reports = every_day(3, march(1, 1)) + every_day(3, march(1, 1), "AID")
    with write(tmp_path / "desk", reports) as store:
        (point,) = view_series(store, ask(step="day")).points
    assert (point.deeds.events, point.deeds.fresh, point.deeds.cooperation) == (2, 9.0, 7.0)


def test_words_and_deeds_are_apart(tmp_path: Path) -> None:
    reports = every_day(3, march(1, 1)) + every_day(3, march(2, 2), "ACCUSE")
    with write(tmp_path / "desk", reports) as store:
        first, second = view_series(store, ask(step="day")).points
    assert (first.words.events, first.deeds.events) == (0, 1)
    assert (second.words.fresh, second.deeds.fresh) == (4.0, 0.0)
    assert first.gap is not None
    assert second.gap is not None
    assert first.gap < 0 < second.gap


def test_a_step_that_was_hardly_read_is_no_zero(tmp_path: Path) -> None:
    # One event in nine articles: a zero needs 27 of them.
    reports = every_day(9, march(1, 1)) + every_day(9, march(21, 21))
    with write(tmp_path / "desk", reports) as store:
        points = view_series(store, ask()).points
    assert [point.coverage for point in points] == ["covered"] + ["insufficient"] * 2 + ["covered"]
    quiet = points[1]
    assert quiet.deeds.events is quiet.deeds.pressure is quiet.level is quiet.gap is None


def test_a_step_that_was_well_read_may_be_a_zero(tmp_path: Path) -> None:
    others = [told("ASSAULT", day, number=n, actor=party("SWE"), recipient=party("NOR"))
              for n, day in enumerate(march(8, 13) * 5)]  # fmt: skip
    busy = [
        told("ASSAULT", day, number=500 + n) for n, day in enumerate(march(1, 6) + march(15, 20))
    ]
    with write(tmp_path / "desk", others + busy) as store:
        points = view_series(store, ask()).points
    assert [point.coverage for point in points] == ["covered", "covered", "covered"]
    assert (points[1].deeds.events, points[1].level) == (0, 1)


def test_few_articles_make_a_step_thin(tmp_path: Path) -> None:
    with write(tmp_path / "desk", every_day(1, march(1, 1))) as store:
        (point,) = view_series(store, ask()).points
    assert point.coverage == "thin"
    assert point.deeds.low is None


def test_intervals_are_the_same_every_time_and_hold_the_line(tmp_path: Path) -> None:
    with write(tmp_path / "desk", every_day(3, march(1, 28))) as store:
        first, second = (view_series(store, ask()) for _ in range(2))
    assert first == second
    for point in first.points:
        assert point.deeds.low is not None
        assert point.deeds.pressure is not None
        assert point.deeds.high is not None
        assert point.deeds.low < point.deeds.pressure < point.deeds.high


def test_more_sources_make_narrower_intervals(tmp_path: Path) -> None:
    widths = []
    for count in (2, 40):
        reports = [told("ASSAULT", day, number=40 * n + m, outlet=f"Outlet {m}")
                   for n, day in enumerate(march(1, 14)) for m in range(count)]  # fmt: skip
        with write(tmp_path / str(count), reports) as store:
            last = view_series(store, ask()).points[-1].deeds
        assert last.pressure is not None
        widths.append(((last.high or 0) - (last.low or 0)) / last.pressure)
    assert widths[1] < widths[0] / 2


def test_the_heaviest_source_is_named_and_the_line_drawn_without_it(tmp_path: Path) -> None:
    reports = [told("ASSAULT", day, number=n) for n, day in enumerate(march(1, 6))]
    reports += [told("ASSAULT", "2022-03-03", number=90, outlet="Northwire", mode="aerial")]
    with write(tmp_path / "desk", reports) as store:
        series = view_series(store, ask())
    assert series.heaviest is not None
    assert series.heaviest.name == "Harbour Post"
    assert series.heaviest.share > 0.8
    assert series.heaviest.points[0].deeds.events == 1


FILTERS = [
    ({"certainty": 2.0}, 1),
    ({"certainty": 0.0}, 2),
    ({"sources": ("Northwire",), "assumed": True}, 1),
    ({"without": ("Northwire",)}, 2),
    ({"assumed": True}, 3),
    ({"genres": ("opinion",)}, 0),
]


@pytest.mark.parametrize(("filters", "events"), FILTERS)
def test_filters_leave_out_what_they_name(
    tmp_path: Path, filters: dict[str, Any], events: int
) -> None:
    reports = [
        told("ASSAULT", "2022-03-01", number=1),
        told("ASSAULT", "2022-03-06", number=2, outlet="Northwire", assumed=True),
        told("ASSAULT", "2022-03-03", number=3, sure=1.0),
    ]
    with write(tmp_path / "desk", reports) as store:
        if not events:
            with pytest.raises(NotFoundError, match="nothing counts"):
                view_series(store, ask(**filters))
            return
        assert len(view_series(store, ask(**filters)).occurrences) == events


def test_an_alliance_counts_as_such_or_with_its_members_of_the_day(tmp_path: Path) -> None:
    reports = [
        told("ACCUSE", "2022-03-01", number=1, actor=party("NATO"), recipient=party("RUS")),
        told("ACCUSE", "2022-03-02", number=2, actor=party("POL"), recipient=party("RUS")),
        told("ACCUSE", "2022-03-03", number=3, actor=party("SWE"), recipient=party("RUS")),
        told("ACCUSE", "2024-04-03", number=4, actor=party("SWE"), recipient=party("RUS")),
    ]
    with write(tmp_path / "desk", reports) as store:
        assert len(view_series(store, ask("NATO", "RUS")).occurrences) == 1
        found = view_series(store, ask("NATO+", "RUS")).occurrences
    assert [o.day for o in found] == ["2022-03-01", "2022-03-02", "2024-04-03"]


def test_only_an_alliance_has_members() -> None:
    with pytest.raises(NotFoundError, match="no members"):
        ask("RUS+")


def test_a_change_has_its_day_its_size_and_its_sentences(tmp_path: Path) -> None:
    quiet = every_day(1, march(1, 10), "ACCUSE")
    loud = [told("ASSAULT", day, number=900 + 10 * n + m, mode=mode)
            for n, day in enumerate(march(11, 20))
            for m, mode in enumerate(("aerial", "firearms", "explosives"))]  # fmt: skip
    with write(tmp_path / "desk", quiet + loud) as store:
        changes = find_changes(view_series(store, ask(step="day")))
    (rise,) = [change for change in changes if change.kind == "deed"]
    assert (rise.day, rise.before, rise.after, rise.size) == ("2022-03-11", 0.0, 27.0, 27.0)
    assert sum(c.weight for c in rise.carriers) <= 1
    assert all(c.occurrence.event.type == "ASSAULT" for c in rise.carriers)


def test_too_few_steps_have_no_changes(tmp_path: Path) -> None:
    with write(tmp_path / "desk", every_day(3, march(1, 5))) as store:
        assert find_changes(view_series(store, ask(step="day"))) == ()


def test_deeds_dated_only_by_publication_are_left_out_and_counted_out_loud(tmp_path: Path) -> None:
    reports = [told("ASSAULT", "2022-03-01"),
               told("ASSAULT", "2022-03-09", number=1, assumed=True)]  # fmt: skip
    with write(tmp_path / "desk", reports) as store:
        series = view_series(store, ask())
        assert (len(series.occurrences), series.left_out) == (1, 1)
    said = told("ACCUSE", "2022-03-09", number=2, assumed=True)
    with write(tmp_path / "said", [*reports, said]) as store:
        assert len(view_series(store, ask()).occurrences) == 2
    with (
        write(tmp_path / "other", reports[1:]) as store,
        pytest.raises(NotFoundError, match="1 deeds are dated by publication only"),
    ):
        view_series(store, ask())
