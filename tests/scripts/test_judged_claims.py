from pathlib import Path

import pytest

from scripts.judged_claims import main

ROOT = Path(__file__).parents[2]


def test_the_verdicts_on_claim_links_are_printed_draw_by_draw(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main([]) == 0
    assert [line.partition(",")[0] for line in capsys.readouterr().out.splitlines()] == [
        "draw 4722: links right: 24 of 38",
        "draw 4722: across articles: 3 of 6",
        "draw 4723: links right: 14 of 15",
        "draw 4723: across articles: 14 of 15",
        "planted links found: 8 of 9",
        "judged alike twice: 13 of 13",
    ]
