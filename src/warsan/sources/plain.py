"""Reads text as a person copies it from a page: masthead, headline, body, credit, related posts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from warsan.codebook.pages import load_page_words
from warsan.sources.draft import Draft
from warsan.sources.lines import (
    byline_of,
    is_date_line,
    is_footer,
    is_furniture,
    is_headline,
    is_person,
    is_prose,
    names_outlet,
    same_words,
    signer_of,
)
from warsan.sources.paragraphs import find_paragraphs
from warsan.sources.times import find_time
from warsan.sources.trimming import trim_lines

_SITE_MARK = re.compile(r"\s[|–—-]\s")
_LAST_LINES = 8  # of a page, among which its reporters and editors are named
_LOOK_AHEAD = 4  # lines after a headline or standfirst in which its byline or date may stand
_FEWEST_STANDFIRST_WORDS = 6
_MOST_KICKER_WORDS = 2
_MOST_HEADLINE_WORDS = 25


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines above the body, by what they are."""

    headlines: tuple[str, ...] = ()
    standfirst: str | None = None
    byline: str | None = None
    published: str | None = None
    margins: tuple[str, ...] = ()


def read_plain(text: str, *, outlet: str | None = None) -> Draft:
    """The parts of a page that was copied as text, or of a text that is only an article.

    Args:
        text: As `read_characters` returns it.
        outlet: What the caller knows: a first line that says the same is the masthead.
    """
    lines = find_paragraphs(text)
    start = _body_start(lines)
    if start is None:
        # No sentence anywhere: nothing tells a headline from a text.
        return Draft(paragraphs=tuple(x for x in lines if not is_furniture(x)) or lines, page=text)
    head = _read_head(lines[:start])
    trimmed = trim_lines(lines[start:])
    found, titles = _masthead(head.headlines, outlet, lines)
    title, standfirst, sections = _headline(titles)
    body = _without_repeats(trimmed.body, title)
    return Draft(
        paragraphs=body or trimmed.body,
        page=text,
        outlet=found,
        title=title,
        standfirst=head.standfirst or standfirst,
        byline=head.byline,
        published=head.published,
        sections=sections + _rubric(lines[:start], title),
        related=trimmed.related,
        margins=head.margins + _sign_off(lines[start:]) + trimmed.tail,
    )


def _sign_off(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The last lines that are no part of the article, such as "(Reporting by …)": credits too."""
    return tuple(line for line in lines[-_LAST_LINES:] if is_furniture(line))


def _body_start(lines: tuple[str, ...]) -> int | None:
    """The first line of running text that is neither standfirst nor furniture."""
    for index, line in enumerate(lines):
        if _opens_letter(line):
            return index
        if is_prose(line) and not _is_page_line(line) and not _is_of_head(lines, index):
            return index
    return None


def _is_of_head(lines: tuple[str, ...], index: int) -> bool:
    """Whether a sentence is still above the body."""
    return _is_signed(lines, index) or _asks_as_headline(lines, index) or _tops_head(lines, index)


def _is_signed(lines: tuple[str, ...], index: int) -> bool:
    """Whether a byline or a date follows a sentence before the next one."""
    ahead = lines[index + 1 : index + 1 + _LOOK_AHEAD]
    for line in ahead:
        # A sentence said twice in a row is a headline that a person copied with its page title.
        if byline_of(line) or is_date_line(line) or same_words(line, lines[index]):
            return True
        if is_prose(line) and not _is_page_line(line):
            return False
    return False


def _tops_head(lines: tuple[str, ...], index: int) -> bool:
    """Whether a short first sentence is the headline over a standfirst with its byline or date."""
    first = _is_first(lines, index) and len(lines[index].split()) <= _MOST_HEADLINE_WORDS
    below = index + 1
    return first and below < len(lines) and is_prose(lines[below]) and _is_signed(lines, below)


def _is_first(lines: tuple[str, ...], index: int) -> bool:
    """Whether nothing above a line may be its headline."""
    return not [line for line in lines[:index] if is_headline(line) and not _is_above_all(line)]


def _is_above_all(line: str) -> bool:
    return names_outlet(line) or _is_page_line(line)


def _asks_as_headline(lines: tuple[str, ...], index: int) -> bool:
    """A short first question above a longer paragraph: "Can the truce hold?"."""
    below = lines[index + 1 : index + 2]
    line = lines[index]
    short = line.endswith("?") and len(line.split()) <= 15 and not _SITE_MARK.search(line)
    longer = bool(below) and len(below[0]) > 2 * len(line)
    return short and longer and _is_first(lines, index)


def _opens_letter(line: str) -> bool:
    cues = load_page_words().genres
    openings = [cue for cue in cues if cue.genre == "letter" and cue.where == "opening"]
    return any(cue.pattern.fullmatch(line[:300]) for cue in openings) and not is_headline(line)


def _is_page_line(line: str) -> bool:
    return is_furniture(line) or is_footer(line)


def _read_head(lines: tuple[str, ...]) -> _Head:
    head = _Head(margins=lines)
    # A time of publication wins over a time of change, wherever they stand.
    dates = [line for line in lines if is_date_line(line) and not _dates_change(line)]
    if dates:
        head = replace(head, published=find_time(dates[0]))
    for index, line in enumerate(lines):
        if _is_page_line(line):
            continue
        byline, dated = byline_of(line), is_date_line(line)
        dated = dated or bool(byline and find_time(line))
        if dated:
            head = replace(head, published=head.published or find_time(line))
        next_lines = lines[index + 1 : index + 2]
        if byline is None and _has_title(head):
            signed = is_person(line) and bool(next_lines) and is_date_line(next_lines[0])
            byline = line if signed else _signer(line, head)
        if byline:
            head = replace(head, byline=head.byline or byline)
        elif not dated:
            said_again = any(same_words(line, other) for other in lines[index + 1 :])
            head = _with_line(head, line, said_again=said_again)
    return head


def _signer(line: str, head: _Head) -> str | None:
    who = signer_of(line)
    return None if any(same_words(who or "", known) for known in head.headlines) else who


def _has_title(head: _Head) -> bool:
    return any(not names_outlet(line) for line in head.headlines)


def _dates_change(line: str) -> bool:
    return line.casefold().startswith(load_page_words().updates)


def _with_line(head: _Head, line: str, *, said_again: bool) -> _Head:
    if any(same_words(line, known) for known in head.headlines):
        return head
    if is_prose(line) and _has_title(head) and not said_again:
        return replace(head, standfirst=head.standfirst or line)
    return replace(head, headlines=(*head.headlines, line))


def _masthead(
    headlines: tuple[str, ...], outlet: str | None, lines: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...]]:
    """The outlet, if the page shows it, and the lines below it."""
    for index, line in enumerate(headlines):
        parts = _SITE_MARK.split(line)
        others = headlines[:index] + headlines[index + 1 :]
        if len(parts) >= 2 and any(same_words(parts[0], other) for other in others):
            return parts[-1].strip(), others
    for index, line in enumerate(headlines[:-1]):
        named = outlet is not None and same_words(line, outlet)
        if named or names_outlet(line) or _owns_page(line, lines):
            return line, headlines[:index] + headlines[index + 1 :]
    return None, headlines


def _owns_page(line: str, lines: tuple[str, ...]) -> bool:
    """Whether a line's name holds the page's copyright: "© 2022 Harbour Letters"."""
    if len(line.split()) > 5:
        return False
    marked = [other for other in lines if other.startswith(("©", "Copyright", "(c)"))]
    return any(line.casefold() in other.casefold() for other in marked)


def _headline(lines: tuple[str, ...]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Title, standfirst and rubrics among the lines above the body."""
    if not lines:
        return None, None, ()
    kickers = 0
    while kickers < len(lines) - 1 and len(lines[kickers].split()) <= _MOST_KICKER_WORDS:
        kickers += 1
    title, *rest = lines[kickers:]
    long_enough = [line for line in rest if len(line.split()) >= _FEWEST_STANDFIRST_WORDS]
    return title, long_enough[0] if long_enough else None, lines[:kickers]


def _rubric(lines: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """A section's name that stands alone right over the title; in a menu it names others."""
    for above, line, below in zip(("", *lines), lines, lines[1:], strict=False):
        if is_furniture(line) and not is_furniture(above) and same_words(below, title or ""):
            return (line,)
    return ()


def _without_repeats(body: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """The body without its headline said again at its start."""
    if title is None:
        return body
    return tuple(
        line for index, line in enumerate(body) if index > 2 or not same_words(line, title)
    )
