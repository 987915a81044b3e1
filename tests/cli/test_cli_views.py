from __future__ import annotations

import json
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.bridge import bridge_reading
from tests.cli.conftest import COMMAND, Run
from warsan.model import reading_from_json

BRIDGE = bridge_reading()


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def squeezed(printed: str) -> str:
    return " ".join(printed.split())


def test_show_prints_head_legend_sentences_and_findings(warsan: Run, kept: Path) -> None:
    done = warsan("show", BRIDGE.article.id[:8], "--desk", kept)
    assert (done.returncode, done.stderr) == (0, "")
    printed = squeezed(done.stdout)
    for expected in (
        "Bridge at Dorn shelled",
        "The Harbour Post, resourced from Northwire · 27 April 2022 · by Ida Lund",
        "2 words, 2 deeds, 3 attributions, 2 figures, 1 date",
        "● word ◆ deed ❝ said # figure ▸ date how sure: −3 to +3",
        "shelled the bridge at Dorn. ◆ ASSAULT Russia → NATO certain (+3)",
        "shelled via The Harbour Post itself; 26 April 2022",
        "● THREATEN Ana Petrova (Russia) → NATO possible (+1)",
        "via Ana Petrova (Russia) on television, certain (+3); threatened",
        "◆ AID NATO → “any tanks” certainly not (−3)",
        "via The Harbour Post ← Westmark’s defence ministry (NATO)",
        "# figure 20 to 30 wounded",
        "▸ date Tuesday: 26 April 2022",
    ):
        assert expected in printed
    assert "why:" not in printed


def test_a_sentence_is_printed_once_above_all_that_was_found_in_it(warsan: Run, kept: Path) -> None:
    printed = squeezed(warsan("show", BRIDGE.article.id, "--desk", kept).stdout)
    assert printed.count("denied that it had sent any tanks") == 1
    assert printed.index("● REJECT") < printed.index("◆ AID") < printed.index("Aid workers")


def test_show_gives_reasons_when_asked(warsan: Run, kept: Path) -> None:
    printed = squeezed(warsan("show", BRIDGE.article.id, "--desk", kept, "--why").stdout)
    assert "why: stands under “if”" in printed
    assert "why: “any tanks”: these words name no party" in printed


@pytest.mark.parametrize("columns", ["80", "100", "160"])
def test_no_picture_is_wider_than_its_terminal(warsan: Run, kept: Path, columns: str) -> None:
    for command in (["show", BRIDGE.article.id], ["events"], ["articles"], ["pair"]):
        printed = warsan(*command, "--desk", kept, COLUMNS=columns).stdout
        assert max(map(len, printed.splitlines())) <= int(columns)


def test_show_json_prints_the_reading_and_nothing_else(warsan: Run, kept: Path) -> None:
    done = warsan("show", BRIDGE.article.id, "--desk", kept, "--json")
    assert reading_from_json(done.stdout) == BRIDGE
    assert done.stdout.count("\n") == 1


def test_articles_lists_each(warsan: Run, kept: Path) -> None:
    table = warsan("articles", "--desk", kept).stdout
    assert "The Harbour Post via Northwire" in table
    rows = lines(warsan("articles", "--desk", kept, "--json").stdout)
    assert len(rows) == 31
    assert {"id", "outlet", "title", "published", "credit", "words", "deeds"} <= rows[0].keys()


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ([], 34),
        (["--limit", "3"], 3),
        (["--actor", "nato"], 2),
        (["--actor", "NATO", "--recipient", "Russia"], 1),
        (["--type", "threaten"], 1),
        (["--since", "2022-04-28"], 1),
        (["--article", BRIDGE.article.id[:10], "--kind", "deed"], 2),
    ],
)
def test_events_are_filtered(warsan: Run, kept: Path, filters: list[str], count: int) -> None:
    done = warsan("events", *filters, "--desk", kept, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(lines(done.stdout)) == count


def test_events_are_tabled_with_their_sentences(warsan: Run, kept: Path) -> None:
    table = warsan("events", "--article", BRIDGE.article.id[:10], "--desk", kept).stdout
    assert "◆ ASSAULT" in table
    assert "via Ana Petrova (Russia) on television" in table
    assert "not counted: certainly not: denied" in table


def test_pair_shows_both_directions(warsan: Run, kept: Path) -> None:
    table = warsan("pair", "russia", "NATO", "--desk", kept).stdout
    assert "RUS → NATO" in table
    assert "NATO → RUS" in table
    views = lines(warsan("pair", "NATO", "RUS", "--desk", kept, "--json").stdout)
    assert [(view["actor"], view["recipient"]) for view in views] == [
        ("NATO", "RUS"), ("RUS", "NATO"),
    ]  # fmt: skip


def test_pair_without_parties_lists_the_pairs(warsan: Run, kept: Path) -> None:
    assert "RUS → NATO" in warsan("pair", "--desk", kept).stdout
    rows = lines(warsan("pair", "--desk", kept, "--json").stdout)
    assert (rows[0]["actor"], rows[0]["recipient"]) == ("RUS", "NATO")


def test_the_desk_is_the_given_one_then_the_named_one_then_the_one_here(
    warsan: Run, kept: Path, tmp_path: Path
) -> None:
    assert warsan("pair", WARSAN_DESK=str(kept)).returncode == 0
    assert warsan("pair").returncode == 2
    (tmp_path / "desk").symlink_to(kept, target_is_directory=True)
    assert warsan("pair").returncode == 0
    assert warsan("pair", WARSAN_DESK="nowhere").returncode == 2
    assert warsan("pair", "--desk", kept, WARSAN_DESK="nowhere").returncode == 0


def test_compact_says_what_it_did(warsan: Run, kept: Path) -> None:
    done = warsan("compact", kept)
    assert done.returncode == 0
    assert "MB are now" in done.stdout


REFUSED: list[tuple[list[str], str]] = [
    (["show", "zz", "--desk", "KEPT"], "no article 'zz' on the desk (list the ids: warsan"),
    (["articles"], "no desk named (give --desk DIR, or set WARSAN_DESK)"),
    (["articles", "--desk", "nowhere"], "there is no desk at"),
    (["articles", "--desk", "."], "is no desk"),
    (["articles", "--desk", "a-file"], "is a file, not a desk"),
    (["compact", "nowhere"], "there is no desk at"),
    (["desk", "nowhere"], "there is no desk at"),
    (["events", "--desk", "KEPT", "--kind", "rumour"], "--kind rumour is neither word nor deed"),
    (["events", "--desk", "KEPT", "--type", "SHOUT"], "--type SHOUT is no type of PLOVER (types: "),
    (["events", "--desk", "KEPT", "--since", "1.4.22"], "--since 1.4.22 is no day"),
    (["events", "--desk", "KEPT", "--actor", "Rusia"], "no party 'Rusia' (did you mean Russia"),
    (["events", "--desk", "KEPT", "--article", "zz"], "no article 'zz'"),
    (["pair", "RUS", "--desk", "KEPT"], "a pair needs two parties"),
    (["pair", "RUS", "FJI", "--desk", "KEPT"], "the desk holds nothing between RUS and FJI"),
    (["read", "--published", "soon", "a-file"], "published: 'soon'"),
    (["read", "--desk", ".", "a-file"], "is no desk and not empty"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=lambda v: " ".join(v)[:40])
def test_what_cannot_be_done_is_said_in_one_line(
    warsan: Run, kept: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "a-file").write_text("A file.")
    done = warsan(*(str(kept) if word == "KEPT" else word for word in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("warsan: ")
    assert done.stderr.count("\n") == 1
    assert message in done.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["a-file"]


def test_every_command_teaches_by_example(warsan: Run) -> None:
    top = warsan("--help").stdout
    for command in (
        "read", "show", "articles", "events", "pair", "desk", "demo", "reread", "compact",
        "eval",
    ):  # fmt: skip
        assert command in top
        assert f"warsan {command}" in warsan(command, "--help").stdout


def test_a_process_refuses_in_one_line_with_exit_code_two(process: Run) -> None:
    done = process("articles", "--desk", "nowhere")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_the_version_is_the_package_s(process: Run) -> None:
    assert process("--version").stdout == f"warsan {version('warsan')}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
@pytest.mark.parametrize(
    "arguments",
    [["events", "--json"], ["events"], ["show", "c", "--json"], ["show"], ["articles"], ["pair"]],
)
def test_whoever_reads_the_output_may_stop_reading(kept: Path, arguments: list[str]) -> None:
    if arguments[0] == "show":
        arguments = ["show", BRIDGE.article.id, *arguments[2:]]
    process = subprocess.Popen(
        [*COMMAND, *arguments, "--desk", str(kept)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 0


def test_the_package_is_imported_at_once() -> None:
    code = (
        "import sys; import warsan; assert 'duckdb' not in sys.modules; "
        "assert 'msgspec' not in sys.modules; assert 'numpy' not in sys.modules; "
        "from warsan import Desk, read, Reading, Article, WarsanError, AddReport, __version__"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("module", ["warsan", "warsan.cli.app"])
def test_the_front_doors_load_nothing_heavy(module: str) -> None:
    heavy = "{'duckdb', 'numpy', 'onnxruntime', 'fastapi', 'altair', 'trafilatura', 'lxml'}"
    code = f"import sys, {module}; assert not {heavy} & set(sys.modules)"
    began = time.monotonic()
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert time.monotonic() - began < 10
