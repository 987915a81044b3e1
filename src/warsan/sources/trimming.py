"""Takes what is no part of the article out of a row of lines, and keeps related links apart."""

from __future__ import annotations

from dataclasses import dataclass

from warsan.codebook.pages import load_page_words
from warsan.model import Link
from warsan.sources.lines import asks, is_footer, is_furniture, is_headline, is_prose, is_title

_PARAGRAPHS_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A row of lines, sorted.

    Attributes:
        body: Lines of the article.
        related: Titles that stood under "Related posts" and the like.
        tail: Lines after the article's end, without the related titles.
    """

    body: tuple[str, ...]
    related: tuple[Link, ...]
    tail: tuple[str, ...]


def trim_lines(lines: tuple[str, ...]) -> Trimmed:
    """The article's lines without furniture, related titles and whatever follows its end."""
    end = _end_of_article(lines)
    body, related = _without_pointers(lines[:end])
    titles, tail = _split_tail(lines[end:])
    return Trimmed(body, related + titles, tail)


def is_related_heading(line: str) -> bool:
    """Whether a line is a heading over a closing list of other articles."""
    return len(line) <= 80 and bool(load_page_words().related_end.fullmatch(line.rstrip(":")))


def _end_of_article(lines: tuple[str, ...]) -> int:
    """The index of the heading or footer that closes the article.

    A box of related links may also interrupt an article: then paragraphs follow one upon the
    other, which excerpts under related titles do not.
    """
    seen = 0
    for index, line in enumerate(lines):
        below = lines[index + 1 :]
        if is_footer(line) and (seen > 1 or not _goes_on(below)):
            return index
        if is_related_heading(line) and seen and not _goes_on(below):
            return index
        seen += is_prose(line)
    return len(lines)


def _goes_on(lines: tuple[str, ...]) -> bool:
    """Whether a row of paragraphs follows before the page's footers."""
    row = 0
    for line in lines:
        if is_footer(line) or is_related_heading(line):
            return False
        titled = asks(line) and is_title(line)
        row = row + 1 if is_prose(line) and not titled and not is_furniture(line) else 0
        if row == _PARAGRAPHS_IN_A_ROW:
            return True
    return False


def _without_pointers(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Link, ...]]:
    """The lines without furniture and "Read more: …", and the titles pointed to."""
    body: list[str] = []
    related: list[Link] = []
    inline = load_page_words().related_inline
    in_box = False
    for line in lines:
        if is_related_heading(line) or (len(line) <= 300 and inline.fullmatch(line)):
            in_box = _ends_open(line)
            if not in_box and (asks(line) or not is_prose(line)):
                related.append(Link(title=line.partition(":")[2].strip() or line))
        elif in_box and is_headline(line) and not is_furniture(line):
            related.append(Link(title=line))
        elif not is_furniture(line) and not is_footer(line):
            in_box = False
            body.append(line)
    return tuple(body), tuple(related)


def _ends_open(heading: str) -> bool:
    """Whether a heading's titles stand on the next lines rather than on its own."""
    return not heading.partition(":")[2].strip()


def _split_tail(lines: tuple[str, ...]) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    related: list[Link] = []
    tail: list[str] = []
    in_list = False
    for line in lines:
        if is_related_heading(line):
            in_list = True
        elif is_footer(line):
            in_list = False
            tail.append(line)
        elif in_list and not is_furniture(line) and is_title(line):
            related.append(Link(title=line))
        else:
            tail.append(line)
    return tuple(related), tuple(tail)
