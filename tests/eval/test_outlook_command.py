"""`warsan eval outlook`: any weekly CSV, keys that stay, errors with file and line."""

import json
from pathlib import Path

import numpy as np
import pytest

from warsan.errors import GoldError
from warsan.eval.command import run, score

ROWS = "week,a,b\n" + "".join(
    f"{n},{a:.3f},{b:.3f}\n"
    for n, (a, b) in enumerate(np.random.default_rng(5).normal(size=(60, 2)), 1)
)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "weekly.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_json_has_the_keys_of_every_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("outlook", write(tmp_path, ROWS), json_output=True, last=20)
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert printed.err == ""
    assert list(found) == ["a", "b"]
    assert set(found["a"]) == {"rmse", "crps", "coverage_80", "baselines"}
    assert set(found["a"]["baselines"]["exponential_smoothing"]) == {"rmse", "crps"}


def test_baselines_are_those_of_the_textbook(tmp_path: Path) -> None:
    values = np.loadtxt(ROWS.splitlines()[1:], delimiter=",")[:, 1]
    level, errors = values[0], []
    for value in values[1:]:
        errors.append(value - level)
        level += 0.3 * (value - level)
    found = score("outlook", write(tmp_path, ROWS), last=20)["a"]["baselines"]  # type: ignore[index]
    walk = np.sqrt(np.mean(np.diff(values)[-20:] ** 2))
    assert found["random_walk"]["rmse"] == pytest.approx(walk)
    smoothed = np.sqrt(np.mean(np.array(errors[-20:]) ** 2))
    assert found["exponential_smoothing"]["rmse"] == pytest.approx(smoothed)


def test_people_get_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("outlook", write(tmp_path, ROWS), json_output=False, last=20)
    assert "exponential_smoothing" in capsys.readouterr().out


def test_weeks_that_are_not_known_are_left_out(tmp_path: Path) -> None:
    lines = ROWS.splitlines()
    lines[50] = "50,,NA"
    assert set(score("outlook", write(tmp_path, "\n".join(lines) + "\n\n"), last=20)) == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "weekly.csv:1: no header"),
        ("week\n1\n", "weekly.csv:1: no header"),
        ("1,2,3\n2,3,4\n", "weekly.csv:1: no header"),
        ("week,a,a\n1,2,3\n", "weekly.csv:1: no header"),
        ("week,a\n1,2\n2,many\n", "weekly.csv:3: 'many' is no finite number"),
        ("week,a\n1,inf\n", "weekly.csv:2: 'inf' is no finite number"),
        ("week,a\n1,2\n2,3,4\n", "weekly.csv:3: 3 columns, not 2"),
        ('week,a\n1,"2\n', "cannot be read"),
        ("week,a\n1,2\n", "weekly.csv:2: ends after 1 weeks"),
    ],
)
def test_what_is_no_weekly_series_is_refused(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(GoldError) as refused:
        score("outlook", write(tmp_path, text))
    assert wrong in refused.value.message


@pytest.mark.parametrize(("task", "last"), [("outlook", 31), ("parse", 5)])
def test_last_is_refused_where_it_cannot_be(tmp_path: Path, task: str, last: int) -> None:
    with pytest.raises(GoldError, match="--last"):
        score(task, write(tmp_path, ROWS), last=last)


WAR = Path(__file__).parents[3] / "shared/data/series/israel_palestine_weekly_goldstein_train.csv"


@pytest.mark.skipif(not WAR.exists(), reason="the benchmark's series are not beside the project")
def test_on_real_weeks_it_is_below_exponential_smoothing_and_intervals_hold() -> None:
    for found in score("outlook", WAR, last=260).values():
        smoothing = found["baselines"]["exponential_smoothing"]  # type: ignore[index]
        assert found["rmse"] < smoothing["rmse"]  # type: ignore[index]
        assert found["crps"] < smoothing["crps"]  # type: ignore[index]
        assert 0.76 <= found["coverage_80"] <= 0.84  # type: ignore[index]
