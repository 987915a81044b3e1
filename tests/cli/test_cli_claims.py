"""`warsan claims`, `warsan disputes` and `warsan ladder`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.disputed import disputed_readings
from tests.readings import make_page, many_readings
from warsan.desk import Desk
from warsan.store import Store


@pytest.fixture
def disputed(tmp_path: Path) -> Path:
    path = tmp_path / "disputed"
    with Store.create(path) as store:
        readings = [*disputed_readings(), *many_readings(8)]
        store.write_batch([(make_page(reading.article), reading) for reading in readings])
    return path


def squeezed(printed: str) -> str:
    return " ".join(printed.split())


def claim_id(path: Path) -> str:
    with Desk(path) as desk:
        return next(d.claim.id for d in desk.disputes().disputes if d.claim.first.slot is None)


def test_disputes_print_claim_and_denial_with_the_time_between(warsan: Run, disputed: Path) -> None:
    done = warsan("disputes", "Russia", "NATO", "--desk", disputed)
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("denied", "2 days later", "Westmark (NATO)", "Moscow (Russia)"):
        assert words in squeezed(done.stdout)


def test_disputes_as_json_are_one_a_line(warsan: Run, disputed: Path) -> None:
    lines = warsan("disputes", "--desk", disputed, "--json").stdout.splitlines()
    found = [json.loads(line) for line in lines]
    assert {item["claim"]["status"] for item in found} == {"denied", "disputed"}
    assert [item["days"] for item in found if item["claim"]["status"] == "denied"] == [2]


def test_claims_list_what_several_articles_tell_or_somebody_denies(
    warsan: Run, disputed: Path
) -> None:
    printed = squeezed(warsan("claims", "--desk", disputed).stdout)
    assert "Russia: ASSAULT “shelled”, Dorn" in printed
    assert "incident number 3" not in printed
    every = warsan("claims", "--every", "--desk", disputed, "--json").stdout.splitlines()
    assert len(every) > 8


def test_a_claim_is_shown_with_its_positions_and_steps(warsan: Run, disputed: Path) -> None:
    printed = squeezed(warsan("claims", "show", claim_id(disputed)[:6], "--desk", disputed).stdout)
    for words in ("2022-04-10: asserted (Westmark)", "2022-04-12: denied (Moscow)", "both at"):
        assert words in printed


def test_the_ladder_lists_slots_and_shows_one_by_words(warsan: Run, disputed: Path) -> None:
    assert "killed/military/RUS" in warsan("ladder", "--desk", disputed).stdout
    printed = warsan("ladder", "Russian", "soldiers", "killed", "--desk", disputed).stdout
    assert squeezed(printed).startswith("soldiers killed, Russia (killed/military/RUS)")
    rows = warsan("ladder", "killed/military/RUS", "--desk", disputed, "--json").stdout
    rungs = [json.loads(line) for line in rows.splitlines()]
    assert [(r["day"], r["best"], r["voice"]["name"]) for r in rungs] == [
        ("2022-04-10", 120, "Westmark"), ("2022-04-12", 45, "Moscow"),
    ]  # fmt: skip


REFUSED = [
    (("ladder", "ships", "sunk"), "no slot fits"),
    (("claims", "--status", "true"), "--status true is none"),
    (("claims", "show", "ffffffffff"), "no claim 'ffffffffff'"),
    (("disputes", "Nowhereland"), "Nowhereland"),
    (("claims", "withdraw", "7", "--by", "A. Lund"), "no judgement 7"),
    (("claims", "judge", "CLAIM", "verdict", "so", "--by", " "), "a judgement needs a name"),
    (("claims", "judge", "CLAIM", "true", "so", "--by", "A. Lund"), "'true' is no judgement"),
    (("claims", "judge", "CLAIM", "same", "CLAIM", "--by", "A. Lund"), "against itself"),
    (("claims", "judge", "CLAIM", "same", "p9", "--by", "A. Lund"), "no claim 'p9'"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_is_refused_with_the_reason(
    warsan: Run, disputed: Path, words: tuple[str, ...], said: str
) -> None:
    named = [claim_id(disputed) if word == "CLAIM" else word for word in words]
    done = warsan(*named, "--desk", disputed)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_persons_verdict_is_kept_with_name_and_time_and_can_be_taken_back(
    warsan: Run, disputed: Path
) -> None:
    claim = claim_id(disputed)
    said = ("verdict", "Seen by our reporter", "--by", "A. Lund", "--desk", disputed)
    assert warsan("claims", "judge", claim, *said).stdout == "Judgement 1 is kept as A. Lund's.\n"
    shown = json.loads(warsan("claims", "show", claim, "--desk", disputed, "--json").stdout)
    assert shown["verdicts"][0]["text"] == "Seen by our reporter"
    assert (shown["verdicts"][0]["judged"]["by"], shown["status"]) == ("A. Lund", "denied")
    assert warsan("claims", "withdraw", "1", "--by", "A. Lund", "--desk", disputed).returncode == 0
    with Desk(disputed) as desk:
        assert not desk.claim(claim).verdicts
        [kept] = desk.judgements()
        assert (kept.by, kept.withdrawn is not None) == ("A. Lund", True)


def test_a_person_keeps_apart_what_was_linked(warsan: Run, disputed: Path) -> None:
    claim = claim_id(disputed)
    with Desk(disputed) as desk:
        outlets = [p.statement.outlet for p in desk.claim(claim).positions]
    number = f"p{outlets.index('The Fjord Mail') + 1}"
    done = warsan("claims", "judge", claim, "apart", number, "--by", "A. Lund", "--desk", disputed)
    assert done.returncode == 0
    with Desk(disputed) as desk:
        assert [p.statement.outlet for p in desk.claim(claim).positions] == [
            outlet for outlet in outlets if outlet != "The Fjord Mail"
        ]
