import hashlib
from pathlib import Path

import msgspec
import pytest

from scripts.floor_record import FLOORS, Floor, Floors
from scripts.floors import compare, digest_of, raise_floor, shares_of
from warsan.eval.tasks import TASKS


def floor(f1: float, least: float = 0.0, digest: str = "d", key: str = "f1") -> Floor:
    return Floor("names", "gold.iob2", digest, {key: f1}, {key: least})


@pytest.mark.parametrize(
    ("record", "now", "problems"),
    [
        (floor(0.75, 0.747), floor(0.80), []),
        (floor(0.75, 0.747), floor(0.748), []),
        (floor(0.75, 0.747), floor(0.70), ["names gold.iob2: f1 is 0.7000, its floor 0.7470"]),
        (floor(0.75, 0.747), floor(0.75, key="p"), ["names gold.iob2: f1 is no longer scored"]),
        (
            floor(0.75, 0.747),
            floor(0.75, digest="other"),
            ["names gold.iob2: the data are not those on record"],
        ),
        (floor(0.0, digest=""), floor(0.5), []),
    ],
    ids=["better", "within the slack", "worse", "key gone", "other data", "first time"],
)
def test_a_measurement_is_held_against_its_floor(
    record: Floor, now: Floor, problems: list[str]
) -> None:
    assert list(compare(record, now)) == problems


def test_a_floor_rises_with_the_score_and_never_sinks_by_itself() -> None:
    assert raise_floor(floor(0.80, 0.747)).floor == {"f1": 0.797}
    assert raise_floor(floor(0.748, 0.747)).floor == {"f1": 0.747}
    assert raise_floor(floor(0.70, 0.747), lower=True).floor == {"f1": 0.697}


def test_shares_are_listed_by_dotted_key_without_single_types() -> None:
    scores: dict[str, object] = {
        "cue": {"p": 0.5, "r": 0.4, "f1": 0.45678},
        "triple": None,
        "n": 12,
        "per_type": {"PER": {"f1": 0.9}},
    }
    assert dict(shares_of(scores)) == {"cue.f1": 0.4568}


def test_of_an_error_less_is_better() -> None:
    measured = dict(shares_of({"mae": 0.4, "r": 0.7, "baseline_mae": 0.78, "n": 3}))
    assert measured == {"mae": 0.4, "r": 0.7}
    record = raise_floor(Floor("certainty", "uw.jsonl", "", measured, {}))
    assert record.floor == {"mae": 0.403, "r": 0.697}
    worse = Floor("certainty", "uw.jsonl", "", {"mae": 0.41, "r": 0.71}, {})
    assert list(compare(record, worse)) == ["certainty uw.jsonl: mae is 0.4100, its floor 0.4030"]


def test_the_digest_of_a_folder_covers_names_and_contents(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("gold")
    assert digest_of(file) == hashlib.sha256(b"gold").hexdigest()
    before = digest_of(tmp_path)
    file.rename(tmp_path / "b.txt")
    assert digest_of(tmp_path) != before


def test_the_record_covers_every_task_of_the_command() -> None:
    root = Path(__file__).parents[2]
    record = msgspec.json.decode((root / FLOORS).read_bytes(), type=Floors)
    # No gold of pages is public here, and a forecast is none of the reader's.
    assert {f.task for f in record.floors} == set(TASKS) - {"extraction", "outlook"}
