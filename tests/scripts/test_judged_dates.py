import json
from pathlib import Path

import pytest

from scripts.judged_dates import main

ROOT = Path(__file__).parents[2]


def test_the_figures_of_the_judged_dates_are_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main([]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed == ["value: 55 of 60 right", "extent: 57 of 60 right", "both: 54 of 60 right"]


def test_a_draw_shows_each_date_in_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jsonl"
    article = {
        "published": "2022-04-28",
        "title": "",
        "body": "On Tuesday NATO sent weapons.\n" * 2,
    }
    path.write_text(json.dumps(article), encoding="utf-8")
    assert main(["--draw", "1", "--articles", str(path)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("1. 2022-04-28 ")
    assert "[Tuesday]" in printed[0]
    assert printed[1].strip().startswith("DATE 2022-04-26 (")
