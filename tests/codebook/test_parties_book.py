from __future__ import annotations

import pytest

from warsan.codebook.holder_tables import read_holders
from warsan.codebook.parties import find_code, index_names, load_parties
from warsan.codebook.party_lookup import resolve_party
from warsan.codebook.party_tables import read_countries
from warsan.codebook.party_values import Entry
from warsan.codebook.party_words import fits_case, name_words, role_words
from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError, NotFoundError

HOLDERS = (
    "# Source: own\nnames\tshort\tcountry\tsector\toffice\ttitle\tgender\tfrom\tto\tsource\n"
    "Ann Lee\t\tUSA\t{sector}\tpresident\tpresident\tf\t{begin}\t{end}\t{source}\n"
)


def holders(
    sector: str = "GOV", begin: str = "2001", end: str = "2002-05-01", source: str = "wd:Q42"
) -> str:
    return HOLDERS.format(sector=sector, begin=begin, end=end, source=source)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RUS", "RUS"), ("rus", "RUS"), ("Russia", "RUS"), ("Kyiv", "UKR"), ("Kiev", "UKR"),
        ("NATO", "NATO"), ("nato", "NATO"), ("UK", "GBR"), ("the States", "USA"),
        ("Côte d’Ivoire", "CIV"), ("cote d'ivoire", "CIV"), ("Moscow", "RUS"), ("USSR", "SUN"),
        ("United Nations", "UN"), ("Kosovo", "XKX"), ("Türkiye", "TUR"), ("Hong Kong", "HKG"),
    ],
)  # fmt: skip
def test_a_party_is_found_by_code_or_name(text: str, code: str) -> None:
    assert find_code(text) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [("Rusia", "Russia (RUS)"), ("Congo", "COD or COG"), ("", "RUS"), ("Zzyzx", "RUS")],
)
def test_an_unknown_party_gets_a_suggestion(text: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        find_code(text)
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("the Kremlin", None, ("RUS", "GOV", None)),
        ("Sergei Lavrov", "2022-04-28", ("RUS", "GOV", "Sergei Lavrov")),
        ("Sergei Lavrov", "1999-01-01", ("RUS", None, "Sergei Lavrov")),
        ("Moscow", "1962-10-24", ("SUN", "GOV", None)),
        ("Moscow", None, ("RUS", "GOV", None)),
        ("NATO", None, ("NATO", "IGO", None)),
        ("GBR", None, ("GBR", None, None)),
    ],
)
def test_a_name_alone_resolves(
    text: str, published: str | None, expected: tuple[str | None, ...]
) -> None:
    party = resolve_party(text, published=published)
    assert party is not None
    assert (party.country, party.sector, party.name) == expected
    assert party.reason


@pytest.mark.parametrize("text", ["Congo", "Korea", "Europe", "a cook", "", "us"])
def test_a_doubtful_name_alone_resolves_to_nobody(text: str) -> None:
    assert resolve_party(text) is None


def test_every_member_state_of_the_united_nations_is_there() -> None:
    entries, _ = read_countries()
    codes = {e.code for e in entries if not e.years[1]}
    # 193 members, 2 observers, and territories that news names.
    assert len(codes) >= 200
    assert {"PSE", "VAT", "TWN", "XKX", "HKG"} <= codes


def test_the_table_of_office_holders_is_large_and_its_offices_are_known() -> None:
    book = load_parties()
    people = {p.name: p for found in book.persons.values() for p in found}
    terms = [t for p in people.values() for t in p.terms]
    assert len(terms) >= 150
    assert book.settings["sole"] <= {o.key for o in book.offices.values()}


def test_a_holder_that_ends_before_he_begins_is_refused_with_its_line() -> None:
    with pytest.raises(CodebookError, match=r"holders\.tsv line 3: ends before it begins"):
        read_holders(holders(begin="2003"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (holders(sector="GOVT"), r"line 3: unknown sector 'GOVT'"),
        (holders(begin="May 2001"), r"line 3: a date is not ISO 8601"),
        (holders().replace("# Source: own\n", ""), r"names no source"),
        (holders().replace("gender", "sex"), r"another header"),
    ],
)
def test_a_broken_table_is_refused(text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        read_holders(text)


def test_a_row_of_another_width_is_refused_with_its_line() -> None:
    with pytest.raises(CodebookError, match=r"x\.tsv line 3: 1 cells, expected 2"):
        read_rows("x.tsv", ("a", "b"), "# Source: own\na\tb\nonly\n")


def test_a_name_of_two_parties_needs_a_note() -> None:
    both = [
        Entry(alias="Guinea", kind="country", code=code, name=code, origin=f"line {code}")
        for code in ("GIN", "GNQ")
    ]
    with pytest.raises(CodebookError, match="GIN"):
        index_names(both, frozenset())
    assert len(index_names(both, frozenset({("guinea",)}))[("guinea",)]) == 2


def test_an_alliance_has_the_parts_that_its_cameo_code_begins() -> None:
    parts = load_parties().parts
    assert {"OHCHR", "UNHCR", "WHO"} <= parts["UN"]
    assert not any("UN" in codes or "NATO" in codes for codes in parts.values())


@pytest.mark.parametrize(
    ("written", "alias", "fits"),
    [
        ("US", "US", True), ("us", "US", False), ("Turkey", "Turkey", True),
        ("turkey", "Turkey", False), ("WHO", "WHO", True), ("who", "WHO", False),
        ("U.S.", "US", True), ("RUSSIA", "Russia", True),
    ],
)  # fmt: skip
def test_case_tells_a_name_from_a_word(written: str, alias: str, fits: bool) -> None:
    assert fits_case(written, alias) is fits


def test_words_are_compared_without_accents_dots_and_hyphens() -> None:
    assert name_words("Guinea-Bissau") == ("guinea", "bissau")
    assert name_words("U.S.") == ("us",)
    assert role_words("Armed Forces") == ("armed", "force")
    assert role_words("spokeswomen") == ("spokeswoman",)
