from __future__ import annotations

import pytest

from warsan.codebook import body_tables as bodies
from warsan.codebook import party_tables as tables
from warsan.codebook.memberships import find_members, find_memberships, read_memberships
from warsan.codebook.party_checks import load_sectors
from warsan.codebook.party_codes import find_foreign_codes, load_codes
from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError
from warsan.model import Party

MEMBERS = "# Source: own\norganisation\tstatus\tfrom\tto\tmembers\n"
GROUPS = "# Source: own\nname\taliases\tcountry\tarea\tsector\tpeople\tfrom\tto\tcameo\tsource\n"


def test_every_state_has_its_codes_and_every_code_its_state() -> None:
    named = {e.code for e in tables.read_countries()[0]}
    assert named == set(load_codes())


def test_the_codes_are_unique() -> None:
    codes = list(load_codes().values())
    for column in ("iso", "cameo"):
        written = [getattr(c, column) for c in codes if getattr(c, column)]
        assert len(written) == len(set(written)), column
    living = [c.numeric for c in codes if c.numeric and c.status != "former"]
    assert len(living) == len(set(living))
    assert all(c.of in load_codes() for c in codes if c.status == "territory")
    assert not {e.code for e in bodies.read_alliances()} & set(load_codes())


def test_the_united_nations_have_193_members_and_two_observers() -> None:
    status = [c.status for c in load_codes().values()]
    assert (status.count("member"), status.count("observer")) == (193, 2)
    assert len(find_members("UN", "2024-06-01")) == 193
    assert len(find_members("UN", "1945-12-31")) == 51


@pytest.mark.parametrize(
    ("party", "on", "expected"),
    [
        (Party(country="RUS", sector="GOV"), None, ("RUSGOV", "RUS", "643", "365")),
        (Party(country="ROU"), None, ("ROM", "ROU", "642", "360")),
        (Party(country="TLS"), None, ("TMP", "TLS", "626", "860")),
        (Party(country="DEU"), "1962-10-22", ("DEU", "DEU", "276", "260")),
        (Party(country="DEU"), "2022-04-28", ("DEU", "DEU", "276", "255")),
        (Party(country="UN", sector="IGO"), None, ("IGOUNO", "", "", "")),
        (Party(country="NATO", sector="MIL"), None, ("IGONATMIL", "", "", "")),
        (Party(country="UKR", sector="PRM"), None, ("UKRUAF", "UKR", "804", "369")),
        (Party(country="LKA", sector="REB", organisation="Tamil Tigers"), None,
         ("LKASEP", "LKA", "144", "780")),
        (Party(country="YEM", sector="REB", organisation="Houthis"), "2022-01-01",
         ("YEMINS", "YEM", "887", "679")),
        (Party(sector="REB"), None, ("IMG", "", "", "")),
    ],
)  # fmt: skip
def test_a_party_has_codes_in_other_data_sets(
    party: Party, on: str | None, expected: tuple[str, ...]
) -> None:
    found = find_foreign_codes(party, on=on)
    assert (found.cameo, found.iso, found.numeric, found.cow) == expected


@pytest.mark.parametrize(
    ("party", "loss"),
    [
        (Party(country="RUS", name="Sergei Lavrov"), "CAMEO names no person: Sergei Lavrov"),
        (Party(country="XKX"), "CAMEO has no code for XKX"),
        (Party(country="XKX"), "ISO 3166 has no code for XKX"),
        (Party(country="HKG"), "no state number for HKG, a territory of CHN"),
        (Party(country="AU", sector="IGO"), "CAMEO has no code for African Union"),
        (Party(country="UKR", sector="PRM"), "CAMEO loses that it is paramilitary"),
        (Party(country="DEU"), "DEU was 260 until 1990"),
        (Party(sector="CVL"), "CAMEO has no code for a party without a country"),
    ],
)
def test_what_the_codes_lose_is_named(party: Party, loss: str) -> None:
    assert any(loss in found for found in find_foreign_codes(party).losses)


def test_a_plain_state_loses_nothing() -> None:
    assert find_foreign_codes(Party(country="FRA", sector="MIL")).losses == ()


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("NATO", "1949-12-31", 12), ("NATO", "2022-04-28", 30), ("NATO", "2024-06-01", 32),
        ("EU", "2020-01-31", 28), ("EU", "2020-02-01", 27), ("CSTO", "2022-04-28", 6),
        ("WPO", "1962-10-22", 8), ("ASEAN", "2022-01-01", 10), ("GCC", "2022-01-01", 6),
        ("OSCE", "2022-01-01", 57), ("AU", "2018-01-01", 55), ("LAS", "2005-01-01", 22),
        ("COE", "2022-03-17", 46), ("G7", "2022-01-01", 7), ("BRICS", "2023-12-31", 5),
        ("SCO", "2022-01-01", 8), ("OPEC", "2022-01-01", 13), ("COW", "2024-01-01", 56),
        ("OIC", "2022-01-01", 57), ("OECD", "2022-01-01", 38), ("ECOWAS", "2022-01-01", 15),
    ],
)  # fmt: skip
def test_an_organisation_had_so_many_full_members_on_a_day(
    organisation: str, day: str, count: int
) -> None:
    full = [m.member for m in find_members(organisation, day) if m.status == "full"]
    assert len(full) == len(set(full)) == count


def test_a_state_belongs_to_what_it_had_joined_by_then() -> None:
    assert "NATO" not in {m.organisation for m in find_memberships("SWE", "2022-04-28")}
    assert "NATO" in {m.organisation for m in find_memberships("SWE", "2024-04-28")}
    assert not find_memberships("SUN", "1995-01-01")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("NATO\tfull\t1949\t\tXXX", "unknown members"),
        ("NATO\tfull\t1949\t\t", "unknown members"),
        ("NATOO\tfull\t1949\t\tUSA", "unknown organisation"),
        ("NATO\thalf\t1949\t\tUSA", "unknown status"),
        ("NATO\tfull\t1949\t1948\tUSA", "ends before it begins"),
        ("NATO\tfull\tApril 1949\t\tUSA", "not ISO 8601"),
    ],
)
def test_a_broken_membership_is_refused(row: str, message: str) -> None:
    with pytest.raises(CodebookError, match=rf"line 3: .*{message}|{message}"):
        read_memberships(MEMBERS + row + "\n")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("A\t\tSYR\t\tREB\t\t2015\t2011\t\t", "ends before it begins"),
        ("A\t\tSYR\t\tREB\t\tMay 2015\t\t\t", "a year is not written"),
        ("A\t\tSYR\t\tRBL\t\t2015\t\t\t", "unknown sector 'RBL'"),
        ("A\t\tsyria\t\tREB\t\t2015\t\t\t", "'syria' is no code"),
    ],
)
def test_a_broken_group_is_refused(row: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        bodies.read_groups(GROUPS + row + "\n")


def test_the_tables_of_bodies_are_large_and_their_codes_known() -> None:
    groups = {e.name for e in bodies.read_groups()} | {e.name for e in bodies.read_companies()}
    assert len(groups) >= 150
    known = {*load_codes(), *(e.code for e in bodies.read_alliances()), ""}
    tabled = (
        *bodies.read_organisations(), *bodies.read_companies(), *bodies.read_groups(),
        *bodies.read_defacto(), *tables.read_regions(),
    )  # fmt: skip
    assert not {f"{e.origin} {e.code}" for e in tabled if e.code not in known}


@pytest.mark.parametrize(
    "read",
    [bodies.read_alliances, bodies.read_organisations, bodies.read_companies, bodies.read_groups],
)
def test_no_name_stands_twice_in_a_table(read: object) -> None:
    entries = read()  # type: ignore[operator]
    names = [(e.alias, e.code) for e in entries]
    assert len(names) == len(set(names))


def test_who_heads_a_body_is_an_office_of_the_tables() -> None:
    keys = {o.key for o in tables.read_offices()}
    heads = {e.head for e in (*bodies.read_alliances(), *bodies.read_organisations())}
    assert not heads - keys - {""}


def test_every_sector_says_what_cameo_makes_of_it() -> None:
    assert all(s.cameo or s.loss for s in load_sectors().values())


def test_every_pattern_of_bodies_has_a_sector() -> None:
    rows = read_rows("parties/bodies.tsv", ("body", "sector", "head"))
    assert {r["sector"] for r in rows} <= set(load_sectors())
    assert len({r["body"] for r in rows}) == len(rows)
