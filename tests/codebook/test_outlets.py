from __future__ import annotations

from pathlib import Path

import pytest

from warsan.codebook.outlets import (
    Outlet,
    are_independent,
    extend_outlets,
    find_outlet,
    load_outlets,
    read_outlets,
)
from warsan.codebook.party_codes import load_codes
from warsan.errors import CodebookError, InputError

HEAD = (
    "# Source: own\n"
    "name\tnames\tcountry\towner\tcontrol\tcontroller\tlanguages\tkind\tformer\tsource\n"
)


def outlet(name: str, **more: object) -> Outlet:
    fields: dict[str, object] = {
        "names": (), "country": "GBR", "owners": (f"{name} Ltd",), "control": "private",
        "controller": "", "languages": ("en",), "kind": "newspaper", "former": False,
        "source": name,
    }  # fmt: skip
    return Outlet(name=name, **{**fields, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Reuters", "Reuters"), ("reuters", "Reuters"), ("Tass", "TASS"), ("RT", "RT"),
        ("Guardian", "The Guardian"), ("the guardian", "The Guardian"),
        ("theguardian.com", "The Guardian"), ("https://www.bbc.co.uk/news/1", "BBC"),
        ("english.alarabiya.net", "Al Arabiya"), ("Süddeutsche Zeitung", "Süddeutsche Zeitung"),
        ("AP", "Associated Press"), ("Anadolu Ajansı", "Anadolu Agency"),
    ],
)  # fmt: skip
def test_an_outlet_is_found_by_name_domain_or_address(asked: str, name: str) -> None:
    found = find_outlet(asked)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "asked", ["", "Harbour Gazette", "example.org", "co.uk", "News", "ABC News", "bbc.com.evil.io"]
)
def test_an_unknown_or_doubtful_outlet_stays_unknown(asked: str) -> None:
    assert find_outlet(asked) is None


def test_the_table_is_large_and_its_states_are_known() -> None:
    outlets = load_outlets().outlets
    assert len(outlets) >= 200
    codes = {*load_codes(), "UN"}
    assert not {o.country for o in outlets} - codes - {""}
    assert not {o.controller for o in outlets} - codes - {""}
    assert all(o.source and len(o.languages) == len(set(o.languages)) for o in outlets)
    assert all(len(language) == 2 for o in outlets for language in o.languages)


@pytest.mark.parametrize(
    ("one", "other", "independent", "reason"),
    [
        ("TASS", "RIA Novosti", False, "RUS controls"),
        ("Xinhua", "globaltimes.cn", False, "CHN controls"),
        ("The Times", "Wall Street Journal", False, "News Corp stands behind"),
        ("Fox News", "The Sun", False, "Murdoch family stands behind"),
        ("Politico", "Bild", False, "Axel Springer stands behind"),
        ("TASS", "TASS", False, "both are TASS"),
        ("Reuters", "Associated Press", True, "private"),
        ("TASS", "Xinhua", True, "state"),
        ("BBC", "The Guardian", True, "public"),
        ("BBC", "Channel 4 News", True, "public"),
        ("Meduza", "The Insider", None, "the owner of Meduza is not known"),
        ("Reuters", "Harbour Gazette", None, "'Harbour Gazette' not in the table"),
        ("Google News", "Reuters", None, "passes on what others publish"),
        ("ISNA", "Reuters", None, "who controls ISNA is not known"),
    ],
)
def test_two_outlets_are_two_sources_or_one(
    one: str, other: str, independent: bool | None, reason: str
) -> None:
    for verdict in (load_outlets().judge(one, other), load_outlets().judge(other, one)):
        assert verdict.independent is independent
        assert reason in verdict.reason


def test_a_state_behind_one_and_no_state_behind_the_other_are_two() -> None:
    state = outlet("Voice", control="state", controller="RUS", owners=())
    assert are_independent(state, outlet("Gazette", owners=())).independent


def test_a_table_of_ones_own_adds_and_replaces(tmp_path: Path) -> None:
    own = tmp_path / "outlets.tsv"
    own.write_text(
        HEAD
        + "Harbour Gazette\tharbour.example\tSOM\tPort\tprivate\t\ten\tnewspaper\t\t\n"
        + "Reuters\t\tGBR\tPort\tprivate\t\ten\twire\t\tmine\n"
    )
    book = extend_outlets(own)
    assert book.judge("harbour.example", "Reuters").independent is False
    found = book.find("reuters.com")
    assert found is None or found.name != "Reuters"
    assert book.find("TASS") == find_outlet("TASS")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("A\t\tGBR\t\towned\t\ten\twire\t\t", r"line 3: unknown control 'owned'"),
        ("A\t\tGBR\t\tprivate\t\ten\tblog\t\t", r"line 3: unknown kind 'blog'"),
        ("A\t\tGBR\t\tstate\t\ten\twire\t\t", r"line 3: a state is named where"),
        ("A\t\tgb\t\tprivate\t\ten\twire\t\t", r"line 3: 'gb' is no code"),
        ("A\t\tGBR", r"line 3: 3 cells, expected 10"),
    ],
)
def test_a_broken_row_is_refused_with_its_line(row: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        read_outlets(HEAD + row + "\n")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        extend_outlets(tmp_path / "none.tsv")
