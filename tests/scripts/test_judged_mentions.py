"""The figures of judged mentions, from verdicts made up here."""

from scripts.judged_mentions import Judged, figures


def judged(verdict: str, *, told: str = "party", again: str = "", planted: bool = False) -> Judged:
    return Judged("a", "body", 0, 1, told, verdict, again or None, planted)  # type: ignore[arg-type]


def test_planted_rows_count_for_nothing_but_the_judge() -> None:
    rows = [
        judged("right", told="sector"),
        judged("right", again="right"),
        judged("right", again="wrong"),
        judged("wrong"),
        judged("right", told="nothing"),
        judged("thing", told="nothing"),
        judged("wrong", planted=True),
        judged("right", planted=True),
    ]
    assert [line.partition(" %")[0] for line in figures(rows)] == [
        "right of those resolved: 2 of 3, 66.7",
        "right of sectors alone: 1 of 1, 100.0",
        "resolved of all drawn: 3 of 6, 50.0",
        "resolved of those that name a party: 3 of 5, 60.0",
        "the same with sectors alone: 4 of 5, 80.0",
        "planted wrong parties found: 1 of 2, 50.0",
        "judged alike twice: 1 of 2, 50.0",
    ]


def test_nothing_judged_gives_no_figures() -> None:
    assert all(line.endswith(": none") for line in figures([]))
