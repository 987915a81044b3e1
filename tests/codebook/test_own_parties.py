from __future__ import annotations

import pickle
from hashlib import sha256
from pathlib import Path

import pytest

from warsan.codebook.extended_parties import extend_parties, find_recodings
from warsan.codebook.own_parties import OwnParties, parse_own_parties, read_own_parties
from warsan.codebook.parties import find_code, load_parties, shipped_parties, using_book
from warsan.codebook.party_lookup import explain_party
from warsan.errors import InputError

PARTY = '[[party]]\nname = "Jade Column"\ncode = "JADE"\nsector = "REB"\nnames = ["JC"]\n'
HOLDER = '[[holder]]\nnames = ["Ann Lee"]\ncountry = "JADE"\noffice = "leader"\nfrom = 2021-05-01\n'
MERGE = '[[merge]]\nparty = "Donetsk People\'s Republic"\ninto = "RUS"\n'


def own(text: str) -> OwnParties:
    return parse_own_parties(text.encode(), "parties.toml")


def sides(text: str, on: str | None = None) -> tuple[str | None, ...]:
    party = explain_party(text, on=on).party
    return (party.country, party.sector, party.name) if party else ()


def test_a_party_is_added_under_a_code_of_its_own() -> None:
    with using_book(extend_parties(own(PARTY + HOLDER))):
        assert find_code("jc") == "JADE"
        assert sides("Jade Column") == ("JADE", "REB", None)
        assert sides("Ann Lee", "2022-01-01") == ("JADE", "GOV", "Ann Lee")
        assert load_parties().labels["JADE"] == "Jade Column"
    assert sides("Jade Column") == ()


@pytest.mark.parametrize(
    ("text", "name", "before", "after"),
    [
        ('[[party]]\nname = "SAS"\ncode = "SWE"\nsector = "BUS"\n', "SAS",
         ("GBR", "MIL", None), ("SWE", "BUS", None)),
        ('[[party]]\nname = "Georgia"\ncode = "GEO"\n', "Georgia",
         ("GEO", None, None), ("GEO", None, None)),
        (MERGE, "DNR", ("UKR", "REB", None), ("RUS", "REB", None)),
        ('[[merge]]\nparty = "Wagner"\ninto = "Hamas"\n', "Wagner Group",
         ("RUS", "PRM", None), ("PSE", "REB", None)),
        ('[[merge]]\nparty = "BLR"\ninto = "RUS"\n', "Minsk",
         ("BLR", "GOV", None), ("RUS", "GOV", None)),
        ('[[remove]]\nname = "Wagner"\n', "Wagner", ("RUS", "PRM", None), ()),
    ],
)  # fmt: skip
def test_a_file_overrides_merges_and_removes(
    text: str, name: str, before: tuple[str | None, ...], after: tuple[str | None, ...]
) -> None:
    assert sides(name) == before
    with using_book(extend_parties(own(text))):
        assert sides(name) == after
    assert sides(name) == before


def test_a_name_of_the_file_is_no_longer_doubtful() -> None:
    book = extend_parties(own('[[party]]\nname = "Georgia"\ncode = "GEO"\n'))
    assert ("georgia",) in shipped_parties().ambiguous
    assert ("georgia",) not in book.ambiguous


def test_an_office_holder_replaces_the_shipped_one_of_that_name() -> None:
    text = (
        '[[holder]]\nnames = ["Sergei Lavrov"]\ncountry = "RUS"\noffice = "ambassador"\n'
        'from = "1994"\nto = "2004-03"\n'
    )
    assert explain_party("Sergei Lavrov", on="2000-01-01").party is not None
    with using_book(extend_parties(own(text))):
        party = explain_party("Sergei Lavrov", on="2000-01-01").party
    assert party is not None
    assert party.office == "ambassador"


def test_what_a_file_recodes_is_listed() -> None:
    found = {r.name: r for r in find_recodings(own(PARTY + MERGE))}
    assert found["JC"].change == "added"
    assert found["JC"].after == ("JADE REB (Jade Column)",)
    assert found["JC"].row == "parties.toml, party 1"
    assert found["DNR"].change == "merged"
    assert found["DNR"].before != found["DNR"].after
    assert not find_recodings(own(HOLDER))


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "parties.toml"
    path.write_text(PARTY)
    assert read_own_parties(path).digest == sha256(path.read_bytes()).hexdigest()[:16]
    assert read_own_parties(path) == own(PARTY)
    assert pickle.loads(pickle.dumps(own(PARTY))) == own(PARTY)  # noqa: S301 (our own bytes)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[party]\n", "parties.toml is no TOML: .*line 1"),
        ("[[parties]]\n", "unknown table 'parties'"),
        ("[party]\n", r"\[party\] is one table"),
        ('[[party]]\nname = "A"\n', "parties.toml, party 1: object missing required field `code`"),
        ('[[party]]\nname = "A"\ncode = "A1"\n', "party 1: 'A1' is no code"),
        ('[[party]]\nname = "A"\ncode = "AA"\nsector = "X"\n', "party 1: unknown sector 'X'"),
        ('[[party]]\nname = "A"\ncode = "AA"\nnmaes = []\n', "unknown field `nmaes`"),
        ('[[party]]\nname = ""\ncode = "AA"\n', "party 1: a name is empty"),
        ('[[party]]\nname = "A"\ncode = "AA"\nfrom = 2020\nto = 2010\n', "ends before it begins"),
        (PARTY + '[[party]]\nname = "B"\ncode = "BB"\nnames = ["JC"]\n',
         "party 2: 'JC' is the name of Jade Column too"),
        ('[[merge]]\nparty = "Nobody"\ninto = "RUS"\n', "merge 1: no party 'Nobody'"),
        ('[[remove]]\nname = "Nobody"\n', "no name 'Nobody' to remove"),
        (HOLDER.replace("leader", "boss"), "holder 1: unknown office 'boss'"),
        (HOLDER.replace("2021-05-01", '"May"'), "holder 1: 'May' is no date"),
        (HOLDER + "to = 2020-01-01\n", "holder 1: ends before it begins"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        own(text)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_own_parties(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("Moscow", "1962-10-22", ("SUN", "GOV", None)),
        ("Lavrov", "2022-04-28", ("RUS", "GOV", "Sergei Lavrov")),
        ("Ukrainian Foreign Ministry", None, ("UKR", "GOV", None)),
        ("Kenya's army", None, ("KEN", "MIL", None)),
        ("Ministry of Defence of the Philippines", None, ("PHL", "GOV", None)),
        ("Transnistria", None, ("MDA", "REB", None)),
        ("the Élysée", None, ("FRA", "GOV", None)),
        ("Congo", None, ()), ("Zzyzx", None, ()), ("", None, ()), ("Lavrov", None, ()),
    ],
)  # fmt: skip
def test_a_name_is_explained(text: str, on: str | None, expected: tuple[str | None, ...]) -> None:
    assert sides(text, on) == expected
    assert explain_party(text, on=on).reason


def test_an_explanation_names_the_row_and_what_no_longer_fits() -> None:
    former = explain_party("Tamil Tigers", on="2020-01-01").candidates
    assert [(c.fits, c.end) for c in former] == [(False, "2009")]
    assert "groups.tsv line" in former[0].row
