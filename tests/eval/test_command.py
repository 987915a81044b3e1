"""The shipped reader, scored on small gold of our own."""

import json
from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.command import ALL, run, score

TREE = """\
# newdoc id = a
1\tPutin\t_\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\tvisited\t_\tVERB\t_\t_\t0\troot\t_\t_
3\tChina\t_\tPROPN\t_\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""
NAMES = "Putin\tB-PER\nvisited\tO\nChina\tB-LOC\n.\tO\n"
ROLES = '{"id": "a", "tokens": ["``", "No", ",", "\'\'", "Putin", "said", "."], "labels": %s}\n'
TOPONYMS = """<articles><article><text>Shells fell on Kharkiv.</text><toponyms>
<toponym><start>15</start><end>22</end><phrase>Kharkiv</phrase>
<gaztag><lat>49.98</lat><lon>36.25</lon></gaztag></toponym></toponyms></article></articles>"""
SAID = '["B-content", "I-content", "I-content", "I-content", "B-source", "B-cue", "O"]'


@pytest.fixture
def gold(tmp_path: Path) -> dict[str, Path]:
    paths = {name: tmp_path / name for name in ("parse", "names", "attributions", "brat")}
    paths["parse"].write_text(TREE, encoding="utf-8")
    paths["names"].write_text(NAMES, encoding="utf-8")
    paths["attributions"].write_text(ROLES % SAID, encoding="utf-8")
    for part, name, text in (
        ("text", "a.txt", "Putin said he would visit China."),
        (
            "attributions",
            "a.ann",
            "T1\tSource 0 5\tPutin\nT2\tCue 6 10\tsaid\nT3\tContent 11 31\the would visit China\n"
            "T4\tAttribution 6 10\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n",
        ),
    ):
        (paths["brat"] / part).mkdir(parents=True)
        (paths["brat"] / part / name).write_text(text, encoding="utf-8")
    paths["places"] = tmp_path / "places.xml"
    paths["places"].write_text(TOPONYMS, encoding="utf-8")
    return paths


@pytest.mark.parametrize(
    ("task", "file", "keys"),
    [
        ("parse", "parse", {"upos", "uas", "las", "n"}),
        ("names", "names", {"f1", "per_type", "p", "r", "n"}),
        ("attributions", "attributions", {"source", "cue", "content", "triple"}),
        ("attributions", "brat", {"source", "cue", "content", "triple"}),
        (
            "places",
            "places",
            {"span_f1", "within_161km", "within_161km_given", "n", "dropped"},
        ),
    ],
)
def test_json_is_one_object_with_the_keys_of_the_task(
    gold: dict[str, Path], capsys: pytest.CaptureFixture[str], task: str, file: str, keys: set[str]
) -> None:
    run(task, gold[file], json_output=True)
    printed = capsys.readouterr()
    assert set(json.loads(printed.out)) == keys
    assert printed.out.count("\n") == 1
    assert printed.err == ""


def test_plain_sentences_are_read_right(gold: dict[str, Path]) -> None:
    assert score("parse", gold["parse"])["las"] == 1.0
    assert score("names", gold["names"])["f1"] == 1.0
    for file in ("attributions", "brat"):
        scores = score("attributions", gold[file])
        assert [scores[role]["f1"] for role in ("source", "cue")] == [1.0, 1.0]  # type: ignore[index]


def test_triples_are_null_without_links(gold: dict[str, Path]) -> None:
    assert score("attributions", gold["attributions"])["triple"] is None


def test_people_get_a_table(gold: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    run("parse", gold["parse"], json_output=False)
    printed = capsys.readouterr().out
    assert "las" in printed
    assert "100.0 %" in printed


@pytest.mark.parametrize(
    ("task", "text", "wrong"),
    [
        ("parses", TREE, "no task 'parses'"),
        ("parse", "", "holds nothing to score"),
        ("parse", NAMES, "gold:1: 2 columns"),
        ("names", TREE, "gold:2: '_' is no IOB2 tag"),
        ("names", "p53\tB-GENE\n", "labels that the reader does not know: GENE"),
        ("attributions", NAMES, "gold:1: "),
    ],
)
def test_what_cannot_be_scored_is_refused(tmp_path: Path, task: str, text: str, wrong: str) -> None:
    path = tmp_path / "gold"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError) as refused:
        score(task, path)
    assert wrong in refused.value.message


def test_an_unknown_task_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(GoldError) as refused:
        score("parses", tmp_path)
    assert refused.value.hint == f"tasks: {', '.join(ALL)}"


@pytest.mark.parametrize("task", [*ALL])
def test_a_path_that_is_not_there_is_refused(tmp_path: Path, task: str) -> None:
    with pytest.raises(GoldError, match="no such file or folder"):
        score(task, tmp_path / "absent")


@pytest.mark.parametrize("task", ["parse", "names"])
def test_a_folder_where_a_file_belongs_is_refused(tmp_path: Path, task: str) -> None:
    with pytest.raises(GoldError, match="directory"):
        score(task, tmp_path)


def test_a_folder_without_the_parts_of_brat_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such folder"):
        score("attributions", tmp_path)
