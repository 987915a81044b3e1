"""`warsan reader`."""

from __future__ import annotations

import json

import msgspec

from tests.cli.conftest import Run
from warsan.codebook.reader_card import load_card, load_scores
from warsan.reader.name import reader_name


def test_people_get_version_digest_licences_and_scores(warsan: Run) -> None:
    done = warsan("reader")
    assert (done.returncode, done.stderr) == (0, "")
    name, card = reader_name(), load_card()
    for said in (name.version, name.model, card.base.name, "CC BY-SA 4.0", "none stated"):
        assert said in done.stdout
    for measured in load_scores().measured:
        assert f"warsan eval {measured.task} {measured.path}" in done.stdout
        assert measured.digest[:16] in done.stdout


def test_json_is_one_object_with_the_name_that_readings_bear(warsan: Run) -> None:
    done = warsan("reader", "--json")
    assert done.stdout.count("\n") == 1
    told = json.loads(done.stdout)
    assert told["reader"] == msgspec.to_builtins(reader_name())
    assert len(told["sha256"]) == 64
    assert {"base", "licence", "corpora", "files", "scores", "scored_model"} <= set(told)
