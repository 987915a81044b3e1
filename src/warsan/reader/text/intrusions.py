"""Words of the page inside a text: bylines and credits that run into a sentence.

"(Ann Lee/Reuters) Tehran had denied …": where the credit ends in a bracket or in an agency's name,
the text goes on as after a line's end. "Photo by Ann Lee Tehran had denied …": where nobody can
tell by its shape where the credit ends, no finding is read in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from warsan.codebook.pages import load_page_words
from warsan.codebook.wordlists import load_words
from warsan.reader.parse import Range

_CAPITAL = r"[^\W\d_a-z]"
_NAME = rf"{_CAPITAL}[\w.’'-]+(?:\s{_CAPITAL}[\w.’'-]+)"
_PERSON = _NAME + "{1,3}"
_PEOPLE = rf"{_PERSON}(?:(?:,| and| &)\s{_PERSON})*"
_GOES_ON = rf"\s+(?=[“\"‘']?{_CAPITAL})"
_BRACKETED = re.compile(rf"[(\[]{_PERSON}\s?(?:/|,\s){_NAME}*[)\]]{_GOES_ON}")

_SIGNED = re.compile(rf"\(@\w{{1,30}}\)\s[A-Z][a-z]{{2,8}}\s\d{{1,2}},\s\d{{4}}{_GOES_ON}")

Offsets = tuple[int, int]


def find_credit_ends(text: str) -> Iterator[int]:
    """Where (in characters) a plain text goes on after a credit whose end is plain to see.

    So does a post set into the text after its signature: "— Ann Lee (@annlee) July 12, 2022".
    """
    for pattern in (_BRACKETED, _SIGNED):
        yield from (match.end() for match in pattern.finditer(text))
    if any(form in text for form in _agency_forms()):
        yield from (match.end() for match in _closed_credit().finditer(text))


def find_intrusions(
    text: str, tokens: Sequence[Offsets], sentences: Sequence[Range]
) -> frozenset[int]:
    """Which sentences (by index) begin with a credit: none of their words can be relied on.

    Args:
        text: A plain text.
        tokens: Characters of each of its tokens.
        sentences: Its sentences as token ranges.
    """
    opening = _opening()
    return frozenset(
        n
        for n, s in enumerate(sentences)
        if opening.match(text, tokens[s.first][0], tokens[s.last - 1][1])
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"{_any_opening(_PERSON)}|By\s{_PEOPLE}\s(?:in\s{_CAPITAL}|\|)"
        rf"|{_PEOPLE},?\s(?:\||{_agency()}\b(?!\s[a-z]))"
    )


@cache
def _closed_credit() -> re.Pattern[str]:
    """A credit at the head of a sentence that ends in an agency's name, before a capital."""
    agencies = rf"{_agency()}(?:\s?/\s?{_agency()})*(?:{_GOES_ON})(?!Photo)"
    credit = (
        rf"{_any_opening(_CAPITAL)}[^\n]{{0,80}}?(?<=[\s/,(:]){agencies}|{_PEOPLE},\s{agencies}"
    )
    return re.compile(rf"(?:^|(?<=[.!?…”\"’)\]]\s))(?:{credit})", re.MULTILINE)


def _any_opening(name: str) -> str:
    """A pattern for the words that open a credit; before a name where they need one."""
    words = sorted(load_words("text/credit_openings.txt"), key=len, reverse=True)
    bare = "|".join(re.escape(w) for w in words if w.endswith(":"))
    named = "|".join(re.escape(w) for w in words if not w.endswith(":"))
    return rf"(?:(?i:{bare})|(?i:{named})\s(?={name}))"


@cache
def _agency() -> str:
    return "(?:" + "|".join(map(re.escape, _agency_forms())) + ")"


@cache
def _agency_forms() -> tuple[str, ...]:
    """Every spelling of an agency, the longest first."""
    forms = {*load_page_words().agencies, *load_words("text/picture_agencies.txt")}
    return tuple(sorted(forms, key=len, reverse=True))
