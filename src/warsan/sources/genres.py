"""What kind of text a page is, by how it calls itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from warsan.codebook.pages import GenreCue, load_page_words
from warsan.model import Genre
from warsan.sources.draft import Draft

_CLOCK_START = re.compile(r"(?:from [^.]{0,20})?\d{1,2}[.:]\d{2}(?!\d)", re.IGNORECASE)
# A live page is a row of timed posts: fewer than three timed lines may be a schedule.
_TIMED_POSTS = 3


def judge_genre(draft: Draft) -> Genre:
    """The genre by the first cue that fits (`data/pages/genres.tsv`); "news" if none does."""
    places = _places(draft)
    for cue in load_page_words().genres:
        if any(_fits(cue, text) for text in places[cue.where]):
            return cue.genre
    timed = sum(1 for line in draft.paragraphs if _CLOCK_START.match(line))
    return "live" if timed >= _TIMED_POSTS else "news"


def _places(draft: Draft) -> dict[str, tuple[str, ...]]:
    path = urlsplit(draft.url).path if draft.url else ""
    return {
        "title": (draft.title.strip(),) if draft.title else (),
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
