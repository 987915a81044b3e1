"""What a line of a page looks like: prose, headline, byline, furniture. Judged by its shape."""

from __future__ import annotations

import re

from warsan.codebook.pages import load_page_words
from warsan.sources.times import find_time

_TERMINAL = re.compile(r"[.!?…][”’\"')\]]*$")
_OPEN_END = re.compile(r"[,:;–—-]$")
_CAPITAL = r"(?:[A-Z\u00c0-\u00de][\w.’'-]*|de|van|von|al|bin|el|der|la)"
_NAMES = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,4}}"
_BYLINE = re.compile(
    r"(?:(?i:written by|reported by|words by|by|author:|from))\s+"
    rf"(?P<who>{_NAMES}(?:(?:,| and| &)\s{_NAMES})*)"
    r"(?P<rest>(?:\s+(?:in|at)\s[\w .,’-]{2,60})?)(?:,\s[\w ,&’-]{2,80})?\s*[|•·–—-]?\s*"
)
_SIGNED = re.compile(rf"(?P<who>{_NAMES}(?:(?:,| and| &)\s{_NAMES})*)\s*[|•·–—]\s*(?P<rest>.+)")
_MENU_MARK = re.compile(r"\s{2,}|\t|\s*[|•·›»/]\s*")
_PERSON = re.compile(rf"{_CAPITAL}(?:\s{_CAPITAL}){{1,3}}")
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_ENTRIES = 3  # of a menu
_LONG_LINE = 200  # characters: no headline is longer
_QUESTION_WORDS = 20  # a longer question is a paragraph
_LABEL_ROOM = 45  # characters that may stand around the date on its line ("First published …")


def is_prose(line: str) -> bool:
    """Whether a line reads as running text: a closed sentence, or too long for a headline."""
    words = len(line.split())
    return len(line) > _LONG_LINE or (words >= 2 and bool(_TERMINAL.search(line)))


def is_headline(line: str) -> bool:
    """Whether a line may be a headline: short, with letters, neither closed nor left open."""
    return (
        len(line) <= _LONG_LINE
        and bool(_LETTERS.search(line))
        and not is_prose(line)
        and not _OPEN_END.search(line)
    )


def is_title(line: str) -> bool:
    """Whether a line may be the title of another article: as a headline, or a short question."""
    short = len(line) <= _LONG_LINE and len(line.split()) <= _QUESTION_WORDS
    return is_headline(line) or (short and asks(line))


def asks(line: str) -> bool:
    """Whether a line ends in a question mark."""
    return line.rstrip("”’\"')]").endswith("?")


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page rather than to the article (`furniture.txt`)."""
    return len(line) <= 300 and (_is_furnishing(line) or _is_menu(line))


def _is_furnishing(line: str) -> bool:
    return bool(load_page_words().furniture.fullmatch(line))


def _is_menu(line: str) -> bool:
    """Whether a line is a row of sections: "Home   Foreign   Letters   Sport", "World | Sport"."""
    entries = [entry for entry in _MENU_MARK.split(line) if entry]
    if len(entries) < _FEWEST_ENTRIES or any(len(entry.split()) > 3 for entry in entries):
        return False
    sections = load_page_words().sections
    known = [one for one in entries if _is_furnishing(one) or _plain_quotes(one) in sections]
    return len(known) >= 2 and 2 * len(known) >= len(entries)


def _plain_quotes(text: str) -> str:
    return text.casefold().replace("’", "'")


def is_footer(line: str) -> bool:
    """Whether a line closes an article: comments, legal notes (`footers.tsv`)."""
    return len(line) <= 300 and bool(load_page_words().footers.fullmatch(line))


def is_date_line(line: str) -> bool:
    """Whether a line is little more than a date ("Published: 28 April 2022, 10.05 BST")."""
    if len(line) > 120 or not find_time(line):
        return False
    words = [word for word in _LETTERS.findall(line) if len(word) > 3]
    return len(line) <= 40 + _LABEL_ROOM and len(words) <= 8 and not is_prose(line)


def is_stamp(line: str) -> bool:
    """Whether a line is a count ("157"), a date in figures alone, or the label of one."""
    label = line.casefold().strip(" :")
    return not _LETTERS.search(line) or label in load_page_words().stamps


def byline_of(line: str) -> str | None:
    """Who wrote it, if the line is a byline ("By Ann Lee in Kyiv | 28 April 2022")."""
    if len(line) > 200:
        return None
    found = _BYLINE.match(line)
    if not found:
        return None
    after = line[found.end() :]
    if after and not is_date_line(after):
        return None
    return found["who"]


def signer_of(line: str) -> str | None:
    """Who wrote it, if the line is names, a mark and a date ("Ann Lee | 28 April 2022")."""
    found = _SIGNED.fullmatch(line) if len(line) <= 200 else None
    if not found or not is_date_line(found["rest"]):
        return None
    who, words = found["who"], load_page_words()
    stamped = who.casefold() in words.stamps or who.casefold().startswith(words.updates)
    each = re.split(r",| and | & ", who)
    alone = stamped or names_outlet(who) or not all(is_person(one.strip()) for one in each)
    return None if alone else who


def is_person(line: str) -> bool:
    """Whether a line is nothing but two to four capitalised words."""
    return bool(_PERSON.fullmatch(line))


def names_outlet(line: str) -> bool:
    """Whether a short line is shaped like a newspaper's or site's name ("The Morning Post")."""
    words = line.split()
    if not words or len(words) > 5 or _TERMINAL.search(line):
        return False
    if re.fullmatch(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,12}){1,2}", line, re.IGNORECASE):
        return True
    capital = all(word[0].isupper() or word in {"of", "the", "and", "de"} for word in words)
    known = any(word in load_page_words().outlet_words for word in words)
    return capital and (known or (words[0] == "The" and len(words) == 2))


def same_words(first: str, second: str) -> bool:
    """Whether two lines say the same, whatever their case, marks and spaces."""
    words = _LETTERS.findall(first.casefold())
    return bool(words) and words == _LETTERS.findall(second.casefold())
