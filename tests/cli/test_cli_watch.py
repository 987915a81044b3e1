"""`warsan watch` and addresses on the command line, with the real reader and a real server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sources.servers import feed_of, page_of, serving

TEXT = (
    "The Russian foreign minister, Sergei Lavrov, accused NATO on Tuesday of arming Ukraine.\n\n"
    "A spokeswoman for the alliance said that the ministers would meet again in May."
)


def test_a_feed_is_watched_and_a_change_is_shown(warsan: Run, tmp_path: Path) -> None:
    with serving({"/a": page_of(TEXT, "Lavrov accuses NATO")}) as site:
        site.pages["/feed"] = feed_of((site.address + "/a", "A"))
        watch = ("watch", site.address + "/feed", "--desk", tmp_path / "kept", "--once")
        refused = warsan(*watch)
        assert refused.returncode == 0
        assert "private network" in refused.stdout
        (tmp_path / "kept" / "watch.sqlite").unlink()
        done = warsan(*watch, "--allow-private", "--json")
        assert (done.returncode, done.stderr) == (0, "")
        notes = {note["what"]: note for note in map(json.loads, done.stdout.splitlines())}
        assert set(notes) == {"feed", "took"}
        assert notes["took"]["title"] == "Lavrov accuses NATO"
        site.pages["/a"] = page_of(TEXT.partition("\n\n")[2], "Lavrov accuses NATO")
        read = ("read", site.address + "/a", "--desk", tmp_path / "kept", "--allow-private")
        assert warsan(*read).returncode == 0
    shown = warsan("show", notes["took"]["article"], "--desk", tmp_path / "kept")
    assert "is a later version of this page" in shown.stdout
    assert "vanished: event ACCUSE at “accused”" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("watch",), "say what to watch"),
        (("watch", "feeds.opml"), "say what to watch and where"),
        (("watch", "no.opml", "--desk", "d"), "there is no file no.opml"),
        (("watch", "https://a.example/f", "--desk", "d", "--every", "5s"), "no span of a minute"),
        (("read",), "nothing to read"),
        (("read", "a.csv", "--columns", "kop=title"), "'kop' is no field"),
    ],
)
def test_what_cannot_be_understood_is_one_line(
    warsan: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = warsan(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert said in line
    assert line.endswith(")")
