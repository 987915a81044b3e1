"""The table of office holders as frozen values, each row checked when it is read."""

from __future__ import annotations

import re

from warsan.codebook.party_checks import check_codes, check_days
from warsan.codebook.party_values import Person, Term
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

_OPEN = ".."
_SOURCE = re.compile(r"(wd:Q\d+|wp:\S.*|https://\S+)$")
_COLUMNS = (
    *("names", "short", "country", "sector", "office", "title", "gender", "from", "to"),
    "source",
)


def read_holders(text: str | None = None) -> tuple[Person, ...]:
    """Office holders, one value a person."""
    people: dict[str, list[Row]] = {}
    for row in read_holder_rows(text):
        people.setdefault(row.entries("names")[0], []).append(row)
    return tuple(_person(name, rows) for name, rows in people.items())


def read_holder_rows(text: str | None = None) -> tuple[Row, ...]:
    """The rows of holders.tsv: one for each term of office, with its source.

    Raises:
        CodebookError: A row breaks the rules at the head of the table; file and line are named.
    """
    rows = read_rows("parties/holders.tsv", _COLUMNS, text)
    for row in rows:
        check_codes(row, row["country"], row["sector"])
        closed = Row(row.place, {**row.cells, "to": row["to"].removesuffix(_OPEN)})
        check_days(closed, begin_known=False)
        if not _SOURCE.match(row["source"]):
            raise CodebookError(
                f"{row.place}: no source that a reader can open",
                "write wd:Q… (Wikidata), wp:… (Wikipedia) or an address",
            )
    return rows


def _person(name: str, rows: list[Row]) -> Person:
    names = dict.fromkeys(n for row in rows for n in row.entries("names"))
    shorts = dict.fromkeys(s for row in rows for s in row.entries("short"))
    if not shorts:
        shorts = dict.fromkeys(n.split()[-1] for n in names)
    return Person(
        name=name,
        names=tuple(names),
        shorts=tuple(shorts),
        gender=rows[0]["gender"],
        terms=tuple(_term(name, row) for row in rows),
    )


def _term(name: str, row: Row) -> Term:
    return Term(
        person=name,
        country=row["country"],
        sector=row["sector"],
        office=row["office"],
        title=row["title"],
        gender=row["gender"],
        begin=row["from"],
        end=row["to"].removesuffix(_OPEN),
        open=row["to"].endswith(_OPEN),
    )
