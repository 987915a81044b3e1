from __future__ import annotations

from pathlib import Path

import pytest

from warsan.cli.demo import run
from warsan.desk import Desk


def test_the_demo_reads_its_articles_prints_what_it_found_and_keeps_a_desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder=tmp_path / "demo", serve=False)
    printed = capsys.readouterr().out
    assert "Most active pair" in printed
    assert printed.count("how sure") == 3
    with Desk(tmp_path / "demo") as desk:
        assert len(desk.articles()) >= 12
        assert desk.pairs()
        assert {event.event.kind for event in desk.events()} == {"word", "deed"}
