"""What Warsan knows about written dates: names of the calendar and patterns of expressions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warsan.codebook.calendar_patterns import DatePattern, Names, compile_patterns
from warsan.codebook.rows import read_rows


@dataclass(frozen=True, slots=True)
class Calendar:
    """Tables under `data/dates`, checked.

    Attributes:
        names: By class ("month", "weekday", "season", "unit", "part", …), form to value.
        words: Form to class ("day", "ref", "set") and value.
        planning: Lemmas whose infinitive lies ahead.
        timetable: Lemmas whose present lies ahead.
        heralds: Words before a noun whose time lies ahead ("ahead of", "upcoming").
        invariant: Verb forms that news mean as past though they look present ("hit").
        papers: What after a weekday makes it a newspaper or another thing.
        numbers: Number words to their value.
        holidays: Name to rule ("fixed", "easter", "orthodox", "nth") and day.
        patterns: In order of the table.
        signals: Word to the classes of `needs` that it answers; all in lower case.
    """

    names: Names
    words: MappingProxyType[str, tuple[str, str]]
    planning: frozenset[str]
    timetable: frozenset[str]
    heralds: frozenset[str]
    invariant: frozenset[str]
    papers: frozenset[str]
    numbers: MappingProxyType[str, int]
    holidays: MappingProxyType[str, tuple[str, str]]
    patterns: tuple[DatePattern, ...]
    signals: MappingProxyType[str, frozenset[str]]


@cache
def load_calendar() -> Calendar:
    """The calendar, read and checked once.

    Raises:
        CodebookError: A pattern does not compile or asks for a slot that is not there.
    """
    names = _names()
    words = read_rows("dates/words.tsv", ("class", "form", "value"))
    fixed = {r["form"]: (r["class"], r["value"]) for r in words if r["class"] in _FIXED}
    by_class = {c: frozenset(r["form"] for r in words if r["class"] == c) for c in _CLASSES}
    holidays = {
        r["name"]: (r["rule"], r["day"])
        for r in read_rows("dates/holidays.tsv", ("name", "rule", "day"))
    }
    numbers = _numbers()
    return Calendar(
        names=names,
        words=MappingProxyType(fixed),
        planning=by_class["tense"],
        timetable=by_class["timetable"],
        heralds=by_class["herald"],
        invariant=by_class["invariant"],
        papers=by_class["paper"],
        numbers=MappingProxyType(numbers),
        holidays=MappingProxyType(holidays),
        patterns=compile_patterns(names, {**by_class, "word": fixed}, numbers, holidays),
        signals=_signals(names, fixed, holidays),
    )


_FIXED = ("day", "ref", "set")
_CLASSES = ("tense", "timetable", "herald", "invariant", "paper", "approx", "edge", "straight")
_SIGNALLED = ("month", "weekday", "season", "unit", "part", "decade")


def _names() -> Names:
    names: dict[str, dict[str, str]] = {}
    for row in read_rows("dates/names.tsv", ("class", "form", "value")):
        names.setdefault(row["class"], {})[row["form"]] = row["value"]
    return MappingProxyType({k: MappingProxyType(v) for k, v in names.items()})


def _numbers() -> dict[str, int]:
    return {"a": 1, "an": 1, "couple": 2, "a couple of": 2} | {
        r["word"]: int(r["value"])
        for r in read_rows("numbers/words.tsv", ("word", "value", "class"))
        if r["class"] == "unit" or r["word"] in ("dozen", "hundred", "thousand")
    }


def _signals(
    names: Names, words: Iterable[str], holidays: Iterable[str]
) -> MappingProxyType[str, frozenset[str]]:
    known = [(form.split()[-1], key) for key in _SIGNALLED for form in names[key]]
    known += [(word.split()[-1], "word") for word in words]
    known += [(name.split()[0], "holiday") for name in holidays]
    known += list(names["signal"].items())
    found: dict[str, set[str]] = {}
    for form, key in known:
        bare = form.rstrip(".")
        for written in (bare, f"{bare}s", f"{bare}."):
            found.setdefault(written, set()).add(key)
    return MappingProxyType({form: frozenset(keys) for form, keys in found.items()})
