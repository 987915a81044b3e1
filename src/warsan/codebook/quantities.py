"""Numbers in words, what bounds them, and units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from warsan.codebook.party_tables import read_peoples
from warsan.codebook.rows import Row, read_rows
from warsan.errors import CodebookError

Ends = tuple[float | None, float | None, float | None]
UnitClass = Literal[
    "sign",
    "word",
    "person",
    "verb",
    "owner",
    "loss",
    "harm",
    "tally",
    "other",
    "part",
    "change",
    "sum",
    "worth",
    "filler",
]


@dataclass(frozen=True, slots=True)
class Quantities:
    """Tables under `data/numbers` and `data/units`, checked.

    Attributes:
        units: Number words below a hundred; `multipliers`: dozen, million; `suffixes`: "bn".
        vague: Phrase to its low, best and high.
        before, after: Phrase to the ends that it sets ("low", "best", "high").
        measures: Form to unit, by class.
        bound_words: Last words of the phrases in `before`.
        unit_words: Forms of units that stand after a number.
        parts: "half", "third", … to percent.
        more: What makes a number an increment, by its place: "before" or "after" it.
        harm_only: Vague phrases that are figures only where somebody came to harm.
        peoples: Names of peoples and their singulars ("Ukrainians", "Ukrainian").
    """

    units: MappingProxyType[str, int]
    multipliers: MappingProxyType[str, int]
    suffixes: MappingProxyType[str, int]
    vague: MappingProxyType[str, Ends]
    before: MappingProxyType[str, frozenset[str]]
    after: MappingProxyType[str, frozenset[str]]
    measures: MappingProxyType[str, MappingProxyType[str, str]]
    bound_words: frozenset[str]
    unit_words: frozenset[str]
    parts: MappingProxyType[str, float]
    more: MappingProxyType[str, frozenset[str]]
    peoples: frozenset[str]
    harm_only: frozenset[str]


@cache
def load_quantities() -> Quantities:
    """The tables of numbers and units, read and checked once.

    Raises:
        CodebookError: An end or a number is none.
    """
    words: dict[str, dict[str, int]] = {"unit": {}, "multiplier": {}, "suffix": {}}
    for row in read_rows("numbers/words.tsv", ("word", "value", "class")):
        words[row["class"]][row["word"]] = int(row["value"])
    bounds: dict[str, dict[str, frozenset[str]]] = {"before": {}, "after": {}}
    for row in read_rows("numbers/bounds.tsv", ("phrase", "sets", "place")):
        bounds[row["place"]][row["phrase"]] = _sides(row)
    measures: dict[str, dict[str, str]] = {}
    for row in read_rows("units/units.tsv", ("form", "unit", "class")):
        measures.setdefault(row["class"], {})[row["form"]] = row["unit"]
    vague = read_rows("numbers/vague.tsv", ("phrase", "low", "best", "high", "only"))
    return Quantities(
        units=MappingProxyType(words["unit"]),
        multipliers=MappingProxyType(words["multiplier"]),
        suffixes=MappingProxyType(words["suffix"]),
        vague=MappingProxyType({r["phrase"]: _ends(r) for r in vague}),
        before=MappingProxyType(bounds["before"]),
        after=MappingProxyType(bounds["after"]),
        measures=MappingProxyType({k: MappingProxyType(v) for k, v in measures.items()}),
        bound_words=frozenset(p.split()[-1] for p in bounds["before"]),
        unit_words=frozenset(measures["word"]),
        parts=MappingProxyType(_parts()),
        more=MappingProxyType(_more()),
        peoples=read_peoples(),
        harm_only=frozenset(r["phrase"] for r in vague if r["only"] == "harm"),
    )


def _parts() -> dict[str, float]:
    rows = read_rows("numbers/shares.tsv", ("part", "percent"))
    return {row["part"]: float(row["percent"]) for row in rows}


def _more() -> dict[str, frozenset[str]]:
    rows = list(read_rows("numbers/increments.tsv", ("phrase", "place")))
    return {p: frozenset(r["phrase"] for r in rows if r["place"] == p) for p in ("before", "after")}


def _sides(row: Row) -> frozenset[str]:
    sides = frozenset(row["sets"].split(","))
    if not sides <= {"low", "best", "high"}:
        raise CodebookError(f"{row.place}: a number has low, best and high", "correct that line")
    return sides


def _ends(row: Row) -> Ends:
    low, best, high = (None if row[k] == "-" else float(row[k]) for k in ("low", "best", "high"))
    return low, best, high
