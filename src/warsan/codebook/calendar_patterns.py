"""Patterns of `data/dates/patterns.tsv` with their slots filled from the other tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from warsan.codebook.late_patterns import LatePattern
from warsan.codebook.rows import read_rows
from warsan.errors import CodebookError

Names = MappingProxyType[str, MappingProxyType[str, str]]

_BEFORE = r"(?<![\w$€£¥#/])(?<!\d[.,:–-])"
_AFTER = r"(?!\w)(?![.,:/]\d)(?! ?(?:%|percent|per cent))"


@dataclass(frozen=True, slots=True)
class DatePattern:
    """How one kind of expression is written.

    Attributes:
        rule: How its value is made.
        needs: What a sentence must have for it: "digit", or classes of names.
        pattern: The regular expression.
    """

    rule: str
    needs: frozenset[str]
    pattern: LatePattern


def compile_patterns(
    names: Names,
    phrases: Mapping[str, Collection[str]],
    numbers: Mapping[str, int],
    holidays: Iterable[str],
) -> tuple[DatePattern, ...]:
    """The pattern of every line, in order.

    Args:
        names: By class, form to value.
        phrases: Fixed phrases, by "word", "approx", "edge" and "straight".
        numbers: Number words to their value.
        holidays: Names of days, lower case.

    Raises:
        CodebookError: A pattern asks for a slot that is not there.
    """
    slots = _counts(numbers) | _calendar(names) | _frames(names, phrases)
    slots["word"] = rf"(?P<word>{_either(phrases['word'])})"
    slots["holiday"] = rf"(?P<holiday>(?-i:{_either(map(_titled, holidays))}))"
    return tuple(
        DatePattern(
            row["rule"],
            frozenset(row["needs"].split()),
            _fill(row.place, row["pattern"], slots),
        )
        for row in read_rows("dates/patterns.tsv", ("rule", "needs", "pattern"))
    )


def _counts(numbers: Mapping[str, int]) -> dict[str, str]:
    tens = _either(w for w, value in numbers.items() if value in range(20, 100, 10))
    ones = _either(w for w, value in numbers.items() if value in range(1, 10) and len(w) > 2)
    written = _either(numbers)
    figures = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    count = rf"{figures}|(?:{tens})(?:-| )(?:{ones})|{written}"
    halves = rf"(?:\d+|{written}) and a half|{count}"
    return {"num": rf"(?P<num>{halves})", "count": count}


def _calendar(names: Names) -> dict[str, str]:
    units = [form for form, code in names["unit"].items() if code != "PTS"]
    weekdays = [form for form in names["weekday"] if form[-1] != "."]
    return {
        "month": rf"(?P<month>(?-i:{_capital(names['month'])}))",
        "weekday": rf"(?P<weekday>(?-i:{_capital(names['weekday'])}))",
        "weekdays": rf"(?-i:{_capital(weekdays)})",
        "season": rf"(?P<season>{_either(names['season'])})",
        "unit": rf"(?P<unit>{_either(units)})",
        "units": rf"(?P<unit>{_either(units)})s?",
        "plural": rf"(?P<unit>{_either(units)})s",
        "part": rf"(?P<part>{_either(names['part'])})",
        "ordinal": _either(names["ordinal"]),
        "year": r"(?P<year>1[5-9]\d\d|20\d\d)",
        "day": r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
        "day2": r"(?P<d2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    }


def _frames(names: Names, phrases: Mapping[str, Collection[str]]) -> dict[str, str]:
    """What may stand around an expression and belongs to it."""
    zones = _either(names["zone"])
    parts = _either(names["part"])
    return {
        "approx": rf"(?:(?:{_either(phrases['approx'])}) )?",
        "straight": rf"(?:(?:{_either(phrases['straight'])}) )?",
        "edgeof": rf"(?:(?:the )?(?:very )?(?P<eo>{_either(phrases['edge'])}) of (?:the )?)?",
        "partof": rf"(?:(?:the )?(?:early |late )?(?P<pof>{parts}) of )?",
        "zone": rf"(?: ?(?P<par>\()?(?P<zone>{zones})(?P<off> ?[+-] ?\d\d?)?(?(par)\)|(?!\w)))?",
    }


def _either(forms: Iterable[str]) -> str:
    """Longest first: "last night" must not stop at "last"."""
    longest = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join(re.escape(f).replace("\\ ", " ") for f in longest)


def _capital(forms: Iterable[str]) -> str:
    """Months and weekdays are written with a capital, or in capitals."""
    return _either({x for f in forms for x in (f.capitalize(), f.upper())})


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _fill(place: str, pattern: str, slots: dict[str, str]) -> LatePattern:
    try:
        filled = re.sub(r"\{([a-z]+2?)\}", lambda m: slots[m[1]], pattern)
    except KeyError as error:
        raise CodebookError(f"{place}: no slot {error}", "correct that line") from error
    # a written blank is any white space within a line
    source = _BEFORE + "(?:" + filled.replace(" ", r"[ \t\u00a0\u202f]") + ")" + _AFTER
    return LatePattern(source, place)
