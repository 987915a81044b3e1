from __future__ import annotations

from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.figures import FoundFigure, judge, score_figures
from warsan.eval.formats.judged_figures import (
    Claimant,
    JudgedFigure,
    find_articles,
    read_judged_figures,
)
from warsan.model import Figure, Party, Span


def row(**changes: object) -> JudgedFigure:
    base: dict[str, object] = {
        "article": "a", "field": "body", "start": 10, "end": 12, "low": 12, "best": 12,
        "high": 12, "unit": "person", "counts": ("soldier", "person"),
    }  # fmt: skip
    return JudgedFigure(**{**base, **changes})  # type: ignore[arg-type]


def found(*, by: Party | None = None, source: Span | None = None, **changes: object) -> FoundFigure:
    base: dict[str, object] = {
        "id": "f1", "low": 12.0, "best": 12.0, "high": 12.0, "unit": "person",
        "counts": "soldier", "of": None, "claimed_by": by, "span": Span("body", 10, 12, "12"),
    }  # fmt: skip
    return FoundFigure(Figure(**{**base, **changes}), source)  # type: ignore[arg-type]


KYIV = Claimant(spans=((0, 4),), country="UKR")
WORDS = Span("body", 0, 4, "Kyiv")


@pytest.mark.parametrize(
    ("gold", "figure", "expected"),
    [
        (row(), found(), (1, 1, 1)),
        (row(), found(counts="person"), (1, 1, 1)),
        (row(), found(best=None), (0, 1, 1)),
        (row(), found(counts="tank"), (1, 0, 1)),
        (row(), found(unit=None), (1, 0, 1)),
        (row(), found(by=Party(country="RUS")), (1, 1, 0)),
        (row(), found(source=WORDS), (1, 1, 0)),
        (row(claimant=KYIV), found(source=WORDS), (1, 1, 1)),
        (row(claimant=KYIV), found(by=Party(country="UKR")), (1, 1, 1)),
        (row(claimant=KYIV), found(by=Party(country="RUS"), source=WORDS), (1, 1, 0)),
        (row(claimant=KYIV), found(), (1, 1, 0)),
        (row(), None, (0, 0, 0)),
        (row(figure=False), None, (1, 1, 1)),
        (row(figure=False), found(), (0, 0, 0)),
    ],
)
def test_each_aspect_is_judged_by_itself(
    gold: JudgedFigure, figure: FoundFigure | None, expected: tuple[int, int, int]
) -> None:
    assert judge(gold, figure) == expected


def test_planted_rows_are_left_out_and_a_lost_figure_is_wrong() -> None:
    rows = [row(), row(planted="number"), row(start=50, end=52)]
    scores = score_figures(rows, [found()]).shares()
    assert (scores["n"], scores["share_right"]) == (2, 0.5)


def test_a_line_that_is_no_verdict_says_where(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"article": 3}\n', encoding="utf-8")
    with pytest.raises(GoldError, match="line 1"):
        read_judged_figures(path)


def test_missing_texts_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GoldError, match="missing"):
        find_articles(tmp_path / "gold.jsonl", frozenset("a"))


@pytest.mark.parametrize("end", ["", "-second", "-third"])
def test_the_judged_figures_of_this_repository_can_be_read(end: str) -> None:
    rows = read_judged_figures(Path(f"eval/judged/figures-2022{end}.jsonl"))
    assert sum(r.planted is None for r in rows) == 120
    assert all(r.start < r.end for r in rows)
