"""To whom a page credits its text: a line of its own, a dateline, or the end of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from warsan.codebook.outlets import find_outlet
from warsan.codebook.pages import CreditCue, load_page_words
from warsan.model import Credit, Span
from warsan.sources.agencies import names_agency
from warsan.sources.draft import Draft

_BETWEEN_NAMES = re.compile(r",|/|\||\s(?:and|&|with)\s")
_LONGEST_LINE = 400  # a sign-off names many reporters
_LONGEST_START, _LONGEST_END = 150, 400  # characters of a paragraph in which a credit may stand
_OPENING, _CLOSING = 3, 4  # paragraphs at either end of the body in which a credit may stand


@dataclass(frozen=True, slots=True)
class Credited:
    """A credit, and the body without the line on which it stood alone."""

    credit: Credit | None
    paragraphs: tuple[str, ...]


def find_credit(draft: Draft) -> Credited:
    """The page's credit for its text; None where it names none but itself.

    Args:
        draft: Its paragraphs, the lines around them and its byline are searched; the credit's
            span points into its page.
    """
    paragraphs, margins = draft.paragraphs, draft.margins
    edges = [*range(len(paragraphs))][:_OPENING] + [*range(len(paragraphs))][-_CLOSING:]
    lone = [i for i in dict.fromkeys(edges) if _line_credit(paragraphs[i])]
    lines = [paragraphs[i] for i in lone] + [line for line in margins if _line_credit(line)]
    kept = tuple(text for i, text in enumerate(paragraphs) if i not in lone) or paragraphs
    found = [_line_credit(line) for line in lines] + _inline_credits(kept)
    placed = [_placed(*one, draft.page) for one in found if one]
    placed += _byline_credits(draft)
    others = [one for one in placed if one and not _same_name(one.name, draft.outlet)]
    # "Reuters contributed" says less than "first published in": it counts only alone. So does a
    # sign-off that is known for an agency's without naming it.
    others.sort(key=lambda one: (one.role == "contributed", _is_implied(one)))
    return Credited(others[0] if others else None, kept)


def _is_implied(credit: Credit) -> bool:
    return credit.name.casefold() not in credit.span.text.casefold()


def _line_credit(line: str) -> tuple[str, str, str] | None:
    """Name, role and words of a credit that has a line to itself."""
    if len(line) > _LONGEST_LINE:
        return None
    for cue in _cues("line"):
        found = cue.pattern.fullmatch(line)
        if found and _is_name(_name(found, cue)) and _may_be_wire(found):
            return _name(found, cue), cue.role, line
    return None


def _byline_credits(draft: Draft) -> list[Credit | None]:
    """Agencies that the page names as its author, where the page's text shows them."""
    byline = draft.byline or ""
    names = [name.strip() for name in _BETWEEN_NAMES.split(byline)]
    found: list[Credit | None] = []
    for name in filter(names_agency, names):
        shown = "|".join(re.escape(words) for words in dict.fromkeys((byline, name)))
        place = re.search(
            rf"^(?:By\s+)?(?:{shown})(?!\w)", draft.page, re.IGNORECASE | re.MULTILINE
        )
        if place:
            span = Span("page", place.start(), place.end(), place[0])
            found.append(Credit(name=name, role="agency", span=span))
    return found


def _may_be_wire(found: re.Match[str], *, bracketed: bool = False) -> bool:
    wire = found.groupdict().get("wire")
    return not wire or names_agency(wire, bracketed=bracketed)


def _inline_credits(paragraphs: tuple[str, ...]) -> list[tuple[str, str, str] | None]:
    """Credits in a dateline that opens the text, or in brackets that close a paragraph."""
    results: list[tuple[str, str, str] | None] = []
    for text in paragraphs[:2]:
        for cue in _cues("start"):
            found = cue.pattern.match(text[:_LONGEST_START])
            found = found if found and _may_be_wire(found, bracketed=True) else None
            results.append((_name(found, cue), cue.role, found[0]) if found else None)
    for text in (*paragraphs[-2:], *paragraphs[:1]):
        for cue in _cues("end"):
            found = cue.pattern.close(text[-_LONGEST_END:])
            results.append((_name(found, cue), cue.role, found[0]) if found else None)
    return results


def _cues(where: str) -> list[CreditCue]:
    return [cue for cue in load_page_words().credits if cue.where == where]


def _name(found: re.Match[str], cue: CreditCue) -> str:
    if cue.name is not None:
        return cue.name
    groups = found.groupdict()
    return (groups.get("name") or groups.get("agency") or groups.get("wire") or "").strip(
        " .,’'”\"“"
    )


def _is_name(name: str) -> bool:
    """Whether it can name an outlet: short, and no language ("Translated from Italian")."""
    languages = load_page_words().languages.values()
    return len(name) > 1 and len(name.split()) <= 8 and name not in languages


def _same_name(name: str, outlet: str | None) -> bool:
    """Whether a credit names the page's own outlet, also by another of its names."""
    if outlet is None or name.casefold() == outlet.casefold():
        return outlet is not None
    found = find_outlet(name)
    return found is not None and found == find_outlet(outlet)


def _placed(name: str, role: str, words: str, page: str) -> Credit | None:
    """The credit with its place in the page; None if the page's text does not show it."""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    found = list(re.finditer(spaced, page))
    if not found:
        return None
    # A dateline opens the text; other credits close it.
    place = found[0] if words.rstrip().endswith(("-", "–", "—")) else found[-1]
    return Credit(name=name, role=role, span=Span("page", place.start(), place.end(), place[0]))
