"""What Warsan knows about written dates: names of the calendar and patterns of expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError

_BEFORE = r"(?<![\w$€£¥#/])(?<!\d[.,:–-])"
_AFTER = r"(?!\w)(?![.,:/]\d)(?! ?(?:%|percent|per cent))"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Tables under `data/dates`, checked.

    Attributes:
        names: By class ("month", "weekday", "season", "unit", "part", "quarter"), form to value.
        words: Form to class ("day", "ref", "set") and value.
        planning: Lemmas whose infinitive lies ahead.
        papers: What after a weekday makes it a newspaper or another thing.
        numbers: Number words to their value.
        patterns: Rule and pattern, in order of the table.
    """

    names: MappingProxyType[str, MappingProxyType[str, str]]
    words: MappingProxyType[str, tuple[str, str]]
    planning: frozenset[str]
    papers: frozenset[str]
    numbers: MappingProxyType[str, int]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def load_calendar() -> Calendar:
    """The calendar, read and checked once.

    Raises:
        CodebookError: A pattern does not compile or asks for a slot that is not there.
    """
    names: dict[str, dict[str, str]] = {}
    for row in read_rows("dates/names.tsv", ("class", "form", "value")):
        names.setdefault(row["class"], {})[row["form"]] = row["value"]
    words = read_rows("dates/words.tsv", ("class", "form", "value"))
    fixed = {r["form"]: (r["class"], r["value"]) for r in words if r["class"] in _FIXED}
    numbers = {"a": 1, "an": 1, "couple": 2, "a couple of": 2} | {
        r["word"]: int(r["value"])
        for r in read_rows("numbers/words.tsv", ("word", "value", "class"))
        if r["class"] == "unit" or r["word"] == "dozen"
    }
    return Calendar(
        names=MappingProxyType({k: MappingProxyType(v) for k, v in names.items()}),
        words=MappingProxyType(fixed),
        planning=frozenset(r["form"] for r in words if r["class"] == "tense"),
        papers=frozenset(r["form"] for r in words if r["class"] == "paper"),
        numbers=MappingProxyType(numbers),
        patterns=_patterns(names, fixed, numbers),
    )


_FIXED = ("day", "ref", "set")


def _patterns(
    names: dict[str, dict[str, str]], words: Iterable[str], numbers: Iterable[str]
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    slots = _slots(names, words, numbers)
    return tuple(
        (row["rule"], _compile(row.place, row["pattern"], slots))
        for row in read_rows("dates/patterns.tsv", ("rule", "pattern"))
    )


def _slots(
    names: dict[str, dict[str, str]], words: Iterable[str], numbers: Iterable[str]
) -> dict[str, str]:
    count = rf"\d+(?:\.\d+)?|{_either(numbers)}"
    return {
        "month": rf"(?P<month>(?-i:{_capital(names['month'])}))",
        "weekday": rf"(?P<weekday>(?-i:{_capital(names['weekday'])}))",
        "season": rf"(?P<season>{_either(names['season'])})",
        "unit": rf"(?P<unit>{_either(names['unit'])})",
        "units": rf"(?P<unit>{_either(names['unit'])})s?",
        "year": r"(?P<year>1[5-9]\d\d|20\d\d)",
        "day": r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
        "day2": r"(?P<d2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
        "num": rf"(?P<num>{count})",
        "word": rf"(?P<word>{_either(words)})",
    }


def _either(forms: Iterable[str]) -> str:
    """Longest first: "last night" must not stop at "last"."""
    longest = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join(re.escape(f).replace("\\ ", " ") for f in longest)


def _capital(forms: Iterable[str]) -> str:
    """Months and weekdays are written with a capital, or in capitals."""
    return _either({x for f in forms for x in (f.capitalize(), f.upper())})


def _compile(place: str, pattern: str, slots: dict[str, str]) -> re.Pattern[str]:
    try:
        filled = re.sub(r"\{([a-z]+2?)\}", lambda m: slots[m[1]], pattern)
        # a written blank is any white space within a line
        source = _BEFORE + "(?:" + filled.replace(" ", r"[ \t\u00a0\u202f]") + ")" + _AFTER
        return re.compile(source, re.IGNORECASE)
    except (KeyError, re.error) as error:
        raise CodebookError(f"{place}: no pattern: {error}", "correct that line") from error
