"""What a page calls itself: by its title, its section, its address or how it opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from warsan.codebook.pages import GenreCue, load_page_words
from warsan.model import Genre
from warsan.sources.draft import Draft

_CLOCK_START = re.compile(r"(?:from [^.]{0,20})?\d{1,2}[.:]\d{2}(?!\d)", re.IGNORECASE)
# A live page is a row of timed posts: fewer than three timed lines may be a schedule.
_TIMED_POSTS = 3
_SAID = {
    "title": "its title says so",
    "hint": "its title may say so, and its text does not read as news",
    "section": "its section says so",
    "url": "its address says so",
    "opening": "it opens so",
}


@dataclass(frozen=True, slots=True)
class NamedGenre:
    """A genre by a cue of `data/pages/genres.tsv`.

    Attributes:
        hint: Whether the words may mean something else, so that the text must agree.
        reason: Where the page says so, in whose words.
    """

    genre: Genre
    hint: bool
    reason: str


def find_named_genres(draft: Draft) -> tuple[NamedGenre, ...]:
    """What the page says of itself, the first cue of the table first; hints come last."""
    found = [
        NamedGenre(cue.genre, cue.where == "hint", f"{_SAID[cue.where]}: “{_short(text)}”")
        for cue in load_page_words().genres
        for text in _places(draft)[cue.where]
        if _fits(cue, text)
    ]
    timed = sum(1 for line in draft.paragraphs if _CLOCK_START.match(line))
    if timed >= _TIMED_POSTS:
        found.append(NamedGenre("live", hint=False, reason=f"{timed} posts begin with a time"))
    return tuple(sorted(found, key=lambda one: one.hint))


def find_named_genre(draft: Draft) -> Genre | None:
    """The genre that the page gives itself beyond doubt; None if it gives none."""
    return next((one.genre for one in find_named_genres(draft) if not one.hint), None)


def _places(draft: Draft) -> dict[str, tuple[str, ...]]:
    path = urlsplit(draft.url).path if draft.url else ""
    title = (draft.title.strip(),) if draft.title else ()
    return {
        "title": title,
        "hint": title,
        "section": draft.sections,
        "url": tuple(part for part in path.lower().split("/") if part),
        "opening": draft.paragraphs[:1],
    }


def _fits(cue: GenreCue, text: str) -> bool:
    if not cue.pattern.fullmatch(text[:300].strip()):
        return False
    # "Headline | First Last" names an author, but "Headline | Daily Post" an outlet.
    return "{person}" not in cue.template or not _names_outlet(text.rpartition("|")[2])


def _names_outlet(text: str) -> bool:
    words = load_page_words().outlet_words
    return any(word in words for word in text.split())


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:28].rstrip() + " … " + text[-28:].lstrip()
