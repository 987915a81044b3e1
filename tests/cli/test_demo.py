from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.readings import make_article, make_page, make_reading
from warsan.cli.demo import clear_stale, run
from warsan.desk import Desk
from warsan.errors import DeskError
from warsan.model import Page
from warsan.store import Store


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
    assert not clear_stale(tmp_path / "demo")


def old_desk(path: Path, *origins: str) -> Path:
    """A desk whose articles came from these files, read by a version that is no more."""
    articles = [make_article(f"Story {n}.", title=f"Story {n}") for n in range(len(origins))]
    pages: list[Page] = [
        msgspec.structs.replace(make_page(article), origin=origin)
        for article, origin in zip(articles, origins, strict=True)
    ]
    with Store.create(path) as store:
        store.write_batch([(page, make_reading(page.article)) for page in pages])
    return path


def test_a_demo_desk_of_another_version_is_read_anew(tmp_path: Path) -> None:
    origins = ("/a/2022-04-15-meridian-post-moskva.txt", "/a/archive-export.jsonl line 2")
    desk = old_desk(tmp_path / "demo", *origins)
    assert clear_stale(desk)
    assert not desk.exists()


def test_a_desk_with_articles_of_its_own_is_never_removed(tmp_path: Path) -> None:
    desk = old_desk(tmp_path / "mine", "/a/2022-04-15-meridian-post-moskva.txt", "/a/mine.txt")
    with pytest.raises(DeskError, match="holds 1 articles besides"):
        clear_stale(desk)
    with Desk(desk) as kept:
        assert len(kept.articles()) == 2


def test_no_desk_is_no_stale_desk(tmp_path: Path) -> None:
    assert not clear_stale(tmp_path / "new")
